"""What a publisher changed in an article: each version beside the one before it, word by word."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.app.screens.dialog import Dialog, Hints, Modal
from reader.app.styling import style
from reader.app.typesetting import cut
from reader.comparing import Changed, Piece, changes
from reader.model import Revision

NAMES: Final = {
    "title": "title",
    "highlights_label": "highlight",
    "highlight": "highlight",
    "profile_label": "profile",
    "profile": "profile",
    "disclaimer_label": "disclaimer",
    "disclaimer": "disclaimer",
    "body": "paragraph",
    "boilerplate": "boilerplate line",
}
LONGEST_TITLE: Final = 200
NEWS: Final = ("title", "highlight", "disclaimer", "profile")
"""What a reader looks at first; the rest follows in the order of the text."""
CONTEXT: Final = 60
"""Characters of unchanged text that are kept on each side of a change."""
STYLES: Final = {"same": "", "gone": "$error strike", "new": "$success underline"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One change: when the publisher made it, and the blocks that it touched, what is news first."""

    when: datetime
    changed: tuple[Changed, ...]

    @property
    def sentence(self) -> str:
        """What changed, counted: `1 disclaimer new · 2 paragraphs changed`."""
        counts = Counter((_name(block), _fate(block)) for block in self.changed)
        facts = [f"{count} {name if count == 1 else name + 's'} {fate}" for (name, fate), count in counts.items()]
        return " · ".join(facts) or "Nothing that can be read has changed"


def compared(former: Iterable[Revision]) -> tuple[Comparison, ...]:
    """Each former version against the one that replaced it, the latest change first. May take a moment."""
    return tuple(
        Comparison(revision.replaced, tuple(sorted(changes(revision.parts, revision.later), key=_importance)))
        for revision in former
    )


def _name(block: Changed) -> str:
    return NAMES.get(block.role, "paragraph")


def _fate(block: Changed) -> str:
    return "new" if block.is_new else "gone" if block.is_gone else "changed"


def _importance(block: Changed) -> int:
    name = _name(block)
    return NEWS.index(name) if name in NEWS else len(NEWS)


class Revisions(Modal[None]):
    """Shows the changes of one article; `[` and `]` go to earlier and later ones."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll('scroll_down')", "Down", show=False),
        Binding("k,up", "scroll('scroll_up')", "Up", show=False),
        Binding("space,pagedown,ctrl+f,ctrl+d", "scroll('scroll_page_down')", "Page down", show=False),
        Binding("pageup,ctrl+b,ctrl+u", "scroll('scroll_page_up')", "Page up", show=False),
        Binding("g,home", "scroll('scroll_home')", "Top", show=False),
        Binding("G,end", "scroll('scroll_end')", "Bottom", show=False),
        Binding("[,left,h", "version(1)", "Earlier change", show=False),
        Binding("],right,l", "version(-1)", "Later change", show=False),
        Binding("escape,q,enter", "close", "Close", show=False),
    ]

    def __init__(self, title: str, comparisons: Sequence[Comparison]) -> None:
        super().__init__()
        self._title = cut(title, LONGEST_TITLE)
        self._comparisons = tuple(comparisons)
        self._at = 0

    def compose(self) -> ComposeResult:
        """The article's title, which change this is, and the change."""
        with Dialog(title="What changed", id="revisions"):
            yield Static(Content(self._title), classes="question", markup=False)
            yield Static(id="which", classes="quiet", markup=False)
            with VerticalScroll(id="change"):
                yield Static(id="blocks", markup=False)
            yield Hints(("j k", "scroll"), ("[ ]", "earlier, later change"), ("Esc", "close"))

    def on_mount(self) -> None:
        """Shows the latest change."""
        self._show()

    def _show(self) -> None:
        if not self._comparisons:
            self.query_one("#which", Static).update("The publisher has not changed this article since it came in.")
            return
        comparison = self._comparisons[self._at]
        count = len(self._comparisons)
        which = f"change {count - self._at} of {count} · " if count > 1 else ""
        when = f"{comparison.when.astimezone():%-d %B %Y %H:%M}"
        self.query_one("#which", Static).update(Content(f"{which}{when} · {comparison.sentence}"))
        self.query_one("#blocks", Static).update(shown_changes(comparison.changed))
        self.query_one("#change", VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, how: str) -> None:
        """Scrolls the change."""
        getattr(self.query_one("#change", VerticalScroll), how)(animate=False)

    def action_version(self, step: int) -> None:
        """Goes to an earlier or later change."""
        at = self._at + step
        if 0 <= at < len(self._comparisons):
            self._at = at
            self._show()

    def action_close(self) -> None:
        """Closes."""
        self.dismiss(None)


def shown_changes(changed: Iterable[Changed]) -> Content:
    """The blocks one below the other: what is gone struck out, what is new underlined."""
    blocks = [
        Content.assemble(
            (f"{_name(block).capitalize()} {_fate(block)}\n", "$accent"),
            *((piece.text, STYLES[piece.kind]) for piece in shortened(block.pieces)),
        )
        for block in changed
    ]
    return Content("\n\n").join(blocks)


def shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with long unchanged text cut to what stands beside a change."""
    return tuple(
        Piece("same", _cut(piece.text, before=at > 0, after=at < len(pieces) - 1)) if piece.kind == "same" else piece
        for at, piece in enumerate(pieces)
    )


def _cut(text: str, *, before: bool, after: bool) -> str:
    """The text's ends that stand beside a change, at whole words; `…` for what is left out."""
    if len(text) <= 2 * CONTEXT + 2:
        return text
    begin = _whole_words(text[:CONTEXT]) if before else ""
    end = _whole_words(text[: -CONTEXT - 1 : -1])[::-1] if after else ""
    return f"{begin} … {end}"


def _whole_words(text: str) -> str:
    """The text without its last word, which may be cut; all of it where it has no blank (Chinese, Japanese)."""
    return text.rpartition(" ")[0] or text
