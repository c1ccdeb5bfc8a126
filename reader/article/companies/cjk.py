"""Companies in Chinese, Japanese and Korean texts, where no blank and no capital shows where a name begins.

Found by their legal form (云岭稀土集团, 北浜電池工業株式会社, ㈜한빛소재), by words that names end with,
when the name comes back, and by a list. A name begins behind a mark, a kana or a word that joins (与, 和, 在).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice

from reader.article.companies.cjk_known import forms_of, known_at, known_cjk_names
from reader.article.companies.cjk_told import told_names
from reader.article.companies.names import definitions
from reader.article.companies.tickers import Span
from reader.article.companies.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

Found = tuple[str, list[str], list[str], int]
"""A company's name, other forms, tickers and mentions."""

_LONGEST: Final = 14
_SHORTEST_PROPER: Final = 2
_SHORT_KOREAN: Final = 3
_MOST_FOUND: Final = 60
_MOST_ENDINGS: Final = 300
_LONGEST_BRACKET: Final = 7
_LONGEST_SHORT_NAME: Final = 8
_SHORTEST_OWNED: Final = 3
_SHORTEST_CORE: Final = 3
_PLACE_SIZES: Final = (4, 3, 2)
_DIVISIONS: Final = "省市县區区縣"
_OWNED_STRETCH: Final = re.compile("(?:(?![与和及拟将于在與將擬於])[\u4e00-\u9fff])+")
_NAME_CHARACTER: Final = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\u30a1-\u30fa\u30fcA-Za-z0-9Ａ-Ｚ々ー]")
_KOREAN: Final = re.compile(
    r"(?:㈜|\(주\)|주식회사) ?([\uac00-\ud7afA-Za-z0-9]{2,14})|(?![0-9]+[년월일] )"
    r"([\uac00-\ud7afA-Za-z0-9]{2,14})(?:㈜|\(주\)| ?주식회사)"
)
# "합작사인 한빛셀즈로부터", with the particle written onto the name.
_KOREAN_OWNED: Final = re.compile(
    r"(?:합작사|자회사|계열사|관계사)(?:인)? ([\uac00-\ud7afA-Za-z0-9]{2,14}?)"
    r"(?:은|는|이|가|을|를|와|과|의|에|로부터|에서|도)?(?=[ ,.(])"
)
_JAPANESE_BEFORE: Final = re.compile(r"(?:株式会社|（株）|㈱)([\u4e00-\u9fff\u30a1-\u30fc々A-Za-z]{2,14})")

# Behind a name, somebody's title: "株式会社ケルナー代表取締役の高橋氏".
_JAPANESE_TITLE: Final = re.compile("代表|取締役|副社長|社長|会長|執行役員|専務|常務|相談役|顧問")
# "ソレル社の社長", and neither "ソレル社員" nor "グループ社".
_KATAKANA_FIRM: Final = re.compile(
    "(?<![\u30a1-\u30fa\u30fc\u4e00-\u9fff])([\u30a1-\u30fa\u30fc]{2,14})社(?![\u4e00-\u9fff])"
)
# Behind these, an ending begins no name: "与关联方的控股".
_HARD_BREAKS: Final = frozenset("的与和及等是了在將将與")
# "トヨタ電線<6902>", "한빛셀즈[006400]", "台晶（2330）": the number of a share.
_SHARE_NUMBER: Final = re.compile(r" ?([(（<＜\[［【])([0-9]{4,6}|[1-9][0-9]{2}[A-Z])(?=[)）>＞\]］】,，、・;；])")
_ROUND: Final = "(（"
_YEAR: Final = re.compile("(?:19[5-9]|20[0-4])[0-9]")
# "한빛셀즈(006400)", "한빛셀즈(코스닥: 006400)", whose code says that it is listed.
_KOREAN_LISTED: Final = re.compile(
    r"(?<![\w가-힣&])([A-Z가-힣][A-Za-z0-9가-힣&]{1,14})[(\[]"
    r"(?=(?:(?:[A-Z]{3,6}|코스[닥피]|코넥스)[ :：]{0,2})?[0-9]{6}[)\]])"
)
_LONGEST_ENDING: Final = 8  # 工業株式会社
# "ソレル<6902>"
_JAPANESE_LISTED: Final = re.compile(r"[<＜](?=[0-9]{4}[>＞])")


