"""`backup` and `restore`: copies of the library, and one of them in its place."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.printing import SOON, on_terminal, say, waiting
from reader.cli.session import Session
from reader.errors import ReaderError, UsageError
from reader.text import counted

"""Seconds after which it is said what takes so long."""


@click.command(short_help="Copies the library, even while Assay is open.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(session: Session, file: Path | None) -> None:
    """Copies the library to FILE, or into the folder `backups` beside it. May run while Assay is open.

    Exit code 4: the library is damaged, and so is the copy.
    """
    from reader.library import backup as copy

    if file is not None and not file.absolute().parent.is_dir():
        raise ReaderError(f"There is no folder {file.parent}; make it first, or name a file elsewhere.")
    with waiting("Copying the library, and checking the copy", after=SOON):
        target = copy(session.library_path, file)
    say(f"Copied the library to {target}.")


@click.command(short_help="Puts a backup in the place of the library.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", "sure", is_flag=True, help="Do not ask first.")
@click.pass_obj
def restore(session: Session, file: Path, sure: bool) -> int:
    """Puts the backup FILE in the place of the library, which is kept under another name. Asks first, or takes `--yes`.

    The backup is checked first and stays as it is. Quit the desk, and let a poll finish, before.

    Exit codes: 1 there is no such backup, or you said no; 3 the library is open or polled; 4 the backup is damaged or
    from a newer version. Nothing is changed then.
    """
    from reader.library import restore as put_back
    from reader.library.restoring import look_into

    path, held = session.library_path, look_into(file)
    holds = f"{counted(held.feeds, 'feed')}, {counted(held.articles, 'article')}"
    if not sure:
        if not (sys.stdin.isatty() and on_terminal()):
            raise UsageError("`assay restore` replaces the library: it asks on a terminal, elsewhere give `--yes`.")
        if not click.confirm(f"Put {file} ({holds}) in the place of {path}?"):
            say("Nothing was changed.")
            return 1
    with waiting("Checking the backup", after=SOON):
        kept = put_back(file, path)
    there = f" What was there is kept at {kept}." if kept else ""
    say(f"Put {file} ({holds}) in the place of {path}.{there}")
    return 0
