"""Lines of figures, times and names: counters of the page on the one hand, bylines and captions on the other."""

from __future__ import annotations

from itertools import pairwise

from reader.article.roles.contacts import is_number
from reader.article.roles.draft import is_sentence
from reader.text import digits_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line

_LONGEST: Final = 16
_LONGEST_DATE: Final = 6
_MOST_NAMED: Final = 3
_RUNNING: Final = " min"
_PERIODS: Final = "qh"
_COUNTED: Final = frozenset("kmbx")  # "1.2k", "1.5x"; any other letter is a measure: "62.5g"
_MONEY: Final = frozenset("$€£¥₩₹%")
_COUNTS: Final = "0123456789.,+km ()"
_REACTIONS: Final = frozenset(
    "share shares comment comments comment(s views like likes retweet retweets photos".split()
)
_BY: Final = frozenset("by von par por di da".split())
# What says, or begins to say, who took a picture.
CREDITS: Final = frozenset("photo foto ap reuters getty afp picture image bild symbolbild bildquelle dpa imago".split())


def is_counter(line: Line) -> bool:
    """Numbers and running times only: "1.2k", "12", "VIDEO2:4902:49", "0:00 / 3:12"; no amounts, shares or dates."""
    if len(line.text) > 40 or not digits_in(line.text) or is_number(line):
        return False
    if _is_glued_time(line):
        return True
    if line.low.endswith(_RUNNING) and ":" in line.text and sum(map(str.isalpha, line.text)) < len(_RUNNING):
        return True  # "4.3.2031 | 2:43 min"
    if is_byline(line) or line.low[0] in _PERIODS:  # "Q2-31"
        return False
    if _is_short_date(line.text) or (line.kind == "heading" and line.text[0].isalpha()):
        return False  # "14.9.31", "F1" above a headline
    if line.text[0] in "+-−" and line.text.endswith("%"):  # how far a price has moved
        return line.size <= 2
    if not _MONEY.isdisjoint(line.text) or (line.size > 3 and ":" not in line.text):
        return False
    letters = sum(map(str.isalpha, line.text))
    if letters == 1:
        return not _COUNTED.isdisjoint(line.low)
    return not letters or line.low.startswith("video")


def _is_glued_time(line: Line) -> bool:
    """Whether a running time sticks to the date of a recording: "Sept. 2, 203102:06"."""
    head, colon, seconds = line.text[:-3], line.text[-3:-2], line.text[-2:]
    if colon != ":" or not seconds.isdecimal() or line.size > _LONGEST_DATE:
        return False
    digits = head[-6:]
    return len(digits) == 6 and digits.isdecimal() and digits[:2] in ("19", "20")


def counts_reactions(line: Line) -> bool:
    """Whether the line says how often the article was shared, liked or answered: "195Shares", "Share14K"."""
    if len(line.tokens) > _MOST_NAMED or not digits_in(line.text):
        return False
    return line.low.strip(_COUNTS) in _REACTIONS or _are_glued_counts(line.low)


def _are_glued_counts(low: str) -> bool:
    """Whether the text is counts that have run together: "99Likes8Retweets"."""
    words = "".join([sign if sign.isalpha() else " " for sign in low]).split()
    return 1 < len(words) <= _MOST_COUNTS and _REACTIONS.issuperset(words)


_MOST_COUNTS: Final = 4


def turns_pages(line: Line) -> bool:
    """Whether the line leads to the other pages of an article: "1 2 3 Next >"."""
    if len(line.tokens) > _MOST_PAGES or line.tokens[-1] not in _NEXT:
        return False
    numbers = line.tokens[line.tokens[0] in _PAGE : -1]
    return len(numbers) > 1 and all(map(str.isdecimal, numbers))


_MOST_PAGES: Final = 12
_NEXT: Final = frozenset("next weiter suivant suivante siguiente próxima avanti volgende".split())
_PAGE: Final = frozenset("page pages seite seiten página pagina".split())


def _is_short_date(text: str) -> bool:
    """Whether the text is a date with a year of two figures: "14.9.31", "14/09/31"."""
    for sign in "./":
        parts = text.strip(" .").split(sign)
        if len(parts) == 3:
            return all(part.isdecimal() for part in parts)
    return False


