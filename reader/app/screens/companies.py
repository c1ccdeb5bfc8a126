"""The companies of the library: found as their name, alias or ticker is typed; Enter opens the articles of one."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import ClassVar, Final, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.ages import age
from reader.app.screens.dialog import Choices, Dialog, Field, Hints, Modal
from reader.app.store import Superseded
from reader.app.styling import style
from reader.app.typesetting import fitted
from reader.errors import ReaderError
from reader.model import ArticleRow, CompanyRow, Profile
from reader.text import clean

MOST: Final = 300
"""Companies that are listed at once; those with the most articles come first, and typing finds the others."""
WIDEST: Final = 104
_AROUND: Final = 9
"""Columns of the dialog's frame, its padding, that of a row and the scrollbar."""
_TICKERS, _ARTICLES, _PROFILED, _SEEN, _NAME = 16, 8, 8, 9, 22

Profiles = Sequence[tuple[ArticleRow, Profile]]
Find = Callable[[str], Awaitable[Sequence[CompanyRow]]]
"""Companies by a part of a name, at most one more than `MOST`."""
Describe = Callable[[str], Awaitable[Profiles]]
"""The profiles of a company, the newest first."""


class Picked(NamedTuple):
    """The company that the reader has picked, and what was typed to find it."""

    name: str
    typed: str = ""


class Companies(Modal[Picked | None]):
    """Lists companies and shows the profile of the one under the cursor. Closes with the one that is picked, or None.

    `former` is what was picked before: the list begins there.
    """

    CSS_PATH = style("dialogs")
    FINDS: ClassVar[str] = "companies"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", "Down", show=False),
        Binding("up", "move('cursor_up')", "Up", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
        Binding("escape", "close", "Close", show=False),
    ]

    def __init__(self, find: Find, describe: Describe, now: datetime, former: Picked | None = None) -> None:
        super().__init__()
        self._former = former
        self._find = find
        self._describe = describe
        self._now = now
        self._found: Sequence[CompanyRow] = ()

    def compose(self) -> ComposeResult:
        """The line to search with, the companies, and what the publishers say of one."""
        with Dialog(title="Companies", id="companies-of-the-library"):
            typed = self._former.typed if self._former else ""
            yield Field("search", "Search", typed, placeholder="a name, an alias or a ticker")
            yield Static(id="columns-of-companies", classes="quiet", markup=False)
            yield Choices(id="company-list", compact=True)
            yield Static(id="company-profile", classes="quiet", markup=False)
            yield Hints(("↑↓", "move"), ("Enter", "its articles"), ("Esc", "close"))

    def on_mount(self) -> None:
        """The list is moved in from the line, so it never has the focus."""
        self.query_one(Choices).can_focus = False
        self._search(clean(self.query_one(Input).value))

    def on_resize(self) -> None:
        """Sets the columns for another width."""
        listed = self.query_one(Choices)
        self._fill(listed.highlighted or 0)

    # searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._former is not None and event.value != self._former.typed:
            self._former = None
        self._search(clean(event.value))

    @work(group="companies", exclusive=True, exit_on_error=False)
    async def _search(self, text: str) -> None:
        try:
            self._found = await self._find(text)
        except Superseded:
            return
        except ReaderError as error:
            self._say(str(error))
            return
        names = [row.name for row in self._found[:MOST]]
        self._fill(names.index(self._former.name) if self._former and self._former.name in names else 0)
        if not self._found:
            self._say("No company is called so." if text else "No article in the library names a company.")

    def _fill(self, at: int) -> None:
        width = min(WIDEST, self.app.size.width) - _AROUND
        listed, rows = self.query_one(Choices), self._found[:MOST]
        listed.clear_options()
        listed.add_options(Option(company_line(row, width, self._now)) for row in rows)
        if len(self._found) > MOST:
            more = f"The {MOST} with the most articles. Type a part of a name to find others."
            listed.add_option(Option(Content.styled(more, "$foreground 60%"), disabled=True))
        listed.highlighted = at if rows else None
        self.query_one("#columns-of-companies", Static).update(Content(_heads(width)))

    # the company under the cursor

    @property
    def _current(self) -> CompanyRow | None:
        at = self.query_one(Choices).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        row = self._current
        if row is not None:
            self._show_profile(row)

    @work(group="profile", exclusive=True, exit_on_error=False)
    async def _show_profile(self, row: CompanyRow) -> None:
        try:
            profiles = await self._describe(row.name) if row.profiled else ()
        except Superseded:
            return
        except ReaderError as error:
            self._say(str(error))
            return
        if row == self._current:
            self.query_one("#company-profile", Static).update(description(row, profiles, self._now))

    def _say(self, sentence: str) -> None:
        self.query_one("#company-profile", Static).update(Content(sentence))

    # keys

    def action_move(self, how: str) -> None:
        """Moves the cursor in the list."""
        getattr(self.query_one(Choices), f"action_{how}")()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        row = self._current
        if row is not None:
            self.dismiss(Picked(row.name, self.query_one(Input).value))

    def action_close(self) -> None:
        """Opens nothing."""
        self.dismiss(None)


