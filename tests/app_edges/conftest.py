"""Children and sizes for the tests of the edges."""

from pathlib import Path

import pytest
from app_edges.host import Children


@pytest.fixture
def children(tmp_path: Path) -> Children:
    """Children that answer what the test says."""
    return Children(tmp_path / "asked.log")


@pytest.fixture(params=[(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The three sizes of terminal that count."""
    value: tuple[int, int] = request.param
    return value
