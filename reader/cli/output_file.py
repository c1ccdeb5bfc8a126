"""The file that a command writes because the user named it: put in place when whole, or written as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reader import atomic
from reader.cli.printing import say
from reader.errors import ReaderError


@contextmanager
def output_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write. What stood there stays until all is written. Raises `ReaderError` where it cannot be written.

    A new `private` file may be read by its owner alone. A link leads to the file that is replaced. A device, a pipe or
    an open file (`/dev/stdout`) is written as it stands.
    """
    try:
        target = replaceable(path)
        with atomic.written(target, private=private) if target else path.open("wb") as file:
            yield file
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReaderError(f"{path} cannot be written: {reason}.") from error


@contextmanager
def told_output_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """The same, and a sentence once it is written; none where the path may be the very place that sentences go to."""
    with output_file(path, private=private) as file:
        yield file
    if replaceable(path):
        say(f"Wrote {path}.")


def replaceable(path: Path) -> Path | None:
    """The regular file, or the free place for one, that the path leads to; None for anything else."""
    if path.absolute().is_relative_to("/dev") or path.absolute().is_relative_to("/proc"):
        return None
    target = path.resolve()
    return target if target.is_file() or not target.exists() else None
