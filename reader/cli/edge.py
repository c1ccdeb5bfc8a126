"""Where faults become sentences: whatever a command raises leaves as one line on stderr and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.cli import INTERRUPTED
from reader.errors import ReaderError, UsageError
from reader.text import clean, without_passwords

if TYPE_CHECKING:
    import click

    from reader.cli.session import Session

COMPLETION = "_ASSAY_COMPLETE"


def run(words: Sequence[str]) -> int:
    """Runs `assay WORDS` and gives its exit code; never raises."""
    # Where a shell asks for completions, no words are no wish to open the desk.
    place = None if COMPLETION in os.environ else _only_a_place(words)
    return _guarded((lambda: _desk(*place)) if place else (lambda: _command(words)))


def _only_a_place(words: Sequence[str]) -> tuple[str | None, str | None] | None:
    """Library and config file where the words name nothing else, so that the desk opens without the command group."""
    named: dict[str, str | None] = {"--library": None, "--config": None}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in named or not (equals or rest):
            return None
        named[name] = value if equals else rest.pop(0)
    return named["--library"], named["--config"]


def _desk(library: str | None, config: str | None) -> int:
    from pathlib import Path

    from reader.cli.desk import open_desk
    from reader.cli.session import Session, named_config

    where = Path(library).expanduser() if library else None
    session = Session(where, named_config(Path(config) if config else None))
    with _damage_told(session):
        return open_desk(session)


def _command(words: Sequence[str]) -> int:
    import click

    from reader.cli.group import assay

    if COMPLETION in os.environ:
        assay.main(list(words), prog_name="assay", complete_var=COMPLETION)
    code: object
    try:
        # Not `assay.main`, which has ways of its own to end when a pipe is closed.
        with assay.make_context("assay", list(words)) as context, _damage_told(context):
            code = assay.invoke(context)
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    except click.UsageError as error:
        raise UsageError(_usage(error, words)) from error
    except click.ClickException as error:
        raise ReaderError(error.format_message()) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


@contextlib.contextmanager
def _damage_told(of: Session | click.Context) -> Iterator[None]:
    """What fails in odd ways on a damaged library, that the command has used, is the library's damage and no fault of
    Assay's.
    """
    try:
        yield
    except (ReaderError, OSError):
        raise
    except Exception as error:
        session = getattr(of, "obj", of)
        path = vars(session).get("library_path") if session and not _is_clicks(error) else None
        if path is None:
            raise
        from reader.library import connection

        if connection.is_unsound(path):
            raise connection.damaged(path) from error
        raise


def _is_clicks(error: Exception) -> bool:
    """Whether an error is one of those by which a command ends."""
    return type(error).__module__.startswith("click.")


def _guarded(command: Callable[[], int]) -> int:
    _forgive_odd_encodings()
    try:
        return command()
    except ReaderError as error:
        return _say(str(error), error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as error:
        return _cannot(error)
    except Exception as error:  # noqa: BLE001 - the last boundary: a bug is reported, not shown as a page of code
        return _say(_bug(error), 1)


def _forgive_odd_encodings() -> None:
    """A terminal that cannot write a character gets an escape of it, instead of an error; a closed stream nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for the life of the process
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _say(sentence: str, code: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.write(clean(sentence) + "\n")
        sys.stderr.flush()
    return code


def _usage(error: click.UsageError, words: Sequence[str]) -> str:
    from reader.cli.group import COMMANDS

    sentence = error.format_message().rstrip()
    sentence += "" if sentence.endswith((".", "?", "!", ".)", "?)")) else "."
    # An option without its value is told without the command that has it.
    named = next((word for word in words if word in COMMANDS), "")
    command = error.ctx.command_path if error.ctx else f"assay {named}".rstrip()
    return f"{sentence} See `{command} --help`."


def _pipe_closed() -> int:
    """Whoever read the output has seen enough; the interpreter must not complain about it when it ends."""
    _forget_output()
    return 0


def _cannot(error: OSError) -> int:
    """Says what the system refused. Without a file it is the output; all else has faults of its own."""
    if not error.filename:
        _forget_output()
    what = f"{error.filename}:" if error.filename else "The output cannot be written:"
    return _say(f"{what} {error.strerror or error}.", 1)


def _forget_output() -> None:
    """Keeps the interpreter from complaining again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug(error: Exception) -> str:
    sentence = without_passwords(f"Assay has a fault: {type(error).__name__}: {error}.")
    try:
        import traceback

        from reader.config import state_folder

        report = state_folder() / "fault.txt"
        report.parent.mkdir(parents=True, exist_ok=True)
        what = without_passwords(f"{sys.argv[1:]}\n{traceback.format_exc()}")
        report.write_text(what, "utf-8", errors="backslashreplace")
    except OSError:
        return f"{sentence} Please report it."
    return f"{sentence} Please report it with {report}."
