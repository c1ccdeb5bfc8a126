"""Where the style sheets are: in the package when installed, at the top of a checkout otherwise."""

from functools import cache
from pathlib import Path


@cache
def _folder() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


def style(name: str) -> Path:
    """The style sheet `NAME.tcss`."""
    return _folder() / f"{name}.tcss"
