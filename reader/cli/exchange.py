"""`import` and `export`: subscriptions and articles in and out."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.articles import refuse_damaged
from reader.cli.output_file import output_file, replaceable
from reader.cli.printing import brief, complain, followed, json_line, say
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.errors import FeedError, ReaderError, UsageError
from reader.text import clean, counted, without_password, without_passwords

if TYPE_CHECKING:
    from reader.feeds.subscriptions import Subscriptions
    from reader.library import Library
    from reader.model import Feed, Subscription

MOST_BYTES = 50_000_000
_SQLITE = b"SQLite format 3\0"
_JSON = b"{"
_SCHEME = re.compile(r'\s*"?[A-Za-z][A-Za-z0-9+.-]*:\S')
_MOST_OF_TEXT = 20
"""One character of so many may be none in UTF-8: names of tags in an older encoding."""


@dataclass
class _Tally:
    subscribed: int = 0
    already: int = 0
    refused: int = 0
    read: int = 0
    articles: int = 0
    articles_already: int = 0
    undoable: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing came in, and nothing was there already."""
        return not (self.subscribed or self.already or self.read or self.articles or self.articles_already)


@click.command("import", short_help="Takes in OPML, newsboat's files, or exported articles.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per event.")
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...], as_json: bool) -> int:
    """Takes in FILE: OPML, newsboat's `urls` or `cache.db` (what was read there), or articles of `assay export`.

    Give `urls` and `cache.db` together to take both over. `-` reads from standard input. What is there already stays.
    """
    tally = _Tally()
    sources = sorted(((file, _contents(file)) for file in files), key=lambda source: source[1].startswith(_SQLITE))
    with session.made_library() as library:
        try:
            for file, data in sources:
                _take_in(session, library, file, data, tally, as_json)
        except ReaderError:
            if not tally.nothing:
                _tell_outcome(tally, as_json)
            raise
    _tell_outcome(tally, as_json)
    return 1 if tally.refused and tally.nothing else 0


