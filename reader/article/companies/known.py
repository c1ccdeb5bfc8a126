"""Companies known by name: a file that is mapped into memory and asked by key, and the user's own list.

The file holds every name under its key (`names.key_of`) and how much the name proves by itself:

    STRONG     a capital is enough ("Stellantis")
    ORDINARY   several ordinary words; the print must be exactly this ("American Lithium")
    WEAK       one ordinary word, a place, a short form; the text must show that a company is meant ("Target")
    FAMOUS     one ordinary word of which everybody knows the company; a capital inside a sentence is enough ("Apple")

Layout: 8 bytes magic, 16 bytes digest of the records, number of slots, marks, slots and records. A slot is the offset
of a record; a key's first slot is its CRC-32 modulo their number, the next ones follow. The mark of a slot is the
first byte of the key's CRC-32, with 1 for 0, or 0 where the slot is empty; it tells of most names that they are not
there. A record is
`key TAB name TAB strength LF` in UTF-8; `key TAB name TAB strength TAB codes LF`, with blanks between the codes of its
shares, where the company is listed. But for the marks, nothing is read before it is asked for, so that every process
that analyses pays for pages, not for a list of 70,000 names.
"""

from __future__ import annotations

import os
from functools import cache
from zlib import crc32

from reader.article.companies.names import key_of
from reader.article.companies.words import FOLDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from mmap import mmap
    from typing import Final

STRONG: Final = 0
ORDINARY: Final = 1
WEAK: Final = 2
FAMOUS: Final = 3
_STRENGTHS: Final = {"?": WEAK, "!": FAMOUS}
MAGIC: Final = b"ASSAYCO2"
_HEAD: Final = 32
_LONGEST_RECORD: Final = 400
_LISTED: Final = 3  # how many parts a record has behind its key if it has codes
USER_FILE: Final = "companies.tsv"

Known = tuple[str, int]
"""A company's full name and the strength of the form that was asked for."""


class KnownCompanies:
    """The shipped names and the user's."""

    def __init__(self, data: mmap | bytes, own: dict[str, Known]) -> None:
        if data[:8] != MAGIC:
            raise ValueError("not a file of company names")
        self._data = data
        self._own = own
        self._count = int.from_bytes(data[24:28], "little")
        start = _start_of_slots(self._count)
        self._marks = data[_HEAD : _HEAD + self._count]
        self._slots = memoryview(data)[start : start + 4 * self._count].cast("I")

    def find(self, key: str) -> Known | None:
        """The company of a key; None where it is not known."""
        if key in self._own:
            return self._own[key]
        record = self._record(key)
        if not record:
            return None
        name, _, rest = record.partition(b"\t")
        return name.decode("utf-8"), int(rest[:1])

    def codes(self, key: str) -> list[str]:
        """The codes in letters under which the shares of a key's company are listed, without their exchanges."""
        record = self._record(key).partition(b"\n")[0].decode("utf-8", "replace").split("\t")
        return record[2].split(" ") if len(record) == _LISTED else []

    def _record(self, key: str) -> bytes:
        """What begins with the record of a key, behind the key; empty where the file has none."""
        coded = key.encode() if key.isascii() else key.encode("utf-8", "replace")
        check = crc32(coded)
        slot, mark = check % self._count, check >> 24 or 1
        while found := self._marks[slot]:
            if found == mark:
                offset = self._slots[slot]
                behind = offset + len(coded) + 1
                if self._data[offset:behind] == coded + b"\t":
                    return self._data[behind : offset + _LONGEST_RECORD]
            slot = (slot + 1) % self._count
        return b""


def _start_of_slots(count: int) -> int:
    """Where the slots begin behind so many marks: at a multiple of four."""
    return _HEAD + count + -count % 4


@cache
def known_companies(user_folder: str | None = None) -> KnownCompanies:
    """The shipped companies, and those of `companies.tsv` in the user's folder; opened once a process."""
    from mmap import ACCESS_READ, mmap

    with open(os.path.join(FOLDER, "companies.bin"), "rb") as file:
        data = mmap(file.fileno(), 0, access=ACCESS_READ)
    return KnownCompanies(data, _own_names(user_folder) if user_folder else {})


def _own_names(folder: str) -> dict[str, Known]:
    """The user's companies by key."""
    return read_rows(own_rows(folder))


def own_rows(folder: str) -> list[str]:
    """The rows of the user's companies. A file that cannot be read has none."""
    try:
        with open(os.path.join(folder, "vocabulary", USER_FILE), encoding="utf-8-sig", errors="replace") as file:
            return file.read(1_000_000).splitlines()
    except OSError:
        return []


def read_rows(rows: Iterable[str]) -> dict[str, Known]:
    """Companies by key from rows of `Name TAB form | form`; behind a form, "?" makes it WEAK and "!" FAMOUS."""
    out: dict[str, Known] = {}
    for name, forms in rows_of(rows):
        for form in (name, *forms):
            key = key_of(form.rstrip("?!"))
            if key:
                out[key] = (name.rstrip("?!"), _STRENGTHS.get(form[-1], STRONG))
    return out


def rows_of(rows: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Names with their other forms; rows that are empty or begin with # are skipped."""
    out = []
    for row in rows:
        if row.strip() and not row.startswith("#"):
            name, _, forms = row.partition("\t")
            out.append((name.strip(), [form.strip() for form in forms.split("|") if form.strip()]))
    return out


def packed(names: dict[str, Known], codes: dict[str, list[str]] | None = None) -> bytes:
    """The file of these names by key, and of the codes of their shares."""
    from hashlib import blake2b

    count = 2 * len(names) + 1
    marks = bytearray(count)
    slots = [0] * count
    start = _start_of_slots(count) + 4 * count
    records = bytearray()
    for key, (name, strength) in sorted(names.items()):
        check = crc32(key.encode())
        slot = check % count
        while marks[slot]:
            slot = (slot + 1) % count
        marks[slot] = check >> 24 or 1
        slots[slot] = start + len(records)
        listed = "\t" + " ".join(codes[key]) if codes and codes.get(key) else ""
        records += f"{key}\t{name}\t{strength}{listed}\n".encode()
    digest = blake2b(bytes(records), digest_size=16).digest()
    table = b"".join(slot.to_bytes(4, "little") for slot in slots)
    head = MAGIC + digest + count.to_bytes(4, "little") + bytes(4)
    return head + marks + bytes(-count % 4) + table + records


def unpacked(data: bytes) -> tuple[dict[str, Known], dict[str, list[str]]]:
    """The names by key that a file of them holds, and the codes."""
    count = int.from_bytes(data[24:28], "little")
    start = _start_of_slots(count) + 4 * count
    rows = [row.split("\t") for row in data[start:].decode("utf-8").splitlines()]
    names = {row[0]: (row[1], int(row[2])) for row in rows}
    return names, {row[0]: row[3].split(" ") for row in rows if len(row) > _LISTED}
