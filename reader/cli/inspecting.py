"""`assay inspect`: takes sources apart without a library, as JSON lines or for reading on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.article import load_vocabulary, parts_of
from reader.article.own_words import faults
from reader.cli.quick_inspect import (
    Unreadable,
    complain,
    is_feed,
    is_url,
    looks_like_html,
    parts_of_file,
    user_folder,
    write_line,
)
from reader.cli.session import Session
from reader.text import without_passwords, without_user

if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary


@click.command(short_help="Takes files or pages apart, without a library.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Prints one JSON object a source.")
@click.option("--explain", is_flag=True, help="Says which rule decided each role.")
@click.option("--title", default="", help="The article's title, if the source does not hold it.")
@click.option("--url", default="", help="Where the article stands: its links are resolved, its host's owner named.")
@click.pass_obj
def inspect(session: Session, sources: tuple[str, ...], as_json: bool, explain: bool, title: str, url: str) -> int:
    """Takes articles apart: HTML or plain-text files, `-` for standard input, or addresses.

    Works without a library. A source that cannot be read is named on standard error, and the others go on.
    """
    folder = _folder(session)
    vocabulary = load_vocabulary(folder)
    for fault in faults(folder) if folder else ():
        complain(f"{fault}.")
    failed = 0
    for source in sources:
        try:
            parts = _parts(session, source, vocabulary, title, url)
        except Unreadable as error:
            sys.stdout.flush()
            complain(str(error))
            failed = 1
            continue
        if as_json:
            write_line(without_passwords(source) if is_url(source) else source, parts, explain=explain)
        else:
            _show(source, parts, explain=explain, named=len(sources) > 1)
    return failed


def _folder(session: Session) -> str | None:
    """The folder with the user's own words: beside the config file that was named, else the usual one."""
    if session.config_file is None:
        return user_folder()
    return str(session.config_file.parent)


def _parts(session: Session, source: str, vocabulary: Vocabulary, title: str, url: str) -> dict[str, Any]:
    if not is_url(source):
        return parts_of_file(source, vocabulary, title=title, url=url)
    address, text, plain = _fetched(session, source)
    address = url or address
    if plain:
        return parts_of(text, title, address, vocabulary, plain=True)
    return _parts_of_page(text, title, address, vocabulary)


def _parts_of_page(html: str, title: str, address: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """The parts of a whole page, cut down to its article as the poller does it."""
    from reader.poller.page_body import article_of

    article, _ = article_of(html, vocabulary, title=title, url=address)
    return parts_of(article, title, address, vocabulary)


def _fetched(session: Session, address: str) -> tuple[str, str, bool]:
    """Where a page was found in the end, its text, and whether it is plain. Raises `Unreadable`."""
    import asyncio

    from reader.errors import FeedError
    from reader.feeds.fetch import ACCEPT_PAGE, FeedRequest, Fetched, Fetcher
    from reader.poller.page_body import page_text

    async def fetch() -> Fetched:
        async with Fetcher(session.config.poll) as fetcher:
            return await fetcher.fetch(FeedRequest(address, accept=ACCEPT_PAGE))

    try:
        answer = asyncio.run(fetch())
        text = page_text(answer.body, answer.content_type)
    except FeedError as error:
        raise Unreadable(f"{without_passwords(address)} cannot be fetched: {error.detail.rstrip('.')}.") from error
    kind = answer.content_type.partition(";")[0].strip().lower()
    if kind and not (kind.startswith("text/") or "html" in kind or "xml" in kind):
        raise Unreadable(f"{without_passwords(address)} is {kind}; give the address of an article.")
    if is_feed(text):
        raise Unreadable(f"{without_passwords(address)} is a feed; `assay add` subscribes to it.")
    return without_user(answer.url), text, kind == "text/plain" or not (kind or looks_like_html("", text))


def _show(source: str, parts: dict[str, Any], *, explain: bool, named: bool) -> None:
    from reader.cli.parts_view import roles_view
    from reader.cli.printing import plain, show
    from reader.model import Parts

    if named:
        show(plain(f"── {Path(source).name if not is_url(source) else without_passwords(source)}", "bold blue"))
    roles_view(Parts.from_dict(parts), explain=explain)
