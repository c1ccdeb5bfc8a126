"""Settings and where things lie. `config.toml` is optional; every key has a default and is checked.

An unknown key or a wrong value is a fault that names the file, the key and what would be right.
"""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from reader.errors import ConfigError

T = TypeVar("T")
# What `[app] theme` may be: those of Assay, and those that Textual ships.
THEMES = (
    "assay-dark",
    "assay-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
# Below these nothing could be fetched or read.
_LEAST = {
    "concurrency": 1,
    "measure": 20,
    **dict.fromkeys(("connect_timeout", "idle_timeout", "total_timeout", "parse_timeout"), 0.1),
    **dict.fromkeys(("max_wire_bytes", "max_unpacked_bytes"), 10_000),
    **dict.fromkeys(("max_bytes_in_memory", "parse_memory"), 1_000_000),
}
# Above these a setting means nothing, or harm: a year of minutes, a day of seconds, more processes than machines have.
_MOST = {
    "workers": 256,
    "concurrency": 4096,
    "max_redirects": 50,
    **dict.fromkeys(("floor_minutes", "default_minutes", "ceiling_minutes"), 525_600),
}
_MOST_OF = {float: 86_400, int: 1_000_000_000_000}


@dataclass(frozen=True, slots=True)
class PollSettings:
    """`[poll]`: times in minutes where the name says so, else in seconds; sizes in bytes."""

    automatic: bool = True
    floor_minutes: int = 15
    default_minutes: int = 60
    ceiling_minutes: int = 1440
    concurrency: int = 128
    exempt_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    host_pause: float = 1.0
    connect_timeout: float = 5.0
    idle_timeout: float = 15.0
    total_timeout: float = 30.0
    max_wire_bytes: int = 5_000_000
    max_unpacked_bytes: int = 20_000_000
    max_redirects: int = 5
    max_bytes_in_memory: int = 64_000_000
    parse_timeout: float = 10.0
    parse_memory: int = 192_000_000
    workers: int = 0
    """Processes that parse and analyse; 0 means one per core."""
    proxy: str = ""
    ca_bundle: str = ""
    full_text_queue: int = 50
    """Pages fetched by themselves after a pass, at most."""
    keep_days: int = 0
    """Remove read articles older than this; 0 keeps all. Starred, tagged and noted articles always stay."""


@dataclass(frozen=True, slots=True)
class AppSettings:
    """`[app]`: the desk."""

    theme: str = "assay-dark"
    mark_read: Literal["on-open", "after", "never"] = "on-open"
    mark_read_seconds: float = 3.0
    measure: int = 76
    """Columns of text in the article pane, at most."""
    rows: Literal["dense", "comfortable"] = "dense"
    browser: str = ""
    """Command that opens a link, with the address added; empty: the system's."""
    keys: Literal["default", "vim", "newsboat"] = "default"


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `keys` maps a command's id to its keys, comma-separated; `feeds` a feed's address to its own."""

    poll: PollSettings = PollSettings()
    app: AppSettings = AppSettings()
    keys: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    path: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder that holds the config file and the user's vocabularies."""
        return (self.path or config_path()).parent


@cache
def _dirs() -> Any:
    from platformdirs import PlatformDirs

    return PlatformDirs("assay", appauthor=False)


def config_path() -> Path:
    """Where the config file is, unless the user names another: `ASSAY_CONFIG`, else the platform's place."""
    given = os.environ.get("ASSAY_CONFIG")
    return Path(given).expanduser() if given else Path(_dirs().user_config_dir) / "config.toml"


def library_path() -> Path:
    """Where the library is, unless the user names another: `ASSAY_LIBRARY`, else the platform's place."""
    given = os.environ.get("ASSAY_LIBRARY")
    return Path(given).expanduser() if given else Path(_dirs().user_data_dir) / "library.db"


def cache_folder() -> Path:
    """The folder for what can be made again (the demo library)."""
    return Path(_dirs().user_cache_dir)


def state_folder() -> Path:
    """The folder for what the app remembers of itself (pane sizes, search history) and its log."""
    return Path(_dirs().user_state_dir)


def load(path: Path | None = None) -> Config:
    """The settings of the config file; defaults where there is none. Raises `ConfigError` with the first fault.

    A file that the user named may be missing too: it is where settings would go.
    """
    config, faults = examined(path)
    if faults:
        raise ConfigError(first_of(faults))
    return config


def first_of(faults: Sequence[str]) -> str:
    """The first of the faults, and where the others are told."""
    return faults[0] + (f" `assay doctor` names {len(faults) - 1} more." if faults[1:] else "")


def examined(path: Path | None = None) -> tuple[Config, tuple[str, ...]]:
    """The settings of the config file as far as they are right, and a sentence on each that is wrong.

    What is wrong or missing has its default. Raises nothing.
    """
    path = path or config_path()
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return Config(path=path), ()
    except OSError as error:
        return Config(path=path), (f"{path} cannot be read: {error.strerror or error}.",)
    except UnicodeDecodeError:
        return Config(path=path), (f"{path} is not in UTF-8; save it in that encoding.",)
    except tomllib.TOMLDecodeError as error:
        return Config(path=path), (f"{path} is not valid TOML: {error}.",)
    faults = [
        f"{path}: there is no section [{name}]; use [poll], [app], [keys] or [feeds]."
        for name in sorted(set(data) - {"poll", "app", "keys", "feeds"})
    ]
    config = Config(
        poll=_section(PollSettings, data.get("poll", {}), f"{path}: [poll]", faults),
        app=_section(AppSettings, data.get("app", {}), f"{path}: [app]", faults),
        keys=_table(data.get("keys", {}), f"{path}: [keys]", faults),
        feeds=_tables(data.get("feeds", {}), f"{path}: [feeds", faults),
        path=path,
    )
    return config, tuple(faults)


def _table(value: Any, where: str, faults: list[str]) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    faults.append(f"{where} must be a table.")
    return {}


def _tables(value: Any, where: str, faults: list[str]) -> Mapping[str, Mapping[str, Any]]:
    """The tables of a table, by name; what is none is left out."""
    found = _table(value, f"{where}]", faults)
    faults += [f'{where}."{name}"] must be a table.' for name, table in found.items() if not isinstance(table, dict)]
    return {name: table for name, table in found.items() if isinstance(table, dict)}


def _section(kind: type[T], data: Any, where: str, faults: list[str]) -> T:
    known = get_type_hints(kind)
    values = {}
    for key, value in _table(data, where, faults).items():
        if key not in known:
            faults.append(f"{where} has no setting {key!r}; it knows {', '.join(sorted(known))}.")
            continue
        try:
            values[key] = _checked(known[key], value, f"{where} {key}")
        except ConfigError as error:
            faults.append(str(error))
    return kind(**values)


def _checked(wanted: Any, value: Any, where: str) -> Any:
    if get_origin(wanted) is Literal:
        if value not in get_args(wanted):
            raise ConfigError(f"{where} must be one of {', '.join(map(repr, get_args(wanted)))}, not {value!r}.")
        return value
    if get_origin(wanted) is tuple:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{where} must be a list of strings.")
        return tuple(value)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        words = {int: "a whole number", float: "a number", bool: "true or false", str: "a string"}
        raise ConfigError(f"{where} must be {words[wanted]}, not {value!r}.")
    key = where.rpartition(" ")[2]
    if key == "theme" and value not in THEMES:
        raise ConfigError(f"{where} is no theme: {value!r}; there are {', '.join(THEMES)}.")
    most = _MOST.get(key, _MOST_OF.get(wanted))
    least = _LEAST.get(key, 0)
    if most is not None and not least <= value <= most:  # which `nan` is not
        what = (
            f"from {least:,} to {most:,}" if key in _MOST or wanted is float or value > most else f"{least:,} or more"
        )
        raise ConfigError(f"{where} must be {what}, not {value!r}.")
    return value
