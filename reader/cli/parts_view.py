"""An article's parts for people: in colour on a terminal, as plain text in a pipe.

`reading_view` is for reading (`assay show`); `roles_view` shows every block with its role, for seeing what the analysis
made of a page (`assay inspect`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, zip_longest
from textwrap import wrap

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reader.cli.printing import console, on_terminal, passage, plain, show, text_width
from reader.model import Block, Disclaimer, Highlight, Parts, Profile, kinds_in_words
from reader.text import clean, clean_lines, counted

_STYLES = {
    "highlights_label": "bold green",
    "highlight": "green",
    "profile_label": "bold magenta",
    "profile": "magenta",
    "disclaimer_label": "bold yellow",
    "disclaimer": "yellow",
    "boilerplate": "dim",
}
_AT_ONCE = 200
"""Blocks that are written together."""
_PIECE = 10_000
"""Characters that are broken into rows together."""


def reading_view(parts: Parts) -> None:
    """Prints highlights, text, companies, profiles and fine print; boilerplate is folded into one line."""
    _highlights(parts)
    _body(parts)
    _companies(parts)
    _profiles(parts)
    _fine_print(parts)


def roles_view(parts: Parts, *, explain: bool = False) -> None:
    """Prints every block in order with its role beside it (and the rule that decided it), then what was found."""
    if parts.title:
        show(plain(parts.title, "bold"))
    if parts.language:
        show(plain(f"language {parts.language}", "dim"))
    _blocks_with_roles(parts.blocks, explain)
    _highlights(parts, evidence=True)
    _companies(parts)
    _profiles(parts, whole=False)
    _fine_print(parts, whole=False)


def kinds_line(kinds: tuple[str, ...]) -> str:
    """Kinds of fine print in words, between dots."""
    return " · ".join(kinds_in_words(kinds))


def _heading(words: str, style: str, note: str = "") -> None:
    line = Text(words.upper(), f"bold {style}")
    if note:
        line.append(f"  {note}", "dim")
    show(Text())
    show(line)


def _paragraph(text: Text, indent: int = 0) -> None:
    text.overflow = "fold"
    width = max(20, min(text_width(), console().width) - indent)
    show(Padding(text, (0, 0, 0, indent), expand=False), width + indent)


def _bullet(text: str, style: str = "", marker: str = "•", indent: int = 0) -> None:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=max(1, len(marker)))
    grid.add_column(overflow="fold")
    grid.add_row(plain(marker, style), plain(text, style))
    width = max(20, min(text_width(), console().width))
    show(Padding(grid, (0, 0, 0, indent), expand=False), width)


def _highlights(parts: Parts, *, evidence: bool = False) -> None:
    found = parts.highlights
    if not found.items:
        return
    note = f"by the publisher: {found.label}" if found.label else "by the publisher"
    _heading("Highlights", "green", note if found.origin == "publisher" else "extracted by Assay from the text")
    for item in found.items:
        _bullet(item.text, _STYLES["highlight"])
        for line in _support(item, evidence):
            _paragraph(line, indent=2)


def _support(item: Highlight, evidence: bool) -> Iterator[Text]:
    if item.unsupported:
        yield plain(f"not in the text: {', '.join(item.unsupported)}", "bold yellow")
    if evidence and item.evidence:
        what = "the rest supported by" if item.unsupported else "supported by"
        yield plain(f"{what} {', '.join(f'block {i}' for i in item.evidence)}", "dim")


def _body(parts: Parts) -> None:
    read = [block for block in parts.blocks if block.role in ("body", "boilerplate")]
    before: Block | None = None
    for role, run in groupby(read, lambda block: block.role):
        blocks = list(run)
        if role == "boilerplate":
            show(Text())
            _paragraph(plain(f"[{counted(len(blocks), 'line')} of boilerplate]", "dim"))
            continue
        for block in blocks:
            if not (block.kind == "list_item" and before is not None and before.kind == "list_item"):
                show(Text())
            _block(block)
            before = block


def _block(block: Block) -> None:
    style = "bold" if block.kind == "heading" else "italic" if block.kind == "quote" else ""
    if block.kind == "list_item":
        _bullet(block.text, marker=block.marker or "•", indent=2 * (block.level or 1) - 2)
        return
    if block.kind == "table":
        _table(block.text)
        return
    text = f"[image: {block.text}]" if block.kind == "image" else block.text
    _paragraph(passage(text, style), indent=4 if block.kind in ("quote", "preformatted") else 0)


def _table(text: str) -> None:
    rows = [line.split("\t") for line in text.split("\n")]
    grid = Table(box=None, show_header=False, pad_edge=False)
    for _ in range(max(map(len, rows))):
        grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*(plain(cell) for cell in row))
    show(grid, max(20, min(text_width(), console().width)))


def _companies(parts: Parts) -> None:
    if not parts.companies:
        return
    _heading("Companies", "cyan", parts.read_in_part)
    for company in parts.companies:
        line = _with_notes(plain(company.name, "cyan"), [*company.tickers, *company.aliases])
        _paragraph(_with_notes(line, [f"×{company.mentions}", *(["profiled"] if company.profiled else [])]))


def _profiles(parts: Parts, *, whole: bool = True) -> None:
    if not parts.profiles:
        return
    _heading("Profiles", "magenta")
    for profile in parts.profiles:
        _paragraph(_profile_head(profile, whole))
        if whole:
            _paragraph(passage(profile.description), indent=2)


def _profile_head(profile: Profile, whole: bool) -> Text:
    line = plain(profile.name, "bold magenta")
    return _with_notes(line, [profile.kind, *profile.tickers, *profile.aliases, *_blocks(profile.blocks, whole)])


def _fine_print(parts: Parts, *, whole: bool = True) -> None:
    if not parts.disclaimers:
        return
    _heading("Fine print", "yellow")
    for fine_print in parts.disclaimers:
        _paragraph(_passage_head(fine_print, whole))
        if whole or not fine_print.blocks:
            _paragraph(passage(fine_print.text), indent=2)


def _passage_head(fine_print: Disclaimer, whole: bool) -> Text:
    line = plain(f"⚑ {kinds_line(fine_print.kinds)}", "bold yellow")
    origin = {"publisher": [], "host": ["from what is known of the host"], "inferred": ["inferred"]}
    return _with_notes(line, [*origin[fine_print.origin], *_blocks(fine_print.blocks, whole)])


def _with_notes(line: Text, notes: Sequence[str]) -> Text:
    """The line with what else is known behind it, in small print; as it is where there is nothing."""
    return line.append(f"  {clean(', '.join(notes))}", "dim") if notes else line


def _blocks(numbers: tuple[int, ...], whole: bool) -> list[str]:
    if whole or not numbers:
        return []
    return [f"block{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"]


def _blocks_with_roles(blocks: tuple[Block, ...], explain: bool) -> None:
    """A table that is written as it goes: of a hundred thousand blocks, a `rich` one would take half a minute."""
    show(Text())
    numbers = max((len(str(block.i)) for block in blocks), default=0)
    labels = max((len(label) for block in blocks for label in _labels(block)), default=0)
    room = max(20, console().width - numbers - labels - 2)
    left = iter(blocks)
    while some := tuple(islice(left, _AT_ONCE)):
        rows: list[list[tuple[str, str]]] = []
        for block in some:
            style = _STYLES.get(block.role, "")
            text = [(line, style) for line in _wrapped(block.text, room)]
            rule = [(f"← {block.rule}", "dim italic")] if explain and block.rule else []
            named = zip(_labels(block), (style, "dim"), strict=True)
            for number, label, said in zip_longest([str(block.i)], named, [*text, *rule]):
                words, label_style = label or ("", "")
                cells = (f"{number or '':>{numbers}} ", "dim"), (f"{words:<{labels}} ", label_style)
                rows.append([*cells, said or ("", "")])
        _write(rows)


def _write(rows: list[list[tuple[str, str]]]) -> None:
    if on_terminal():
        show(Text("\n").join([Text.assemble(*row) for row in rows]))
    else:
        sys.stdout.write("".join("".join([text for text, _ in row]).rstrip() + "\n" for row in rows))


def _labels(block: Block) -> tuple[str, str]:
    return f"▌{block.role}", f"▌{block.kind}" + (f" {block.level}" if block.level else "")


def _wrapped(text: str, room: int) -> Iterator[str]:
    for line in clean_lines(text).split("\n"):
        if not line.isascii():
            yield from (part.plain for part in Text(line).wrap(console(), room, overflow="fold"))
        elif len(line) <= room:
            yield line
        else:
            for piece in _pieces(line):
                yield from wrap(piece, room, replace_whitespace=False, break_on_hyphens=False)


def _pieces(line: str) -> Iterator[str]:
    """A very long line in parts: `wrap` copies the rest of a word for every row that it makes of it."""
    at = 0
    while len(line) - at > _PIECE:
        end = line.rfind(" ", at + 1, at + _PIECE) + 1 or at + _PIECE
        yield line[at:end]
        at = end
    yield line[at:]
