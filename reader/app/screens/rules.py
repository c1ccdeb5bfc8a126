"""Rules: what happens by itself to new articles of a query. Shows what a rule would touch before it is saved."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList

from reader.app.screens.dialog import FORM_KEYS, Dialog, Field, Hints, Modal, Notice, Tick, ticked, two_columns
from reader.app.screens.edited_list import EditedList
from reader.app.screens.views import query_fault
from reader.app.store import Superseded
from reader.app.styling import style
from reader.app.typesetting import cut
from reader.errors import ReaderError
from reader.library import COUNTED, Library, saved_queries
from reader.model import Rule
from reader.text import clean

ACTIONS: Final = ("read", "star", "mute", "notify", "tag ")
SHOWN: Final = {"read": "mark read", "star": "star", "mute": "mute", "notify": "notify", "tag": "tag"}
EXAMPLES: Final = 5
TITLE_WIDTH: Final = 64
Touched = Callable[[str], Awaitable[tuple[int, Sequence[str]]]]
"""How many articles a query finds, counted up to `COUNTED`, and the titles of the newest, `EXAMPLES` at most."""


@dataclass(frozen=True, slots=True)
class RuleWanted:
    """A rule as it was written; whether what it did is taken back, and it is done to the articles that are there."""

    rule: Rule
    at_once: bool = False
    take_back: bool = False

    @property
    def asks(self) -> bool:
        """Whether something is to be done to articles."""
        return self.at_once or self.take_back


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """What became of the rules: those to save, and the ids of those to delete."""

    saved: tuple[RuleWanted, ...] = ()
    deleted: tuple[int, ...] = ()

    def apply(self, library: Library, progress: Callable[[int, int], None] | None = None) -> None:
        """Writes the changes; what is done to articles that are there can be undone. Raises what the library raises.

        `progress` is told how many articles of how many are done, where they are very many. Where that ends
        midway, it may be done again: a new rule that is there already is not saved twice.
        """
        for rule_id in self.deleted:
            library.rules.delete(rule_id)
        for wanted in self.saved:
            if wanted.take_back:
                library.rules.take_back(wanted.rule.id, progress)
            rule = _there(library, wanted.rule) or library.rules.save(wanted.rule)
            if wanted.at_once:
                library.rules.do(rule, progress)


def _there(library: Library, rule: Rule) -> Rule | None:
    """The rule of the library that a new one is the same as."""
    if rule.id:
        return None
    return next((one for one in library.rules.all() if replace(one, id=0) == rule), None)


def _matching(count: int, titles: Sequence[str]) -> str:
    """What matches: how many articles, and some of them."""
    if not count:
        return "No article here matches now."
    many = (
        "One article here matches"
        if count == 1
        else f"{count:,}{' or more' if count >= COUNTED else ''} articles here match"
    )
    more = ["  …"] if count > len(titles) else []
    return "\n".join([f"{many} now:", *(f"  {title}" for title in titles), *more])


def rule_of(query: str, then: str, former: Rule | None = None) -> Rule:
    """The rule that was written. Raises `ReaderError` with a sentence that says what is wrong."""
    wanted = saved_queries.rule_of(clean(query), then)
    fault = query_fault(wanted.query)
    if fault:
        raise ReaderError(fault)
    return replace(former or wanted, query=wanted.query, action=wanted.action, value=wanted.value)


class EditRule(Modal[RuleWanted | None]):
    """Asks for a query and what happens to its articles; shows what it would touch of those that are there."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_KEYS]

    def __init__(self, touched: Touched, rule: Rule | None = None, *, query: str = "") -> None:
        super().__init__()
        self._touched = touched
        self._rule = rule
        self._query = rule.query if rule else query

    def compose(self) -> ComposeResult:
        """Query and action, and how many articles it would touch."""
        then = saved_queries.then_of(self._rule) if self._rule else ""
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
        """Shows what the query finds, or says what is wrong with it."""
        notice = self.query_one("#would-touch", Notice)
        fault = query_fault(query) if query else ""
        if not query or fault:
            notice.say(fault)
            return
        try:
            count, titles = await self._touched(query)
        except Superseded:
            return
        except ReaderError as error:
            notice.say(str(error))
            return
        notice.say(_matching(count, [cut(title, TITLE_WIDTH) for title in titles]))

    @on(Input.Submitted)
    @on(Tick.Submitted)
    def _save(self) -> None:
        query, then = self.query_one("#query", Input).value, self.query_one("#then", Input).value
        try:
            rule = rule_of(query, then, self._rule)
        except ReaderError as fault:
            self.query_one("#notice", Notice).say(str(fault), fault=True)
            return
        at_once = self.query_one(Tick).value
        self.dismiss(None if rule == self._rule and not at_once else RuleWanted(rule, at_once))

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)