class _Columns(NamedTuple):
    """How wide the columns are, blanks before them included; 0 for one that a narrow dialog has no room for."""

    tickers: int
    profiled: int
    seen: int

    def name(self, width: int) -> int:
        """What is left for the name."""
        return max(8, width - sum(self) - _ARTICLES)


def _columns_of(width: int) -> _Columns:
    """The columns of a dialog of this width; names have at least two dozen cells where that can be."""
    whole = _Columns(_TICKERS + 2, _PROFILED + 2, _SEEN)
    fewer = (whole, whole._replace(tickers=0), _Columns(0, 0, _SEEN + 2), _Columns(0, 0, 0))
    return next((columns for columns in fewer if columns.name(width) >= _NAME), fewer[-1])


def company_line(row: CompanyRow, width: int, now: datetime) -> Content:
    """Name, tickers, articles, whether an article has its profile, and when it was last named, in columns."""
    columns = _columns_of(width)
    seen = age(row.last_seen, now) if row.last_seen else ""
    tickers = f"  {fitted(' '.join(row.tickers), _TICKERS)}" if columns.tickers else ""
    profiled = "profiled" if row.profiled else ""
    return Content.assemble(
        fitted(row.name, columns.name(width)),
        (tickers, "$foreground 60%"),
        f"{row.articles:>{_ARTICLES},}",
        (f"  {profiled:<{_PROFILED}}" if columns.profiled else "", "$accent"),
        (f"{seen:>{columns.seen}}" if columns.seen else "", "$foreground 60%"),
    )


def _heads(width: int) -> str:
    """The heads of the columns, which begin as far in as a row does."""
    columns = _columns_of(width)
    tickers = f"  {'Tickers':<{_TICKERS}}" if columns.tickers else ""
    seen = f"{'Last seen':>{columns.seen}}" if columns.seen else ""
    name = fitted("Company", columns.name(width))
    return f" {name}{tickers}{'Articles':>{_ARTICLES}}{'':<{columns.profiled}}{seen}"


def description(row: CompanyRow, profiles: Profiles, now: datetime) -> Content:
    """What else the company is called, and its newest profile with the article that has it."""
    lines = []
    if row.aliases:
        lines.append(Content.styled("Also " + ", ".join(row.aliases), "$foreground 60%"))
    if profiles:
        article, profile = profiles[0]
        when = age(article.published or article.received, now)
        lines.append(Content(profile.description))
        lines.append(Content.styled(f"{article.feed_title} · {when} · {article.title}", "$foreground 60%"))
    else:
        lines.append(Content("No article has a profile of it."))
    return Content("\n").join(lines)
