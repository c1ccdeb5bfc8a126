"""Changes that the reader makes, each with its journal entry, and their undoing. Inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reader.errors import LibraryError, NoteChanged
from reader.library import feeds, journal, removal, states
from reader.library.lookups import FEED_TITLE, OtherAddresses, feed_title
from reader.library.names import Names
from reader.library.query import OPPOSITE, State
from reader.library.states import Listed, Marked
from reader.text import counted, without_password

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model import KeptState, Subscription

_NO_ARTICLE = "The article is not in the library any more; where its feed was unsubscribed, undo brings it back."


def subscribe(db: sqlite3.Connection, wanted: Iterable[Subscription]) -> list[tuple[int, bool]]:
    """The id of each feed, and whether it was subscribed to now. One that was ended comes back with its articles."""
    others = OtherAddresses(db)
    return [_subscribe(db, others, one) for one in wanted]


def _subscribe(db: sqlite3.Connection, others: OtherAddresses, wanted: Subscription) -> tuple[int, bool]:
    feed_id, new = feeds.add(db, others, wanted)
    if new and removal.resume_feeds(db, [feed_id]):
        move_feed(db, feed_id, feeds.folder_id(db, wanted.folder))
        db.execute(
            "UPDATE feeds SET name = CASE WHEN ?1 <> '' THEN ?1 ELSE name END, gone = 0, next_poll = NULL"
            " WHERE id = ?2",
            (wanted.title, feed_id),
        )
    return feed_id, new


def subscribe_all(db: sqlite3.Connection, wanted: Iterable[Subscription], now: int, *, undoable: bool) -> int:
    """Subscribes to feeds, as one step to undo if it is to be `undoable`; gives how many were new."""
    new = [feed_id for feed_id, is_new in subscribe(db, wanted) if is_new]
    if new and undoable:
        title = _title(db, new[0]) if len(new) == 1 else f"{len(new):,} feeds"
        journal.next_change(db)
        journal.record(db, now, f"subscribed to {title}", {"kind": "subscribe", "feeds": new})
    return len(new)


def unsubscribe(db: sqlite3.Connection, feed_ids: Sequence[int], now: int) -> int:
    """Ends subscriptions; gives how many there were."""
    ended = removal.end_feeds(db, feed_ids)
    if ended:
        title = _title(db, ended[0]) if len(ended) == 1 else f"{len(ended)} feeds"
        journal.next_change(db)
        journal.record(db, now, f"unsubscribed from {title}", {"kind": "unsubscribe", "feeds": ended})
    return len(ended)


def edit_feed(db: sqlite3.Connection, feed_id: int, wanted: Mapping[str, object], interval: object, now: int) -> None:
    """Changes the columns of a feed that are not None (`interval`: not "keep"). Raises `LibraryError`."""
    row = db.execute(
        "SELECT url, name, folder_id, interval, full_text FROM feeds WHERE id = ? AND ended = 0", (feed_id,)
    ).fetchone()
    if row is None:
        raise LibraryError(f"There is no feed {feed_id} any more; where it was unsubscribed, undo brings it back.")
    before = dict(zip(("url", "name", "folder_id", "interval", "full_text"), row, strict=True))
    after: dict[str, Any] = {key: wanted[key] for key in ("url", "name") if wanted[key] is not None}
    if "url" in after:
        # What stands behind the # is never sent; with it, one feed could be subscribed to twice.
        after["url"] = after["url"].partition("#")[0]
    if wanted["full_text"] is not None:
        after["full_text"] = int(bool(wanted["full_text"]))
    if wanted["folder"] is not None:
        after["folder_id"] = feeds.folder_id(db, str(wanted["folder"]))
    if interval != "keep":
        after["interval"] = interval
    after = {key: value for key, value in after.items() if value != before[key]}
    if not after:
        return
    title = _title(db, feed_id)
    if "url" in after:
        _refuse_way_to_another(db, feed_id, after["url"])
    _set_feed(db, feed_id, after)
    was = {key: before[key] for key in after}
    said = _said(title, after, " ".join(str(wanted["folder"] or "").split()))
    journal.record(db, now, said, {"kind": "edit", "edits": [[feed_id, was, after]]})


def _refuse_way_to_another(db: sqlite3.Connection, feed_id: int, url: str) -> None:
    """Raises `LibraryError` where an address is known to lead for good to another subscription."""
    row = db.execute(
        "SELECT url FROM feeds WHERE id <> ?1 AND ended = 0 AND url <> ?2"
        " AND (redirect_to = ?2 OR former_urls <> '[]' AND ?2 IN (SELECT value FROM json_each(former_urls)))",
        (feed_id, url),
    ).fetchone()
    if row is not None:
        raise LibraryError(f"{without_password(url)} leads to {without_password(row[0])}, subscribed to already.")


def _title(db: sqlite3.Connection, feed_id: int) -> str:
    """What a feed is called: by the user, else by itself, else its address."""
    title, url = db.execute(f"SELECT {FEED_TITLE}, f.url FROM feeds f WHERE f.id = ?", (feed_id,)).fetchone()
    return feed_title(title, url)


def _said(title: str, after: Mapping[str, Any], folder: str) -> str:
    """An edit in words."""
    match list(after):
        case ["folder_id"]:
            return f"moved {title} {f'into {folder}' if folder else 'out of its folder'}"
        case ["name"] if after["name"]:
            return f"renamed {title} to {after['name']}"
        case ["url"]:
            return f"changed the address of {title}"
        case ["interval"]:
            return f"changed how often {title} is polled"
    return f"edited {title}"


def _set_feed(db: sqlite3.Connection, feed_id: int, values: Mapping[str, Any]) -> None:
    if "url" in values:
        other = db.execute("SELECT id FROM feeds WHERE url = ? AND id <> ?", (values["url"], feed_id)).fetchone()
        if other is not None:
            raise LibraryError(f"{without_password(values['url'])} is subscribed to already.")
        # What a server said of the old address says nothing of the new one.
        db.execute(
            "UPDATE feeds SET url = ?, entity_tag = NULL, last_modified = NULL, body_hash = '', next_poll = NULL,"
            " gone = 0, failures = 0, error = NULL, error_detail = NULL, redirect_to = '', redirect_seen = 0"
            " WHERE id = ?",
            (values["url"], feed_id),
        )
    if "folder_id" in values:
        move_feed(db, feed_id, values["folder_id"])
    for column in ("name", "interval", "full_text"):
        if column in values:
            db.execute(f"UPDATE feeds SET {column} = ? WHERE id = ?", (values[column], feed_id))


def move_feed(db: sqlite3.Connection, feed_id: int, folder_id: int) -> None:
    """Puts a feed and its articles into a folder."""
    db.execute("UPDATE feeds SET folder_id = ? WHERE id = ?", (folder_id, feed_id))
    db.execute("UPDATE states SET folder_id = ?1 WHERE feed_id = ?2 AND folder_id <> ?1", (folder_id, feed_id))


def move_feeds(db: sqlite3.Connection, feed_ids: Sequence[int], folder: str, now: int) -> int:
    """Puts feeds into a folder, as one change; gives how many were elsewhere."""
    target = feeds.folder_id(db, folder)
    edits: list[list[Any]] = []
    for feed_id in dict.fromkeys(feed_ids):
        row = db.execute("SELECT folder_id FROM feeds WHERE id = ? AND ended = 0", (feed_id,)).fetchone()
        if row is not None and row[0] != target:
            edits.append([feed_id, {"folder_id": row[0]}, {"folder_id": target}])
    for number, _, after in edits:
        move_feed(db, number, after["folder_id"])
    if edits:
        what = _title(db, edits[0][0]) if len(edits) == 1 else f"{len(edits):,} feeds"
        said = _said(what, {"folder_id": target}, " ".join(folder.split()))
        journal.record(db, now, said, {"kind": "edit", "edits": edits})
    return len(edits)


def rename_folder(db: sqlite3.Connection, old: str, new: str, now: int) -> int:
    """Moves the feeds of a folder, and of the folders in it, to another name; gives how many."""
    edits = []
    for folder_id, inside in feeds.folders_in(db, old):
        target = feeds.folder_id(db, new + inside)
        if target == folder_id:
            # Only the case of the name changes.
            db.execute("UPDATE folders SET name = ? WHERE id = ?", (new + inside, folder_id))
        moved = db.execute("SELECT id FROM feeds WHERE folder_id = ? AND ended = 0", (folder_id,)).fetchall()
        edits += [[number, {"folder_id": folder_id}, {"folder_id": target}] for (number,) in moved]
    for number, _, after in edits:
        move_feed(db, number, after["folder_id"])
    if any(before != after for _, before, after in edits):
        many = f"{len(edits):,} feed" + ("" if len(edits) == 1 else "s")
        journal.record(db, now, f"moved {many} to {new or 'no folder'}", {"kind": "edit", "edits": edits})
    return len(edits)


# ---- tags and notes


def tag(
    db: sqlite3.Connection, names: Names, ids: Sequence[int], add: Sequence[str], remove: Sequence[str], now: int
) -> int:
    """Adds and removes tags; gives how many articles changed. Raises `LibraryError` where none of them is there."""
    if (add or remove) and ids and all(states.note_of(db, number) is None for number in ids):
        raise LibraryError(_NO_ARTICLE)
    return tag_more(db, names, ids, add, remove, now, Marked()).articles


def tag_more(
    db: sqlite3.Connection,
    names: Names,
    ids: Sequence[int],
    add: Sequence[str],
    remove: Sequence[str],
    now: int,
    so_far: Marked,
    *,
    listed: Listed | None = None,
) -> Marked:
    """Adds and removes tags, as the next part of what one undo takes back; `listed` as for `states.mark_more`."""
    added, removed = states.set_tags(db, names, ids, [_tag(tag) for tag in add], [_tag(tag) for tag in remove])
    changed = list({number: None for number, _ in [*added, *removed]})
    if changed:
        journal.next_change(db)
    said = "changed the tags of {}" if removed else "tagged {}"
    made = {"kind": "tag", "added": added, "removed": removed}
    return states.journaled(db, now, so_far, changed, said, made, listed=listed)


def _tag(text: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise LibraryError("A tag needs at least one character.")
    return plain


def note(db: sqlite3.Connection, names: Names, article_id: int, text: str, former: str | None, now: int) -> None:
    """Writes an article's note. Raises `LibraryError` where there is no such article, or a note other than `former`."""
    before = states.note_of(db, article_id)
    if before is None:
        raise LibraryError(_NO_ARTICLE)
    if former is not None and before not in (former, text):
        raise NoteChanged(before)
    if before != text:
        states.set_note(db, names, article_id, text)
        journal.next_change(db)
        said = f"changed the note of {states.named(db, [article_id])}"
        journal.record(db, now, said, {"kind": "note", "id": article_id, "before": before, "after": text})


