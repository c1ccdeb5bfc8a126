"""What the line for searches and filters says; apart from the line itself, which is imported when it is needed."""

from typing import Literal

from textual.message import Message

Kind = Literal["search", "filter", "date", "older"]
"""What is asked for: a query that is listed while it is typed, or a day that matters once it is accepted."""


class AnswerTyped(Message):
    """The text, or the scope of a search, has changed."""

    def __init__(self, kind: Kind, text: str, everywhere: bool) -> None:
        super().__init__()
        self.kind = kind
        self.text = text
        self.everywhere = everywhere

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, AnswerTyped)


class AnswerAccepted(Message):
    """The reader pressed Enter."""

    def __init__(self, kind: Kind, text: str) -> None:
        super().__init__()
        self.kind = kind
        self.text = text


class AnswerGivenUp(Message):
    """The reader pressed Esc."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
