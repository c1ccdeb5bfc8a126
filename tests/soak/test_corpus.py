"""Every feed of the shared corpus, through two whole passes."""

import os
import subprocess
import sys
from pathlib import Path

TEST = Path(__file__).parents[1] / "poller" / "test_corpus.py"


def test_every_feed_of_the_corpus() -> None:
    command = [sys.executable, "-m", "pytest", str(TEST)]
    result = subprocess.run(command, env={**os.environ, "ASSAY_EVERY_FEED": "1"}, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-4000:]
