"""What tests of passes have in common."""

from collections.abc import Callable, Sequence
from typing import Any

Feed = Callable[..., bytes]
"""The fixture `make_feed`."""


def of(events: Sequence[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    """The events with these names."""
    return [event for event in events if event["event"] in names]
