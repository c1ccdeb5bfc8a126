"""Lists of articles: pages, counts and neighbours of a query."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from reader.library.expressions import phrase, words_of
from reader.library.lookups import FEED_TITLE
from reader.library.noted import Noted
from reader.library.places import COUNTED, LAST, Position
from reader.library.plan import Planner
from reader.library.query import And, Expression, Field, Query, parse
from reader.library.reading import rows_at
from reader.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import ArticleRow, Moment

RANKED = 10_000
_ALL = 1 << 40


@dataclass(slots=True)
class Lists:
    """The lists of an open library. `clock` says what "7d" counts from."""

    connection: sqlite3.Connection
    clock: Callable[[], datetime]
    _noted: Noted = field(init=False)
    _ranking: tuple[object, list[int]] | None = None

    def __post_init__(self) -> None:
        self._noted = Noted(self.connection)

    def planner(self, moment: Moment | None = None) -> Planner:
        """A planner of queries as they stand now."""
        return Planner(self.connection, self.clock(), self._noted, moment)

    def rows(
        self,
        query: str,
        limit: int,
        after: Position | None,
        before: Position | None,
        moment: Moment | None,
        sort: str | None,
    ) -> tuple[ArticleRow, ...]:
        """A page of a list; see `Library.rows`."""
        meaning = parse(query)
        return rows_at(self.connection, self.page(meaning, limit, after, before, moment, sort or meaning.sort))

    def page(
        self,
        query: Query,
        limit: int,
        after: Position | None,
        before: Position | None,
        moment: Moment | None,
        sort: str,
    ) -> list[int]:
        """The places of a page, in list order."""
        if sort == "relevance":
            return _slice(self._ranked(query, moment), limit, after, before)
        if sort == "source":
            return self._by_source(query.expression, limit, after, before, moment)
        newest = sort != "oldest"
        if before is not None:
            found = self._walk(query.expression, limit, None if before == LAST else before, moment, backwards=newest)
            return found[::-1]
        return self._walk(query.expression, limit, after, moment, backwards=not newest)

    def _walk(
        self, expression: Expression, limit: int, start: Position | None, moment: Moment | None, *, backwards: bool
    ) -> list[int]:
        bounds = "" if start is None else f"{{p}} {'>' if backwards else '<'} {int(start[1])}"
        statement = self.planner(moment).selects(expression, backwards=backwards, bounds=bounds)
        return [place for (place,) in self.connection.execute(*statement.sql(limit))]

    def _by_source(
        self, expression: Expression, limit: int, after: Position | None, before: Position | None, moment: Moment | None
    ) -> list[int]:
        feeds = self._feeds_by_title()
        start = before if before is not None else after
        backwards = before is not None
        if backwards:
            feeds.reverse()
        if start is not None and start != LAST:
            row = self.connection.execute("SELECT feed_id FROM articles WHERE place = ?", (start[1],)).fetchone()
            feeds = feeds[feeds.index(row[0]) :] if row and row[0] in feeds else feeds
        else:
            start = None
        found: list[int] = []
        for feed in feeds:
            here = And((expression, Field("feed", str(feed))))
            found += self._walk(here, limit - len(found), start, moment, backwards=backwards)
            start = None
            if len(found) >= limit:
                break
        return found[::-1] if backwards else found

    def _feeds_by_title(self) -> list[int]:
        feeds = self.connection.execute(f"SELECT f.id, {FEED_TITLE} FROM feeds f WHERE f.articles > 0").fetchall()
        return [number for number, title in sorted(feeds, key=lambda feed: (folded(feed[1]), feed[0]))]

    def _ranked(self, query: Query, moment: Moment | None) -> list[int]:
        """The newest 10,000 of a list, the most relevant first; kept until the next list is asked for."""
        key = (
            query,
            moment,
            self.connection.execute("PRAGMA data_version").fetchone()[0],
            self.connection.total_changes,
        )
        if self._ranking is not None and self._ranking[0] == key:
            return self._ranking[1]
        found = self._walk(query.expression, RANKED, None, moment, backwards=False)
        words = words_of(query.expression)
        if words and found:
            match = " OR ".join(phrase(text.words, prefix=text.prefix) for text in words)
            ranks = dict(
                self.connection.execute(
                    "SELECT rowid, bm25(search, 8, 4, 1, 1, 1, 0.5) FROM search WHERE search MATCH ?"
                    " AND rowid BETWEEN ? AND ?",
                    (match, found[-1], found[0]),
                )
            )
            found.sort(key=lambda place: (ranks.get(place, 0.0), -place))
        self._ranking = (key, found)
        return found

    def count(self, query: str, moment: Moment | None, most: int) -> int:
        """How many articles a query has, up to `most` where that is not kept."""
        expression = parse(query).expression
        planner = self.planner(moment)
        kept = self._kept(expression, planner)
        if kept is not None:
            return kept
        return self._counted(planner, expression, most)

    def _kept(self, expression: Expression, planner: Planner) -> int | None:
        moment = planner.moment
        if moment is not None:
            change, article = self.connection.execute("SELECT change, article FROM counters").fetchone()
            if (moment.article, moment.change) != (article, change):
                return None
        if _is_all(expression, planner):
            return planner.counts["articles"]
        if isinstance(expression, Field) and expression.name in (
            "is",
            "feed",
            "folder",
            "disclaimer",
            "has",
            "rule",
            "tag",
            "lang",
        ):
            leads = planner.leads.of(expression)
            several = expression.name == "lang" and len(leads or ()) > 1
            return None if leads is None or several or expression.value == "new" else sum(lead.size for lead in leads)
        return None

    def above(self, query: str, position: Position, moment: Moment | None) -> int:
        """How many articles of a list stand above a position; counted up to 10,000."""
        meaning, planner = parse(query), self.planner(moment)
        if meaning.sort == "relevance":
            places = self._ranked(meaning, moment)
            return places.index(position[1]) if position[1] in places else COUNTED
        bounds = f"{{p}} {'<' if meaning.sort == 'oldest' else '>'} {int(position[1])}"
        if meaning.sort != "source":
            return self._counted(planner, meaning.expression, COUNTED, bounds)
        row = self.connection.execute("SELECT feed_id FROM articles WHERE place = ?", (position[1],)).fetchone()
        found = 0
        for feed in self._feeds_by_title():
            here = And((meaning.expression, Field("feed", str(feed))))
            last = row is None or feed == row[0]
            found += self._counted(planner, here, COUNTED - found, bounds if last else "")
            if last or found >= COUNTED:
                break
        return found

    def choose(self, query: str, moment: Moment | None, above: Position | None, below: Position | None) -> None:
        """Fills the temporary table `chosen` with a list, or with what stands above and below positions in it."""
        from reader.library import states

        meaning = parse(query)
        if meaning.sort in ("relevance", "source") and (above or below):
            places = self.page(meaning, _ALL, None, None, moment, meaning.sort)
            start = places.index(below[1]) + 1 if below and below[1] in places else 0
            end = places.index(above[1]) if above and above[1] in places else len(places)
            states.choose(self.connection, "SELECT value FROM json_each(?)", (json.dumps(places[start:end]),))
            return
        bounds = []
        newer, older = ("<", ">") if meaning.sort == "oldest" else (">", "<")
        if above is not None:
            bounds.append(f"{{p}} {newer} {int(above[1])}")
        if below is not None:
            bounds.append(f"{{p}} {older} {int(below[1])}")
        statement = self.planner(moment).selects(meaning.expression, bounds=" AND ".join(bounds), whole=True)
        states.choose(self.connection, *statement.sql())

    def unread(self, query: str, most: int) -> int:
        """How many articles of a query are unread, up to `most` where that is not kept."""
        expression = parse(query).expression
        planner = self.planner()
        if _is_all(expression, planner) or expression == Field("is", "unread"):
            return planner.counts["unread"]
        if isinstance(expression, Field) and (traits := planner.leads.trait_names(expression)):
            marks = ", ".join("?" * len(traits))
            sql = f"SELECT coalesce(sum(unread), 0) FROM traits WHERE name IN ({marks})"
            return int(self.connection.execute(sql, traits).fetchone()[0])
        return self._counted(planner, And((expression, Field("is", "unread"))), most)

    def arrived(self, query: str, moment: Moment) -> int:
        """How many articles of a query came after the moment; counted up to 10,000."""
        expression = And((parse(query).expression, Field("newer", str(moment.article))))
        return self._counted(self.planner(), expression, COUNTED)

    def _counted(self, planner: Planner, expression: Expression, most: int, bounds: str = "") -> int:
        statement = planner.selects(expression, bounds=bounds, whole=True)
        return int(self.connection.execute(*statement.count(most)).fetchone()[0])

    def next_unread(
        self, query: str, after: Position | None, moment: Moment | None, *, backwards: bool
    ) -> ArticleRow | None:
        """The next article of a list that is unread now, after a position or from the top."""
        meaning = parse(query)
        unread = Query(And((meaning.expression, Field("unread-now", ""))), meaning.sort)
        before = (after or LAST) if backwards else None
        found = self.page(unread, 1, None if backwards else after, before, moment, meaning.sort)
        return rows_at(self.connection, found)[0] if found else None


def _is_all(expression: Expression, planner: Planner) -> bool:
    """Whether a query has every article: before the first visit has ended, all are new."""
    return expression == And(()) or (expression == Field("is", "new") and planner.counts["visit"] == 0)


def _slice(places: list[int], limit: int, after: Position | None, before: Position | None) -> list[int]:
    if before is not None:
        end = len(places) if before == LAST else places.index(before[1]) if before[1] in places else len(places)
        return places[max(0, end - limit) : end]
    start = 0 if after is None else places.index(after[1]) + 1 if after[1] in places else 0
    return places[start : start + limit]
