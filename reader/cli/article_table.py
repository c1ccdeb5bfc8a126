"""Articles as a table for people: the narrower the terminal, the fewer columns beside the title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.cli.printing import local, on_terminal, plain, table, text_room
from reader.model import kinds_in_words

if TYPE_CHECKING:
    from rich.text import Text

    from reader.model import ArticleRow

COLUMNS = ("id", "", "date", "source", "title", "fine print")
_GAP = 2
_DAY = len("2031-01-31")
_NARROW = 80
_LEFT_OUT: tuple[tuple[str, ...], ...] = (
    (),
    ("time",),
    ("time", "fine print"),
    ("time", "fine print", "source"),
    ("time", "fine print", "source", "date"),
)
"""What is left out for the title, little by little. For the fine print there is still a flag behind the marks."""


def print_articles(rows: Iterable[ArticleRow], columns: Sequence[str] = COLUMNS) -> None:
    """Prints articles under some of `COLUMNS`, those that the terminal has room for; in a pipe all, uncut."""
    if not on_terminal():
        table(columns, ([cells[column] for column in columns] for cells in map(_cells, rows)))
        return
    articles = [_cells(row) for row in rows]
    left_out, most = _fitting(columns, articles, text_room())
    kept = [column for column in columns if column not in left_out]
    shown = ([_shown(column, cells, left_out) for column in kept] for cells in articles)
    table(kept, shown, wide="title", right="id", most=most)


def _cells(row: ArticleRow) -> dict[str, str]:
    return {
        "id": str(row.id),
        "": ("●" if not row.read else " ") + ("★" if row.starred else " "),
        "date": local(row.published or row.received),
        "source": row.feed_title,
        "title": row.title or row.url,
        "fine print": ", ".join(kinds_in_words(row.kinds)),
    }


def _shown(column: str, cells: Mapping[str, str], left_out: Sequence[str]) -> Text:
    from rich.text import Text

    if column == "":
        flag = "⚑" if "fine print" in left_out and cells["fine print"] else ""
        return Text(cells[""], "cyan").append(flag, "yellow")
    if column == "title":
        return plain(cells["title"], "bold" if cells[""].startswith("●") else "")
    text = cells[column][:_DAY] if column == "date" and "time" in left_out else cells[column]
    return plain(text, "yellow" if column == "fine print" else "dim")


def _fitting(
    columns: Sequence[str], articles: Sequence[Mapping[str, str]], room: int
) -> tuple[Sequence[str], dict[str, int]]:
    """What to leave out, and the columns of the terminal for source and fine print: what most titles leave is for the
    fine print.
    """
    from rich.cells import cell_len

    lengths = {column: sorted(cell_len(cells[column]) for cells in articles) for column in columns}
    titles = lengths["title"][len(articles) * 3 // 4]
    wanted = min(titles, room // 2 if room < _NARROW else room * 2 // 5)
    most = max(10, min(20, room // 7))
    for left_out in _LEFT_OUT:
        widths = {column: lengths[column][-1] for column in columns if column not in (*left_out, "title")}
        if "source" in widths:
            widths["source"] = min(max(widths["source"], len("source")), most)
        if "fine print" in widths:
            widths["fine print"] = max(10, min(26, room // 7))
        elif "" in widths:
            widths[""] += 1
        if "time" in left_out and "date" in widths:
            widths["date"] = _DAY
        left = room - sum(widths.values()) - _GAP * len(widths)
        if left >= wanted:
            break
    return left_out, {"source": most, "fine print": max(widths.get("fine print", 0), left - titles)}
