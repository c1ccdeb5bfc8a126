"""Rows to whose pages nothing leads any more: found on all pages of a damaged file by their shape.

They are bound to tables that SQLite reads: pages above them, as it makes them itself, are put behind the file's end.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.library import lost_schema, schema
from reader.library.connection import PAGE_SIZE
from reader.library.lost_schema import Named, plain_table, write_schema
from reader.library.pages import (
    INTERIOR,
    KEYED_INTERIOR,
    KEYED_LEAF,
    Pages,
    Shape,
    as_varint,
    is_keyed,
    is_sound,
    row,
    row_starts,
)

SEARCHED = (
    *("articles", "contents", "states", "identities", "notes", "tags", "feeds", "revisions", "companies"),
    *("company_names", "traits", "journal", "rules", "views", "settings", "seen_elsewhere"),
)
"""Tables whose rows no other table of a library has the shape of, but for `states`, whose shape is that of `hidden`,
and `notes`, whose numbers are places.
"""
_TOLD_BY = {"articles", "contents", "states", "identities"}
_TOLD_BY_ROWS = ("articles", "contents")
_LEAST_PLACE = 1 << 32
"""Of a note; folders and versions of the analysis, which look like notes, have small numbers."""
_LARGEST_NUMBER = 1 << 48
_MOST_ABREAST = 16
"""Rows of pages that are kept open while pages with overlapping numbers are told apart."""
_MOST_BELOW = 400
"""Pages below one page: each takes 15 bytes there at most, or what a row without any value does."""


def is_left_of_a_library(path: Path) -> bool:
    """Whether a file that SQLite takes for no database, or no library, has a library's tables, or rows of them."""
    if not path.is_file():
        return False
    if lost_schema.names_tables(path, _TOLD_BY):
        return True
    with closing(sqlite3.connect(":memory:")) as new:
        for statement in schema.FIRST_SCHEMA:
            new.execute(statement)
        waited_for = {table: Shape.of(new, table) for table in _TOLD_BY_ROWS}
    with Pages(path) as pages:
        for _, page in pages.from_second():
            for table in [table for table, shape in waited_for.items() if shape.fits(page)]:
                del waited_for[table]
            if not waited_for:
                return True
    return False


