"""The article on the screen: loading it, setting it in its four panes, opening it, reading on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.app.commands import PARTS
from reader.app.doc import Doc
from reader.app.widgets.text import TextPane
from reader.errors import ArticleDamaged, LibraryError
from reader.library import Library
from reader.model import Article, ArticleRow, Block, Parts

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk

LOAD_AFTER = 0.05
"""Seconds that the cursor rests before its article is loaded, more than a held key's 40 ms from row to row."""
NO_EVIDENCE = (None, -1), 0
"""No item whose passages were gone to; else its pane and number, and which of its passages it was."""


@dataclass(frozen=True, slots=True)
class Docs:
    """An article and its panes' documents."""

    article: Article
    by_pane: Mapping[str, Doc]


def load(
    library: Library,
    article_id: int,
    widths: Mapping[str, int],
    terms: tuple[str, ...],
    opened: frozenset[int],
    keys: tuple[str, str],
) -> Docs | None:
    """An article, set for panes of these widths; None where it is gone. Runs on the reading thread."""
    article = library.article(article_id)
    return None if article is None else set_article(article, widths, terms, opened, keys)


def set_article(
    article: Article,
    widths: Mapping[str, int],
    terms: tuple[str, ...],
    opened: frozenset[int],
    keys: tuple[str, str],
) -> Docs:
    """The documents of an article's panes; `keys` fetch the full text and show what has changed."""
    from reader.app.part_docs import companies_doc, disclaimers_doc, highlights_doc
    from reader.app.rendering import Hints, article_doc

    return Docs(
        article,
        {
            "article": article_doc(article, widths["article"], terms=terms, opened=opened, hints=Hints(*keys)),
            "highlights": highlights_doc(article.parts, widths["highlights"], terms),
            "companies": companies_doc(article.parts, widths["companies"], terms),
            "disclaimers": disclaimers_doc(article.parts, widths["disclaimers"], terms),
        },
    )


def damaged_doc(row: ArticleRow, width: int, key: str) -> Doc:
    """What stands in the place of a text that is damaged; `key` fetches full texts."""
    from reader.app.rendering import article_doc

    reason = (
        "The text of this article is damaged. `assay doctor --repair` mends the library once the desk is closed; then"
        f" polls bring the text again where the feed still carries it, and {key} from the page."
    )
    said = Parts(title=row.title, blocks=(Block(0, "paragraph", reason),))
    return article_doc(Article(replace(row, summary_only=False), said, None), width)


def _differ(shown: ArticleRow, row: ArticleRow) -> bool:
    """Whether a row's article is to be shown anew: another one, or what stands in its text has changed."""

    def seen(of: ArticleRow) -> tuple[object, ...]:
        return of.id, of.title, of.tags, of.has_note, of.revised, of.summary_only

    return seen(shown) != seen(row)


