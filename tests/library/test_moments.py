"""Lists as of a moment: what was there then stays, whatever is read, starred or brought in meanwhile."""

import pytest
from library.making import add_feed, article, save, titles

from reader.library import LAST, Library, leads


def test_in_unread_what_was_just_read_stays_and_new_arrivals_stay_out(library: Library) -> None:
    feed = add_feed(library, articles=[article("a", hours=1), article("b", hours=2), article("c", hours=3)])
    library.mark("read", ids=[library.rows()[2].id])
    moment = library.moment()
    library.mark("read", ids=[library.rows()[0].id])
    save(library, feed, new=[article("d", hours=0.5), article("e", hours=9)])
    assert titles(library, "is:unread", moment=moment) == ["a", "b"]
    assert library.count("is:unread", moment=moment) == 2
    assert titles(library, "is:unread feed:1", moment=moment) == ["a", "b"]
    assert titles(library, 'is:unread folder:""', moment=moment) == ["a", "b"]
    assert titles(library, "is:unread") == ["d", "b", "e"]
    assert library.arrived("is:unread", moment) == 2
    assert library.arrived("lead", moment) == 0


@pytest.mark.parametrize("few", [1, 1_000])
def test_a_moment_holds_however_much_has_changed_since(
    library: Library, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads, "MANY", few)
    for name, folder in (("ore", "Metals"), ("tin", "Cells")):
        add_feed(library, name, folder=folder, articles=[article(f"{name}{n}", hours=n + 1) for n in range(6)])
    library.mark("read", query="ore0 OR tin0")
    moment = library.moment()
    before = {query: titles(library, query) for query in ("is:unread", "is:unread feed:1", "is:unread folder:cells")}
    library.mark("read", query="")
    library.mark("unread", ids=[library.rows("ore3")[0].id])
    for query, found in before.items():
        assert titles(library, query, moment=moment) == found
        assert titles(library, query, moment=moment, limit=2, before=LAST) == found[-2:]
        assert library.count(query, moment=moment) == len(found)
    assert titles(library, "is:unread") == ["ore3"]


def test_a_star_that_was_taken_away_stays_in_the_list_of_its_moment(library: Library) -> None:
    add_feed(library, articles=[article("a"), article("b")])
    library.mark("starred", query="")
    moment = library.moment()
    library.mark("unstarred", ids=[1])
    assert len(titles(library, "is:starred", moment=moment)) == 2
    assert len(titles(library, "is:starred")) == 1


def test_the_next_unread_is_unread_now_whatever_it_was_at_the_moment(library: Library) -> None:
    add_feed(library, articles=[article("a", hours=1), article("b", hours=2)])
    moment = library.moment()
    library.mark("read", ids=[library.rows()[0].id])
    found = library.next_unread("is:unread", moment=moment)
    assert found is not None
    assert found.title == "Title of b"


def test_new_is_what_came_since_the_last_visit(library: Library) -> None:
    feed = add_feed(library, articles=[article("a")])
    assert titles(library, "is:new") == ["a"]
    library.end_visit()
    save(library, feed, new=[article("b", hours=30)])
    assert titles(library, "is:new") == ["b"]
