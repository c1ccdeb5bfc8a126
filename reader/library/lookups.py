"""What feeds, folders, companies and traits are called: how it is shown, and looked up for queries.

The finders give numbers and sizes.
"""

import sqlite3
from collections.abc import Sequence

from reader.firm_names import firm_name_key
from reader.text import folded, without_password, without_user

FEED_TITLE = "coalesce(nullif(f.name, ''), nullif(f.title, ''), f.url)"
"""What a feed is called: by the user, else by itself, else its address (see `feed_title`). `f` is its row."""


def feed_title(title: str, url: str) -> str:
    """What a feed is called for people: of an address, without the user and password in it."""
    return title if title != url else without_password(url)


def open_link(url: str, feed_url: str) -> str:
    """An address that stands in an article, as people and programs get it: libraries hold relative links of feeds that
    were resolved with the user and password in the feed's address.
    """
    return without_user(url) if "@" in url and without_user(feed_url) != feed_url else url


class OtherAddresses:
    """The feeds by addresses that are not their own: without the user and password that it has, and the one to which
    the feed has been led for good by every poll of late, though it has not moved there yet.

    They are read once, when they are first asked for: for one transaction, whose new feeds are added.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._feeds: dict[str, list[int]] | None = None

    def add(self, number: int, url: str) -> None:
        """Adds a feed that is new."""
        if self._feeds is not None and "@" in url:
            self._feeds.setdefault(without_password(url), []).append(number)

    def feed(self, url: str) -> int | None:
        """The id of the one feed that is known by this address too."""
        if self._feeds is None:
            self._feeds = {}
            for number, address in self._db.execute("SELECT id, url FROM feeds WHERE url LIKE '%://%@%'"):
                self.add(number, address)
            led = "SELECT redirect_to, id FROM feeds WHERE redirect_to <> '' AND ended = 0 ORDER BY id"
            for address, number in self._db.execute(led):
                self._feeds.setdefault(address, [number])
        found = self._feeds.get(url, [])
        return found[0] if len(found) == 1 else None


def feed_by_other_address(db: sqlite3.Connection, url: str) -> int | None:
    """The id of the one feed that is known by this address, which is not its own."""
    return OtherAddresses(db).feed(url)


def feeds(db: sqlite3.Connection, value: str) -> list[tuple[int, int, int]]:
    """Feeds by id, else by exact address, one that they have moved from too, else by a part of the title: (id, unread,
    articles).
    """
    columns = "SELECT id, unread, articles FROM feeds"
    if value.isascii() and value.isdigit():
        return db.execute(f"{columns} WHERE id = ?", (int(value[:18]),)).fetchall()
    found = db.execute(f"{columns} WHERE url = ?", (value,)).fetchall()
    if found or "://" in value:
        found = found or db.execute(f"{columns} WHERE id = ?", (feed_by_other_address(db, value),)).fetchall()
        former = f"{columns} WHERE former_urls <> '[]' AND ? IN (SELECT value FROM json_each(former_urls))"
        return found or db.execute(former, (value,)).fetchall()
    wanted = folded(value)
    titles = db.execute(f"SELECT f.id, f.unread, f.articles, {FEED_TITLE} FROM feeds f")
    return [(number, unread, articles) for number, unread, articles, title in titles if wanted in folded(title)]


def folders(db: sqlite3.Connection, value: str) -> list[int]:
    """Folders by name, whatever the case, with the folders in them."""
    wanted = folded(value)
    names = db.execute("SELECT id, name FROM folders").fetchall()
    return [number for number, name in names if folded(name) == wanted or folded(name).startswith(f"{wanted}/")]


def companies_called(db: sqlite3.Connection, value: str, *, or_ticker: bool = False) -> list[tuple[int, int]]:
    """The companies that a name means: (id, articles), those with the most articles first.

    Whoever is called just so; else whoever's name has the same key (without legal form, accents, "and"); else whoever
    has it as an alias, which is no way to a company where it is another one's name; else (`or_ticker`) as a ticker;
    else whoever has a name that begins with these words.
    """
    name, key = folded(value), firm_name_key(value)
    if not name:
        return []
    ways = [
        (("name",), "n.key = ?", (name,)),
        (("name", "firm", "key"), "n.key = ?", (key,)),
        (("alias", "alias key"), "n.key IN (?, ?)", (name, key)),
        (("ticker", "symbol"), "n.key = ?", (_symbol(value),)),
        (("name", "firm", "key", "alias"), _BEGINS, (name, name, key, key)),
    ]
    found = (_companies(db, *way) for way in ways if or_ticker or way[0] != ("ticker", "symbol"))
    return next(filter(None, found), [])


_BEGINS = "(n.key > ? || ' ' AND n.key < ? || '!' OR n.key > ? || ' ' AND n.key < ? || '!')"


def companies_of_ticker(db: sqlite3.Connection, value: str) -> list[tuple[int, int]]:
    """Companies with a ticker, given with or without its exchange: (id, articles)."""
    return _companies(db, ("ticker", "symbol"), "n.key = ?", (_symbol(value),))


def _symbol(value: str) -> str:
    """A ticker as it is kept: as it is written, or without the sign before it ("$MP")."""
    return folded(value).replace(" ", "").removeprefix("$")


def _companies(
    db: sqlite3.Connection, kinds: Sequence[str], condition: str, values: Sequence[str]
) -> list[tuple[int, int]]:
    return db.execute(
        "SELECT DISTINCT c.id, c.articles FROM company_names n JOIN companies c ON c.id = n.company_id"
        f" WHERE {condition} AND n.kind IN ({', '.join('?' * len(kinds))}) AND c.articles > 0"
        " ORDER BY c.articles DESC, c.id",
        (*values, *kinds),
    ).fetchall()


def traits(db: sqlite3.Connection, names: Sequence[str]) -> list[tuple[int, int]]:
    """Traits by name: (id, articles)."""
    marks = ", ".join("?" * len(names))
    return db.execute(f"SELECT id, articles FROM traits WHERE name IN ({marks})", tuple(names)).fetchall()


def traits_like(db: sqlite3.Connection, start: str, condition: str, value: str) -> list[tuple[int, int]]:
    """Traits whose names begin with `start` (which ends with a colon) and meet a condition: (id, articles)."""
    end = start[:-1] + ";"
    sql = f"SELECT id, articles FROM traits WHERE name >= ? AND name < ? AND articles > 0 AND {condition}"
    return db.execute(sql, (start, end, value)).fetchall()