def cjk_companies(text: str, spans: list[Span], user_folder: str | None = None) -> list[Found]:
    """The companies that a text names, in order of appearance; `spans` are its tickers."""
    places: dict[str, int] = {}
    for name, at in (*_by_ending(text), *_by_legal_form_before(text), *_owned(text), *_by_korean_ending(text)):
        places.setdefault(name, at)
    for name, at in known_cjk_names(text, user_folder):
        places.setdefault(name, at)
    told = [(name, at) for name, at in told_names(text) if not any(name in longer for longer in places)]
    for name, at in told:
        places.setdefault(name, at)
    for name, at in _by_stock_code(text):
        if not any(longer.endswith(name) for longer in places):
            places[name] = at
    return _grouped(text, places, spans, user_folder)


def _grouped(text: str, places: dict[str, int], spans: list[Span], user_folder: str | None) -> list[Found]:
    """One entry a company: its longest form, the others as aliases, and how often all of them stand in the text."""
    found: list[Found] = []
    taken: set[str] = set()
    ordered = sorted(places, key=lambda name: (-len(name), places[name]))[:_MOST_FOUND]
    cores = _cores(text, ordered)
    for name in ordered:
        if name in taken:
            continue
        aliases, tickers = _around(text, name, spans)
        known = forms_of(name, user_folder)
        core = cores.get(name, ())
        others = [form for form in ordered if form not in taken and (name.startswith(form) or form in known)]
        forms = [form for form in dict.fromkeys((*others, *aliases, *_short_forms(name), *core)) if form != name]
        taken.update((name, *forms))
        count = _count(text, name, [form for form in forms if not form.isascii()])  # Latin prints are counted later
        found.append((name, [*forms, *_latin_forms(text, (name, *forms), user_folder)], tickers, count))
    return sorted(found, key=lambda each: places[each[0]])


def _latin_forms(text: str, names: tuple[str, ...], user_folder: str | None) -> list[str]:
    """The names in Latin letters that the text has for a company, too (CATL for 宁德时代)."""
    forms = {form for name in names for form in forms_of(name, user_folder) if form.isascii() and form in text}
    return sorted(forms, key=lambda form: (text.find(form), form))


def _around(text: str, name: str, spans: list[Span]) -> tuple[list[str], list[str]]:
    """What brackets behind any print of a name define: short forms and tickers."""
    aliases: list[str] = []
    tickers: list[str] = []
    at = text.find(name)
    for _ in range(8):
        if at < 0:
            break
        end = at + len(name)
        if text[end : end + 2].strip()[:1] in ("(", "（", "，"):
            names, _, after = definitions(text, end)
            said = text[end:after]
            aliases.extend(form for form in names if _is_short_form(form, name, said))
            tickers.extend(ticker for place, _, ticker in spans if end <= place < after + 1)
        tickers.extend(_share_number(text, end))
        at = text.find(name, end)
    return list(dict.fromkeys(aliases)), list(dict.fromkeys(tickers))


def _share_number(text: str, end: int) -> list[str]:
    """The number of a share that a bracket at once behind a name gives, unless it is a year."""
    number = _SHARE_NUMBER.match(text, end)
    if number is None or (number[1] in _ROUND and _YEAR.fullmatch(number[2])):
        return []
    return [number[2]]


def _is_short_form(form: str, name: str, bracket: str) -> bool:
    """Whether what a bracket holds is a form of the name: in quotation marks, in Latin letters, or for the most part in
    the name's own signs. "(愛知県豊田市)" says where a company is, "(대표 김동명)" who leads it."""
    if "." in form:
        return False
    quoted = bracket[bracket.find(form) - 1] in _QUOTES
    return quoted or form.isascii() or 2 * sum([sign in name for sign in form]) > len(form)


_QUOTES: Final = "\"'“‘「『"


def _short_forms(name: str) -> list[str]:
    """The name without its legal form."""
    for ending in _strong_endings():
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return [name.removesuffix(ending)]
    return []


