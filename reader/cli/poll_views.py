"""How a pass shows itself: event lines for programs, a bar on a terminal, and a few lines anywhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.cli.printing import complain, console, json_line, local, on_terminal, say
from reader.text import counted, host_of, without_password

if TYPE_CHECKING:
    from reader.model import Feed

Event = dict[str, Any]
Show = Callable[[Event], None]
_OF_A_FEED = ("polled", "unchanged", "failed", "skipped")


@contextmanager
def poll_view(as_json: bool, feeds: Callable[[], Sequence[Feed]]) -> Iterator[Show]:
    """What shows the events of a pass. Faults of feeds, what rules announce and the totals are said when it is over,
    and of a pass over no feed why there was none to poll: `feeds` gives those of the library.
    """
    if as_json:
        yield lambda event: json_line(event, flush=True)
        return
    failed: list[Event] = []
    notices: list[Event] = []
    paused: list[Event] = []
    leading: list[Event] = []
    done: Event = {}
    with progress() as advance:

        def show(event: Event) -> None:
            if event["event"] == "failed":
                failed.append(event)
            if event["event"] == "notify":
                notices.append(event)
            if event["event"] == "leads":
                leading.append(event)
            if event["event"] == "skipped" and event["reason"] == "pause":
                paused.append(event)
            if event["event"] == "done":
                done.update(event)
            advance(event)

        yield show
    for event in failed:
        complain(fault_of(event))
    for sentence in (*left_alone(paused), *map(way_of, leading)):
        complain(sentence)
    for event in notices:
        say(f"{event['rule']}: {event['title']} (article {event['article']})")
    if done:
        say(summary(done) if done["feeds"] else why_none(feeds()))


def fault_of(failed: Event) -> str:
    """What went wrong with a feed, its address said once."""
    feed, detail = without_password(failed["feed"]), failed["detail"]
    return detail if detail.startswith(feed) else f"{feed}: {detail}"


def way_of(leads: Event) -> str:
    """Where a feed leads: to another subscription, with which it becomes one, or has."""
    feed, to = without_password(leads["feed"]), f"{leads['title']} ({without_password(leads['to'])})"
    if leads["joined"]:
        return f"{feed} has led to {to} for a day: the two feeds are one now, with the articles and marks of both."
    fate = "they become one after a day of that, unless it gets another address"
    return f"{feed} leads to {to}, subscribed to already; {fate}."


def left_alone(paused: Iterable[Event]) -> Iterator[str]:
    """Which feeds were not polled for a pause that a host asked for, a sentence for each of their hosts."""
    hosts = Counter((host_of(event["feed"]), event["until"]) for event in paused)
    for (host, until), count in hosts.items():
        end, are = local(datetime.fromisoformat(until)), "is" if count == 1 else "are"
        yield f"{counted(count, 'feed')} of {host} {are} left alone until {end}: the host asked for a pause."


def summary(done: Event) -> str:
    """A pass over feeds in one sentence."""
    said = [counted(done["feeds"], "feed"), counted(done["new"], "new article")]
    said += [f"{done[name]:,} {name}" for name in ("updated", "unchanged", "failed", "skipped") if done[name]]
    return f"{', '.join(said)} in {done['seconds']:.1f} s."


def why_none(feeds: Sequence[Feed]) -> str:
    """Why a pass had no feed to poll, and what can be done."""
    if not feeds:
        return "There is no feed to poll yet; `assay add URL` subscribes to one."
    if all(feed.gone for feed in feeds):
        ended = "The one feed was" if len(feeds) == 1 else f"All {len(feeds):,} feeds were"
        return f"{ended} ended by the publisher. `assay poll --feed {feeds[0].id}` asks for it all the same."
    return "No feed is due. `assay poll --all` polls every feed now, `assay add URL` subscribes to one."


@contextmanager
def progress(title: str = "") -> Iterator[Show]:
    """A bar on a terminal that follows the events of a pass, and goes away at the end; nothing elsewhere."""
    if not on_terminal():
        yield lambda event: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        *([TextColumn("{task.description}", markup=False)] if title else []),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[articles]}", markup=False),
    )
    new = 0
    with Progress(*columns, console=console(), transient=True) as bar:
        task = bar.add_task(title, total=None, articles="")

        def advance(event: Event) -> None:
            nonlocal new
            if event["event"] == "started":
                bar.update(task, total=event["feeds"])
            if event["event"] in _OF_A_FEED:
                new += event.get("new", 0)
                bar.update(task, advance=1, articles=counted(new, "new article"))

        yield advance