def bind(
    copy: Path,
    new: sqlite3.Connection,
    tables: Collection[str],
    known: Mapping[str, Collection[int]],
    named: Iterable[Named] = (),
) -> list[tuple[str, str]]:
    """Has a copy of a damaged file name tables with the rows of these tables, wherever they lie in it, beside `named`.

    Gives each of these tables with the names of such. Pages with `known` numbers alone are left out.
    """
    shapes = {table: Shape.of(new, table) for table in tables}
    with Pages(copy) as pages:
        leaves, count = _leaves(pages, shapes, known), pages.count
    bound: list[tuple[str, Named]] = []
    with copy.open("r+b") as file:
        file.truncate(count * PAGE_SIZE)
        file.seek(0, 2)
        for table, all_of_it in leaves.items():
            for some in _grouped(all_of_it, shapes[table]):
                written: list[_Leaf] = []
                for leaf in some:
                    if leaf.content:
                        file.write(leaf.content)
                        count += 1
                    written.append(leaf if not leaf.content else _Leaf(count))
                first = written[0].page
                if len(written) > 1:
                    file.write(_page_above(written, shapes[table]))
                    first = count = count + 1
                bound.append((table, plain_table(new, table, f"lost_{table}_{len(bound)}", first)))
    write_schema(copy, [*named, *(found for _, found in bound)])
    return [(table, found.name) for table, found in bound]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page with rows, the numbers of its first and last one, and what is on it where it is still to be written.

    `sound`: its rows are where it says, in order.
    """

    page: int = 0
    first: int = 0
    last: int = 0
    content: bytes = b""
    sound: bool = True


def _leaves(pages: Pages, shapes: Mapping[str, Shape], known: Mapping[str, Collection[int]]) -> dict[str, list[_Leaf]]:
    """The pages of each table, in the order of their rows."""
    found: dict[str, list[_Leaf]] = defaultdict(list)
    empty = _empty_pages(pages)
    for number, page in pages.from_second():
        if number in empty or is_keyed(page) is None:
            continue
        for table in [table for table, shape in shapes.items() if shape.fits(page)]:
            if shapes[table].keyed:
                content = _as_leaf(page) if page[0] == KEYED_INTERIOR else b""
                found[table].append(_Leaf(0 if content else number, content=content, sound=is_sound(content or page)))
                continue
            numbers = _numbers(page)
            if not numbers or (table == "notes" and min(numbers) < _LEAST_PLACE):
                continue
            if not all(one in known.get(table, ()) for one in numbers):
                found[table].append(_Leaf(number, min(numbers), max(numbers), sound=is_sound(page)))
    for some in found.values():
        some.sort(key=lambda leaf: leaf.first)
    return found


def _numbers(page: bytes) -> list[int]:
    """The numbers of the rows of a page."""
    numbers = []
    for start in row_starts(page):
        with suppress(IndexError):
            number, _, _ = row(page, start)
            if number < _LARGEST_NUMBER:
                numbers.append(number)
    return numbers


def _empty_pages(pages: Pages) -> set[int]:
    """Pages that are free: what is on them had been deleted. They are listed on pages that nothing else looks like."""
    empty: set[int] = set()
    for _, page in pages.from_second():
        following, count = int.from_bytes(page[:4], "big"), int.from_bytes(page[4:8], "big")
        if following > pages.count or not 0 < count <= PAGE_SIZE // 4 - 2:
            continue
        listed = {int.from_bytes(page[at : at + 4], "big") for at in range(8, 8 + 4 * count, 4)}
        if len(listed) == count and min(listed) > 1 and max(listed) <= pages.count:
            empty |= listed
    return empty


def _as_leaf(page: bytes) -> bytes:
    """A page of a table without row ids that leads to others, as one that has its own rows alone."""
    starts = [start for start in row_starts(page) if start + 4 < PAGE_SIZE]
    leaf = bytearray(page)
    leaf[0] = KEYED_LEAF
    leaf[3:5] = len(starts).to_bytes(2, "big")
    leaf[8 : 8 + 2 * len(starts)] = b"".join((start + 4).to_bytes(2, "big") for start in starts)
    return bytes(leaf)


def _grouped(leaves: Sequence[_Leaf], shape: Shape) -> Iterator[Sequence[_Leaf]]:
    """The pages in groups that one page leads to: a page that is not sound by itself, and those of rows with numbers
    after one another, so that none is looked for behind one with garbage, or with other rows of the same numbers.
    """
    chains: list[list[_Leaf]] = []
    for leaf in leaves:
        after = next((chain for chain in chains[-_MOST_ABREAST:] if shape.keyed or chain[-1].last < leaf.first), None)
        if not leaf.sound:
            yield [leaf]
        elif after is None:
            chains.append([leaf])
        else:
            after.append(leaf)
    for chain in chains:
        for at in range(0, len(chain), _MOST_BELOW):
            yield chain[at : at + _MOST_BELOW]


def _page_above(leaves: Sequence[_Leaf], shape: Shape) -> bytes:
    """A page that leads to pages of rows. Without row ids each way to one is a row too, here one without any value."""
    width = len(shape.columns) + 1
    nothing = bytes([width, width, *(0 for _ in shape.columns)])
    page, start = bytearray(PAGE_SIZE), PAGE_SIZE
    for place, leaf in enumerate(leaves[:-1]):
        way = leaf.page.to_bytes(4, "big") + (nothing if shape.keyed else as_varint(leaf.last))
        start -= len(way)
        page[start : start + len(way)] = way
        page[12 + 2 * place : 14 + 2 * place] = start.to_bytes(2, "big")
    page[0] = KEYED_INTERIOR if shape.keyed else INTERIOR
    page[3:5] = (len(leaves) - 1).to_bytes(2, "big")
    page[5:7] = start.to_bytes(2, "big")
    page[8:12] = leaves[-1].page.to_bytes(4, "big")
    return bytes(page)