def _cores(text: str, names: list[str]) -> dict[str, list[str]]:
    """For full names that begin with a place, the forms without it that stand in the text alone; none that two of them
    could mean."""
    found: dict[str, list[str]] = {}
    for name in names:
        inner = _without_place(name)
        if inner:
            forms = {inner, *_short_forms(inner)}
            alone = [form for form in sorted(forms, key=len, reverse=True) if _is_printed_alone(text, name, form)]
            found[name] = [form for form in alone if form in names or len(form) >= _SHORTEST_CORE]
    times = Counter([form for forms in found.values() for form in forms])
    return {name: [form for form in forms if times[form] == 1] for name, forms in found.items() if forms}


def _without_place(name: str) -> str:
    """A full name without the places that it begins with; empty where none or no name of its own is left."""
    inner = name
    while place := next((inner[:size] for size in _PLACE_SIZES if inner[:size] in words("han places")), ""):
        inner = inner[len(place) :]
        inner = inner[1:] if inner[:1] in _DIVISIONS else inner
    if inner == name or not name.endswith(_strong_endings()):
        return ""
    return inner if len(_endings().sub("", inner)) >= _SHORTEST_PROPER else ""


def _is_printed_alone(text: str, name: str, form: str) -> bool:
    """Whether a form of a name stands in the text elsewhere than in the name."""
    return text.count(form) > text.count(name)


def _count(text: str, name: str, forms: list[str]) -> int:
    total = text.count(name)
    text = text.replace(name, "\0")
    for form in sorted(forms, key=len, reverse=True):
        total += text.count(form)
        text = text.replace(form, "\0")
    return total


def _by_ending(text: str) -> list[tuple[str, int]]:
    """Names that end as companies' names do. A weaker ending counts when the name comes back in the text."""
    found = []
    for match in islice(_endings().finditer(text), _MOST_ENDINGS):
        start = _beginning_with_bracket(text, match.start())
        name = text[start : match.end()]
        strong = match[0].endswith(_strong_endings())
        if match.start() - start < _SHORTEST_PROPER or any(word in name for word in words("han never")):
            continue
        if strong or (match.start() - start <= 6 and text.count(name) > 1):
            found.append((name, start))
    return found


def _owned(text: str) -> Iterator[tuple[str, int]]:
    """What stands behind "subsidiary" and comes back in the text: 子公司云岭铜业."""
    for match in islice(_subsidiary().finditer(text), _MOST_FOUND):
        start = match.end()
        stretch = _OWNED_STRETCH.match(text, start)
        for size in range(min(_LONGEST_SHORT_NAME, len(stretch[0]) if stretch else 0), _SHORTEST_OWNED - 1, -1):
            name = text[start : start + size]
            if text.count(name) > 1:
                yield name, start
                break


@cache
def _subsidiary() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(words("han subsidiaries")) + ")(?!股)")


