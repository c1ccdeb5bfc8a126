"""The library's tables, as migrations that only append.

    feeds, folders          subscriptions, their health, and kept counts
    articles, contents      what publishers sent: what lists need, apart from the bulk of it; `revisions` former texts
    states, notes, tags     what the reader did; `hidden` the states of articles whose feed was unsubscribed
    identities              which entries a feed has brought; one without an article is a tombstone
    seen_elsewhere          guids and addresses that another reader knows as read, until they come in
    traits, trait_articles  every list that an article belongs to (a kind of fine print, a language, a host, a tag ...)
    companies, mentions     who is named where
    search, beginnings      the full-text index, and that of the first letters of words; they hold no text of their own
    journal                 changes that can be undone
    counters, settings      kept totals; small values

`place` is the number that orders articles by time: seconds since 1970 times 256, and a number among those of the same
second. It is the row id of every table that lists articles, so that each index walks them newest first.
"""

import sqlite3
from pathlib import Path

from reader.errors import LibraryError
from reader.library.connection import APPLICATION_ID, PAGE_SIZE, refuse_newer, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SCHEMA_VERSION = 2
_PIECES = 8

FIRST_SCHEMA = (
    "CREATE TABLE counters(one INTEGER PRIMARY KEY CHECK (one = 1), article INTEGER NOT NULL, change INTEGER NOT NULL,"
    " visit INTEGER NOT NULL, articles INTEGER NOT NULL, unread INTEGER NOT NULL, starred INTEGER NOT NULL)",
    "INSERT INTO counters VALUES (1, 0, 0, 0, 0, 0, 0)",
    "CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE folders(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "INSERT INTO folders VALUES (0, '')",
    """CREATE TABLE feeds(
        id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '', folder_id INTEGER NOT NULL DEFAULT 0 REFERENCES folders(id),
        site_url TEXT NOT NULL DEFAULT '', interval INTEGER, full_text INTEGER NOT NULL DEFAULT 0,
        ended INTEGER NOT NULL DEFAULT 0,
        articles INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
        entity_tag TEXT, last_modified TEXT, next_poll REAL, last_attempt REAL, last_success REAL, last_full REAL,
        failures INTEGER NOT NULL DEFAULT 0, error TEXT, error_detail TEXT, gone INTEGER NOT NULL DEFAULT 0,
        body_hash TEXT NOT NULL DEFAULT '', rhythm REAL, hints TEXT NOT NULL DEFAULT '',
        redirect_to TEXT NOT NULL DEFAULT '', redirect_seen INTEGER NOT NULL DEFAULT 0, redirect_since REAL,
        former_urls TEXT NOT NULL DEFAULT '[]')""",
    "CREATE INDEX feeds_next_poll ON feeds(next_poll)",
    "CREATE TABLE hosts(host TEXT PRIMARY KEY, parked_until REAL NOT NULL) WITHOUT ROWID",
    """CREATE TABLE articles(
        place INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, feed_id INTEGER NOT NULL REFERENCES feeds(id),
        url TEXT NOT NULL, title TEXT NOT NULL, author TEXT NOT NULL, published INTEGER, modified INTEGER,
        received INTEGER NOT NULL, kinds INTEGER NOT NULL, flags INTEGER NOT NULL, minutes INTEGER NOT NULL,
        language TEXT, updates INTEGER NOT NULL DEFAULT 0, analysis INTEGER NOT NULL,
        traits BLOB NOT NULL, companies BLOB NOT NULL)""",
    "CREATE TABLE analyses(id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE)",
    """CREATE TABLE contents(
        id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
        html BLOB NOT NULL, parts BLOB NOT NULL, extras TEXT NOT NULL)""",
    """CREATE TABLE revisions(
        id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        replaced INTEGER NOT NULL, cause TEXT NOT NULL, title TEXT NOT NULL,
        html BLOB NOT NULL, parts BLOB NOT NULL)""",
    "CREATE INDEX revisions_article ON revisions(article_id)",
    """CREATE TABLE identities(
        feed_id INTEGER NOT NULL REFERENCES feeds(id), identity TEXT NOT NULL, id INTEGER,
        content_hash TEXT NOT NULL, PRIMARY KEY (feed_id, identity)) WITHOUT ROWID""",
    "CREATE INDEX identities_article ON identities(id)",
    "CREATE TABLE seen_elsewhere(feed_id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (feed_id, name))"
    " WITHOUT ROWID",
    """CREATE TABLE states(
        place INTEGER PRIMARY KEY REFERENCES articles(place) ON DELETE CASCADE,
        feed_id INTEGER NOT NULL, folder_id INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
        read_change INTEGER NOT NULL DEFAULT 0, star_change INTEGER NOT NULL DEFAULT 0,
        scroll REAL NOT NULL DEFAULT 0)""",
    """CREATE TABLE hidden(
        place INTEGER PRIMARY KEY REFERENCES articles(place) ON DELETE CASCADE,
        feed_id INTEGER NOT NULL, folder_id INTEGER NOT NULL, read INTEGER NOT NULL, starred INTEGER NOT NULL,
        read_change INTEGER NOT NULL, star_change INTEGER NOT NULL, scroll REAL NOT NULL)""",
    "CREATE INDEX hidden_feed ON hidden(feed_id)",
    "CREATE INDEX states_read ON states(read)",
    "CREATE INDEX states_feed ON states(feed_id, read)",
    "CREATE INDEX states_folder ON states(folder_id, read)",
    "CREATE INDEX states_starred ON states(starred) WHERE starred = 1",
    "CREATE INDEX states_read_change ON states(read_change) WHERE read_change > 0",
    "CREATE INDEX states_star_change ON states(star_change) WHERE star_change > 0",
    "CREATE TABLE notes(place INTEGER PRIMARY KEY REFERENCES articles(place) ON DELETE CASCADE, text TEXT NOT NULL)",
    "CREATE TABLE traits(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " articles INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE trait_articles(trait INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (trait, place))"
    " WITHOUT ROWID",
    "CREATE TABLE tags(place INTEGER NOT NULL REFERENCES articles(place) ON DELETE CASCADE,"
    " key TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (place, key)) WITHOUT ROWID",
    """CREATE TABLE companies(
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        articles INTEGER NOT NULL DEFAULT 0, profiled INTEGER NOT NULL DEFAULT 0,
        first_seen INTEGER, last_seen INTEGER)""",
    "CREATE INDEX companies_articles ON companies(articles)",
    """CREATE TABLE company_names(
        key TEXT NOT NULL, company_id INTEGER NOT NULL REFERENCES companies(id), kind TEXT NOT NULL,
        name TEXT NOT NULL, PRIMARY KEY (key, company_id, kind)) WITHOUT ROWID""",
    "CREATE INDEX company_names_company ON company_names(company_id)",
    """CREATE TABLE mentions(
        company_id INTEGER NOT NULL, place INTEGER NOT NULL, mentions INTEGER NOT NULL, profiled INTEGER NOT NULL,
        PRIMARY KEY (company_id, place)) WITHOUT ROWID""",
    "CREATE VIRTUAL TABLE search USING fts5(title, highlights, body, profiles, disclaimers, boilerplate,"
    " content='', tokenize='unicode61 remove_diacritics 2')",
    # Merging all words with one beginning of three letters takes a second in a large index; this one has them merged.
    "CREATE VIRTUAL TABLE beginnings USING fts5(letters, content='', detail=none, columnsize=0,"
    " tokenize='unicode61 remove_diacritics 2')",
    """CREATE TABLE journal(
        number INTEGER PRIMARY KEY, at INTEGER NOT NULL, said TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
        data BLOB NOT NULL)""",
    "CREATE TABLE views(key TEXT PRIMARY KEY, title TEXT NOT NULL, query TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE rules(
        id INTEGER PRIMARY KEY, query TEXT NOT NULL, action TEXT NOT NULL, value TEXT NOT NULL DEFAULT '',
        active INTEGER NOT NULL DEFAULT 1)""",
)


def migrations() -> "Migrations":
    """All migrations, oldest first. A released one never changes."""
    from sqlite_utils import Migrations

    steps = Migrations("assay")

    @steps()
    def first_schema(db: "Database") -> None:
        for statement in FIRST_SCHEMA:
            db.execute(statement)

    @steps()
    def companies_that_are_one(db: "Database") -> None:
        db.execute("ALTER TABLE companies ADD COLUMN merged_into INTEGER")
        db.execute("CREATE INDEX companies_merged ON companies(merged_into) WHERE merged_into IS NOT NULL")

    return steps


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open library."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def create(connection: sqlite3.Connection, path: Path) -> None:
    """Makes an empty file a library.

    The application id is written first and not through the log, so that a half-made library is known as one.
    """
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection, path)
    for table in ("search", "beginnings"):
        # Pieces of an index that may lie side by side: with more of them a first poll merges less, and searches are
        # as quick.
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('automerge', {_PIECES})")


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the library to this version's schema, in one transaction."""
    from sqlite_utils import Database

    with writing(connection):
        version = version_of(connection)
        refuse_newer(path, version, SCHEMA_VERSION)
        if version == SCHEMA_VERSION:
            return
        migrations().apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def bring_up_to_date(connection: sqlite3.Connection, path: Path, *, new: bool, write: bool) -> None:
    """Makes, migrates or accepts an open file. Raises `LibraryNewer`, or `LibraryError` for an old one to read."""
    if new:
        create(connection, path)
        return
    version = version_of(connection)
    refuse_newer(path, version, SCHEMA_VERSION)
    if version == SCHEMA_VERSION:
        return
    if not write:
        raise LibraryError(f"{path} has to be brought up to date first; any `assay` command that writes does it.")
    if version == 0:
        create(connection, path)
        return
    from reader.library.backups import back_up_before_migration

    back_up_before_migration(connection, path, version)
    migrate(connection, path)
