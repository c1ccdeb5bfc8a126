"""Asking for a search, a filter or a day. The first two speak the query language, and are listed while being typed."""

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.app.typesetting import has_wide

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk
    from reader.app.sources import Source
    from reader.app.widgets.answers import Kind
    from reader.app.widgets.asking import QueryLine

PREFIX_FROM = 3
OPERATORS = ("AND", "OR", "NOT")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s(-])([^\W_]+)$")


def search_query(text: str) -> str:
    """The query that a search asks while it is typed: a last bare word finds longer ones too.

    From three letters on, or from one in Chinese, Japanese and Korean. Words in quotes and values stay as they are.
    """
    text = text.rstrip("\n")
    last = _last_word().search(text)
    if last is None or text.count('"') % 2 or last[1] in OPERATORS:
        return text.strip()
    return f"{text.strip()}*" if len(last[1]) >= PREFIX_FROM or has_wide(last[1]) else text.strip()


class Asking:
    """The line in which the reader types; it is there only while it is needed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.line: QueryLine | None = None
        self._back_to = "articles"

    @property
    def open(self) -> bool:
        """Whether keys go to the line."""
        return self.line is not None

    def ask(self, kind: "Kind", text: str, source: "Source") -> None:
        """Opens the line."""
        from reader.app.widgets.asking import QueryLine

        self.close()
        self._back_to = self._desk.panes.focused if kind == "older" else "articles"
        self._desk.panes.focus("articles")
        self.line = QueryLine(kind, text, source, self._desk.assay.remembered.searches)
        self._desk.mount(self.line, before=self._desk.status)
        self._desk.show_hints()

    def close(self) -> None:
        """Takes the line away."""
        if self.line is not None:
            self.line.remove()
            self.line = None
            self._desk.panes.focus(self._back_to)

    async def typed(self, kind: "Kind", text: str, everywhere: bool) -> None:
        """Lists what the text finds so far."""
        self._desk.show_hints()
        await self._ask(kind, text, everywhere)

    async def _ask(self, kind: "Kind", text: str, everywhere: bool) -> bool:
        """Does what was asked for; whether the text says it. What is wrong with it stands under the line."""
        desk = self._desk
        match kind:
            case "search":
                fault = await desk.finding.search_for(text, everywhere=everywhere)
            case "filter":
                fault = await desk.finding.filter_by(text)
            case "date":
                fault = await desk.looks.go_to_date(text)
            case "older":
                fault = await desk.marks.older_read(text)
        if self.line is not None:
            self.line.show_fault(str(fault) if fault else "", fault.position if fault else 0)
        return fault is None

    async def accepted(self, kind: "Kind", text: str) -> None:
        """Keeps what was found and goes to the list."""
        everywhere = self.line is not None and self.line.everywhere
        if not await self._ask(kind, text, everywhere):
            return
        if kind in ("search", "filter"):
            self._desk.assay.remember(self._desk.assay.remembered.searched(text))
        self.close()
        if kind == "search" and not text.strip():
            self._desk.finding.back()

    def given_up(self, kind: "Kind") -> None:
        """Goes back to what was there before."""
        self.close()
        self._desk.finding.give_up(kind)
