"""The footer: the keys that matter where the reader is, as they are bound now."""

from typing import TYPE_CHECKING

from reader.app.commands import COMMAND, COMMANDS, Command
from reader.app.keys import shown
from reader.model import Article
from reader.text import safe_url

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

SELECTING = (
    ("toggle-read", "read"),
    ("toggle-star", "star"),
    ("tags", "tags"),
    ("back", "end selection"),
    ("help", "keys"),
)
"""What can be done with the selected rows."""

ARTICLE = ("open", "read-on", "next-unread", "toggle-read", "toggle-star")
"""What needs an article, where the list has the focus."""


def can_be_fetched(article: Article) -> bool:
    """Whether the full text of an article is missing and has an address to come from."""
    return article.row.summary_only and not article.full_text and bool(safe_url(article.row.url))


class Footer:
    """Offers what can be done with the article, the rows or the source that the reader is at, and nothing else."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def show(self) -> None:
        """Shows the keys for the pane that has the focus; none while a dialog, which names its own, is over it."""
        desk = self._desk
        if desk.app.screen is not desk:
            desk.key_line.show([])
        elif desk.asking.line is not None:
            desk.key_line.show(desk.asking.line.hints)
        elif desk.list.chosen and desk.panes.focused == "articles":
            desk.key_line.show([self._hint(COMMAND[name], word) for name, word in SELECTING if self._bound(name)])
        else:
            desk.key_line.show(
                [self._hint(command, self._word(command)) for command in COMMANDS if self._offered(command)]
            )

    def key_of(self, command_id: str) -> str:
        """The first key of a command, as it is shown."""
        keys = self._desk.assay.keys.keys.get(command_id, ())
        return shown(keys[0]) if keys else COMMAND[command_id].help

    def tell_where(self, command: Command) -> None:
        """Says in which pane a command works that was asked for in another."""
        what = command.help[0].lower() + command.help[1:]
        self._desk.say(f"{self.key_of(command.id)} works in {command.panes[0].capitalize()}: {what}")

    def _word(self, command: Command) -> str:
        if command.id == "next-unread" and self._desk.listing.searching:
            return "next hit"
        return "fold" if command.id == "unfold" and self._desk.reading.unfolded else command.hint

    def _hint(self, command: Command, word: str) -> tuple[str, str, str]:
        return command.id, self.key_of(command.id), word

    def _bound(self, command_id: str) -> bool:
        return bool(self._desk.assay.keys.keys.get(command_id))

    def _offered(self, command: Command) -> bool:
        if not command.hint or self._desk.panes.focused not in command.hinted or not self._bound(command.id):
            return False
        if command.id == "unfold":
            return bool(self._desk.text.doc.folds)
        row = self._desk.list.window.current
        if command.id in ARTICLE and row is None and self._desk.panes.focused == "articles":
            return False
        if command.id == "open-in-browser":
            return row is not None and bool(safe_url(row.url))
        if command.id == "add-feed":
            return self._desk.panes.focused == "sources" or not self._desk.listing.sources.feeds
        if command.id == "zoom":
            return not self._desk.panes.alone
        if command.id == "full-text":
            article = self._desk.reading.shown
            return article is not None and can_be_fetched(article)
        return True
