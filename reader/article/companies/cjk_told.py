"""Chinese, Japanese and Korean names that only the words beside them prove to be companies': what is done to firms
("を子会社化", "65.89%股权", "지분 30%"), where they sit ("（福岡市"), who leads them ("创始人"), what they are called
("업체인").

What proves a name is looked for first, and the name before it then: it is hardly ever there.
"""

from __future__ import annotations

from functools import cache

from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Final

_MOST: Final = 40
_SHORTEST: Final = 2
_LONGEST_KANJI: Final = 10
_LONGEST_KATAKANA: Final = 20
_LONGEST_HAN: Final = 6
_LONGEST_HANGUL: Final = 14
_LONGEST_BRACKET: Final = 42
_LONGEST_ADDRESS: Final = 24
_FEWEST_KATAKANA: Final = 3
_DIGITS: Final = frozenset("0123456789")
_SHARE: Final = "0123456789.% 的"
_BEFORE_HAN_NAMES: Final = frozenset("的和与及由被对是为向在至同有")
_DIVISIONS: Final = frozenset("都道府県市区町村")
_OPENED: Final = ("(", "（")
_CLOSED: Final = (")", "）")
_SAME: Final = ("同", "両", "各", "本", "当")
_MARKS_BEHIND: Final = " ,.("


def told_names(text: str) -> Iterator[tuple[str, int]]:
    """The names that the words beside them prove to be companies', and where they stand."""
    if "股" in text or "公司" in text or "资" in text:
        yield from _named(text, _places_of(text, words("han shares")), _bought_in_chinese, _chinese)
        yield from _named(text, _places_of(text, words("han told behind names")), _stretch_of_han, _chinese)
        yield from _named(text, _ends_of(text), _stretch_of_han, _chinese)
    if "社" in text or "株" in text:
        yield from _named(text, _places_of(text, words("kana told behind names")), _stretch_of_kana, _japanese)
        yield from _named(text, _addresses(text), _stretch_of_kana, _japanese)
    if "사" in text or "업" in text:
        yield from _called_in_korean(text)
        yield from _named(text, _hangul_shares(text), _stretch_of_hangul, _korean)


def _named(
    text: str, places: Iterator[int], stretch: Callable[[str, int], str], name_in: Callable[[str], str]
) -> Iterator[tuple[str, int]]:
    """The names that end at some places."""
    for end in places:
        found = stretch(text, end)
        name = name_in(found) if found else ""
        if name:
            yield name, text.rfind(name, 0, end)


def _places_of(text: str, said: frozenset[str]) -> Iterator[int]:
    """Where some words begin."""
    for word in said:
        at = text.find(word)
        for _ in range(_MOST):
            if at < 1:
                break
            yield at
            at = text.find(word, at + len(word))


def _ends_of(text: str) -> Iterator[int]:
    """Where words end with which names of companies do, if a word that never belongs to a name follows."""
    behind = words("han behind ends of names")
    for word in words("han ends of names"):
        at = text.find(word)
        for _ in range(_MOST):
            if at < 1:
                break
            end = at + len(word)
            if text[end : end + 1] in behind:
                yield end
            at = text.find(word, end)


def _addresses(text: str) -> Iterator[int]:
    """Where brackets open that give an address: "（福岡市", "(旧東芝販売、東京都品川区"."""
    for mark in _OPENED:
        at = text.find(mark)
        for _ in range(_MOST):
            if at < 1:
                break
            said = text[at + 1 : at + _LONGEST_ADDRESS].removeprefix("本社").lstrip("・:：")
            said = said.partition("、")[2] if said.startswith("旧") else said
            if _has_division(said):
                yield at
            at = text.find(mark, at + 1)


def _has_division(said: str) -> bool:
    """Whether a bracket begins with up to five characters of a place and what kind of place it is."""
    for at, sign in enumerate(said[:_LONGEST_HAN]):
        if not _is_kanji(sign):
            return False
        if at and sign in _DIVISIONS:
            return True
    return False


def _hangul_shares(text: str) -> Iterator[int]:
    """Where a blank stands before "지분 30%" or "주식 3억"."""
    for at in _places_of(text, words("hangul shares")):
        behind = text[at + 2 : at + 6].removeprefix("율").lstrip(" ").removeprefix("약").lstrip(" ")
        if text[at - 1] == " " and behind[:1] in _DIGITS:
            yield at - 1


