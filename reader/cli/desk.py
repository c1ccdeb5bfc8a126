"""Opens the desk."""

from __future__ import annotations

from reader.cli.session import Session


def open_desk(session: Session) -> int:
    """Opens the app on the session's library and gives its exit code. Needs a terminal."""
    need_terminal("`assay list` and the other commands work without one; see `assay --help`")
    from reader.app import run

    return run(session.library_path, session.config, notices=session.warnings())


def need_terminal(instead: str) -> None:
    """Raises `ReaderError` where there is no terminal to draw on; the sentence says what to do `instead`."""
    import sys

    from reader.errors import ReaderError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReaderError(f"The desk needs a terminal; {instead}.")
