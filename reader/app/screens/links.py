"""The links of an article, numbered as in its text: open one or copy its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.app.doc import Link
from reader.app.screens.dialog import Choices, Dialog, Hints, Modal
from reader.app.styling import style
from reader.model import Enclosure
from reader.text import safe_url


@dataclass(frozen=True, slots=True)
class LinkChosen:
    """The address that the reader chose, and whether to copy it rather than open it."""

    url: str
    copy: bool = False


class Links(Modal[LinkChosen | None]):
    """Lists the links; digits go to a number, Enter opens, `y` copies."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "choose(False)", "Open", show=False),
        Binding("y", "choose(True)", "Copy", show=False),
        Binding("escape,q", "close", "Close", show=False),
    ]

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__()
        self._links = tuple(links)
        self._digits = ""

    def compose(self) -> ComposeResult:
        """The list, or a word that there is none."""
        with Dialog(title="Links", id="links"):
            if self._links:
                yield Choices(*(Option(prompt) for prompt in self._prompts()), id="link-list", compact=True)
                yield Static(id="address", classes="quiet", markup=False)
                yield Hints(("Enter", "open"), ("y", "copy"), ("1…9", "go to a number"), ("Esc", "close"))
            else:
                yield Static("This article has no links.", markup=False)
                yield Hints(("Esc", "close"))

    def _prompts(self) -> list[Content]:
        width = len(str(len(self._links)))
        return [
            Content.assemble((f"{number:>{width}}  ", "$accent"), link.text or link.url)
            for number, link in enumerate(self._links, 1)
        ]

    def on_key(self, event: events.Key) -> None:
        """Digits together make the number of a link."""
        if event.character is None or not event.character.isascii() or not event.character.isdigit():
            self._digits = ""
            return
        event.stop()
        number = int(self._digits + event.character)
        if not 1 <= number <= len(self._links):
            self._digits, number = event.character, int(event.character)
        else:
            self._digits += event.character
        if 1 <= number <= len(self._links):
            self.query_one(Choices).highlighted = number - 1

    @on(OptionList.OptionHighlighted)
    def _show_address(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#address", Static).update(Content(self._links[event.option_index].url))

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        self.action_choose(False)

    def action_choose(self, copy: bool) -> None:
        """Closes with the link under the cursor."""
        if self._links:
            index = self.query_one(Choices).highlighted or 0
            self.dismiss(LinkChosen(self._links[index].url, copy))

    def action_close(self) -> None:
        """Closes without a choice."""
        self.dismiss(None)


def with_enclosures(links: Sequence[Link], enclosures: Sequence[Enclosure]) -> tuple[Link, ...]:
    """The links of a text in their order, and those files that an article carries besides, as `audio/mpeg, 12 MB`."""
    files = {
        one.url: Link(", ".join(filter(None, [one.type or "file", _size(one.length)])), one.url)
        for one in enclosures
        if safe_url(one.url)
    }
    return (*(files.pop(link.url, link) for link in links), *files.values())


def _size(length: int) -> str:
    if length <= 0:
        return ""
    return f"{length / 1e6:.0f} MB" if length >= 1_000_000 else f"{length / 1e3:.0f} kB"
