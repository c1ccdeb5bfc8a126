"""What leaves the app: links to a browser, notes to an editor, text to the clipboard.

Only http and https addresses are ever opened, and never through a shell. A program that needs the terminal gets it:
the app steps aside until it ends. Faults come back as one sentence.
"""

import asyncio
import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from textual.app import App, SuspendNotSupported

from reader.model import ArticleRow
from reader.text import safe_url

TERMINAL_BROWSERS: Final = frozenset(
    {"w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "chawan", "cha", "www-browser"}
)
SOON_SECONDS: Final = 1.5
"""A browser that fails does so within this time; one that works may run for hours."""
CLIPBOARDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its arguments; `in_terminal`: it draws in the terminal that the app is in."""

    words: tuple[str, ...]
    in_terminal: bool = False


def browser(setting: str, url: str, environ: Mapping[str, str] = os.environ) -> Program | None:
    """The program that opens the address: the setting, else `$BROWSER`, else the system's. None: there is none.

    A `%s` or `%u` in the setting stands for the address, which otherwise comes last. Raises `ValueError` for a setting
    with an open quote.
    """
    if setting:
        return _program(setting, url)
    for choice in filter(None, environ.get("BROWSER", "").split(os.pathsep)):
        with contextlib.suppress(ValueError):
            program = _program(choice, url)
            if program is not None and shutil.which(program.words[0]):
                return program
    return _system_browser(url, environ)


def _program(command: str, url: str) -> Program | None:
    words = shlex.split(command)
    if not words:
        return None
    filled = tuple(word.replace("%s", url).replace("%u", url) for word in words)
    if filled == tuple(words):
        filled = (*filled, url)
    return Program(filled, Path(words[0]).name in TERMINAL_BROWSERS)


def _system_browser(url: str, environ: Mapping[str, str]) -> Program | None:
    if sys.platform == "darwin":
        return Program(("open", url))
    if os.name == "nt":
        return Program(("rundll32", "url.dll,FileProtocolHandler", url))
    windows = ["wslview"] if "WSL_DISTRO_NAME" in environ else []
    desktop = ["xdg-open", "gio open"] if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else []
    for command in (*windows, *desktop, *sorted(TERMINAL_BROWSERS)):
        words = command.split()
        if shutil.which(words[0]):
            return Program((*words, url), words[0] in TERMINAL_BROWSERS)
    return None


async def open_url(app: App[Any], url: str, setting: str = "") -> str:
    """Opens the address in a browser; returns what went wrong, in one sentence, or an empty text."""
    address = safe_url(url)
    if not address:
        return "This is not a web address that can be opened." if url else "This article has no link."
    try:
        program = browser(setting, address)
    except ValueError:
        return f"[app] browser is not a command: {setting}"
    if program is None:
        return "No browser was found; set [app] browser in the config file, or $BROWSER."
    if program.in_terminal:
        return run_in_terminal(app, program.words)
    return await asyncio.to_thread(_start, program.words)


def _start(words: Sequence[str]) -> str:
    """Starts a program apart from the terminal, to outlive the app; a sentence if it fails at once.

    Not through asyncio, which kills its children when its loop ends.
    """
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return _not_started(words[0], error)
    try:
        code = process.wait(SOON_SECONDS)
    except subprocess.TimeoutExpired:
        return ""
    return f"{words[0]} could not open the link (exit code {code})." if code else ""


def _not_started(name: str, error: Exception) -> str:
    reason = "there is no such program" if isinstance(error, FileNotFoundError) else str(error)
    return f"{name} could not be started: {reason}."


def run_in_terminal(app: App[Any], words: Sequence[str]) -> str:
    """Runs a program in the app's terminal, the app stepping aside; returns what went wrong or an empty text."""
    try:
        with app.suspend():
            return _run(words)
    except SuspendNotSupported:
        return f"{words[0]} needs a terminal, and Assay has none to lend here."


def _run(words: Sequence[str]) -> str:
    """Runs a program to its end. Raises nothing: Textual takes the terminal back only from a block that ends well."""
    try:
        code = subprocess.run(words, check=False).returncode
    except (OSError, ValueError) as error:
        return _not_started(words[0], error)
    return f"{words[0]} ended with exit code {code}." if code else ""


def edited_in_editor(app: App[Any], text: str, environ: Mapping[str, str] = os.environ) -> tuple[str, str]:
    """The text as `$VISUAL` or `$EDITOR` leaves it, and what went wrong; then the text is the one given."""
    command = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or "vi"
    try:
        words = shlex.split(command)
    except ValueError:
        return text, f"$EDITOR is not a command: {command}"
    if shutil.which(words[0]) is None:
        return text, f"{words[0]} was not found; set $EDITOR to your editor."
    try:
        with tempfile.TemporaryDirectory(prefix="assay-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(text, "utf-8")
            fault = run_in_terminal(app, [*words, str(path)])
            return (text, fault) if fault else (path.read_text("utf-8", "replace"), "")
    except OSError as error:
        return text, f"The note could not be handed to {words[0]}: {error.strerror or error}."


def copy(app: App[Any], text: str, environ: Mapping[str, str] = os.environ) -> asyncio.Future[None] | None:
    """Puts the text on the clipboard: through the terminal (OSC 52), and on the own desktop by its program too.

    Terminals that ignore OSC 52 are many, and it is the only way that works over SSH. The program, where there is one,
    runs in a thread; the future ends with it.
    """
    app.copy_to_clipboard(text)
    words = _clipboard_program(environ)
    return asyncio.get_running_loop().run_in_executor(None, _feed, words, text) if words else None


def _feed(words: Sequence[str], text: str) -> None:
    """Hands the text to a clipboard program. It may stay in the background, so its output goes nowhere."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            words,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=5,
            check=False,
        )


def _clipboard_program(environ: Mapping[str, str]) -> tuple[str, ...] | None:
    if "SSH_CONNECTION" in environ:
        return None
    if sys.platform == "darwin":
        return ("pbcopy",)
    return next((words for variable, words in CLIPBOARDS if environ.get(variable) and shutil.which(words[0])), None)


def citation(row: ArticleRow, *, authors: bool = True) -> str:
    """The article in one line for a report: author, title, source, local date, address."""
    when = row.published or row.received
    parts = [
        row.author if authors else "",
        f"“{row.title}”" if row.title else "",
        row.feed_title,
        _local_date(when),
        row.url,
    ]
    return ", ".join(part for part in parts if part)


def _local_date(when: datetime) -> str:
    local = when.astimezone()
    return f"{local.day} {local:%B %Y}"
