"""What the config file says of single feeds becomes headers, and nothing of it is ever shown."""

import sys

import pytest

from reader.errors import ConfigError
from reader.feeds.credentials import headers_for

URL = "https://paid.example/feed"


def test_no_table_means_no_headers() -> None:
    assert headers_for(URL, {}) == {}


def test_headers_are_sent_as_given() -> None:
    assert headers_for(URL, {"headers": {"X-Subscriber": "4711", "Cookie": "id=7"}}) == {
        "X-Subscriber": "4711",
        "Cookie": "id=7",
    }


@pytest.mark.parametrize(
    "source", [{"password": "sésame"}, {"password_command": "ask sésame"}, {"keyring": "paid sésame"}]
)
def test_user_and_password_become_basic_authorization(source: dict[str, str]) -> None:
    def last_word(text: str) -> str:
        return text.split()[-1]

    headers = headers_for(URL, {"user": "ann", **source}, command=last_word, keyring=last_word)
    assert headers == {"Authorization": "Basic YW5uOnPDqXNhbWU="}


def test_token_comes_from_the_first_line_of_a_command_without_a_shell() -> None:
    command = f"'{sys.executable}' -c 'print(\"$HOME; t0ken\"); print(2)'"
    assert headers_for(URL, {"token_command": command}) == {"Authorization": "Bearer $HOME; t0ken"}


@pytest.mark.parametrize(
    "table",
    [
        {"password": "x"},
        {"pasword": "x", "user": "ann"},
        {"user": "ann", "password": "x", "keyring": "y"},
        {"user": "ann", "token_command": "x"},
        {"user": 7},
        {"headers": "X: y"},
        {"headers": {"X": 7}},
        {"headers": {"X Y": "z"}},
        {"headers": {"X": "a\r\nHost: b"}},
        {"headers": {"Host": "other.example"}},
        {"headers": {"If-None-Match": "x"}},
        {"token_command": "assay-no-such-command"},
        {"token_command": f"'{sys.executable}' -c pass"},
        {"token_command": "unbalanced 'quote"},
    ],
)
def test_what_cannot_be_is_a_fault_of_the_config(table: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        headers_for(URL, table)


def test_secrets_of_a_failed_command_are_not_told() -> None:
    with pytest.raises(ConfigError) as caught:
        headers_for(URL, {"token_command": f"'{sys.executable}' -c 'raise SystemExit(\"sesame\")' sesame"})
    assert "sesame" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (f"'{sys.executable}' -c 'raise SystemExit(3)'", "ended with exit code 3"),
        ("/nowhere/at-all", "cannot be run: No such file or directory"),
        ("'open", "its quotation marks do not match"),
    ],
)
def test_why_a_command_failed_is_told(command: str, why: str) -> None:
    with pytest.raises(ConfigError, match=why):
        headers_for(URL, {"token_command": command})
