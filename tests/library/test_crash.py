"""A process that is killed at any moment leaves a sound library: articles and validators together, or neither."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from library.making import NOW, open_library

from reader.library import check

POLLER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
from library.making import NOW, article, open_library
from reader.model import Validators
library = open_library(Path({path!r}))
feed = library.subscribe("https://ore.example/feed")
print("ready", flush=True)
number = 0
while True:
    (state,) = library.intake.poll_states(NOW, every=True)
    new = [article(f"{{number}}-{{i}}") for i in range(20)]
    library.intake.save(replace(state, validators=Validators(str(number), None)), new=new)
    library.mark("read", ids=[number * 20 + 1])
    number += 1
"""


@pytest.mark.parametrize("attempt", range(5))
def test_a_kill_leaves_articles_and_validators_together(path: Path, attempt: int) -> None:
    program = POLLER.format(tests=str(Path(__file__).parents[1]), path=str(path))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as poller:
        assert poller.stdout is not None
        assert poller.stdout.readline() == b"ready\n"
        wait = random.Random(attempt).uniform(0.01, 0.25)
        end = time.monotonic() + wait
        while time.monotonic() < end:
            pass
        poller.kill()
        poller.wait()
    assert list(check(path)) == []
    with open_library(path) as library:
        (state,) = library.intake.poll_states(NOW, every=True)
        passes = -1 if state.validators.entity_tag is None else int(state.validators.entity_tag)
        assert library.count("") == (passes + 1) * 20
        assert library.count("is:read") in (passes, passes + 1, 0)
        assert len(library.intake.known(state.id).articles) == (passes + 1) * 20


def test_a_star_survives_a_kill_right_after_it(path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from library.making import add_feed, article, open_library\n"
        f"library = open_library(Path({str(path)!r})); add_feed(library, articles=[article('a')])\n"
        "library.mark('starred', ids=[1]); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    with open_library(path) as library:
        assert library.count("is:starred") == 1
    assert list(check(path)) == []
