"""`views`: saved queries, listed, saved, deleted, and as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.output_file import told_output_file
from reader.cli.printing import json_line, say, table
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.errors import ReaderError
from reader.text import clean, counted, folded

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import SourceView

FILE = click.Path(path_type=Path, allow_dash=True)


@click.command(
    context_settings=QUERY_SETTINGS, short_help="Lists, saves and deletes views; takes them to and from files."
)
@query_argument
@click.option("--save", "saved", metavar="NAME", help="Save QUERY as a view of this name.")
@click.option("--delete", "deleted", metavar="NAME", help="Delete a view of yours.")
@click.option("--export", "target", metavar="FILE", type=FILE, help="Write views and rules to a TOML file.")
@click.option("--import", "source", metavar="FILE", type=FILE, help="Take views and rules from such a file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_obj
def views(
    session: Session,
    query: str,
    saved: str | None,
    deleted: str | None,
    target: Path | None,
    source: Path | None,
    as_json: bool,
) -> None:
    """Lists the views with their counts; saves QUERY as one; writes views and rules to a file, or takes them from one.

    \b
    assay views --save Lithium 'lithium -sodium'
    assay views --export views.toml
    """
    if sum(option is not None for option in (saved, deleted, target, source)) > 1:
        raise click.UsageError("One of `--save`, `--delete`, `--export` and `--import` at a time.")
    if query and saved is None:
        raise click.UsageError("A query is for `--save NAME`; `assay list` shows its articles.")
    with session.open_library() if source is None else session.made_library() as library:
        if saved is not None:
            _save(library, saved, query, as_json)
        elif deleted is not None:
            _delete(library, deleted)
        elif target is not None:
            _export(library, target)
        elif source is not None:
            _import(library, source)
        else:
            _list(library, as_json)


def _list(library: Library, as_json: bool) -> None:
    found = library.sources().views
    if as_json:
        for view in found:
            json_line(_as_json(view))
        return
    rows = [[view.title, f"{view.count:,}", f"{view.unread:,}", view.query] for view in found]
    table(["view", "articles", "unread", "query"], rows, wide="query", right="articles unread")


def _as_json(view: SourceView) -> dict[str, object]:
    own = {"title": view.title, "query": view.query, "articles": view.count, "unread": view.unread}
    return {"key": view.key, **own, "built_in": view.built_in}


def _save(library: Library, name: str, query: str, as_json: bool) -> None:
    from reader.library.saved_queries import key_of
    from reader.model import View

    title = clean(name)
    if not title:
        raise click.UsageError("A view needs a name.")
    view = View(key_of(title), title, query)
    former = next((former for former in library.views() if former.key == view.key), view)
    library.save_view(view)
    if as_json:
        json_line(next(_as_json(counted) for counted in library.sources().views if counted.key == view.key))
        return
    was = f" It was {former.query!r}." if former.query != query else ""
    say(f"{'Replaced' if was else 'Saved'} the view {title}: {counted(library.count(query), 'article')}.{was}")


def _delete(library: Library, name: str) -> None:
    called = [view for view in library.views() if folded(view.title) == folded(name)]
    found = min(called, key=lambda view: view.built_in, default=None)
    if found is None:
        raise ReaderError(f"There is no view {name!r}; `assay views` lists them.")
    if found.built_in:
        raise ReaderError(f"{found.title} is one of Assay's own views and stays.")
    library.delete_view(found.key)
    say(f"Deleted the view {found.title}.")


def _export(library: Library, target: Path) -> None:
    from reader.library.saved_queries import written

    text = written(library.views(), library.rules.all())
    if str(target) == "-":
        sys.stdout.write(text)
        return
    with told_output_file(target) as file:
        file.write(text.encode("utf-8"))


def _import(library: Library, source: Path) -> None:
    from reader.library.saved_queries import read, take_in

    try:
        data = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
    except OSError as error:
        raise ReaderError(f"{source} cannot be read: {error.strerror}.") from error
    found = read(data.decode("utf-8-sig", "replace"))
    new = take_in(library, found)
    say(f"Took in {counted(len(found.views), 'view')} and {counted(new, 'rule')}.")
