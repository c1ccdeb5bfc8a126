"""`feeds`, `remove`, `move` and `edit`: what one is subscribed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reader.cli.feed_table import print_feeds
from reader.cli.numbers import whole_number
from reader.cli.printing import brief, iso, json_line, say
from reader.cli.session import Session
from reader.errors import ReaderError
from reader.model import LONGEST_INTERVAL
from reader.text import clean, counted, folded, safe_url, without_password, without_passwords

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Feed

UNDO = "`assay undo` takes it back."


@click.command(short_help="Lists the feeds: unread, next poll, rhythm, trouble.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.option("--broken", is_flag=True, help="Only feeds in trouble.")
@click.pass_obj
def feeds(session: Session, as_json: bool, broken: bool) -> None:
    """Lists the feeds: unread articles, last success, next poll, how much they publish, and what is wrong with them."""
    with session.open_library() as library:
        found = [feed for feed in library.feeds() if not broken or feed.in_trouble or feed.leads_to]
    if as_json:
        for feed in found:
            json_line(_feed_as_json(feed))
    elif not found:
        say("No feed is in trouble." if broken else "There are no feeds yet; subscribe with `assay add URL`.")
    else:
        print_feeds(found)


def _feed_as_json(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.id,
        "url": without_password(feed.url),
        "title": feed.title,
        "folder": feed.folder,
        "unread": feed.unread,
        "articles": feed.articles,
        "last_success": iso(feed.last_success),
        "error": feed.error,
        "next_poll": iso(feed.next_poll),
    }


def feed_named(library: Library, word: str) -> Feed:
    """The feed with this id, address or title. Raises `ReaderError` where there is none, or more than one."""
    found = library.feed_at(word) or library.feed(whole_number(word) or 0)
    if found:
        return found
    titled = [feed for feed in library.feeds() if folded(feed.title) == folded(word)]
    if len(titled) == 1:
        return titled[0]
    if titled:
        ids = ", ".join(str(feed.id) for feed in titled)
        raise ReaderError(f"{len(titled)} feeds are called {word!r}; name one by its id: {ids}.")
    raise ReaderError(f"There is no feed {without_passwords(word)!r}; `assay feeds` lists them with their ids.")


@click.command()
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@click.pass_obj
def remove(session: Session, names: tuple[str, ...]) -> None:
    """Unsubscribes. FEED is an id, an address or a title.

    Articles with a star, a tag or a note stay; `assay undo` brings the rest back.
    """
    with session.open_library() as library:
        found = [feed_named(library, name) for name in names]
        library.unsubscribe([feed.id for feed in found])
        for feed in found:
            say(f"Unsubscribed from {feed.title or feed.url} ({counted(feed.articles, 'article')}).")
    say(UNDO)


@click.command()
@click.argument("names", metavar="FEED...", nargs=-1)
@click.argument("folder", metavar="FOLDER")
@click.option("--from", "source", metavar="FOLDER", help="Moves every feed of this folder.")
@click.pass_obj
def move(session: Session, names: tuple[str, ...], folder: str, source: str | None) -> None:
    """Puts feeds into a folder; an empty FOLDER ("") takes them out. FEED is an id, an address or a title."""
    if bool(names) == (source is not None):
        raise click.UsageError("Name the feeds to move, or a folder with `--from`.")
    with session.open_library() as library:
        if source is not None:
            count = library.rename_folder(source, folder)
        else:
            count = library.move_feeds([feed_named(library, name).id for name in names], folder)
    _say_moved(count, folder)


def _say_moved(count: int, folder: str) -> None:
    where = f"into {folder}" if folder else "out of their folders"
    if count:
        say(f"Moved {counted(count, 'feed')} {where}. {UNDO}")
    else:
        say(f"Nothing was moved; there is no such feed outside {folder}." if folder else "Nothing was moved.")


def _interval(ctx: click.Context, parameter: click.Parameter, value: str | None) -> int | str | None:
    """Minutes from 1 to a week, or `auto`, or None where nothing was given."""
    if value is None or value == "auto":
        return value
    minutes = whole_number(value)
    if minutes and minutes <= LONGEST_INTERVAL:
        return minutes
    raise click.BadParameter(
        f"{brief(value)!r} is neither a number of minutes from 1 to {LONGEST_INTERVAL} nor `auto`."
    )


@click.command()
@click.argument("name", metavar="FEED")
@click.option("--url", metavar="URL", help="A new address.")
@click.option("--title", metavar="TITLE", help='A title of your own; "" takes the publisher\'s.')
@click.option("--folder", metavar="FOLDER", help='The folder; "" for none.')
@click.option("--interval", callback=_interval, metavar="MINUTES|auto", help="How often it is polled.")
@click.option("--full-text/--no-full-text", default=None, help="Whether the whole pages of its articles are fetched.")
@click.pass_obj
def edit(session: Session, /, name: str, **wanted: Any) -> None:
    """Changes a feed's address, title, folder or interval. FEED is an id, an address or a title."""
    given = {key: value for key, value in wanted.items() if value is not None}
    if wanted["interval"] == "auto":
        given["interval"] = None
    if not given:
        raise click.UsageError("Say what to change: --url, --title, --folder, --interval or --full-text.")
    if "url" in given and not safe_url(given["url"]):
        raise click.UsageError(f"{without_passwords(clean(given['url']))!r} is not an http or https address.")
    with session.open_library() as library:
        before = feed_named(library, name)
        feed = library.edit_feed(before.id, **given)
    title = feed.title or feed.url
    say(f"Changed {title}. {UNDO}" if feed != before else f"Nothing to change: {title} is so already.")
    floor = session.sound_config.poll.floor_minutes
    if given.get("interval") and given["interval"] < floor:
        say(f"It is polled every {floor} minutes all the same: the setting [poll] floor_minutes.")