# ---- what was done in another library


def take_over(db: sqlite3.Connection, names: Names, kept: Sequence[KeptState], so_far: Marked, now: int) -> Marked:
    """Does to articles what the reader did to them elsewhere, as the next part of one step to undo."""
    made = _marks_taken_over(db, kept) + _words_taken_over(db, names, kept)
    number = len({number for change in made for number in _articles_of(change)})
    if not number:
        return so_far
    articles, of_entry = so_far.articles + number, so_far.of_entry + number
    if so_far.entry is not None and journal.grow(db, so_far.entry, _taken_over(of_entry), *made):
        return Marked(articles, so_far.entry, of_entry)
    return Marked(articles, journal.record(db, now, _taken_over(number), *made), number)


def _taken_over(articles: int) -> str:
    return f"took over what was done to {counted(articles, 'article')}"


def _articles_of(change: journal.Change) -> Iterator[int]:
    match change["kind"]:
        case "mark":
            yield from change["ids"]
        case "tag":
            yield from (number for number, _ in change["added"])
        case "note":
            yield change["id"]


def _marks_taken_over(db: sqlite3.Connection, kept: Sequence[KeptState]) -> list[journal.Change]:
    change = journal.next_change(db)
    made: list[journal.Change] = []
    meant: dict[State, list[int]] = {
        "read": [one.id for one in kept if one.read],
        "starred": [one.id for one in kept if one.starred],
    }
    for state, ids in meant.items():
        states.choose_ids(db, ids)
        if changed := states.set_state(db, state, change):
            made.append({"kind": "mark", "state": state, "ids": changed})
    return made