def begins_with_time(line: Line) -> bool:
    """The title of a recording behind its running time: "4:11 Storm reaches the coast"."""
    if not line.text[0].isdigit() or line.size > _LONGEST or is_sentence(line):
        return False
    head, _, title = line.low.partition(" ")
    minutes, colon, seconds = head.partition(":")
    timed = bool(colon) and minutes.isdigit() and len(seconds) == 2 and seconds.isdigit()
    return timed and not title.startswith(_OF_DAY)


def ends_with_time(line: Line) -> bool:
    """The title of a recording with its running time behind it: "Storm reaches the coast (1:04:11)"."""
    if not line.text.endswith(")") or not line.text[-2:-1].isdigit() or line.kind != "paragraph":
        return False
    head, _, time = line.text[:-1].rpartition("(")
    parts = time.split(":")
    return bool(head) and line.size <= _LONGEST and len(parts) in (2, 3) and all(map(str.isdecimal, parts))


_OF_DAY: Final = ("am", "pm", "a.m", "p.m", "uhr", "h ")


def starts_byline(line: Line) -> bool:
    """Whether the line begins as a byline does: "By Ann Marlow"."""
    return bool(line.tokens) and line.tokens[0] in _BY


def is_byline(line: Line) -> bool:
    """Whether the line is part of the byline block or a caption: "By A and B", "(Photo: ...)", a date."""
    if starts_byline(line):
        return True
    years = any(word[:2] in ("19", "20") and len(word) == 4 and word.isdigit() for word in line.tokens)
    return years or ("(" in line.text and line.text.endswith(")") and not line.words.isdisjoint(CREDITS))


def is_caption(line: Line) -> bool:
    """Whether the line ends in who took the picture: "The old mill (Image: N. N.)", "The old mill Credit: N. N."."""
    head, sign, rest = line.low.rpartition("(" if line.low.endswith(")") else "credit:")
    return bool(sign and head) and (sign != "(" or rest.partition(":")[0].strip() in CREDITS)


def is_credited(line: Line) -> bool:
    """Whether the line says somewhere who took a picture: "The old mill. Foto: Ann Marlow/AP"."""
    return ":" in line.text and any(f"{word}:" in line.low for word in _CREDITING)


_CREDITING: Final = ("photo", "foto", "photograph", "picture", "bild", "bilder", "image", "credit")


def is_date(line: Line) -> bool:
    """Whether the line is a date and little else: "14 September 2031", "14.09.2031 09:26", "2031-09-14"."""
    if not 1 <= line.size <= _LONGEST_DATE or len(line.text) > 40:
        return False
    digits = digits_in(line.text)
    if digits < 5:
        return False
    years = any(word[:4].isdigit() and word[:2] in ("19", "20") for word in line.tokens)
    parts = [word for word in line.tokens if word.isdigit()]
    others = len(line.tokens) - len(parts)  # "Three months ended December 31, 2031" is no date
    return years and others <= min(2 * len(parts), _MOST_NAMED)


def is_time_of_day(line: Line) -> bool:
    """Whether the line is a time and nothing else: "14:20"."""
    hours, colon, minutes = line.text.partition(":")
    return bool(colon) and len(hours) == len(minutes) == 2 and hours.isdecimal() and minutes.isdecimal()


def is_name(line: Line) -> bool:
    """Whether the line may be somebody's name and nothing else: "Ann Marlow"."""
    found = line.text.split(None, 4)
    return line.kind == "paragraph" and 2 <= len(found) <= 4 and all(word[0].isupper() for word in found)


def names_author(lines: list[Line], at: int) -> bool:
    """Whether the line is a name with which the line below begins to tell of somebody."""
    line = lines[at]
    return is_name(line) and at + 1 < len(lines) and lines[at + 1].text.startswith(f"{line.text} ")


def joints(text: str) -> list[int]:
    """Where words seem to be run together, since a capital follows a small letter: "CommentsShare"."""
    return [at for at, (one, other) in enumerate(pairwise(text), 1) if one.islower() and other.isupper()]
