"""Damage done to the file of a library."""

import random
from pathlib import Path


def overwrite(path: Path, start: int, end: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(random.Random(start).randbytes(end - start))
