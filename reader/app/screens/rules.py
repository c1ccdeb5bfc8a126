"""Rules: what happens by itself to new articles of a query. Shows what a rule would touch before it is saved."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.app.screens.dialog import FORM_KEYS, Choices, Dialog, Field, Hints, Modal, Notice, Tick, ticked, two_columns
from reader.app.screens.views import query_fault
from reader.app.styling import style
from reader.errors import ReaderError
from reader.library import Library
from reader.model import Rule
from reader.text import clean

ACTIONS: Final = ("read", "star", "mute", "notify", "tag ")
SHOWN: Final = {"read": "mark read", "star": "star", "mute": "mute", "notify": "notify", "tag": "tag"}
COUNTED: Final = 10_000
Count = Callable[[str], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class RuleWanted:
    """A rule as it was written, and whether it is to be done to the articles that are there too."""

    rule: Rule
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """What became of the rules: those to save, and the ids of those to delete."""

    saved: tuple[RuleWanted, ...] = ()
    deleted: tuple[int, ...] = ()

    def apply(self, library: Library) -> None:
        """Writes the changes; what is done to articles that are there can be undone. Raises what the library raises."""
        for rule_id in self.deleted:
            library.rules.delete(rule_id)
        for wanted in self.saved:
            rule = library.rules.save(wanted.rule)
            if wanted.at_once:
                library.rules.do(rule)


def _matching(count: int) -> str:
    """How many articles match; the library counts up to `COUNTED`."""
    if count == 1:
        return "One article here matches now."
    return f"{count:,}{' or more' if count >= COUNTED else ''} articles here match now."


def rule_of(query: str, then: str, former: Rule | None = None) -> Rule:
    """The rule that was written. Raises `ValueError` with a sentence that says what is wrong."""
    verb, _, value = clean(then).partition(" ")
    if verb not in SHOWN or (value and verb != "tag"):
        raise ValueError("Then is one of: read, star, mute, notify, or tag with a tag's name.")
    if verb == "tag" and not value:
        raise ValueError("Name the tag: tag lithium.")
    if not clean(query):
        raise ValueError("A rule needs a query; one for everything would touch every article.")
    fault = query_fault(clean(query))
    if fault:
        raise ValueError(fault)
    return replace(former or Rule("", "read"), query=clean(query), action=verb, value=value)  # type: ignore[arg-type]


class EditRule(Modal[RuleWanted | None]):
    """Asks for a query and what happens to its articles; counts those that match already."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, count: Count, rule: Rule | None = None, *, query: str = "") -> None:
        super().__init__()
        self._count = count
        self._rule = rule
        self._query = rule.query if rule else query

    def compose(self) -> ComposeResult:
        """Query and action, and how many articles it would touch."""
        then = f"{self._rule.action} {self._rule.value}".strip() if self._rule else ""
        with Dialog(title="Edit rule" if self._rule else "New rule", id="edit-rule"):
            yield Field("query", "When", self._query, placeholder="a query: feed:ore sponsored")
            yield Field("then", "Then", then, placeholder="read, star, mute, notify or tag NAME", suggestions=ACTIONS)
            yield Tick("also to those that are there (undoable)", False, id="at-once")
            yield Notice("would-touch")
            yield Notice()
            yield Hints(("Enter", "save"), ("Tab", "next"), ("Space", "tick"), ("Esc", "cancel"))

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        self._look(clean(event.value))

    @work(group="count", exclusive=True, exit_on_error=False)
    async def _look(self, query: str) -> None:
        """Says how many articles the query finds, or what is wrong with it."""
        notice = self.query_one("#would-touch", Notice)
        fault = query_fault(query) if query else ""
        if not query or fault:
            notice.say(fault)
            return
        try:
            count = await self._count(query)
        except ReaderError as error:
            notice.say(str(error))
            return
        notice.say(_matching(count))

    @on(Input.Submitted)
    @on(Tick.Submitted)
    def _save(self) -> None:
        query, then = self.query_one("#query", Input).value, self.query_one("#then", Input).value
        try:
            rule = rule_of(query, then, self._rule)
        except ValueError as fault:
            self.query_one("#notice", Notice).say(str(fault), fault=True)
            return
        at_once = self.query_one(Tick).value
        self.dismiss(None if rule == self._rule and not at_once else RuleWanted(rule, at_once))

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


