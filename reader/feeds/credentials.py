"""Headers and credentials of single feeds, from the `[feeds."ADDRESS"]` tables of the config file.

    [feeds."https://paid.example/feed"]
    user = "ann"
    password_command = "pass show paid.example"     # or keyring = "paid.example", or password = "..."
    token_command = "pass show paid.example/token"  # sent as "Authorization: Bearer ..."
    headers = { X-Subscriber = "4711" }
    keep_days = 30                                  # read articles go after so many days; not sent anywhere

Secrets are asked for when the feed is fetched, and never written to the library, a log or an error.
"""

import base64
import re
import shlex
import subprocess
from collections.abc import Callable, Mapping
from typing import Any

from reader.errors import ConfigError
from reader.text import without_password

KEYS = ("user", "password", "password_command", "keyring", "token_command", "headers", "keep_days")
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_SECONDS = 20.0
# What Assay decides for itself: the connection, the validators, who asks.
_RESERVED = frozenset(
    [
        "host",
        "connection",
        "content-length",
        "transfer-encoding",
        "accept-encoding",
        "if-none-match",
        "if-modified-since",
    ]
)

Ask = Callable[[str], str]


def headers_for(
    url: str, table: Mapping[str, Any], *, command: Ask | None = None, keyring: Ask | None = None
) -> dict[str, str]:
    """The request headers of a feed with such a table. Raises `ConfigError`; `command` and `keyring` are for tests."""
    if unknown := sorted(set(table) - set(KEYS)):
        raise ConfigError(f"{_table(url)} has no setting {unknown[0]!r}; it knows {', '.join(KEYS)}.")
    _check_days(url, table.get("keep_days", 0))
    headers = _given_headers(url, table.get("headers", {}))
    user = _text(url, table, "user")
    secret = _secret(url, table, user, command or _output_of, keyring or (lambda service: _from_keyring(service, user)))
    token_command = _text(url, table, "token_command")
    if secret and not user:
        raise ConfigError(f"{_table(url)}: a password needs a user.")
    if user and token_command:
        raise ConfigError(f"{_table(url)}: user and token_command exclude each other.")
    if user:
        headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode("ascii")
    elif token_command:
        headers["Authorization"] = f"Bearer {_one_line(url, (command or _output_of)(token_command))}"
    return headers


def _table(url: str) -> str:
    """The table in words; an address in it may have a password of its own."""
    return f'[feeds."{without_password(url)}"]'


def _text(url: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{_table(url)} {key} must be a string.")
    return value


def _check_days(url: str, days: object) -> None:
    if not isinstance(days, int) or isinstance(days, bool) or days < 0:
        raise ConfigError(f"{_table(url)} keep_days must be a number of days; 0 keeps all.")


def _given_headers(url: str, given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise ConfigError(f"{_table(url)} headers must be a table of strings.")
    headers = {}
    for name, value in given.items():
        if not isinstance(value, str) or not _NAME.fullmatch(name) or name.lower() in _RESERVED:
            raise ConfigError(f"{_table(url)} headers: {name} cannot be set.")
        headers[name] = _one_line(url, value)
    return headers


def _secret(url: str, table: Mapping[str, Any], user: str, command: Ask, keyring: Ask) -> str:
    sources = [key for key in ("password", "password_command", "keyring") if table.get(key)]
    if len(sources) > 1:
        raise ConfigError(f"{_table(url)}: {' and '.join(sources)} exclude each other.")
    if not sources:
        return ""
    value = _text(url, table, sources[0])
    asked = {"password": lambda given: given, "password_command": command, "keyring": keyring}[sources[0]](value)
    return _one_line(url, asked)


def _one_line(url: str, value: str) -> str:
    if not value or any(ord(character) < 32 and character != "\t" for character in value):
        raise ConfigError(f"{_table(url)}: a secret or header is empty or has more than one line.")
    return value


def _output_of(command: str) -> str:
    """The first line that a command prints. The command is run without a shell."""
    try:
        done = subprocess.run(
            shlex.split(command), stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        # The command's words and what it printed may be secret.
        raise ConfigError(f"A command for a feed's secret {_why_failed(error)}.") from None
    return done.stdout.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")


def _why_failed(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        return f"ended with exit code {error.returncode}"
    if isinstance(error, subprocess.TimeoutExpired):
        return f"took more than {_SECONDS:g} seconds"
    if isinstance(error, OSError):
        return f"cannot be run: {error.strerror or type(error).__name__}"
    return "cannot be understood: its quotation marks do not match"


def _from_keyring(service: str, user: str) -> str:
    try:
        import keyring
    except ImportError as error:
        raise ConfigError("A feed's password is in the keyring: install the package keyring beside Assay.") from error
    return str(keyring.get_password(service, user) or "")
