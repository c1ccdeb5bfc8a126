"""What tests of notes and tags in progress have in common."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.conftest import Driver
from textual.widgets import TextArea

from reader.app.drafts import DRAFTS
from reader.app.screens.dialog import Notice
from reader.model import ArticleRow


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The library while another program writes it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def notice(desk: Driver) -> str:
    return desk.app.screen.query_one("#notice", Notice).sentence


def written(desk: Driver) -> str:
    return desk.app.screen.query_one(TextArea).text


def current(desk: Driver) -> ArticleRow:
    row = desk.desk.list.window.current
    assert row is not None
    return row


def drafts(tmp_path: Path) -> list[Path]:
    folder = tmp_path / DRAFTS
    return sorted(folder.iterdir()) if folder.exists() else []
