"""Who owns the host that an article stands on, as far as a published list says, and what the list calls such a medium.

The typology is that of the State Media Monitor. Only media that the state both owns or manages and edits count as state
media; an independent public broadcaster never does, and neither does a private paper, whoever leans on it. The list is
a few years old: source and date go with every answer, and `owners.tsv` in the user's vocabulary folder adds to it or
overrules it.
"""

from __future__ import annotations

import os
from functools import cache

from reader.article.vocabulary import SHIPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from reader.article.vocabulary import Vocabulary

USER_FILE: Final = "owners.tsv"
_SHIPPED: Final = os.path.join(SHIPPED, "ownership", "state_media.tsv")
TYPOLOGY: Final = {
    "SC": "State-controlled media",
    "CaPu": "Captured public or state-managed media",
    "CaPr": "Captured private media",
    "ISFM": "Independent state-funded and state-managed media",
    "ISF": "Independent state-funded media",
    "ISM": "Independent state-managed media",
    "IP": "Independent public media",
}
STATE_CONTROLLED: Final = frozenset(("SC", "CaPu"))


def owner_of(url: str, vocabulary: Vocabulary | None) -> dict[str, Any] | None:
    """What the list says of the address's host; None where it is silent, or where the user has said `none`.

    host, outlet, owner, country, typology (its code), typology_name, state_controlled, source, date; `kinds` of
    disclaimer that follow (`state_media`, or none) and `text`, all of this as a sentence.
    """
    folder = vocabulary.user_folder if vocabulary else None
    for host in _suffixes(host_of(url)):
        own = _own_rows(folder).get(host) if folder else None
        if own is not None:
            return _owner(own, USER_FILE, "")
        listed = _listed(host)
        if listed is not None:
            return _owner(listed, _note("source"), _note("date"))
    return None


def ownership_sentence(owner: dict[str, Any]) -> str:
    """An owner as one sentence with typology, source and date."""
    source = ", ".join(filter(None, (owner["source"], owner["date"])))
    outlet = owner["outlet"] or owner["host"]
    held = (
        f"{outlet} ({owner['host']}) belongs to {owner['owner']}" if owner["owner"] else f"{outlet} ({owner['host']})"
    )
    place = f", {owner['country']}" if owner["country"] else ""
    return f"{held}{place}: {owner['typology_name'].lower()} ({source})."


def _owner(row: list[str], source: str, date: str) -> dict[str, Any] | None:
    host, typology, outlet, owner, country = (row + [""] * 5)[:5]
    if typology not in TYPOLOGY:
        return None
    found: dict[str, Any] = {
        "host": host,
        "outlet": outlet,
        "owner": owner,
        "country": country,
        "typology": typology,
        "typology_name": TYPOLOGY[typology],
        "state_controlled": typology in STATE_CONTROLLED,
        "source": source,
        "date": date,
    }
    return {**found, "kinds": ("state_media",) if found["state_controlled"] else (), "text": ownership_sentence(found)}


def host_of(url: str) -> str:
    """The host of an address, lower case, without user, port and final dot."""
    rest = url.partition("://")[2] or url
    host = rest.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0].rpartition("@")[2]
    return host.partition(":")[0].strip(".").lower()[:253]


def _suffixes(host: str) -> list[str]:
    """The host and the domains above it, the longest first; a top-level domain alone is none."""
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(max(0, len(labels) - 5), len(labels) - 1)]


@cache
def _text() -> str:
    with open(_SHIPPED, encoding="utf-8") as file:
        return "\n" + file.read()


def _listed(host: str) -> list[str] | None:
    row = _rows().get(host)
    return None if row is None else row.split("\t")


@cache
def _rows() -> dict[str, str]:
    """The rows of the shipped list by host."""
    rows = (row for row in _text().split("\n") if row and row[0] != "#")
    return {row.partition("\t")[0]: row for row in rows}


@cache
def _note(name: str) -> str:
    at = _text().index(f"\n# {name}\t")
    return _text()[at : _text().index("\n", at + 1)].partition("\t")[2]


@cache
def _own_rows(folder: str) -> dict[str, list[str]]:
    """The user's rows by host: `host TAB typology TAB outlet TAB owner TAB country`."""
    try:
        with open(os.path.join(folder, "vocabulary", USER_FILE), encoding="utf-8-sig", errors="replace") as file:
            rows = file.read(1_000_000).splitlines()
    except OSError:
        return {}
    split = ([cell.strip() for cell in row.split("\t")] for row in rows if row.strip() and not row.startswith("#"))
    return {row[0].lower(): row for row in split}
