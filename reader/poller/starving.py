"""Whether a process hangs, or others keep it from the processor. Known on Linux; elsewhere it counts as hanging."""

import os
from contextlib import suppress
from pathlib import Path

_ENOUGH = 0.5


def processor_seconds(pid: int) -> float:
    """The processor time that a process has used; 0 where the system does not say."""
    return _state(pid)[1]


def was_starved(pid: int, used_before: float, seconds: float) -> bool:
    """Whether a process that wants to run had the processor for less than half of so many seconds."""
    state, used = _state(pid)
    return state == "R" and used - used_before < seconds * _ENOUGH


def _state(pid: int) -> tuple[str, float]:
    """The state of a process (R: running or ready to) and its processor time."""
    with suppress(OSError, ValueError, IndexError):
        # The name stands in parentheses and may hold anything.
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].decode("ascii").split()
        return fields[0], (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return "", 0.0
