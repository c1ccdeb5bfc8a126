"""Where faults become sentences: runs the command group and turns whatever it raises into one line and an exit code."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from reader.cli import INTERRUPTED
from reader.cli.group import assay
from reader.errors import ReaderError
from reader.text import clean


def run(words: Sequence[str]) -> int:
    """Runs `assay WORDS` and gives its exit code; never raises."""
    _forgive_odd_encodings()
    try:
        code = assay.main(list(words), prog_name="assay", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except ReaderError as error:
        return _say(str(error), error.exit_code)
    except click.UsageError as error:
        return _say(_usage(error), error.exit_code)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as error:
        return _say(f"{error.filename}: {error.strerror}." if error.filename else f"{error}.", 1)
    except Exception as error:  # noqa: BLE001 - the last boundary: a bug is reported, not shown as a page of code
        return _say(_bug(error), 1)


def _forgive_odd_encodings() -> None:
    """A terminal that cannot write a character gets an escape of it, instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _say(sentence: str, code: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        click.echo(clean(sentence), err=True)
    return code


def _usage(error: click.UsageError) -> str:
    sentence = error.format_message().rstrip()
    sentence += "" if sentence.endswith((".", "?", "!", ")")) else "."
    command = error.ctx.command_path if error.ctx else "assay"
    return f"{sentence} See `{command} --help`."


def _pipe_closed() -> int:
    """Whoever read the output has seen enough; the interpreter must not complain about it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _bug(error: Exception) -> str:
    sentence = f"Assay has a fault: {type(error).__name__}: {error}."
    try:
        from reader.config import state_folder

        report = state_folder() / "fault.txt"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(f"{datetime.now(UTC).isoformat()} {sys.argv[1:]}\n{traceback.format_exc()}", "utf-8")
    except OSError:
        return f"{sentence} Please report it."
    return f"{sentence} Please report it with {report}."
