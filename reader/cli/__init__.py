"""The command line: one module per group of commands. Nothing is imported before it is needed.

`main` is the edge of the program: every fault leaves it as one sentence on stderr and an exit code.

    0 done    1 failed    2 usage    3 the library is busy    4 the library is damaged or newer    130 interrupted
"""

import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name (default: those of the process) and gives its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _inspect_quickly(words) if words[:1] == ["inspect"] else None
        if code is not None and arguments is None:
            _end(code)
        if code is None:
            from reader.cli.edge import run

            code = run(words)
    except KeyboardInterrupt:
        code = INTERRUPTED
    return code


def _end(code: int) -> "NoReturn":
    """Ends the process at once: to take down what an inspection has read costs Python a fifth of its time."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _inspect_quickly(words: list[str]) -> int | None:
    """What `inspect` can do without the rest of the command line; None where it needs it."""
    from reader.cli.quick_inspect import quick

    return quick(words[1:])
