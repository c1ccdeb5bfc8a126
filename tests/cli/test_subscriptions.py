"""`feeds`, `remove`, `move`, `edit`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.cli.printing import local
from reader.library import Library

FIELDS = ["id", "url", "title", "folder", "unread", "articles", "last_success", "error", "next_poll"]


def feeds(assay) -> dict[str, dict]:
    return {line["title"]: line for line in assay("feeds", "--json").lines}


def fail(library: Library, url: str, code: str, detail: str, **more) -> None:
    now = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)
    (state,) = library.intake.poll_states(now, url=url, every=True)
    failed = replace(state, error=code, error_detail=detail, failures=3, next_poll=now + timedelta(hours=8), **more)
    library.intake.save(failed)


def test_feeds_gives_every_field(assay, filled: Library):
    found = feeds(assay)
    assert [list(line) for line in found.values()] == [FIELDS, FIELDS]
    assert set(found) == {"Metals Example", "Grid Example"}
    metals = found["Metals Example"]
    assert (metals["url"], metals["folder"]) == ("https://metals.example/feed", "Metals")
    assert (metals["unread"], metals["articles"], metals["error"]) == (3, 3, None)


def test_feeds_says_what_is_wrong_and_when_it_is_tried_again(assay, filled: Library):
    fail(filled, "https://grid.example/feed", "timeout", "grid.example stopped sending.")
    line = feeds(assay)["Grid Example"]
    assert (line["error"], line["next_poll"]) == ("timeout", "2024-05-14T20:00:00Z")
    assert "grid.example stopped sending. (3 times)" in assay("feeds").out
    assert [line["title"] for line in assay("feeds", "--broken", "--json").lines] == ["Grid Example"]


def test_feeds_of_a_host_that_asked_for_a_pause_say_so_and_wait_for_its_end(assay, filled: Library):
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    filled.intake.park_host("grid.example", until)
    (state,) = filled.intake.poll_states(until, url="https://grid.example/feed", every=True)
    filled.intake.save(replace(state, last_success=until, next_poll=until - timedelta(minutes=30)))
    found = feeds(assay)
    assert (found["Grid Example"]["error"], found["Grid Example"]["next_poll"]) == (None, f"{until:%Y-%m-%dT%H:%M:%SZ}")
    grid, metals = sorted(assay("feeds").out.splitlines(), key=lambda line: "Metals Example" in line)
    assert f"its host asked for a pause until {local(until)}" in grid
    assert "pause" not in metals
    done = assay("doctor")
    assert done.code == 0
    assert f"grid.example asked for a pause until {local(until)}: 1 feed of it waits." in done.out
    assert "Nothing to do, as it is tried again by itself." in done.out
    filled.intake.park_host("grid.example", until - timedelta(hours=2))
    assert "pause" not in assay("feeds").out


def test_no_feeds_says_what_to_do(assay, library: Library):
    assert assay("feeds").out == "There are no feeds yet; subscribe with `assay add URL`.\n"


@pytest.mark.parametrize("name", ["https://grid.example/feed", "Grid Example", "grid example", "{id}"])
def test_remove_takes_an_address_a_title_or_an_id(assay, filled: Library, name: str):
    done = assay("remove", name.format(id=feeds(assay)["Grid Example"]["id"]))
    assert (done.code, done.err) == (0, "")
    assert done.out == "Unsubscribed from Grid Example (1 article).\n`assay undo` takes it back.\n"
    assert set(feeds(assay)) == {"Metals Example"}


def test_removing_a_feed_keeps_what_has_a_star(assay, filled: Library):
    assay("mark", "starred", "boron")
    assay("remove", "Metals Example")
    assert {line["title"] for line in assay("list", "--json").lines} == {"Boron price slips", "Storm cuts a line"}


def test_undo_brings_a_removed_feed_back_with_its_articles_and_their_state(assay, filled: Library):
    assay("mark", "read", "boron")
    before = assay("list", "--json").lines
    assay("remove", "Metals Example")
    assert assay("undo").code == 0
    assert assay("list", "--json").lines == before
    assert feeds(assay)["Metals Example"]["unread"] == 2


@pytest.mark.parametrize("command", [["remove"], ["move", "--from", "x"], ["edit", "--title", "x"]])
def test_a_feed_that_is_not_there_changes_nothing(assay, filled: Library, command: list[str]):
    name, *options = command
    words = {"remove": ["nowhere"], "move": ["nowhere", "Folder"], "edit": ["nowhere", *options]}[name]
    done = assay(name, *words)
    assert (done.code, done.err) == (1, "There is no feed 'nowhere'; `assay feeds` lists them with their ids.\n")
    assert set(feeds(assay)) == {"Metals Example", "Grid Example"}


def test_one_name_that_is_wrong_removes_none(assay, filled: Library):
    assert assay("remove", "Grid Example", "nowhere").code == 1
    assert "Grid Example" in feeds(assay)


def test_two_feeds_of_one_title_are_told_apart_by_id(assay, library: Library):
    ids = [library.subscribe(f"https://{host}.example/feed", title="News").id for host in ("one", "two")]
    done = assay("remove", "News")
    assert done.code == 1
    assert f"{ids[0]}, {ids[1]}" in done.err


def test_move_puts_feeds_into_a_folder_and_out_of_it(assay, filled: Library):
    assert assay("move", "Grid Example", "Metals Example", "Industry").out.startswith("Moved 2 feeds into Industry.")
    assert {line["folder"] for line in feeds(assay).values()} == {"Industry"}
    assay("move", "Grid Example", "")
    assert feeds(assay)["Grid Example"]["folder"] == ""


def test_moving_several_feeds_is_one_change(assay, filled: Library):
    before = feeds(assay)
    assert assay("move", "Grid Example", "Metals Example", "Industry").code == 0
    assert assay("undo").code == 0
    assert feeds(assay) == before


def test_moving_feeds_to_where_they_are_changes_nothing(assay, filled: Library):
    assert assay("move", "Metals Example", "Metals").out.startswith("Nothing was moved")


@pytest.mark.parametrize("words", [["Folder"], ["Grid Example", "Folder", "--from", "Metals"]])
def test_move_wants_feeds_or_a_folder(assay, filled: Library, words: list[str]):
    assert assay("move", *words).code == 2


@pytest.mark.parametrize("url", ["http://[::1", "http://?x", "https://", "foo", "file:///etc/passwd"])
def test_an_address_that_cannot_be_asked_is_refused(assay, filled: Library, url: str):
    before = feeds(assay)
    assert assay("edit", "Grid Example", "--url", url).code == 2
    assert assay("add", url).code in (1, 2)
    assert feeds(assay) == before


def test_move_takes_a_whole_folder(assay, filled: Library):
    assert assay("move", "--from", "Metals", "Ores").code == 0
    assert feeds(assay)["Metals Example"]["folder"] == "Ores"


def test_edit_changes_title_address_folder_and_interval(assay, filled: Library):
    done = assay(
        "edit",
        "Grid Example",
        "--title",
        "Grid",
        "--url",
        "https://grid.example/new",
        "--folder",
        "G",
        "--interval",
        "90",
    )
    assert (done.code, done.out) == (0, "Changed Grid. `assay undo` takes it back.\n")
    line = feeds(assay)["Grid"]
    assert (line["url"], line["folder"]) == ("https://grid.example/new", "G")
    held = filled.feed(line["id"])
    assert held is not None
    assert held.interval == 90
    assay("edit", "Grid", "--interval", "auto", "--full-text")
    held = filled.feed(line["id"])
    assert held is not None
    assert (held.interval, held.full_text) == (None, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "what to change"),
        (["--interval", "0"], "'0'"),
        (["--interval", "soon"], "'soon'"),
        (["--interval", "10081"], "'10081'"),
        (["--interval", "9" * 5000], "'99999"),
        (["--url", "file:///etc/passwd"], "file:///etc/passwd"),
        (["--url", "javascript:alert(1)"], "javascript"),
    ],
)
def test_edit_refuses_what_makes_no_sense(assay, filled: Library, options: list[str], said: str):
    before = feeds(assay)
    done = assay("edit", "Grid Example", *options)
    assert done.code == 2
    assert said in done.err
    assert feeds(assay) == before


def test_an_edit_that_changes_nothing_says_so_and_leaves_undo_at_the_last_change(assay, filled: Library):
    assay("move", "Grid Example", "Power")
    done = assay("edit", "Grid Example", "--folder", "Power", "--interval", "auto")
    assert (done.code, done.out) == (0, "Nothing to change: Grid Example is so already.\n")
    assert "moved Grid Example" in assay("undo").out


def test_an_interval_below_the_floor_is_said_to_be_one(assay, filled: Library):
    assert "every 15 minutes all the same" in assay("edit", "Grid Example", "--interval", "5").out
    assert "all the same" not in assay("edit", "Grid Example", "--interval", "20").out


def test_editing_can_be_undone(assay, filled: Library):
    before = feeds(assay)
    assay("edit", "Grid Example", "--title", "Grid", "--folder", "G")
    assay("undo")
    assert feeds(assay) == before


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        (80, ["id", "feed", "unread", "next", "poll", "health"]),
        (50, ["id", "feed", "health"]),
        (40, ["id", "feed", "unread"]),
        (24, ["id", "feed"]),
    ],
)
def test_the_narrower_the_terminal_the_fewer_columns_beside_a_feed(
    filled: Library, on_terminal, monkeypatch, columns: int, heads: list[str]
):
    fail(filled, "https://grid.example/feed", "timeout", "grid.example stopped sending anything at all.")
    monkeypatch.setenv("COLUMNS", str(columns))
    above, *lines = on_terminal("feeds").splitlines()
    assert above.split() == heads
    assert {" ".join(line.split()[1:3]) for line in lines} == {"Grid Example", "Metals Example"}
    assert all(line.split()[0].isdigit() for line in lines)