class Rules(Modal[RuleChanges | None]):
    """Lists the rules; adds, edits, stops and deletes them."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", show=False),
        Binding("e", "edit", "Edit", show=False),
        Binding("space", "stop", "On or off", show=False),
        Binding("d,delete", "delete", "Delete", show=False),
        Binding("ctrl+s", "save", "Save", show=False),
        Binding("escape,q", "close", "Close", show=False),
    ]

    def __init__(self, rules: Sequence[Rule], count: Count, *, query: str = "") -> None:
        super().__init__()
        self._before = tuple(rules)
        self._wanted = [RuleWanted(rule) for rule in rules]
        self._count = count
        self._query = query

    def compose(self) -> ComposeResult:
        """The rules, in the order in which they act."""
        with Dialog(title="Rules for new articles", id="rules"):
            yield Choices(id="rule-list", compact=True)
            yield Notice()
            yield Hints(
                ("a", "add"), ("e", "edit"), ("Space", "on, off"), ("d", "delete"), ("Enter", "save"), ("Esc", "cancel")
            )

    def on_mount(self) -> None:
        """Shows the rules."""
        self._fill(0)

    def _fill(self, at: int) -> None:
        listed = self.query_one(Choices)
        listed.clear_options()
        listed.add_options(Option(_prompt(wanted)) for wanted in self._wanted)
        listed.display = bool(self._wanted)
        listed.highlighted = min(at, len(self._wanted) - 1) if self._wanted else None
        if self._wanted:
            listed.focus()
        self.query_one(Notice).say("" if self._wanted else "There are no rules. a adds one.")

    @property
    def _at(self) -> int | None:
        return self.query_one(Choices).highlighted

    def action_add(self) -> None:
        """Writes a new rule."""
        self.app.push_screen(EditRule(self._count, query=self._query), self._added)

    def _added(self, wanted: RuleWanted | None) -> None:
        if wanted is not None:
            self._wanted.append(wanted)
            self._fill(len(self._wanted) - 1)

    def action_edit(self) -> None:
        """Writes the rule under the cursor anew."""
        if self._at is not None:
            self.app.push_screen(EditRule(self._count, self._wanted[self._at].rule), self._edited)

    def _edited(self, wanted: RuleWanted | None) -> None:
        if wanted is not None and self._at is not None:
            at = self._at
            self._wanted[at] = wanted
            self._fill(at)

    def action_stop(self) -> None:
        """Stops the rule under the cursor, or starts it again."""
        if self._at is not None:
            at, wanted = self._at, self._wanted[self._at]
            self._wanted[at] = replace(wanted, rule=replace(wanted.rule, active=not wanted.rule.active))
            self._fill(at)

    def action_delete(self) -> None:
        """Takes the rule under the cursor out."""
        if self._at is not None:
            at = self._at
            del self._wanted[at]
            self._fill(at)

    @on(OptionList.OptionSelected)
    def action_save(self) -> None:
        """Closes with what has changed."""
        kept = {wanted.rule.id for wanted in self._wanted}
        saved = tuple(wanted for wanted in self._wanted if wanted.at_once or wanted.rule not in self._before)
        deleted = tuple(rule.id for rule in self._before if rule.id not in kept)
        self.dismiss(RuleChanges(saved, deleted) if saved or deleted else None)

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


def _prompt(wanted: RuleWanted) -> Content:
    rule = wanted.rule
    then = f"{SHOWN[rule.action]} {rule.value}".strip() + (" · at once" if wanted.at_once else "")
    return ticked(rule.active, two_columns(rule.query, then, 40))
