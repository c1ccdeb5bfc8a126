"""Opening the desk where it cannot be drawn: one sentence, and nothing made."""

import os
import sys
from pathlib import Path

import pytest
from terminal import Terminal


def said(words: list[str], **env: str) -> tuple[int | None, str]:
    """The exit code of a command on a terminal, and what stands there then."""
    terminal = Terminal([sys.executable, "-m", "reader", *words], {**os.environ, **env}, columns=200, lines=10)
    code = terminal.ended()
    return code, terminal.text


def test_the_desk_needs_a_terminal(process, home: Path):
    done = process()
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("The desk needs a terminal; `assay list`")
    assert not (home / "library.db").exists()


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_locale_without_utf8_is_said_with_what_to_set(home: Path, encoding: str):
    code, text = said([], PYTHONIOENCODING=encoding)
    assert code == 1
    assert "The desk draws in UTF-8, but the locale is for" in text
    assert "set LC_ALL=C.UTF-8 or PYTHONUTF8=1." in text
    assert not (home / "library.db").exists()


def test_drawing_into_a_file_is_refused(home: Path):
    command = ["-c", f"{sys.executable} -m reader 2> drawn"]
    terminal = Terminal(["/bin/sh", *command], os.environ, home, columns=80, lines=10)
    assert terminal.ended() == 1
    assert (home / "drawn").read_text().startswith("The desk needs a terminal")
