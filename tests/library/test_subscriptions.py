"""Feeds, folders, views, companies, and what newsboat knows."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from library.making import NOW, add_feed, article, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.errors import LibraryError, QueryError
from reader.library import Library, newsboat
from reader.library.newsboat import TakenOver
from reader.model import Company, LeadsTo, Subscription, View


def test_a_feed_is_subscribed_to_once(library: Library) -> None:
    first = library.subscribe("https://ore.example/feed", title="Ore", folder="Metals", interval=30, full_text=True)
    assert library.subscribe("https://ore.example/feed", title="Other") == first
    assert (first.title, first.folder, first.interval, first.full_text) == ("Ore", "Metals", 30, True)
    assert library.feed_at("https://ore.example/feed") == library.feed(first.id) == first
    assert library.feed(99) is None


def test_a_feed_waits_as_long_as_its_host_asked_for(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", clock=lambda: NOW) as library:
        feed = library.subscribe("https://ore.example/feed", title="Ore")
        library.subscribe("https://ore.example:8443/feed", title="Slag")
        library.intake.park_host("ore.example", NOW + timedelta(hours=1))
        ore, slag = library.feeds()
        assert ore == library.feed(feed.id) == library.feed_at(feed.url)
        assert (ore.paused_until, ore.next_poll) == (NOW + timedelta(hours=1),) * 2
        assert slag.paused_until is None
        library.intake.park_host("ore.example", NOW)
        assert library.feeds()[0] == feed


def test_many_feeds_come_in_one_transaction(library: Library) -> None:
    library.subscribe("https://a.example")
    wanted = [Subscription(f"https://{name}.example", folder="F") for name in "abca"]
    assert library.subscribe_all(wanted) == 2
    assert len(library.feeds()) == 3


def test_feeds_that_were_subscribed_to_together_go_together_and_come_back_with_their_articles(library: Library) -> None:
    library.subscribe("https://a.example")
    wanted = [Subscription(f"https://{name}.example") for name in "abc"]
    assert library.subscribe_all(wanted, undoable=True) == 2
    feed = library.feed_at("https://b.example")
    assert feed is not None
    save(library, feed, new=[article("b0")])
    assert library.undo() == "subscribed to 2 feeds"
    assert [feed.url for feed in library.feeds()] == ["https://a.example"]
    assert titles(library) == []
    assert library.redo() == "subscribed to 2 feeds"
    assert len(library.feeds()) == 3
    assert titles(library) == ["b0"]
    assert library.subscribe_all(wanted, undoable=True) == 0
    library.undo()
    assert library.undo() is None
    assert_counts_are_right(library)


def test_a_list_without_passwords_finds_the_feeds_that_have_them(library: Library) -> None:
    library.subscribe("https://ann:secret@ore.example/feed")
    urls = ["ore.example/feed", "bob:word@tin.example/feed", "tin.example/feed", "zinc.example/@rolls"]
    assert library.subscribe_all([Subscription(f"https://{url}") for url in [*urls, urls[-1]]]) == 2
    assert len(library.feeds()) == 3
    library.subscribe("https://eve:other@tin.example/feed")
    assert library.subscribe_all([Subscription("https://tin.example/feed")]) == 1


def test_a_list_that_knows_where_a_feed_moves_finds_it(library: Library) -> None:
    old = add_feed(library, "old")
    new = Subscription("https://ore.example/new")
    (state,) = library.intake.poll_states(NOW)
    library.intake.save(replace(state, redirect_to=new.url, redirect_seen=1, redirect_since=NOW))
    assert library.subscribe_all([new]) == 0
    assert library.feed_at(new.url) == library.feed(old.id)
    library.unsubscribe([old.id])
    assert library.subscribe_all([new]) == 1
    assert [feed.url for feed in library.feeds()] == [new.url]


def test_subscribing_takes_no_more_work_where_there_are_more_feeds(library: Library) -> None:
    steps = [0]

    def count() -> None:
        steps[0] += 1

    library._file.connection.set_progress_handler(count, 100)
    taken = []
    for some in range(3):
        steps[0] = 0
        library.subscribe_all([Subscription(f"https://{some}-{i}.example/feed") for i in range(200)])
        taken.append(steps[0])
    assert taken[2] < 1.5 * taken[0]


def test_feeds_come_by_folder_then_title(library: Library) -> None:
    for title, folder in (("zinc", "b"), ("Tin", "a"), ("lead", "B"), ("ore", "")):
        library.subscribe(f"https://{title}.example", title=title, folder=folder)
    assert [feed.title for feed in library.feeds()] == ["ore", "Tin", "lead", "zinc"]


def test_a_new_address_is_kept_without_its_fragment(library: Library) -> None:
    one, other = (library.subscribe(f"https://kiln.example/{name}") for name in ("one", "other"))
    assert library.edit_feed(one.id, url="https://kiln.example/new#top").url == "https://kiln.example/new"
    with pytest.raises(LibraryError, match="subscribed to already"):
        library.edit_feed(other.id, url="https://kiln.example/new#end")


def test_edits_are_undone(library: Library) -> None:
    feed = add_feed(library, folder="Metals", articles=[article("a")])
    before = library.feed(feed.id)
    edited = library.edit_feed(
        feed.id, url="https://new.example/feed", title="Renamed", folder="Cells", interval=45, full_text=True
    )
    assert (edited.url, edited.title, edited.folder) == ("https://new.example/feed", "Renamed", "Cells")
    assert (edited.interval, edited.full_text) == (45, True)
    assert titles(library, "folder:cells") == ["a"]
    assert library.edit_feed(feed.id) == edited
    library.undo()
    assert library.feed(feed.id) == before
    assert titles(library, "folder:metals") == ["a"]
    library.redo()
    assert library.edit_feed(feed.id, interval=None).interval is None


def test_an_address_that_another_feed_has_is_refused(library: Library) -> None:
    feed, other = add_feed(library, "ore"), add_feed(library, "tin")
    with pytest.raises(LibraryError, match="already"):
        library.edit_feed(feed.id, url=other.url)
    with pytest.raises(LibraryError, match="no feed 99"):
        library.edit_feed(99, title="x")


def test_folders_are_renamed_and_merged(library: Library) -> None:
    add_feed(library, "ore", folder="Metals", articles=[article("a")])
    add_feed(library, "tin", folder="Base", articles=[article("b", hours=2)])
    assert library.rename_folder("metals", "Base") == 1
    assert titles(library, "folder:base") == ["a", "b"]
    library.undo()
    assert titles(library, "folder:metals") == ["a"]
    assert library.rename_folder("Metals", "METALS") == 1
    assert {feed.folder for feed in library.feeds()} == {"METALS", "Base"}


def test_a_folder_takes_the_folders_in_it_along(library: Library) -> None:
    for name, folder in (("ore", "Metals"), ("tin", "Metals/Base"), ("sun", "Metals2")):
        add_feed(library, name, folder=folder)
    assert library.rename_folder("Metals", "Raw") == 2
    assert [feed.folder for feed in library.feeds()] == ["Metals2", "Raw", "Raw/Base"]
    library.undo()
    assert [feed.folder for feed in library.feeds()] == ["Metals", "Metals/Base", "Metals2"]
    assert library.rename_folder("nothing", "x") == 0


def test_views_have_counts_and_an_order(library: Library) -> None:
    add_feed(library, articles=[article("a", hours=0, made_of=parts(kinds=["unverified"])), article("b", hours=50)])
    library.mark("read", ids=[1])
    library.save_view(View("view:Tin", "Tin", "title is:unread"))
    views = {view.key: view for view in library.sources().views}
    assert [(key, views[key].count, views[key].unread) for key in views] == [
        ("new", 2, 1),
        ("unread", 1, 1),
        ("starred", 0, 0),
        ("fine-print", 1, 1),
        ("unverified", 1, 1),
        ("today", 1, 1),
        ("updated", 0, 0),
        ("all", 2, 1),
        ("view:Tin", 1, 1),
    ]
    library.order_views(["view:Tin", "all"])
    assert [view.key for view in library.views()][:3] == ["view:Tin", "all", "new"]
    library.delete_view("view:Tin")
    assert "view:Tin" not in [view.key for view in library.views()]


def test_views_must_parse_and_leave_the_built_in_ones_alone(library: Library) -> None:
    with pytest.raises(QueryError):
        library.save_view(View("view:x", "x", "is:x"))
    with pytest.raises(LibraryError):
        library.save_view(View("unread", "Mine", ""))


def test_companies_are_found_by_name_alias_and_ticker(library: Library) -> None:
    ferro = Company("Ferro Werke AG", ("Ferro", "FW"), ("XETRA: FRO",), 3, True)
    add_feed(
        library,
        articles=[
            article("a", made_of=parts(companies=[ferro, Company("Tin Ltd")], profile="Ferro Werke AG makes tin.")),
            article("b", hours=2, made_of=parts(companies=[Company("Ferro Werke AG")])),
        ],
    )
    for name in ("ferro werke ag", "FERRO", "XETRA: FRO"):
        (found,) = library.companies_called(name)
        assert found is not None
        assert (found.name, found.articles, found.profiled) == ("Ferro Werke AG", 2, 1)
    assert found.aliases == ("Ferro", "FW")
    assert found.tickers == ("XETRA: FRO",)
    assert found.first_seen is not None
    assert found.last_seen is not None
    assert found.first_seen < found.last_seen
    assert titles(library, 'company:"Ferro Werke AG"') == titles(library, "company:fw") == ["a", "b"]
    assert titles(library, "ticker:FRO") == titles(library, 'ticker:"XETRA:FRO"') == ["a", "b"]
    assert [company.name for company in library.companies()] == ["Ferro Werke AG", "Tin Ltd"]
    assert [company.name for company in library.companies("tin")] == ["Tin Ltd"]
    ((row, profile),) = library.company_profiles("Ferro")
    assert (row.id, profile.text) == (2, "Ferro Werke AG makes tin.")
    assert library.companies_called("nobody") == ()


def newsboat_cache(path: Path) -> Path:
    """A cache such as newsboat writes, with two read articles and an unread one."""
    with closing(sqlite3.connect(path)) as cache:
        cache.execute(
            "CREATE TABLE rss_item(id INTEGER PRIMARY KEY, guid TEXT, title TEXT, author TEXT, url TEXT, feedurl TEXT,"
            " pubDate INTEGER, content TEXT, unread INTEGER)"
        )
        cache.executemany(
            "INSERT INTO rss_item(guid, url, feedurl, unread) VALUES (?, ?, ?, ?)",
            [
                ("a", "https://elsewhere.example", "https://ore.example/feed", 0),
                ("other guid", "https://ore.example/b", "https://ore.example/feed", 0),
                ("c", "https://ore.example/c", "https://ore.example/feed", 1),
                ("a", "https://x.example/a", "https://unknown.example/feed", 0),
            ],
        )
        cache.commit()
    return path


def test_what_newsboat_knows_as_read_is_read(library: Library, tmp_path: Path) -> None:
    add_feed(library, articles=[article(name) for name in "abc"])
    cache = newsboat_cache(tmp_path / "cache.db")
    assert newsboat.take_over(library, cache).read == 2
    assert titles(library, "is:unread") == ["c"]
    library.undo()
    assert library.count("is:unread") == 3


def test_what_newsboat_knows_comes_in_as_read_where_the_feed_was_not_polled_yet(
    library: Library, tmp_path: Path
) -> None:
    feed = add_feed(library)
    assert newsboat.take_over(library, newsboat_cache(tmp_path / "cache.db")) == TakenOver(2, 1)
    save(library, feed, new=[article(name) for name in "abc"])
    assert titles(library, "is:unread") == ["c"]
    assert sorted(titles(library, "is:read")) == ["a", "b"]
    library.intake.purge()
    save(library, feed, new=[article("other guid")])
    assert len(titles(library, "is:unread")) == 2


def test_a_file_that_is_no_cache_of_newsboats_is_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "cache.db").write_text("nothing of the kind, at some length, so that it is no empty database")
    for path in (tmp_path / "cache.db", tmp_path / "missing.db"):
        with pytest.raises(LibraryError, match="newsboat"):
            newsboat.take_over(library, path)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"folder": "Ore/Coast"}, "moved Harbour into Ore/Coast"),
        ({"title": "Quay"}, "renamed Harbour to Quay"),
        ({"url": "https://b.example/"}, "changed the address of Harbour"),
        ({"interval": 30}, "changed how often Harbour is polled"),
        ({"full_text": True, "folder": "Ore"}, "edited Harbour"),
    ],
)
def test_an_undone_edit_says_which_feed_and_what(library: Library, edit: dict[str, Any], said: str) -> None:
    feed = library.subscribe("https://a.example/", title="Harbour")
    library.edit_feed(feed.id, **edit)
    assert library.undo() == said
    assert library.feed(feed.id) == feed


def test_feeds_that_move_together_come_back_together(library: Library) -> None:
    feeds = [library.subscribe(f"https://{name}.example/", folder=name) for name in ("ore", "tin", "new")]
    assert library.move_feeds([feed.id for feed in feeds], "New") == 2
    assert {feed.folder for feed in library.feeds()} == {"new"}
    assert library.undo() == "moved 2 feeds into New"
    assert [library.feed(feed.id) for feed in feeds] == feeds
    assert library.redo() == "moved 2 feeds into New"
    assert library.move_feeds([99], "New") == 0


def test_an_address_that_is_known_to_lead_to_another_feed_is_refused(library: Library) -> None:
    moved, led, other = (add_feed(library, name) for name in ("ore", "tin", "zinc"))
    states = {state.id: state for state in library.intake.poll_states(NOW, every=True)}
    library.intake.save(replace(states[moved.id], former_urls=("https://old.example/feed",)))
    library.intake.save(replace(states[led.id], redirect_to="https://new.example/feed", redirect_since=NOW))
    for url, feed in (("https://old.example/feed", moved), ("https://new.example/feed", led)):
        with pytest.raises(LibraryError, match=f"^{re.escape(f'{url} leads to {feed.url}, subscribed to already.')}$"):
            library.edit_feed(other.id, url=url)
        assert library.edit_feed(feed.id, url=url).url == url
    assert library.feed(other.id) == other


def test_no_sentence_shows_the_password_of_an_address(library: Library) -> None:
    feed = library.subscribe("https://ann:secret@ore.example/feed")
    other = library.subscribe("https://tin.example/feed")
    with pytest.raises(LibraryError, match=r"^https://ore\.example/feed is subscribed to already\.$"):
        library.edit_feed(other.id, url=feed.url)
    library.edit_feed(feed.id, interval=30)
    library.edit_feed(feed.id, folder="Metals")
    library.unsubscribe([feed.id])
    said = [library.undo() for _ in range(3)]
    assert said == [
        "unsubscribed from https://ore.example/feed",
        "moved https://ore.example/feed into Metals",
        "changed how often https://ore.example/feed is polled",
    ]


def test_undo_and_a_feed_that_takes_the_number_of_one_that_is_gone_know_nothing_of_it(library: Library) -> None:
    ore, tin = (add_feed(library, name) for name in ("ore", "tin"))
    library.move_feeds([ore.id, tin.id], "Metals")
    library.edit_feed(tin.id, url="https://wrong.example/feed")
    (state,) = library.intake.poll_states(NOW, url="https://wrong.example/feed")
    saved = library.intake.save(replace(state, url=ore.url, former_urls=(state.url,)))
    assert saved.leads_to == LeadsTo(ore.url, ore.title, 0, joined=True)
    new = library.subscribe("https://new.example/feed")
    assert new.id == tin.id
    assert (library.undo(), library.undo()) == ("moved 2 feeds into Metals", None)
    assert library.feeds() == (new, ore)