class Reading:
    """What is read. `shown` is in the panes; `opened` is the article that the reader has opened, not only passed;
    `damaged` the one whose text cannot be shown.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.shown: Article | None = None
        self.opened: int | None = None
        self.damaged: ArticleRow | None = None
        self._marked: int | None = None
        self._folds: frozenset[int] = frozenset()
        self._terms: tuple[str, ...] = ()
        self._load: Timer | None = None
        self._mark: Timer | None = None
        self._evidence: tuple[tuple[str | None, int], int] = NO_EVIDENCE

    @property
    def counts(self) -> dict[str, int]:
        """How much the parts of the article hold."""
        if self.shown is None:
            return {}
        parts = self.shown.parts
        described = {profile.name for profile in parts.profiles if profile.kind != "other"}
        companies = len({company.name for company in parts.companies} | described)
        return {
            "highlights": len(parts.highlights.items),
            "companies": companies,
            "disclaimers": len(parts.disclaimers),
        }

    @property
    def loading(self) -> bool:
        """Whether the cursor's article is yet to be loaded."""
        return self._load is not None

    # loading

    def hasten(self) -> None:
        """Loads the cursor's article now, where the cursor was to rest first."""
        row = self._desk.list.window.current
        if self.loading and row is not None:
            self.look_at(row, at_once=True)

    def look_at(self, row: ArticleRow | None, *, at_once: bool = False) -> None:
        """Brings the article under the cursor into the panes, once the cursor rests."""
        if self._load is not None:
            self._load.stop()
            self._load = None
        if row is None:
            self._clear()
        elif self.shown is None or _differ(self.shown.row, row) or self._terms != self._desk.list.terms:
            if at_once:
                self._start_loading(row.id)
            else:
                self._load = self._desk.set_timer(LOAD_AFTER, lambda: self._start_loading(row.id))

    def reload(self) -> None:
        """Brings the same article in anew: its text, its state or what is searched has changed."""
        row = self._desk.list.window.current
        if row is not None:
            self._start_loading(row.id)

    def _start_loading(self, article_id: int) -> None:
        self._load = None
        self._desk.do(self._loaded(article_id), lane="article")

    async def _loaded(self, article_id: int) -> None:
        same = self.shown is not None and self.shown.row.id == article_id
        folds = self._folds if same else frozenset()
        widths, terms, keys = self._widths(), self._desk.list.terms, self._keys
        try:
            docs = await self._desk.store.read(
                lambda library: load(library, article_id, widths, terms, folds, keys), lane="article"
            )
        except LibraryError as fault:
            self._give_up(article_id, damaged=isinstance(fault, ArticleDamaged))
            raise
        row = self._desk.list.window.current
        if docs is None or row is None or row.id != article_id:
            return
        self.keep_place()
        self._folds, self._terms = folds, terms
        self.shown, self.damaged = docs.article, None
        self._show(docs, keep=same)
        if not same:
            self._evidence = NO_EVIDENCE
            self._desk.text.scroll_part(docs.article.scroll)
            self._first_hit()
            self._mark_later(docs.article.row)

    def _give_up(self, article_id: int, *, damaged: bool) -> None:
        """Leaves no other article's text below the title of one that cannot be read."""
        row = self._desk.list.window.current
        if row is None or row.id != article_id:
            return
        if damaged:
            self._tell_damage(row)
        elif self.shown is None or self.shown.row.id != article_id:
            self._clear()

    def _tell_damage(self, row: ArticleRow) -> None:
        """Says in the pane that the text is damaged. Who has opened the article has not read it."""
        opened = self.opened
        self._clear()
        self.opened, self.damaged = opened, row
        self._show_damage()
        self.leave_unread()
        if self._marked == row.id:
            self._marked = None
            self._desk.marks.set_read((row.id,), read=False)

    def _show_damage(self) -> None:
        if self.damaged is not None:
            text = self._desk.text
            text.show(damaged_doc(self.damaged, text.text_width, self._keys[0]), keep=True)

    def _show(self, docs: Docs, *, keep: bool) -> None:
        counts = self.counts
        for name, doc in docs.by_pane.items():
            pane = self._desk.text_panes[name]
            if keep and pane.doc == doc:
                continue
            pane.show(doc, keep=keep, count=counts.get(name))
        self._desk.panes.fit_parts()
        self._desk.panes.refresh_tabs()
        self._desk.show_hints()

    def _first_hit(self) -> None:
        lines = self._desk.text.doc.hit_lines
        if lines and self._desk.listing.searching:
            self._desk.text.show_line(lines[0])

    @property
    def _keys(self) -> tuple[str, str]:
        return self._desk.key_of("full-text"), self._desk.key_of("changes")

    def _widths(self) -> dict[str, int]:
        return {name: pane.text_width for name, pane in self._desk.text_panes.items()}

    def _clear(self) -> None:
        self.keep_place()
        self.shown = self.opened = self.damaged = None
        for pane in self._desk.text_panes.values():
            pane.show(Doc())
        self._desk.panes.refresh_tabs()
        self._desk.show_hints()

    def set_anew(self, pane: TextPane) -> None:
        """Sets the article for another width of a pane."""
        if self.shown is None:
            self._show_damage()
            return
        widths = {**dict.fromkeys(self._desk.text_panes, 10), pane.id or "": pane.text_width}
        docs = set_article(self.shown, widths, self._desk.list.terms, self._folds, self._keys)
        pane.show(docs.by_pane[pane.id or ""], keep=True, count=self.counts.get(pane.id or ""))
        if pane.id in PARTS:
            self._desk.panes.fit_parts()

    def keep_place(self) -> None:
        """Writes down how far the article was read."""
        if self.shown is None:
            return
        article_id, part = self.shown.row.id, self._desk.text.scrolled
        if abs(part - self.shown.scroll) > 0.001 and self._desk.text.doc.lines:
            self._desk.write(lambda library: library.keep_scroll(article_id, part))

    # opening

    def open(self) -> None:
        """Opens the article under the cursor and gives its text the focus."""
        if self._open_here() is not None:
            self._desk.panes.focus("article")

    def _open_here(self) -> ArticleRow | None:
        row = self._desk.list.window.current
        if row is None:
            return None
        self.opened = row.id
        self.look_at(row, at_once=True)
        self._mark_later(row)
        known = self.damaged is not None and self.damaged.id == row.id
        if not row.read and not known and self._desk.assay.config.app.mark_read == "on-open":
            self._marked = row.id
            self._desk.marks.set_read((row.id,), read=True)
        return row

    def _mark_later(self, row: ArticleRow) -> None:
        """Marks an article read after some seconds, where the settings say so."""
        self.leave_unread()
        settings = self._desk.assay.config.app
        if not row.read and settings.mark_read == "after":
            self._mark = self._desk.set_timer(
                settings.mark_read_seconds, lambda: self._desk.marks.set_read((row.id,), read=True)
            )

    def leave_unread(self) -> None:
        """Marks nothing read after some seconds: the reader has gone on, or has said what the article is to be."""
        if self._mark is not None:
            self._mark.stop()
            self._mark = None

    # reading on

    def on(self) -> None:
        """Opens the article; then a page down; at its end the next unread one."""
        row = self._desk.list.window.current
        if row is None:
            self.next_unread()
        elif self.opened != row.id:
            self._open_here()
            if "article" not in self._visible():
                self._desk.panes.focus("article")
        elif self._desk.text.at_end:
            self.next_unread()
        else:
            self._desk.text.page(1)

    def _visible(self) -> set[str]:
        return {name for name, pane in self._desk.panes_by_name.items() if pane.display}

    def next_unread(self, count: int = 1) -> None:
        """The next unread article, in the next feed if need be; while searching, the next hit."""
        self._step(count, backwards=False)

    def previous_unread(self, count: int = 1) -> None:
        """The previous unread article; while searching, the previous hit."""
        self._step(count, backwards=True)

    def _step(self, count: int, *, backwards: bool) -> None:
        if self._desk.listing.searching:
            self._next_hit(backwards=backwards)
        else:
            self._desk.do(self._desk.walking.go_to_unread(count, backwards=backwards), lane="list")

    def arrived(self) -> None:
        """Opens the article that the cursor was brought to."""
        self._open_here()
        if self._desk.panes.focused in ("sources", *PARTS) or "article" not in self._visible():
            self._desk.panes.focus("article" if "articles" not in self._visible() else "articles")

    def _next_hit(self, *, backwards: bool) -> None:
        """The next hit in the text if that has the focus, else the next article that has one."""
        text = self._desk.text
        if self._desk.panes.focused == "article":
            at, below = text.first_in_view, text.top + text.size.height
            lines = [line for line in text.doc.hit_lines if (line < at if backwards else line >= below)]
            if lines:
                text.show_line(lines[-1] if backwards else lines[0])
                return
        self._desk.list.move(-1 if backwards else 1)

    # folds and evidence

    @property
    def unfolded(self) -> bool:
        """Whether anything in the text that folds is open: then the key for folds closes it."""
        return bool(self._folds)

    def toggle_folds(self) -> None:
        """Opens every fold of the text, or closes them all."""
        if self.shown is not None:
            folded = frozenset(block for _, block in self._desk.text.doc.folds)
            self._fold(frozenset() if self._folds else folded)

    def toggle_fold(self, block: int) -> None:
        """Opens or closes the fold that begins with a block."""
        first = max((start for start in self._folds if start <= block), default=block)
        self._fold(self._folds - {first} if first in self._folds else self._folds | {block})

    def _fold(self, opened: frozenset[int]) -> None:
        self._folds = opened
        text = self._desk.text
        top, below = text.top, text.top + text.size.height // 2
        low = next((block for line, block in text.doc.folds if line >= below), None)
        self.set_anew(text)
        self._desk.show_hints()
        text.scroll_line(top)
        if opened and low is not None and not text.at_end:
            text.show_block(low)

    def choose(self, pane: TextPane, item: int) -> None:
        """Shows the passage behind an item; of a company, the articles that name it."""
        names = pane.doc.names
        if names:
            self._desk.finding.open_company(names[item])
        else:
            self._show_evidence(pane, item)

    def _show_evidence(self, pane: TextPane, item: int) -> None:
        """Goes to the block that supports an item; again for the next one that does."""
        blocks = pane.doc.targets[item]
        if not blocks:
            self._desk.say("The text has no passage to show for this.")
            return
        turn = self._evidence[1] + 1 if self._evidence[0] == (pane.id, item) else 0
        self._evidence = (pane.id, item), turn
        if "article" not in self._visible():
            self._desk.panes.focus("article")
        self._desk.text.show_block(blocks[turn % len(blocks)])
        of = f" {turn % len(blocks) + 1} of {len(blocks)}" if len(blocks) > 1 else ""
        self._desk.say(f"Passage{of} in the text")
