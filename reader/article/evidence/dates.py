"""Dates and periods of a text, however they are written: "5 March", "Mar. 5", 2027-03-05, 05.03.2027, 3月5日, "Q3"."""

from __future__ import annotations

import re

from reader.article.evidence.words import values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PERIOD: Final = re.compile(r"[QH1-4](?<!\w.)(?:(?<=([QH]))([1-4])|(?<=([1-4]))([QH]))(?!\w)")
_OTHER_QUARTER: Final = re.compile(r"([1-4])(?<!\w.)T\d\d(?!\w)|([1-4]) ?분기|第([1-4])(?:季度|四半期)")
_QUARTERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "erstes": 1,
    "ersten": 1,
    "zweiten": 2,
    "dritten": 3,
    "vierten": 4,
}
_ISO: Final = re.compile(r"(?<!\d)(?:19|20)\d\d-(\d{2})-(\d{2})(?!\d)")
_NUMERIC: Final = re.compile(r"[0-9](?<![0-9./].)[0-9]?([./])[0-9]{1,2}\1(?:19|20)[0-9]{2}(?![0-9])")
_CJK_DATE: Final = re.compile(r"(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?")
_DAY_BEFORE: Final = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?: de| of)? $")
_DAY_BEHIND: Final = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.]\d)")

Date = tuple[str, int, int, int, int]
"""The print, month, day (0 where none is named), where it starts and ends."""


def dates_in(text: str, words: AbstractSet[str]) -> list[Date]:
    """The dates of a text, given with its words in lower case, by month and day. "May" and "March" count beside a
    number, and behind "in" or "since"."""
    found: list[Date] = []
    months = values("months")
    for match in () if months.keys().isdisjoint(words) else _WORD.finditer(text):
        name = match[0]
        if name.lower() not in months:
            continue
        behind = _DAY_BEHIND.match(text, match.end())
        before = _DAY_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
        month = int(months[name.lower()])
        if behind:
            found.append((text[match.start() : behind.end()], month, int(behind[1]), match.start(), behind.end()))
        elif before:
            start = match.start() - len(before[0])
            found.append((text[start : match.end()], month, int(before[1]), start, match.end()))
        elif name[0].islower() and len(name) <= 4:
            continue
        elif name.lower() not in _ORDINARY_TOO or _is_month(text, match):
            found.append((name, month, 0, match.start(), match.end()))
    if "-" in text:
        found.extend((match[0], int(match[1]), int(match[2]), *match.span()) for match in _ISO.finditer(text))
    if any(map(text.__contains__, _BEFORE_YEARS)):
        found.extend(_numeric(text))
    if "月" in text or "월" in text:
        found.extend((match[0], int(match[1]), int(match[2] or 0), *match.span()) for match in _CJK_DATE.finditer(text))
    return found


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a word such as "May" or "mars" is a month here: before a year, or behind a word of time."""
    if text[match.end() : match.end() + 3].strip() in ("19", "20"):
        return True
    before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()].rstrip()
    return before.rpartition(" ")[2].lower() in _BEFORE_MONTHS


_BEFORE_YEARS: Final = (".20", "/20", ".19", "/19")
_ORDINARY_TOO: Final = frozenset("may march mai mars mei".split())
_LONGEST_BEFORE: Final = 10
_BEFORE_MONTHS: Final = frozenset(
    "in since by until till from through during late early mid last next im seit bis ab ende anfang mitte en depuis "
    "fin début mi sinds".split()
)


def _numeric(text: str) -> list[Date]:
    """Dates such as 05.03.2027 and 5/3/2027; where both readings are possible, both, in the same place."""
    found: list[Date] = []
    for match in _NUMERIC.finditer(text):
        sign = match[1]
        first, second = (int(part) for part in match[0].split(sign)[:2])
        readings = {(second, first), (first, second)} if sign == "/" else {(second, first)}
        found.extend((match[0], month, day, *match.span()) for month, day in sorted(readings) if 0 < month < 13 and day)
    return found


def periods_in(text: str) -> set[str]:
    """Quarters and halves of a year: "Q3", "3Q", "3T23", "3분기", "third quarter", "first half" give Q3 and H1."""
    found: set[str] = set()
    if "T" in text or not text.isascii():
        found.update("Q" + digit for match in _OTHER_QUARTER.findall(text) for digit in match if digit)
    if "Q" in text or "H" in text:
        found.update((m[1] or m[4]) + (m[2] or m[3]) for m in _PERIOD.finditer(text))
    low = text.lower()
    if "quart" not in low and "half" not in low and "halbjahr" not in low:
        return found
    for word, number in _QUARTERS.items():
        for kind, names in (("Q", (" quarter", " quartal", "-quarter")), ("H", (" half", "-half", " halbjahr"))):
            if any(word + name in low for name in names):
                found.add(f"{kind}{number}")
    return found
