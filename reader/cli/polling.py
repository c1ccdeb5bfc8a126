"""`poll` and `full-text`: one pass over the feeds, and the pages of articles that came as summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reader.cli.jobs import until_stopped
from reader.cli.numbers import ARTICLE_ID
from reader.cli.poll_views import poll_view
from reader.cli.printing import complain, json_line, say
from reader.cli.session import Session
from reader.text import counted

if TYPE_CHECKING:
    from reader.model import Feed


@click.command(short_help="Fetches the feeds that are due.")
@click.option("--all", "every", is_flag=True, help="Every feed now, due or not; hosts that asked for a pause excepted.")
@click.option(
    "--feed",
    "urls",
    metavar="FEED",
    multiple=True,
    help="The feed with this address or id now, due or not; can be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="One event a line, as JSON.")
@click.pass_obj
def poll(session: Session, every: bool, urls: tuple[str, ...], as_json: bool) -> int:
    """Fetches the feeds that are due, and takes their new articles apart. `--feed` takes an address or an id.

    A feed that fails does not make the command fail. While another poll of the library runs, it ends with code 3.
    """
    from reader.poller.passes import Wanted
    from reader.poller.running import run_pass

    if every and urls:
        raise click.UsageError("--all and --feed do not go together.")
    wanted = Wanted(every, urls)
    session.require_library()
    with poll_view(as_json, lambda: _feeds(session)) as show:
        return until_stopped(run_pass(session.library_path, session.config, wanted, show, complain))


def _feeds(session: Session) -> tuple[Feed, ...]:
    with session.open_library() as library:
        return library.feeds()


@click.command("full-text", short_help="Fetches the whole texts of articles from their pages.")
@click.argument("ids", type=ARTICLE_ID, nargs=-1, required=True, metavar="ID...")
@click.option("--json", "as_json", is_flag=True, help="One event a line, as JSON.")
@click.pass_obj
def full_text(session: Session, ids: tuple[int, ...], as_json: bool) -> int:
    """Fetches the pages of articles, and takes them apart in place of what the feed carried.

    `assay undo` shows again what the feed carries.
    """
    from reader.poller.pages import fetch_pages_of

    session.require_library()
    failed: list[dict[str, Any]] = []

    def show(event: dict[str, Any]) -> None:
        if event["event"] == "failed":
            failed.append(event)
        if as_json:
            json_line(event, flush=True)
        elif event["event"] == "failed":
            complain(f"Article {event['article']}: {event['detail']}")
        elif event["event"] == "done" and (event["fetched"] or not failed):
            say(f"Fetched the full text of {counted(event['fetched'], 'article')}.")

    code = until_stopped(fetch_pages_of(session.library_path, session.config, ids, show))
    return code or (1 if failed and len(failed) == len(set(ids)) else 0)
