"""A command in a pseudo-terminal, and the screen that it draws: what a person would see."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte


class Terminal:
    """A running command. What it writes is taken only while somebody waits for it."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], folder: Path | None = None, *, columns: int, lines: int
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        where = None if folder is None else str(folder)
        colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.child = pexpect.spawn(
            command[0], list(command[1:]), env={**env, **colours}, cwd=where, dimensions=(lines, columns)
        )

    @property
    def text(self) -> str:
        """What stands on the screen; blanks that must not break are blanks."""
        return "\n".join(self.screen.display).replace("\u00a0", " ")

    def press(self, keys: str) -> None:
        """Types the keys."""
        self.child.send(keys)

    def wait_until(self, holds: Callable[[str], bool], seconds: float = 60) -> None:
        """Waits for something to be on the screen."""
        ends = time.monotonic() + seconds
        while not holds(self.text):
            assert time.monotonic() < ends, self.text
            assert self.read(), self.text

    def read(self) -> bool:
        """Takes what was written to the screen; false once the command has ended."""
        try:
            self._stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    def ended(self, seconds: float = 60) -> int | None:
        """Waits for the end of the command; its exit code."""
        ends = time.monotonic() + seconds
        while self.read():
            assert time.monotonic() < ends, self.text
        self.child.close()
        return self.child.exitstatus

    def leave(self, seconds: float = 60) -> int | None:
        """Presses `q` until the command ends, as `q` goes back first and quits at the top; its exit code."""
        ends = time.monotonic() + seconds
        while self.read():
            assert time.monotonic() < ends, self.text
            with suppress(OSError):
                self.press("q")
        self.child.close()
        return self.child.exitstatus
