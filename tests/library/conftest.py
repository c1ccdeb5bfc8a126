"""Libraries for the tests of the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library.making import open_library

from reader.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with open_library(path) as opened:
        yield opened