def _contents(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReaderError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > MOST_BYTES and not data.startswith((_SQLITE, _JSON)):
        raise ReaderError(f"{file} is larger than {MOST_BYTES // 1_000_000} MB; that is no list of feeds.")
    return data


def _take_in(session: Session, library: Library, file: Path, data: bytes, tally: _Tally, as_json: bool) -> None:
    if data.startswith(_SQLITE):
        if str(file) == "-":
            raise UsageError("A database cannot be read from standard input; name the file.")
        _take_over_cache(library, file, tally, as_json)
        return
    if data.startswith(_JSON):
        _restore(session, library, file, data, tally)
        return
    found = _subscriptions(file, data)
    if not as_json and looks_like_xml(data) and b"</opml" not in data[-4000:].replace(b"\0", b"").lower():
        complain(f"{file} is cut short; what is there was taken.")
    _subscribe(library, found.wanted, tally)
    for refused in found.refused:
        _refuse(without_passwords(clean(refused.line)), clean(refused.why), tally, as_json)


def _refuse(line: str, why: str, tally: _Tally, as_json: bool) -> None:
    tally.refused += 1
    if as_json:
        json_line({"event": "refused", "line": line, "why": why})
    else:
        complain(f"Left out {brief(line)!r}: {why}")


def _restore(session: Session, library: Library, file: Path, data: bytes, tally: _Tally) -> None:
    from reader.article import load_vocabulary
    from reader.cli.restoring import Restored, restore

    restored = Restored()
    try:
        with io.BytesIO(data) if str(file) == "-" else file.open("rb") as opened:
            lines = followed(opened, lambda: _size(file, data), size=len, words="bytes")
            restore(library, lines, load_vocabulary(session.sound_config.folder), restored)
    finally:
        tally.subscribed += restored.feeds
        tally.articles += restored.articles
        tally.articles_already += restored.already


def _size(file: Path, data: bytes) -> int:
    return len(data) if str(file) == "-" else file.stat().st_size


def _subscriptions(file: Path, data: bytes) -> Subscriptions:
    from reader.feeds.newsboat import read_urls
    from reader.feeds.opml import read_opml

    try:
        if looks_like_xml(data):
            return read_opml(data)
    except FeedError as error:
        raise ReaderError(f"{file} was not imported: {error.detail}") from error
    text = data.decode("utf-8-sig", "replace")
    if b"\0" in data or text.count("\ufffd") * _MOST_OF_TEXT > len(text):
        raise ReaderError(f"{file} is neither OPML nor newsboat's `urls`; it is no text.")
    found = read_urls(text)
    if not found.wanted and not any(_SCHEME.match(refused.line) for refused in found.refused):
        raise ReaderError(f"{file} is neither OPML nor newsboat's `urls`; no line of it is an address.")
    return found


def looks_like_xml(data: bytes) -> bool:
    """Whether the bytes begin like markup, whatever their encoding."""
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _subscribe(library: Library, wanted: Iterable[Subscription], tally: _Tally) -> None:
    subscriptions = list(wanted)
    new = library.subscribe_all(subscriptions, undoable=True)
    tally.undoable = tally.undoable or bool(new)
    tally.subscribed += new
    tally.already += len(subscriptions) - new


def _take_over_cache(library: Library, file: Path, tally: _Tally, as_json: bool) -> None:
    from reader.library import newsboat

    taken = newsboat.take_over(library, file)
    tally.read += taken.read
    if taken.strange_feeds and not (tally.subscribed or tally.already):
        are = "is" if taken.strange_feeds == 1 else "are"
        why = f"It has read articles of {counted(taken.strange_feeds, 'feed')} that {are} not subscribed to."
        _refuse(file.name, f"{why} Take in newsboat's `urls` with it: `assay import urls {file.name}`.", tally, as_json)


def _tell_outcome(tally: _Tally, as_json: bool) -> None:
    if as_json:
        counts = {name: value for name, value in asdict(tally).items() if name != "undoable"}
        json_line({"event": "imported", **counts})
    else:
        _say_outcome(tally)


def _say_outcome(tally: _Tally) -> None:
    articles = tally.articles or tally.articles_already
    facts = [f"Subscribed to {counted(tally.subscribed, 'feed')}"]
    if (articles or tally.read) and not tally.subscribed:
        facts = []
    if tally.already:
        facts.append(f"{tally.already:,} already there")
    if tally.refused:
        facts.append(f"{tally.refused:,} left out")
    if articles:
        facts.append(f"{counted(tally.articles, 'article')} taken in")
    if tally.articles_already:
        facts.append(f"{tally.articles_already:,} there already")
    if tally.read:
        facts.append(f"{counted(tally.read, 'article')} known as read")
    say(" ".join([f"{', '.join(facts)}.", *_what_next(tally)]))


def _what_next(tally: _Tally) -> list[str]:
    """What brings the articles of new feeds, and what takes the feeds back."""
    if not tally.subscribed:
        return []
    takes_back = "`assay undo` takes the feeds back." if tally.undoable else "`assay remove` unsubscribes."
    return ["`assay poll` brings their articles.", takes_back]


@click.command(context_settings=QUERY_SETTINGS, short_help="Writes subscriptions as OPML, or articles as files.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["opml", "json", "csv", "markdown"]),
    required=True,
    help="opml: the subscriptions; the others: the articles that QUERY matches.",
)
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path), help="A file to write, instead of standard output."
)
@click.option(
    "--with-passwords",
    is_flag=True,
    help="opml: leaves user and password in the addresses that have some; a new FILE is yours alone to read.",
)
@query_argument
@click.pass_obj
def export(session: Session, form: str, output: Path | None, with_passwords: bool, query: str) -> None:
    """Writes the subscriptions as OPML, or articles as JSON lines, CSV or Markdown.

    \b
    assay export --format opml --output feeds.opml
    assay export --format markdown 'is:starred since:7d'
    """
    if form == "opml" and query:
        raise UsageError("OPML holds subscriptions, not articles, so it takes no query.")
    with session.open_library() as library:
        if output is None:
            damaged = _write(library, form, query, sys.stdout.buffer.write, with_passwords=with_passwords)
        else:
            with output_file(output, private=with_passwords) as file:
                damaged = _write(library, form, query, file.write, with_passwords=with_passwords, follow=True)
            if replaceable(output):
                _say_what_was_written(library, form, query, output, damaged)
    refuse_damaged(damaged, "left out")


def _say_what_was_written(library: Library, form: str, query: str, output: Path, damaged: int) -> None:
    number = len(library.feeds()) if form == "opml" else library.count(query, most=sys.maxsize) - damaged
    what = counted(number, "feed" if form == "opml" else "article")
    say(f"Wrote {what} to {output}." if number else f"Nothing matches; {output} is empty.")


def _write(
    library: Library,
    form: str,
    query: str,
    write: Callable[[bytes], object],
    *,
    with_passwords: bool,
    follow: bool = False,
) -> int:
    """Writes what was asked for; gives how many articles were left out since they are damaged."""
    if form == "opml":
        from reader.feeds.opml import write_opml

        feeds = library.feeds()
        write(write_opml(feeds if with_passwords else _without_passwords(feeds)))
        return 0
    from reader.cli.article_files import WRITERS

    damaged: list[int] = []
    chunks = WRITERS[form](library, query, damaged)
    if follow:
        chunks = followed(chunks, lambda: library.count(query, most=sys.maxsize), words="articles")
    for chunk in chunks:
        write(chunk.encode("utf-8", "backslashreplace"))
    return len(damaged)


def _without_passwords(feeds: Iterable[Feed]) -> list[Feed]:
    """The feeds, with addresses that may be handed on; says of how many that is not all."""
    open_ones = [(feed, replace(feed, url=without_password(feed.url))) for feed in feeds]
    cut = sum(feed != shown for feed, shown in open_ones)
    if cut:
        of_feeds = "an address" if cut == 1 else f"{cut:,} addresses"
        complain(f"User and password were left out of {of_feeds}; `--with-passwords` writes them.")
    return [shown for _, shown in open_ones]
