"""What an answer means for a feed's state, before anything is parsed. Unchanged passes import no more than this."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from http import HTTPStatus
from typing import TYPE_CHECKING

from reader.config import Config
from reader.model import FeedState
from reader.poller.schedule import after_success, validators_to_send

if TYPE_CHECKING:
    from reader.feeds.fetch import Fetched


def body_hash(body: bytes) -> str:
    """A hash that tells whether a body is the one of last time."""
    return blake2b(body, digest_size=16).hexdigest()


def state_after(
    state: FeedState,
    fetched: Fetched,
    config: Config,
    now: datetime,
    chance: float,
    *,
    rhythm: float | None = None,
    hints: str | None = None,
) -> FeedState:
    """The state after an answer, with what its headers say, and its document where it had to be read."""
    if hints is not None:
        state = replace(state, rhythm=rhythm, hints=hints)
    return after_success(
        state,
        now,
        config.poll,
        chance=chance,
        validators=fetched.validators,
        fresh_for=fetched.max_age,
        permanent_to=fetched.permanent_to,
        with_body=fetched.status != HTTPStatus.NOT_MODIFIED or validators_to_send(state) != state.validators,
    )
