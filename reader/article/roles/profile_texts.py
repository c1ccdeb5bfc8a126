"""Where the text of a profile ends: at a heading, at press contacts, at fine print, at somebody else."""

from __future__ import annotations

from reader.article.roles.boilerplate import is_page_line
from reader.article.roles.contacts import is_contact
from reader.article.roles.fineprint import is_fine_print
from reader.article.roles.fused import label_in_line
from reader.article.roles.subjects import ARTICLES, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft
    from reader.article.vocabulary import Words

FEWEST: Final = 5


def texts_from(draft: Draft, start: int, *, goes_on: bool = False) -> list[int]:
    """The paragraphs from `start` on that are about the same one; `goes_on` where its text has already begun."""
    found: list[int] = []
    for at in range(start, len(draft.lines)):
        line = draft.lines[at]
        if (found or goes_on) and not line.role and line.kind == "paragraph" and _refers(line):
            found.append(at)
            break
        if line.role or line.label or line.kind == "heading":
            break
        if (found or goes_on) and (is_contact(draft, line) or is_fine_print(draft, at, profiled=True) or _quotes(line)):
            break
        if (
            is_page_line(draft, line)
            or line.text.startswith(("www.", "https://", "http://"))
            or (line.text[0] in "*†‡" and not line.bullet)
            or line.size < (2 if _heads_part(line) else 3 if line.bullet else FEWEST)
            or _begins_fused(line, draft.words)
            or (found and _is_subhead(line))
        ):
            break
        found.append(at)
    return found


def _heads_part(line: Line) -> bool:
    """Whether a short line announces the next part of what somebody says of themselves: "Our Mission:"."""
    return line.text[-1] in ":：" and not _SELVES.isdisjoint(line.tokens[:1])


_SELVES: Final = frozenset("our mission vision values they we unsere notre nuestra".split())


def _is_subhead(line: Line) -> bool:
    """Whether a line is set as the head of the next part of the text: "The Future of Small Mills"."""
    if line.bullet or line.size > _LONGEST_SUBHEAD or line.text[-1] in _NO_HEADS_END:
        return False
    return all(word[0].isupper() or word in ARTICLES for word in line.text.split())


_LONGEST_SUBHEAD: Final = 9
_NO_HEADS_END: Final = frozenset(".,;:!?。：")


def _refers(line: Line) -> bool:
    """Whether a line below a profile says where there is more to read, and names nobody to write to or call."""
    if line.size > _LONGEST_REFERENCE or line.tokens[:1] != ["for"] or line.tokens[2:3] not in _MORE:
        return False
    return not _VISITING.isdisjoint(line.tokens) and "@" not in line.text and _CALLING.isdisjoint(line.tokens)


_LONGEST_REFERENCE: Final = 30
_MORE: Final = (["information"], ["info"], ["details"])
_VISITING: Final = frozenset(("visit", "see", "www"))
_CALLING: Final = frozenset("contact call email mail phone tel telephone register".split())


def _quotes(line: Line) -> bool:
    """Whether a paragraph tells what somebody said, which no profile does."""
    if line.text[0] in '“"' and line.text[-1] in '”"':
        return True
    return ("“" in line.text or '"' in line.text) and not _SPEAKING.isdisjoint(line.tokens)


_SPEAKING: Final = frozenset(
    "said says comments added explained stated commented sagte erklärte déclaré dijo disse".split()
)


def about_one(draft: Draft, texts: list[int]) -> list[int]:
    """The paragraphs up to one that says what somebody else is: "Other Ltd is a ..."."""
    first = draft.lines[texts[0]].text
    for n, at in enumerate(texts[1:], 1):
        text = draft.lines[at].text
        name = subject(text)
        if (
            name
            and name.split()[0].lower() not in first.lower()
            and text[len(name) :].startswith((" is a ", " is an ", " is the "))
        ):
            return texts[:n]
    return texts


def _begins_fused(line: Line, words: Words) -> bool:
    """Whether a line begins with the label of the next profile: "About ...", "Über die Oxbow AG:" in bold."""
    if line.text.startswith(("About ", "ABOUT ")):
        return True
    if not line.marks or line.marks[0][0] or line.tokens[0] not in words.profile_openings:
        return False
    return bool(label_in_line(line, words)[0])
