"""What every command is given: where the library and the settings are, opened when they are needed.

A command takes it with `@click.pass_obj` as `session: Session`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Config
    from reader.library import Library


def named_config(path: Path | None) -> Path | None:
    """The config file that the user named. Raises `UsageError` where it is not there: a misspelt name is no wish."""
    path = path and path.expanduser()
    if path and not path.is_file():
        from reader.errors import UsageError

        raise UsageError(f"There is no config file {path}; see `assay --help`.")
    return path


@dataclass(frozen=True)
class Session:
    """One run of the command line. `library` and `config_file` are what the user named, or None."""

    library: Path | None = None
    config_file: Path | None = None

    @cached_property
    def library_path(self) -> Path:
        """The library's file: `--library`, `ASSAY_LIBRARY`, or the platform's place."""
        if self.library:
            return self.library
        from reader.config import library_path

        return library_path()

    @cached_property
    def config(self) -> Config:
        """The settings: `--config`, `ASSAY_CONFIG`, or the platform's place. Raises `ConfigError`."""
        from reader.config import load

        return load(self.config_file)

    @cached_property
    def _examined(self) -> tuple[Config, tuple[str, ...]]:
        from reader.config import examined

        return examined(self.config_file)

    @property
    def sound_config(self) -> Config:
        """The settings as far as they are right; what is wrong has its default."""
        return self._examined[0]

    def tell_of_settings(self) -> None:
        """Says on stderr what is wrong with the config file, for a command that goes on all the same."""
        _, faults = self._examined
        if faults:
            from reader.cli.printing import complain
            from reader.config import first_of

            complain(f"{first_of(faults)} Until that is mended, defaults are used.")

    def warnings(self) -> tuple[str, ...]:
        """What the user should know before the library is used for long: sentences."""
        from reader.cli.whereabouts import nearly_full, read_only, unsafe_place

        found = [look(self.library_path) for look in (read_only, unsafe_place, nearly_full)]
        return tuple(f"{what}; {mend}." for what, mend in found if what)

    def open_library(self) -> Library:
        """A new connection to the library that is there, to read it where it may only be read; a context manager.

        Raises `LibraryError` where there is none.
        """
        self.require_library()
        return self.made_library()

    def made_library(self) -> Library:
        """The same for a command that brings something in: a library that is missing is made."""
        from reader.library import Library

        return Library.open(self.library_path)

    def require_library(self) -> None:
        """Raises `LibraryError` where there is no library: a misspelt path is no wish for a new one."""
        from reader.library.connection import require_library

        require_library(self.library_path)

    def global_words(self) -> list[str]:
        """The global options for a child process that shall work on the same library with the same settings."""
        words = ["--library", str(self.library_path)]
        return [*words, "--config", str(self.config_file)] if self.config_file else words
