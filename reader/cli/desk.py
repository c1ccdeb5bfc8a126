"""Opens the desk."""

from __future__ import annotations

import sys

from reader.cli.session import Session
from reader.errors import ReaderError


def open_desk(session: Session) -> int:
    """Opens the app on the session's library and gives its exit code. Needs a terminal."""
    if not on_screen():
        raise ReaderError(
            "The desk needs a terminal; `assay list` and the other commands work without one; see `assay --help`."
        )
    need_utf8()
    from reader.app import run

    return run(session.library_path, session.config, notices=session.warnings())


def on_screen() -> bool:
    """Whether there is a terminal to read keys from and to draw on, which is done by way of stderr."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()


def need_utf8() -> None:
    """Raises `ReaderError` where the locale is for another encoding: frames and signs would be drawn as escapes."""
    encoding = sys.stderr.encoding or "ascii"
    if encoding.lower().replace("-", "") != "utf8":
        raise ReaderError(
            f"The desk draws in UTF-8, but the locale is for {encoding}; on a terminal that shows UTF-8, set"
            " LC_ALL=C.UTF-8 or PYTHONUTF8=1."
        )
