"""Data sheets: profiles in Chinese, Japanese and Korean releases that are rows of data and no sentences.

"会社名：北嶺亜鉛株式会社", "代表者：佐藤 花子", "設立：1984年": three rows or more, of which half are known.
"""

from __future__ import annotations

from reader.article.roles.profiles import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from reader.article.lines import Line
    from reader.article.roles.draft import Draft

_FEWEST: Final = 3
_LONGEST_HEAD: Final = 12
_LONGEST_NAME: Final = 12
_BRACKETS: Final = "【】〈〉＜＞《》「」『』［］[]■◆●▼□◇"


def find_sheets(draft: Draft) -> list[Found]:
    """The data sheets below the first paragraph; their lines get their roles here."""
    heads = draft.words.profile_rows
    if not heads:
        return []
    lines = draft.lines
    found = []
    at = draft.first + 1
    while at < len(lines):
        stop = _rows_end(lines, at, heads)
        if stop - at >= _FEWEST:
            one = _sheet(draft, at, stop)
            if one:
                found.append(one)
        at = max(stop, at + 1)
    return found


def _rows_end(lines: list[Line], start: int, heads: frozenset[str]) -> int:
    """Where the rows end that begin in that line: the first must be a known one, and half of them."""
    at = start
    known = 0
    while at < len(lines) and not lines[at].role:
        head = _head(lines[at].text)
        if head in heads:
            known += 1
        elif at == start or not (head or _goes_on(lines[at])):
            break
        at += 1
    return at if known >= _FEWEST else start


def _head(text: str) -> str:
    """What stands before the colon of a row."""
    for colon in ("：", ":"):
        head, found, rest = text[: _LONGEST_HEAD + 2].partition(colon)
        if found and (rest or len(text) > len(head) + 1):
            return head.strip(" \u3000・■□●◆").replace("\u3000", "").replace(" ", "").lower()
    return ""


def _goes_on(line: Line) -> bool:
    """Whether the line is an item of the row above it."""
    return line.text[0] in "・•-"


def _sheet(draft: Draft, start: int, stop: int) -> Found | None:
    lines = draft.lines
    rows = [*range(start, stop)]
    name = next((found for at in rows if (found := _named_in_row(lines[at].text))), "")
    above = lines[start - 1]
    label = -1
    if not above.role and above.size <= _LONGEST_NAME:
        called = _without_section(above.text, draft)
        if called != above.text.strip(_BRACKETS + " \u3000"):
            label = start - 1
            above.decide("profile_label", "profile:sheet-label")
        elif not name:
            rows.insert(0, start - 1)
        name = name or called
    if not name:
        return None
    for at in rows:
        lines[at].decide("profile", "profile:sheet")
    return Found(name, label, rows)


def _without_section(text: str, draft: Draft) -> str:
    """The name in a label such as "【北嶺亜鉛株式会社 会社概要】"."""
    bare = text.strip(_BRACKETS + " \u3000")
    for word in draft.words.sheet_labels:
        if word in bare:
            return bare.replace(word, "").removesuffix("の").strip(_BRACKETS + " \u3000：:・")
    return bare


def _named_in_row(text: str) -> str:
    """The name in a row of a company's data: "Company name: Ostmark Zinc", "会社名：北嶺亜鉛株式会社"."""
    for colon in ("：", ":"):
        head, found, name = text.partition(colon)
        called = head.strip().lower()
        if found and 0 < len(name) < 80 and called.endswith(_NAME_ROWS):
            return name.strip()
    return ""


_NAME_ROWS: Final = (
    "company name",
    "会社名",
    "社名",
    "商号",
    "名称",
    "公司名称",
    "公司名稱",
    "企业名称",
    "회사명",
    "상호",
    "firmenname",
)