def _words_taken_over(db: sqlite3.Connection, names: Names, kept: Sequence[KeptState]) -> list[journal.Change]:
    made: list[journal.Change] = []
    added = [pair for one in kept for pair in states.set_tags(db, names, [one.id], one.tags, [])[0]]
    if added:
        made.append({"kind": "tag", "added": added, "removed": []})
    for one in kept:
        before = states.set_note(db, names, one.id, one.note) if one.note else None
        if before is not None and before != one.note:
            made.append({"kind": "note", "id": one.id, "before": before, "after": one.note})
    return made


# ---- undo


def turn(db: sqlite3.Connection, names: Names, change: Mapping[str, Any], now: int, *, undone: bool) -> None:
    """Undoes a change of the journal, or does it again."""
    number = journal.next_change(db)
    match change["kind"]:
        case "mark":
            states.choose_ids(db, change["ids"])
            states.set_state(db, OPPOSITE[change["state"]] if undone else change["state"], number)
        case "unsubscribe" | "subscribe" as kind:
            there = undone == (kind == "unsubscribe")
            (removal.resume_feeds if there else removal.end_feeds)(db, change["feeds"])
        case "edit":
            for feed_id, before, after in change["edits"]:
                _set_feed(db, feed_id, before if undone else after)
        case "tag":
            _turn_tags(db, names, change, undone=undone)
        case "note":
            states.set_note(db, names, change["id"], change["before"] if undone else change["after"])
        case "full_text":
            from reader.library import again

            again.turn_full_text(db, names, change["id"], now, there=not undone)
    if "listed" in change:
        states.turn_list(db, names, *change["listed"], there=not undone)


def _turn_tags(db: sqlite3.Connection, names: Names, data: Mapping[str, Any], *, undone: bool) -> None:
    put, take = (data["removed"], data["added"]) if undone else (data["added"], data["removed"])
    for number, tag in put:
        states.set_tags(db, names, [number], [tag], [])
    for number, tag in take:
        states.set_tags(db, names, [number], [], [tag])
