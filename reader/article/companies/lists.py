"""Lists of companies in running text: a name that nothing else proves is one where the rest of its list are."""

from __future__ import annotations

import re

from reader.article.companies.verdict import FAMED, OPEN
from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Final

    from reader.article.companies.context import Context
    from reader.article.companies.scan import Name
    from reader.article.companies.verdict import Verdict

LIST_MARKS: Final = frozenset(
    (
        ", ",
        " and ",
        ", and ",
        "; ",
        " or ",
        ", or ",
        " & ",
        " und ",
        " et ",
        " y ",
        " e ",
        " ed ",
        " en ",
        " oder ",
        " ou ",
    )
)
_MARKS: Final = LIST_MARKS - {"; "}
_LONGEST_MARK: Final = 6
_LONGEST_BETWEEN: Final = 8
_LONGEST_REMARK: Final = 80
_LONGEST_VERB: Final = 30
_LONGEST_LABEL: Final = 24
_LONGEST_CLAUSE: Final = 90
_COLONS: Final = (": ", "：")
_SHORTEST: Final = 3
_FEWEST: Final = 3
_FEWEST_KNOWN: Final = 2
_OTHERS: Final = re.compile(
    r",? (?:and|or|und|et|y|e) (?:other|others|andere|autres|otras|otros|altre|outras) ?([a-zà-ÿ]+)? ?([a-zà-ÿ]+)?"
)


def goes_on_list(text: str, end: int, begin: int) -> bool:
    """Whether a name that begins here goes on the list whose last name ended there, perhaps with a bracket behind it
    that says something of that one."""
    between = text[end : min(begin, end + _LONGEST_BETWEEN)]
    if between in LIST_MARKS:
        return True
    if not between.startswith(" ("):
        return False
    remark = text[end : min(begin, end + _LONGEST_REMARK)]
    return remark[remark.find(")") + 1 :] in LIST_MARKS


def listed_together(
    context: Context, names: Sequence[tuple[int, Name, Verdict]], is_firm: Callable[[str], bool]
) -> Iterator[str]:
    """The names of the lists that are companies', though their words prove nothing (`names` with where their runs
    begin): those beside at least as many companies, those with "and other miners" behind or "Investors:" before them,
    and the partner of a company ("Quellmoor and Tarn Energy announced")."""
    text = context.text
    for begin, end, closed, members in _lists(text, names):
        firms = [is_firm(name.key) for name, _ in members]
        if all(firms):
            continue
        told = _has_other_firms(text, end) or _is_announced(text, begin) or (any(firms) and _is_led_to(text, begin))
        if not told and not (closed and (_is_of_firms(firms) or _does_as_firms(firms, text, end))):
            continue
        unproven = [member for member, firm in zip(members, firms, strict=True) if not firm]
        if context.is_headline(end):
            continue
        if all(_may_be_a_firm(name, verdict, context, told=told) for name, verdict in unproven):
            yield from (name.text for name, _ in unproven)


def _is_of_firms(firms: list[bool]) -> bool:
    return len(firms) >= _FEWEST and sum(firms) >= max(_FEWEST_KNOWN, len(firms) - sum(firms))


def _is_announced(text: str, begin: int) -> bool:
    """Whether a label stands before a list: "Strategic participants: "."""
    label = text[max(0, begin - _LONGEST_LABEL) : begin].lower()
    return label.endswith(": ") and label[:-2].rpartition(" ")[2] in words("announcing companies")


def _is_led_to(text: str, begin: int) -> bool:
    """Whether a clause that speaks of companies ends in a colon before a list: "le altre controllate italiane: "."""
    if not text.endswith(_COLONS, 0, begin):
        return False
    clause = (
        text[max(0, begin - _LONGEST_CLAUSE) : begin - 2].rpartition("\n")[2].rpartition(". ")[2].rpartition("; ")[2]
    )
    return not words("nouns of lists").isdisjoint(clause.lower().split())


def _has_other_firms(text: str, end: int) -> bool:
    """Whether a list ends in "and other investors", or "other large miners"."""
    found = _OTHERS.match(text, end)
    return found is not None and not words("announcing companies").isdisjoint(found.groups())


def _does_as_firms(firms: list[bool], text: str, end: int) -> bool:
    """Whether the words behind a list with a company say what firms do together: "have signed", "announced"."""
    said = text[end : end + _LONGEST_VERB].lstrip(".").removeprefix(" have").removeprefix(" jointly").split()
    return any(firms) and said[:1] != [] and said[0] in words("what firms do together")


def _may_be_a_firm(name: Name, verdict: Verdict, context: Context, *, told: bool) -> bool:
    """Whether a name may be a company's; `told` is whether words beside the list say that it is one of companies."""
    if verdict.certainty not in (OPEN, FAMED) or name.tokens[0].lower() in words("given names"):
        return False
    if len(name.tokens) == 1:
        return name.text not in context.surnames and len(name.text) >= _SHORTEST
    return told or not name.may_be_a_person


def _lists(
    text: str, names: Sequence[tuple[int, Name, Verdict]]
) -> Iterator[tuple[int, int, bool, list[tuple[Name, Verdict]]]]:
    """Where each list of names begins and ends, whether an "and" stands before the last one, and its names."""
    members: list[tuple[Name, Verdict]] = []
    last: tuple[Name, Verdict] | None = None
    first = end = 0
    closed = False
    for start, name, verdict in names:
        begin = start + name.start
        if verdict.certainty < OPEN:  # no company's, and no list of companies goes on behind it, but for initials
            if members and name.text.isupper() and text[end:begin] in _MARKS:
                end = start + name.end
            else:
                last = None
            continue
        if last and begin - end <= _LONGEST_MARK and not closed and (mark := text[end:begin].lstrip(".")) in _MARKS:
            if not members:
                first, members = end - len(last[0].text), [last]
            members.append((name, verdict))
            closed = mark != ", "
        elif members:
            yield first, end, closed, members
            members, closed = [], False
        last = (name, verdict)
        end = start + name.end
    if members:
        yield first, end, closed, members
