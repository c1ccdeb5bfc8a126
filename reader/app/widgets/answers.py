"""What the line for searches and filters says; apart from the line itself, which is imported when it is needed."""

from dataclasses import dataclass
from typing import Literal

from textual.message import Message

Kind = Literal["search", "filter"]


@dataclass
class QueryTyped(Message):
    """The text, or the scope of a search, has changed."""

    kind: Kind
    text: str
    everywhere: bool

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, QueryTyped)


@dataclass
class QueryAccepted(Message):
    """The reader pressed Enter."""

    kind: Kind
    text: str


@dataclass
class QueryGivenUp(Message):
    """The reader pressed Esc."""

    kind: Kind
