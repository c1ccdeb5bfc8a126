"""Files that are written whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_LONGEST_NAME = 100


@contextmanager
def written(target: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `target` when the block ends. Raises `OSError`.

    Until then, and for good where the block raises, what stood there stays. Its permissions are kept.
    """
    partial = target.with_name(f".{target.name[:_LONGEST_NAME]}.{os.getpid()}")
    try:
        with partial.open("wb") as file:
            if target.exists():
                shutil.copymode(target, partial)
            yield file
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
