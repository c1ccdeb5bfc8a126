"""What the commands print: JSON lines for programs, tables for people, tab-separated lines for pipes.

Text of feeds is never read as markup here: it goes out as `rich.text.Text`, or as it is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from reader.text import clean, clean_lines

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress, TaskID
    from rich.text import Text

T = TypeVar("T")
WIDTH_OF_A_PIPE = 100
SOON = 1.0
"""Seconds after which a person is told what takes its time."""
_WIDEST_TEXT = 100
_BRIEF = 120


def on_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout.isatty()


def json_line(value: Mapping[str, Any], *, flush: bool = False) -> None:
    """Prints one JSON object on one line."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json_text(value, ascii_only=not utf8) + "\n")
    if flush:
        sys.stdout.flush()


@cache
def _acting() -> re.Pattern[str]:
    # JSON itself escapes nothing above U+001F: DEL and C1 controls, line ends of Unicode, bidirectional overrides and
    # lone surrogates would go to the terminal as they are.
    return re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """The value as JSON on one line, with nothing in it that acts on a terminal; it says the same to a program."""
    text = json.dumps(value, ensure_ascii=ascii_only, separators=(", ", ": "))
    return text if text.isascii() and "\x7f" not in text else _acting().sub(lambda one: f"\\u{ord(one[0]):04x}", text)


def brief(text: str) -> str:
    """The text for a sentence, no longer than a line."""
    return text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1]}…"


def iso(moment: datetime | None) -> str | None:
    """The moment in UTC as ISO 8601, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def local(moment: datetime | None) -> str:
    """The moment in the local zone, to the minute; a dash for none."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "–"


def say(sentence: str) -> None:
    """Prints a sentence for people."""
    sys.stdout.write(clean(sentence) + "\n")


def complain(sentence: str) -> None:
    """Prints a sentence on stderr, for what went wrong without ending the command."""
    sys.stderr.write(clean(sentence) + "\n")


@cache
def console() -> Console:
    """A console that takes nothing for markup, and no more than a page's width for text."""
    from rich.console import Console

    width = None if on_terminal() else WIDTH_OF_A_PIPE
    return Console(width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def text_room() -> int:
    """Columns of the terminal, or of a page where there is none."""
    import shutil

    return shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns


def text_width() -> int:
    """Columns for running text: those of the terminal, at most a comfortable line."""
    return min(text_room(), _WIDEST_TEXT)


def show(renderable: RenderableType, width: int | None = None) -> None:
    """Prints a rich value; in a pipe without the blanks that fill its lines."""
    if on_terminal():
        console().print(renderable, width=width)
        return
    with console().capture() as captured:
        console().print(renderable, width=width)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def plain(text: str, style: str = "") -> Text:
    """The text on one line for a rich value, never read as markup."""
    from rich.text import Text

    return Text(clean(text), style)


def passage(text: str, style: str = "") -> Text:
    """The text with its line ends and blanks for a rich value, never read as markup."""
    from rich.text import Text

    return Text(clean_lines(text), style)


@contextmanager
def waiting(words: str, *, after: float = 0) -> Iterator[None]:
    """Says on a terminal, while something takes its time (`after` so many seconds), what that is."""
    if not on_terminal():
        yield
        return
    from threading import Timer

    status = console().status(plain(words, "dim"))
    begin = Timer(after, status.start)
    begin.start()
    try:
        yield
    finally:
        begin.cancel()
        begin.join()
        status.stop()


@contextmanager
def bar(words: str = "") -> Iterator[Callable[[int, int], None]]:
    """A function that shows on a terminal how much of how much is done; the bar goes away at the end."""
    with ExitStack() as at_end:

        @cache
        def progress() -> tuple[Progress, TaskID]:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (BarColumn(), MofNCompleteColumn(), TextColumn(words, markup=False), TimeRemainingColumn())
            shown = at_end.enter_context(Progress(*columns, console=console(), transient=True))
            return shown, shown.add_task("")

        def advance(done: int, of: int) -> None:
            if on_terminal():
                shown, task = progress()
                shown.update(task, total=of, completed=done)

        yield advance


def followed(
    items: Iterable[T], total: Callable[[], int], *, size: Callable[[T], int] = lambda item: 1, words: str = ""
) -> Iterator[T]:
    """The items, with a bar on a terminal once they take their time; `total` says how much there is of `size`."""
    begun, done = monotonic(), 0
    of = cache(total)
    with bar(words) as advance:
        for item in items:
            yield item
            done += size(item)
            if on_terminal() and monotonic() - begun > SOON:
                advance(done, of())


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str | Text]],
    *,
    wide: str = "",
    right: str = "",
    most: Mapping[str, int] | None = None,
) -> None:
    """Prints rows under their headings, cut to the terminal; in a pipe tab-separated lines without headings, uncut.

    `wide` names the column that gets the room that is left, `right` those (separated by blanks) that end flush, `most`
    how many cells of the terminal a column may take.
    """
    if not on_terminal():
        for row in rows:
            sys.stdout.write("\t".join(clean(str(cell)) for cell in row) + "\n")
        return
    from rich.table import Table

    grid = Table(box=None, pad_edge=False, header_style="dim", expand=bool(wide))
    for column in columns:
        grid.add_column(
            column,
            justify="right" if column in right.split() else "left",
            ratio=1 if column == wide else None,
            max_width=(most or {}).get(column),
            no_wrap=True,
            overflow="ellipsis",
        )
    for row in rows:
        grid.add_row(*(plain(cell) if isinstance(cell, str) else cell for cell in row))
    show(grid)
