"""Companies in Cyrillic texts, whose names stand in quotation marks beside a legal form: ООО «Гряда Энерго»,
„Северна мед“ ЕООД. Names in quotation marks alone may be newspapers, ships and clubs, and are left."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.names import key_of
from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.companies.known import KnownCompanies

_NAME: Final = r'(?:«([^«»\n]{1,49}[^«»\s])»|"([^"\n]{1,49}[^"\s])"|[„“]([^„“”\n]{1,49}[^„“”\s])[”“])'


def in_first_case(known: KnownCompanies, printed: str) -> str:
    """A known company's name in the case in which lists give it: "Газпром" for "Газпрома"."""
    found = None if printed.isascii() else known.find(key_of(printed))
    return found[0] if found and found[0][:_STEM].lower() == printed[:_STEM].lower() else printed


_STEM: Final = 3


def cyrillic_companies(text: str) -> list[str]:
    """The names between the quotation marks, each once."""
    found = (next(filter(None, match.groups())) for match in _formed().finditer(text))
    return list(dict.fromkeys(found))


@cache
def _formed() -> re.Pattern[str]:
    before, behind = words("cyrillic legal forms before"), words("cyrillic legal forms behind")
    nouns = [f"[{noun[0]}{noun[0].upper()}]{noun[1:]}" for noun in words("cyrillic firm nouns")]
    return re.compile(rf"\b(?:{'|'.join([*before, *nouns])}) ?{_NAME}|{_NAME} ?(?:{'|'.join(behind)})\b")
