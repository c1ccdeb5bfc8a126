"""Libraries for the tests of the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library.making import add_feed, article, open_library, parts, place

from reader.library import Library
from reader.model import Company


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with open_library(path) as opened:
        yield opened


@pytest.fixture
def filled(path: Path) -> Path:
    """A library with a little of everything."""
    place(path, _fill)
    return path


def _fill(library: Library) -> None:
    for name in ("ore", "tin"):
        made = [
            article(f"{name}{i}", hours=i, made_of=parts(kinds=["opinion"], companies=[Company("Ferro AG")]))
            for i in range(5)
        ]
        add_feed(library, name, folder="Metals", articles=made)
    library.mark("read", ids=[1, 2])
    library.tag([3], add=["hot"])
    library.note(4, "A note.")
    library.mark("starred", ids=[5])
