"""The names of runs of capitals with what their words prove, remembered, since articles name the same companies."""

from __future__ import annotations

import re
from functools import cache

from reader.article.companies.names import is_legal_form
from reader.article.companies.scan import Name, names_of_run
from reader.article.companies.verdict import OPEN, PROVEN, judge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from reader.article.companies.known import KnownCompanies
    from reader.article.companies.verdict import Verdict

_FIRST_WORD: Final = re.compile(r"[\w./]+")
_MOST_REMEMBERED: Final = 8192
_ANDS: Final = frozenset(("and", "et", "und", "y"))


class JudgedRuns(dict[str, "tuple[bool, tuple[tuple[Name, Verdict], ...]]"]):
    """For a run, whether it begins with a legal form, and its names with what their words prove."""

    def __init__(self, known: KnownCompanies) -> None:
        self._known = known

    def __missing__(self, run: str) -> tuple[bool, tuple[tuple[Name, Verdict], ...]]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        first = _FIRST_WORD.match(run)
        is_form = first is not None and is_legal_form(first[0].rstrip("."))
        names = [part for name in names_of_run(run) for part in self._parted(name)]
        judged = self[run] = (is_form, tuple([(name, judge(self._known, name.tokens)) for name in names]))
        return judged

    def _parted(self, name: Name) -> Iterator[Name]:
        """The name, or the two that an "and" joins of which one is a known company's: "Stellantis et Verlac"."""
        at = next((at for at, token in enumerate(name.tokens[1:-1], 1) if token in _ANDS), 0)
        if not at or name.legal:
            yield name
            return
        first, second = name.tokens[:at], name.tokens[at + 1 :]
        verdicts = [judge(self._known, part)[0] for part in (first, second)]
        if (
            max(verdicts) < PROVEN
            or min(verdicts) < OPEN
            or judge(self._known, name.tokens) == (PROVEN, 0, len(name.tokens))
        ):
            yield name
            return
        middle = name.text.index(f" {name.tokens[at]} ")
        yield Name(name.start, name.start + middle, name.text[:middle], first, False)
        start = name.start + middle + len(name.tokens[at]) + 2
        last = Name(start, name.end, name.text[start - name.start :], second, False)
        last.owner, last.before_title = name.owner, name.before_title
        yield last


judged_runs: Final = cache(JudgedRuns)
