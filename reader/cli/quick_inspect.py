"""Reads sources and gives their parts as JSON lines: `assay inspect` without click, rich or the model.

Forty files are to be inspected in the time that the heavier imports alone would take, so nothing here imports them;
`reader.cli.inspecting` is the whole command and shares these functions.
"""

from __future__ import annotations

import gc
import os
import re
import sys

from reader.article import load_vocabulary, parts_of
from reader.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Final

    from reader.article.vocabulary import Vocabulary

MOST_BYTES = 20_000_000
_GARBAGE = 200_000
_BLANK = b"\xef\xbb\xbf \t\r\n\f\v"
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp")
_PLAIN_NAMES = (".txt", ".md", ".text", ".markdown")
_MARKUP = re.compile(r"<(?:!doctype|html|body|p|div|h[1-6]|ul|ol|li|br|span|article|table|a |!--|strong|em|b)\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,2}([\w.:-]{2,40})", re.I)


class Unreadable(Exception):
    """A source cannot be read; the message is one sentence."""


def quick(arguments: list[str]) -> int | None:
    """Does `inspect --json [--explain] FILE...` at once and gives the exit code; None for any other use.

    Standard input and addresses are other uses, and so is a word that is not an option of this list.
    """
    options = [word for word in arguments if word.startswith("-")]
    sources = [word for word in arguments if not word.startswith("-")]
    if "--json" not in options or not sources or not set(options) <= {"--json", "--explain"}:
        return None
    if any(is_url(source) for source in sources):
        return None
    # Little of what an article leaves behind refers to itself, and looking for it takes time.
    gc.set_threshold(_GARBAGE)
    return print_json(sources, load_vocabulary(user_folder()), explain="--explain" in options)


def print_json(sources: Iterable[str], vocabulary: Vocabulary, *, explain: bool = False) -> int:
    """Prints one JSON object a source and line; a source that cannot be read gives a sentence on standard error."""
    failed = 0
    try:
        for source in sources:
            try:
                parts = parts_of_file(source, vocabulary)
            except Unreadable as error:
                complain(str(error))
                failed = 1
            else:
                write_line(source, parts, explain=explain)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the lines has seen enough
        _forget_output()
    except OSError as error:
        _forget_output()
        complain(f"The output cannot be written: {error.strerror or error}.")
        failed = 1
    return failed


def _forget_output() -> None:
    """Keeps Python from complaining again when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_line(source: str, parts: dict[str, Any], *, explain: bool = False) -> None:
    """Writes the parts of a source to standard output, as one line of JSON in UTF-8."""
    from json import dumps

    if not explain:
        for block in parts["blocks"]:
            block.pop("rule", None)
    line = dumps({"source": source, **parts}, ensure_ascii=False, separators=(", ", ": "))
    # A file name may hold bytes that are no text; as \udcXX they are still JSON.
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")


def parts_of_file(source: str, vocabulary: Vocabulary, *, title: str = "", url: str = "") -> dict[str, Any]:
    """The parts of a file, or of standard input for `-`. Raises `Unreadable`."""
    data = _bytes_of(source)
    text = decoded(data).replace("\0", "")
    if is_feed(text):
        raise Unreadable(f"{source} is a feed; give a file with one article, or subscribe to it with `assay add`.")
    plain = not looks_like_html(source, text)
    return dict(parts_of(text, title, url, vocabulary, plain=plain))


def _bytes_of(source: str) -> bytes:
    try:
        if source == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(source, "rb") as file:
                data = file.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise Unreadable(f"{source} is a folder; name files in it, as {source.rstrip('/')}/*.html.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{source or repr('')} cannot be read: {reason}.") from error
    if len(data) > MOST_BYTES:
        raise Unreadable(f"{source} is larger than {MOST_BYTES // 1_000_000} MB; give a file with one article.")
    if not data.strip(_BLANK):
        raise Unreadable(f"{source} is empty; give a file with an article.")
    if not _is_text(data):
        raise Unreadable(f"{source} is not text; give an HTML or plain-text file.")
    return data


def _is_text(data: bytes) -> bool:
    """Whether the bytes begin as text does; in HTML a zero may have strayed."""
    head = data[:1000]
    zeros = head.count(0)
    if not zeros or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return zeros * 20 <= len(head) and _MARKUP.search(head.decode("latin-1")) is not None


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, as the page says of itself, or as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data, 0, 4096)
        for charset in ([named[1].decode("ascii", "replace")] if named else []) + ["cp1252"]:
            try:
                return data.decode(charset)
            except (LookupError, ValueError):
                continue
        return data.decode("utf-8", "replace")


def looks_like_html(source: str, text: str) -> bool:
    """Whether a source is HTML: by its name where that says so, else by its text."""
    name = source.lower()
    if name.endswith(_HTML_NAMES):
        return True
    if name.endswith(_PLAIN_NAMES):
        return False
    return _MARKUP.search(text, 0, 20_000) is not None


def is_feed(text: str) -> bool:
    """Whether a text is a feed in XML, by what it begins with."""
    head = text[:_LONGEST_PROLOGUE].lower()
    return head.lstrip("\ufeff \t\r\n").startswith("<") and any(map(head.__contains__, _FEEDS)) and "<html" not in head


_LONGEST_PROLOGUE: Final = 600
_FEEDS: Final = ("<rss ", "<rss>", "<feed ", "<feed>", "<rdf:rdf ")


def is_url(source: str) -> bool:
    """Whether a source is an address to fetch."""
    return source[:8].lower().startswith(("http://", "https://"))


def complain(sentence: str) -> None:
    """Says what went wrong on standard error."""
    sys.stderr.write(clean(sentence.encode("utf-8", "backslashreplace").decode("utf-8")) + "\n")


def user_folder() -> str | None:
    """The config folder, if there is one. On Linux by the XDG rule itself: the library for it costs 18 ms."""
    given = os.environ.get("ASSAY_CONFIG")
    if given:
        folder = os.path.dirname(os.path.expanduser(given)) or "."
    elif sys.platform == "linux":
        home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        folder = os.path.join(home, "assay")
    else:
        from reader.config import config_path

        folder = str(config_path().parent)
    return folder if os.path.isdir(folder) else None
