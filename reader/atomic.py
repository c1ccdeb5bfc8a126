"""Files that are written whole or not at all, and files that are their owner's alone."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_LONGEST_NAME = 100


def make_private(path: Path) -> None:
    """Makes an empty file that its owner alone may read, where there is none; one that is there is left alone.

    Raises `OSError`.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


@contextmanager
def written(target: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `target` when the block ends. Raises `OSError`.

    Until then, and for good where the block raises, what stood there stays. Its permissions are kept; where nothing
    stood there, a `private` file may be read by its owner alone.
    """
    partial = target.with_name(f".{target.name[:_LONGEST_NAME]}.{os.getpid()}")
    try:
        partial.unlink(missing_ok=True)
        if private:
            make_private(partial)
        with partial.open("wb") as file:
            if target.exists():
                shutil.copymode(target, partial)
            yield file
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
