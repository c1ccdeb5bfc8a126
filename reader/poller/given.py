"""What the poller is given from outside: the time, chance, a thread that uses the library, and who is told events."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from reader.library import Library

T = TypeVar("T")
Chance = Callable[[], float]
Clock = Callable[[], datetime]
Event = dict[str, Any]
Tell = Callable[[Event], None]
_LONGEST_DETAIL = 500


class UseLibrary(Protocol):
    """Runs a call on the library, in whatever thread may use it."""

    def __call__(self, call: Callable[[Library], T]) -> Awaitable[T]: ...


def utc_now() -> datetime:
    """The time, aware and UTC."""
    return datetime.now(UTC)


def cut(text: str) -> str:
    """The text, short enough for an event line of 4 KiB."""
    return text if len(text) <= _LONGEST_DETAIL else f"{text[:_LONGEST_DETAIL]}…"
