"""What tests of reading on the desk have in common."""

from pathlib import Path

from app.samples import NOW

from reader.library import Library


def stored(path: Path, query: str) -> list[str]:
    """The titles that a query has in the library file."""
    with Library.open(path, write=False, clock=lambda: NOW) as library:
        return [row.title for row in library.rows(query)]
