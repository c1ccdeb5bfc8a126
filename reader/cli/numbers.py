"""Numbers on the command line: ids of articles and limits, of any length, refused in plain words."""

from __future__ import annotations

from typing import Any

import click

from reader.errors import ReaderError
from reader.text import clean

LARGEST = 2**63 - 1
"""The largest number that the library knows."""


def whole_number(word: str) -> int | None:
    """The number that the word is, at most `LARGEST`; None where it is none."""
    if not (word.isascii() and word.isdigit()):
        return None
    digits = word.lstrip("0") or "0"
    return min(int(digits), LARGEST) if len(digits) <= len(str(LARGEST)) else LARGEST


class ArticleId(click.ParamType):  # type: ignore[type-arg]  # older versions of click have no generic type
    """An article's id. What is a number, but too large for any article, is an article that is not there."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The id as a number from 1."""
        number = value if isinstance(value, int) else whole_number(value.strip())
        if not number:
            raise click.UsageError(f"{clean(value)!r} is not an article's id; `assay list` gives the ids.", ctx)
        if number >= LARGEST:
            raise ReaderError(f"There is no article {clean(value)}; `assay list` gives the ids.")
        return number


class Count(click.ParamType):  # type: ignore[type-arg]  # as above
    """A limit: a whole number from `least` on."""

    name = "count"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        number = value if isinstance(value, int) else whole_number(value.strip())
        if number is None or number < self.least:
            option = param.opts[0] if param else "It"
            wanted = f"a whole number from {self.least} on"
            raise click.UsageError(f"`{option}` takes {wanted}, not {clean(str(value))!r}.", ctx)
        return number


ARTICLE_ID = ArticleId()