class Rules(Modal[RuleChanges | None]):
    """Lists the rules with what each has done; adds, edits, stops and deletes them, and takes back what one did."""

    CSS_PATH = style("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", show=False),
        Binding("e", "edit", "Edit", show=False),
        Binding("space", "stop", "On or off", show=False),
        Binding("d,delete", "delete", "Delete", show=False),
        Binding("t", "take_back", "Take back", show=False),
        Binding("ctrl+s", "save", "Save", show=False),
        Binding("escape,q", "close", "Close", show=False),
    ]

    def __init__(
        self, rules: Sequence[Rule], touched: Touched, *, query: str = "", done: Mapping[int, int] | None = None
    ) -> None:
        super().__init__()
        self._before = tuple(rules)
        self._touched = touched
        self._query = query
        self._done = done or {}
        self._edited_list = EditedList(map(RuleWanted, rules), self._shown, id="rule-list")

    def compose(self) -> ComposeResult:
        """The rules, in the order in which they act."""
        with Dialog(title="Rules for new articles", id="rules"):
            yield self._edited_list
            yield Notice()
            yield Hints(
                ("a", "add"), ("e", "edit"), ("Space", "on, off"), ("d", "delete"), ("t", "take back what it did")
            )
            yield Hints(("Enter", "save"), ("Esc", "cancel"), id="answers")

    def on_mount(self) -> None:
        """Says how to begin."""
        self._tell()

    def _tell(self) -> None:
        self.query_one(Notice).say("" if self._edited_list.entries else "There are no rules. a adds one.")

    def action_add(self) -> None:
        """Writes a new rule."""
        self.app.push_screen(EditRule(self._touched, query=self._query), self._added)

    def _added(self, wanted: RuleWanted | None) -> None:
        if wanted is not None:
            self._edited_list.add(wanted)
            self._tell()

    def action_edit(self) -> None:
        """Writes the rule under the cursor anew."""
        wanted = self._edited_list.current
        if wanted is not None:
            self.app.push_screen(EditRule(self._touched, wanted.rule), self._edited)

    def _edited(self, wanted: RuleWanted | None) -> None:
        if wanted is not None:
            self._edited_list.put(wanted)

    def action_stop(self) -> None:
        """Stops the rule under the cursor, or starts it again."""
        wanted = self._edited_list.current
        if wanted is not None:
            self._edited_list.put(replace(wanted, rule=replace(wanted.rule, active=not wanted.rule.active)))

    def action_delete(self) -> None:
        """Takes the rule under the cursor out."""
        self._edited_list.take_out()
        self._tell()

    def action_take_back(self) -> None:
        """Undoes what the rule under the cursor has done so far, once this is saved; or leaves it after all."""
        wanted = self._edited_list.current
        if wanted is None:
            return
        if self._done.get(wanted.rule.id):
            self._edited_list.put(replace(wanted, take_back=not wanted.take_back))
        else:
            self.query_one(Notice).say("This rule has done nothing yet.")

    @on(OptionList.OptionSelected)
    def action_save(self) -> None:
        """Closes with what has changed."""
        entries = self._edited_list.entries
        kept = {wanted.rule.id for wanted in entries}
        saved = tuple(wanted for wanted in entries if wanted.asks or wanted.rule not in self._before)
        deleted = tuple(rule.id for rule in self._before if rule.id not in kept)
        self.finish(RuleChanges(saved, deleted) if saved or deleted else None)

    def action_close(self) -> None:
        """Changes nothing."""
        self.dismiss(None)

    def _shown(self, _: int, wanted: RuleWanted) -> Content:
        rule, count = wanted.rule, self._done.get(wanted.rule.id, 0)
        done = f"{count:,} done" if count else ""
        then = [f"{SHOWN[rule.action]} {rule.value}".strip(), "taken back" if wanted.take_back else done]
        then.append("at once" if wanted.at_once else "")
        return ticked(rule.active, two_columns(rule.query, " · ".join(filter(None, then)), 36))
