"""Asking for a search or a filter, and what the reader types after `/` as a query: words, the last one unfinished."""

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.app.typesetting import has_wide

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk
    from reader.app.widgets.answers import Kind
    from reader.app.widgets.asking import QueryLine

PREFIX_FROM = 3


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r'"[^"]*"?|\S+')


def search_query(text: str) -> str:
    """The query that finds the words as typed. Quoted phrases stay phrases; nothing else has a meaning of its own.

    The last word finds longer ones too, from three letters (from one in Chinese, Japanese and Korean).
    """
    words = [word.strip('"').strip() for word in _words().findall(text)]
    phrases = [word for word in words if any(letter.isalnum() for letter in word)]
    if not phrases:
        return ""
    terms = [_quoted(phrase) for phrase in phrases]
    last = phrases[-1]
    unfinished = not text.endswith((" ", '"'))
    if unfinished and last.isalnum() and (len(last) >= PREFIX_FROM or has_wide(last)):
        terms[-1] = f"{last}*"
    return " ".join(terms)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


class Asking:
    """The line in which the reader types; it is there only while it is needed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.line: QueryLine | None = None

    @property
    def open(self) -> bool:
        """Whether keys go to the line."""
        return self.line is not None

    def ask(self, kind: "Kind", text: str, scope: str) -> None:
        """Opens the line."""
        from reader.app.widgets.asking import QueryLine

        self.close()
        self._desk.panes.focus("articles")
        self.line = QueryLine(kind, text, scope, self._desk.assay.remembered.searches)
        self._desk.mount(self.line, before=self._desk.status)
        self._desk.show_hints()

    def close(self) -> None:
        """Takes the line away."""
        if self.line is not None:
            self.line.remove()
            self.line = None
            self._desk.panes.focus("articles")

    async def typed(self, kind: "Kind", text: str, everywhere: bool) -> None:
        """Lists what the text finds so far; says what is wrong with a filter."""
        if kind == "search":
            await self._desk.listing.search_for(text, everywhere=everywhere)
        else:
            await self._filter(text)

    async def _filter(self, text: str) -> bool:
        fault = await self._desk.listing.filter_by(text)
        if self.line is not None:
            self.line.show_fault(str(fault) if fault else "", fault.position if fault else 0)
        return fault is None

    async def accepted(self, kind: "Kind", text: str) -> None:
        """Keeps what was found and goes to the list."""
        if kind == "filter" and not await self._filter(text):
            return
        self._desk.assay.remember(self._desk.assay.remembered.searched(text))
        self.close()
        if kind == "search" and not search_query(text):
            self._desk.listing.end_search()

    def given_up(self, kind: "Kind") -> None:
        """Goes back to what was there before."""
        self.close()
        self._desk.listing.end_search()