@cache
def _endings() -> re.Pattern[str]:
    known = sorted(words("han firm endings") | words("han firm words"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(known) + ")+(?![\u30a1-\u30fc]|子公司|股东|股東)")


def _beginning_with_bracket(text: str, end: int) -> int:
    """Where a name begins that may have a bracket before its legal form: 云岭矿业（成都）有限公司."""
    if text[end - 1 : end] in (")", "）"):
        opened = max(text.rfind("(", end - _LONGEST_BRACKET, end), text.rfind("（", end - _LONGEST_BRACKET, end))
        if opened > 0:
            start = _beginning(text, opened)
            return start if opened - start >= _SHORTEST_PROPER else end
    return _beginning(text, end)


def _by_stock_code(text: str) -> Iterator[tuple[str, int]]:
    """Names with the number of their share in brackets: 云岭锂业(300999)."""
    for match in islice(_stock_code().finditer(text), _MOST_FOUND):
        start = _beginning(text, match.start())
        if 2 <= match.start() - start <= _LONGEST_SHORT_NAME:
            yield text[start : match.start()], start
    for match in islice(_KOREAN_LISTED.finditer(text), _MOST_FOUND):
        if match[1] not in words("hangul never"):
            yield match[1], match.start(1)
    for match in islice(_JAPANESE_LISTED.finditer(text), _MOST_FOUND):
        start = _beginning(text, match.start())
        if match.start() - start > 1:
            yield text[start : match.start()], start


def _by_korean_ending(text: str) -> Iterator[tuple[str, int]]:
    """Names that end as Korean companies' do, with a particle behind them or none: "한빛증권은"."""
    for match in islice(_korean_endings().finditer(text), _MOST_FOUND):
        if match[1] not in words("hangul never"):
            yield match[1], match.start(1)


@cache
def _korean_endings() -> re.Pattern[str]:
    endings = "|".join(sorted(words("hangul firm endings"), key=len, reverse=True))
    behind = "|".join(sorted(words("hangul behind names")))
    return re.compile(rf"(?<![\w가-힣&])([A-Z가-힣][A-Za-z0-9가-힣&]{{1,9}}?(?:{endings}))(?=(?:{behind})|[^\w]|$)")


@cache
def _stock_code() -> re.Pattern[str]:
    return re.compile(r"[(（](?<=[\u4e00-\u9fff].)(?:行情)?(?:[036][0-9]{5}|0[0-9]{4})[)），,.]")


def _beginning(text: str, end: int) -> int:
    """Where the name begins that goes on to `end`: after a mark, a kana, or a word that joins."""
    start = end
    while start > 0 and end - start < _LONGEST and _NAME_CHARACTER.match(text[start - 1]):
        start -= 1
    # Japanese joins with kana: its single characters are parts of names (東和精密工業株式会社).
    breaks = frozenset() if "株式会社" in text[end : end + _LONGEST_ENDING] else words("han breaks")
    stretch = text[start:end]
    for at in range(len(stretch), 0, -1):
        inside = stretch[at - 1 : at + 1] in words("han not breaks") or stretch[max(0, at - 2) : at] in words(
            "han not breaks"
        )
        inside = inside or (stretch[at - 1] in breaks and bool(known_at(text, start + at - 1)))
        if (stretch[at - 1] in breaks and not inside) or any(stretch[:at].endswith(word) for word in _long_breaks()):
            # A break inside the proper part of a name ("中创新航") is none where a name of two letters would be left.
            if at == len(stretch) and stretch[at - 1] in _HARD_BREAKS:
                return end
            return start + at if len(stretch) - at >= _SHORTEST_PROPER else start
    return start


@cache
def _strong_endings() -> tuple[str, ...]:
    return tuple(sorted(words("han firm endings"), key=len, reverse=True))


@cache
def _long_breaks() -> tuple[str, ...]:
    return tuple(word for word in words("han breaks") if len(word) > 1)


def _by_legal_form_before(text: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    if "株" in text or "㈱" in text:
        for match in islice(_JAPANESE_BEFORE.finditer(text), _MOST_FOUND):
            found.append((_JAPANESE_TITLE.split(match[1], maxsplit=1)[0], match.start(1)))
    if "社" in text:
        for match in islice(_KATAKANA_FIRM.finditer(text), _MOST_FOUND):
            if not match[1].endswith(tuple(words("katakana never"))):
                found.append((match[1], match.start(1)))
    found.extend((match[1], match.start(1)) for match in islice(_katakana_trade().finditer(text), _MOST_FOUND))
    if "주" in text or "㈜" in text:
        for match in islice(_KOREAN.finditer(text), _MOST_FOUND):
            number = 1 if match[1] else 2
            found.append((_without_particle(match[number], text), match.start(number)))
    if "사" in text:
        found.extend((match[1], match.start(1)) for match in islice(_KOREAN_OWNED.finditer(text), _MOST_FOUND))
    no_names = words("hangul no names")
    return [
        (name, at)
        for name, at in found
        if name and name not in no_names and not any(word in name for word in words("han never"))
    ]


@cache
def _katakana_trade() -> re.Pattern[str]:
    """ "アメリカン航空", and no "航空機" nor "ネット銀行"."""
    trades, kinds = "|".join(words("katakana trades")), "|".join(words("katakana no firms"))
    name = rf"(?!(?:{kinds})(?![\u30a1-\u30fc]))[\u30a1-\u30fa\u30fc]{{3,14}}(?:{trades})"
    return re.compile(rf"(?<![A-Za-z\u30a1-\u30fa\u30fc\u4e00-\u9fff])({name})(?![\u4e00-\u9fff])")


def _without_particle(name: str, text: str) -> str:
    """A Korean name without the particle written onto it, when the text has it without, too."""
    if len(name) > 2 and name[-1] in "은는이가을를와과의도에" and text.count(name[:-1]) > text.count(name):
        return name[:-1]
    if len(name) > _SHORT_KOREAN and name[-1] in "을를는":
        return name[:-1]  # with which hardly any name ends
    return name