def _is_kanji(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufa2d" or sign == "々"


def _is_katakana(sign: str) -> bool:
    return "\u30a1" <= sign <= "\u30fc"


def _is_latin(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign == "&")


def _is_hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7af" or _is_latin(sign)


def _start(text: str, end: int, longest: int, may_be: Callable[[str], bool]) -> int:
    """Where the stretch of some signs begins that ends at a place; -1 where it is longer than a name."""
    start = end
    while start > 0 and may_be(text[start - 1]):
        start -= 1
        if end - start > longest:
            return -1
    return start


def _bought_in_chinese(text: str, end: int) -> str:
    """What stands between a verb of buyers and a share: "收购新奥能源65.89%股权"."""
    share = end
    while text[share - 1] in _SHARE:
        share -= 1
    if "%" not in text[share:end]:
        return ""
    before = text[max(0, share - 2 * _LONGEST_KANJI) : share]
    verbs = [(at + len(verb), verb) for verb in words("han verbs of buyers") if (at := before.rfind(verb)) >= 0]
    stretch = before[max(verbs)[0] :] if verbs else ""
    return stretch if len(stretch) <= _LONGEST_KANJI and all(map(_is_kanji, stretch)) else ""


def _stretch_of_han(text: str, end: int) -> str:
    """The characters before a place, or the Latin letters, from a mark or a word that joins on."""
    if _is_latin(text[end - 1]):
        start = _start(text, end, _LONGEST_HANGUL, _is_latin)
        return text[start:end] if start >= 0 and text[start].isupper() and text[start:end].isalpha() else ""
    start = _start(text, end, _LONGEST_HANGUL, _is_kanji)
    stretch = text[start if start >= 0 else end - _LONGEST_HANGUL : end]
    joined = max(map(stretch.rfind, _BEFORE_HAN_NAMES))
    if joined < 0 and (start < 0 or (text[start - 1 : start].isascii() and text[start - 1 : start].isalnum())):
        return ""
    stretch = stretch[joined + 1 :]
    return stretch if len(stretch) <= _LONGEST_HAN else ""


def _stretch_of_kana(text: str, end: int) -> str:
    """The katakana, characters or Latin letters before a place, a bracket between left out."""
    if text[end - 1] in _CLOSED:
        opened = max(text.rfind(mark, max(0, end - _LONGEST_BRACKET), end) for mark in _OPENED)
        if opened < 1:
            return ""
        end = opened
    if _is_latin(text[end - 1]):
        start = _start(text, end, _LONGEST_KATAKANA, _is_latin)
        before = text[start - 1 : start]
        return text[start:end] if start >= 0 and text[start].isupper() and before not in (".", "-") else ""
    start = _start(text, end, _LONGEST_KATAKANA, lambda sign: _is_kanji(sign) or _is_katakana(sign))
    if start < 0 or _is_latin(text[start - 1 : start] or " "):
        return ""
    stretch = text[start:end]
    katakana = sum(map(_is_katakana, stretch))
    return stretch if katakana >= _FEWEST_KATAKANA or len(stretch) <= _LONGEST_KANJI else ""


def _stretch_of_hangul(text: str, end: int) -> str:
    if text[end - 1] == ")":
        end = max(1, text.rfind("(", max(0, end - _LONGEST_KATAKANA), end))
    start = _start(text, end, _LONGEST_HANGUL, _is_hangul)
    return text[start:end] if start >= 0 else ""


def _called_in_korean(text: str) -> Iterator[tuple[str, int]]:
    """What stands behind "업체인" and "자회사", without its particle: "업체인 가나안에게", "해운사 HMM 인수"."""
    for noun in words("hangul nouns before names"):
        cue = f"{noun} "
        at = text.find(cue)
        for _ in range(_MOST):
            if at < 0:
                break
            start = end = at + len(cue)
            while end < len(text) and _is_hangul(text[end]) and end - start <= _LONGEST_HANGUL:
                end += 1
            name = _without_particle(text[start:end])
            if text[end : end + 1] in _MARKS_BEHIND and not text.startswith(_titles(), end) and _korean(name):
                yield name, start
            at = text.find(cue, start)


def _without_particle(name: str) -> str:
    particle = next((each for each in _particles() if name.endswith(each) and len(name) - len(each) >= _SHORTEST), "")
    return name.removesuffix(particle) if particle else name


@cache
def _particles() -> tuple[str, ...]:
    return tuple(sorted(words("hangul particles"), key=len, reverse=True))


@cache
def _titles() -> tuple[str, ...]:
    return tuple([f" {title}" for title in words("hangul titles behind names")])


def _chinese(stretch: str) -> str:
    """The name in a stretch, without the country or place before it; empty where ordinary words stand there."""
    if stretch.isascii():
        return "" if stretch.upper() in words("exchanges") else stretch
    stretch = stretch.rpartition("公司")[2]
    for rank in words("han ranks"):
        stretch = stretch.removesuffix(rank)
    for country in words("han countries"):
        stretch = stretch.removeprefix(country)
    if _is_no_name(stretch) or not words("han breaks").isdisjoint(stretch):
        return ""
    return stretch


def _japanese(name: str) -> str:
    return "" if name.startswith(_SAME) or name.strip("・") != name or _is_no_name(name) else name


def _is_no_name(name: str) -> bool:
    """Whether Chinese or Japanese words are too short for a name, ordinary ones, or those of a school or the like."""
    if len(name) < _SHORTEST or name in words("han no names") or name.endswith(_ends_of_no_names()):
        return True
    return any(word in name for word in words("han never"))


@cache
def _ends_of_no_names() -> tuple[str, ...]:
    return tuple(words("han ends of no names"))


def _korean(name: str) -> str:
    if len(name) < _SHORTEST or name in words("hangul never") or name in words("hangul no names"):
        return ""
    return "" if name[0].isdigit() or name.endswith(("인", "한", "된", "들")) else name
