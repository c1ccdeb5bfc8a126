"""What comes in, once and for all: articles, revisions, full texts, analyses; and what a poll learns."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library.making import NOW, add_feed, article, parts, save, titles
from library.test_state import assert_counts_are_right

from reader.library import Library, check, packing
from reader.library.places import sort_second
from reader.model import Block, Brought, Company, Enclosure, Gist, Link, Rule, Subscription, Validators, View


def test_an_article_comes_back_as_it_went_in(library: Library) -> None:
    made_of = parts(
        "锂 & <b>not bold</b>",
        highlights=["One.", "Two."],
        kinds=["sponsored", "opinion"],
        companies=[Company("Ferro AG", ("Ferro",), ("XETRA: FRO",), 3, True)],
        profile="Ferro AG makes tin.",
        language="en",
    )
    made = article(
        "a", made_of=made_of, author="Ada", enclosures=(Enclosure("https://x.example/a.mp3", "audio/mpeg", 9),)
    )
    add_feed(library, articles=[made])
    found = library.article(1)
    assert found is not None
    assert found.parts == made_of
    assert found.enclosures == (Enclosure("https://x.example/a.mp3", "audio/mpeg", 9),)
    assert (found.row.author, found.row.kinds) == ("Ada", ("sponsored", "opinion"))
    assert (found.language, found.row.minutes, found.row.read) == ("en", 1, False)
    assert library.gists([1]) == {1: Gist(("Ferro AG",), ("One.", "Two."), "publisher")}


def test_feeds_that_are_saved_together_are_stored_found_and_counted_like_each_alone(library: Library) -> None:
    old, gone, other = (add_feed(library, name) for name in ("ore", "gone", "tin"))
    save(library, old, new=[article("a", hours=3, made_of=parts("Copper."))])
    states = {state.id: state for state in library.intake.poll_states(NOW, every=True)}
    library.unsubscribe([gone.id])
    company = [Company("Ferro AG")]
    saved = library.intake.save_all(
        [
            Brought(states[other.id], new=[article("b", hours=1, made_of=parts("Tin ore.", companies=company))]),
            Brought(states[gone.id], new=[article("c", made_of=parts("Tin lost."))]),
            Brought(
                replace(states[old.id], validators=Validators("e", None)),
                new=[article("d", hours=2, made_of=parts("Tin mine.", companies=company))],
                changed=[(1, article("a", made_of=parts("Tin, not the other.")))],
            ),
        ]
    )
    assert [(one.new, one.updated) for one in saved] == [(1, 0), (0, 0), (1, 1)]
    assert titles(library, "tin") == ["b", "d", "a"]
    assert titles(library, "copper") == []
    assert titles(library, 'company:"Ferro AG"') == ["b", "d"]
    assert [state.validators.entity_tag for state in library.intake.poll_states(NOW, url=old.url)] == ["e"]
    assert_counts_are_right(library)


@pytest.fixture(params=["usual processor", "rare processor"])
def packers(request: pytest.FixtureRequest) -> Iterator[None]:
    """What packs articles where the fast libraries are there, and where they are not."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "rare processor":
            patch.setitem(sys.modules, "isal", None)
            patch.setitem(sys.modules, "orjson", None)
        packing._zlib.cache_clear()
        packing._json.cache_clear()
        yield
    packing._zlib.cache_clear()
    packing._json.cache_clear()


@pytest.mark.usefixtures("packers")
@given(st.text(st.characters()), st.text(st.characters()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_unpacked_as_it_was_packed_but_for_halves_of_characters(html: str, text: str) -> None:
    made_of = parts(text).as_dict()
    packed = packing.packed_html(packing.coded(html))
    assert packing.unpacked_html(packed) == whole(html)
    again = packing.unpacked_parts(packing.packed_parts(made_of, packing.coded(html)), packed)
    assert again == parts(whole(text)).as_dict()


def whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


@given(st.lists(st.text(alphabet="aBcdé_9-’ \n锂鉱Żß\u0301\x1c", max_size=30), max_size=4))
def test_beginnings_are_the_first_letters_of_all_words(texts: list[str]) -> None:
    words = [word for text in texts for word in re.findall(r"[^\W_]+", text.lower()) if len(word) >= 3]
    wanted = {word[:4] for word in words} | {word[:3] for word in words}
    assert set(packing.beginnings(texts).split()) == wanted
    assert set(packing.beginnings(texts).split()) == wanted


def test_memory_of_beginnings_is_bounded() -> None:
    for start in range(0, 90_000, 9_000):
        packing.beginnings([" ".join(f"w{i}" for i in range(start, start + 9_000))])
        packing.beginnings(["x" * 1000 + str(start)])
    assert len(packing._beginnings) < 45_000
    assert max(map(len, packing._beginnings)) < 100


def test_an_article_is_stored_once_and_unchanged_polls_store_none(library: Library) -> None:
    feed = add_feed(library)
    assert save(library, feed, new=[article("a"), article("a"), article("b")]).new == 2
    assert save(library, feed, new=[article("a"), article("b")]).new == 0
    assert save(library, feed).new == 0
    assert library.count("") == 2


def test_the_same_identity_in_two_feeds_is_two_articles(library: Library) -> None:
    add_feed(library, "ore", articles=[article("a")])
    add_feed(library, "tin", articles=[article("a")])
    assert titles(library) == ["a", "a"]


def test_old_articles_may_arrive_read(library: Library) -> None:
    add_feed(library, articles=[article("a", read=True), article("b", hours=2)])
    assert titles(library, "is:unread") == ["b"]
    assert titles(library, "is:read") == ["a"]
    assert_counts_are_right(library)


def test_an_article_that_changes_its_identity_is_known_by_the_new_one(library: Library) -> None:
    feed = add_feed(library, articles=[article("http://x", content_hash="1")])
    save(library, feed, changed=[(1, article("https://x", content_hash="2"))])
    known = library.intake.known(feed.id)
    assert set(known.articles) == {"https://x"}
    assert (known.articles["https://x"].id, known.articles["https://x"].content_hash) == (1, "2")
    assert save(library, feed, new=[article("https://x")]).new == 0


def test_what_a_poll_learns_is_stored_with_its_articles(library: Library) -> None:
    feed = add_feed(library)
    (state,) = library.intake.poll_states(NOW)
    after = replace(
        state,
        validators=Validators('W/"ä"', "yesterday, perhaps"),
        next_poll=NOW + timedelta(minutes=17, microseconds=3),
        last_attempt=NOW,
        last_success=NOW,
        last_full=NOW,
        failures=2,
        error="timeout",
        error_detail="It took too long.",
        body_hash="h",
        rhythm=12.5,
        hints='{"ttl":5}',
        redirect_to="https://new.example",
        redirect_seen=2,
        redirect_since=NOW,
        former_urls=("https://older.example",),
    )
    library.intake.save(after, new=[article("a")], title="Published title", site_url="https://site.example")
    assert library.intake.poll_states(NOW) == ()
    assert library.intake.poll_states(NOW + timedelta(hours=1)) == (replace(after, title="Ore"),)
    assert library.intake.poll_states(NOW, every=True) == (replace(after, title="Ore"),)
    found = library.feed(feed.id)
    assert found is not None
    assert (found.title, found.site_url, found.in_trouble, found.articles) == ("Ore", "https://site.example", True, 1)


def test_gone_feeds_are_polled_only_when_named(library: Library) -> None:
    feed = add_feed(library)
    (state,) = library.intake.poll_states(NOW)
    library.intake.save(replace(state, gone=True))
    assert library.intake.poll_states(NOW) == library.intake.poll_states(NOW, every=True) == ()
    assert len(library.intake.poll_states(NOW, url=feed.url)) == 1


def test_a_feed_unsubscribed_during_its_poll_gets_nothing(library: Library) -> None:
    feed = add_feed(library)
    (state,) = library.intake.poll_states(NOW)
    library.unsubscribe([feed.id])
    assert library.intake.save(state, new=[article("a")]).new == 0
    assert library.rows() == ()


def test_an_address_that_the_user_changes_during_a_poll_stays(library: Library) -> None:
    feed = add_feed(library)
    (state,) = library.intake.poll_states(NOW)
    library.edit_feed(feed.id, url="https://mine.example/feed")
    library.intake.save(state)
    assert library.feed(feed.id).url == "https://mine.example/feed"  # type: ignore[union-attr]


def test_a_feed_that_moves_to_an_address_subscribed_already_takes_it_over(library: Library) -> None:
    old = add_feed(library, "old", folder="Metals", articles=[article("a"), article("b", hours=2)])
    new = add_feed(library, "new", articles=[article("b", hours=2), article("c", hours=3)])
    library.mark("starred", query="feed:2")
    (state,) = library.intake.poll_states(NOW, url=old.url)
    library.intake.save(replace(state, url=new.url, former_urls=(old.url,)))
    (feed,) = library.feeds()
    assert (feed.id, feed.url, feed.folder, feed.articles, feed.starred) == (old.id, new.url, "Metals", 4, 2)
    assert titles(library, "is:starred folder:metals") == ["b", "c"]
    assert set(library.intake.known(old.id).articles) == {"a", "b", "c", "merged:4:b"}
    assert_counts_are_right(library)


@pytest.mark.parametrize("old_first", [True, False])
def test_what_was_chosen_for_either_of_two_feeds_that_become_one_stays(library: Library, *, old_first: bool) -> None:
    urls = ("https://old.example/feed", "https://new.example/feed")
    for url in urls if old_first else urls[::-1]:
        library.subscribe(url)
    old, new = (library.feed_at(url).id for url in urls)  # type: ignore[union-attr]
    library.edit_feed(new, title="My own", folder="Metals", interval=90, full_text=True)
    (state,) = library.intake.poll_states(NOW, url=urls[1])
    library.intake.save(replace(state, former_urls=("https://oldest.example/feed",)), new=[article("a")])
    for number in (old, new):
        library.rules.save(Rule(f"feed:{number} -feed:{number}7 mine", "star"))
    library.save_view(View("view:mine", "Mine", f'feed:"{old}" OR feed:"{new}" OR feed:{urls[1]}'))
    (state,) = library.intake.poll_states(NOW, url=urls[0])
    assert library.intake.save(replace(state, url=urls[1], former_urls=(urls[0],)), new=[article("b")]).new == 1
    (feed,) = library.feeds()
    assert (feed.id, feed.url, feed.title, feed.folder) == (1, urls[1], "My own", "Metals")
    assert (feed.interval, feed.full_text) == (90, True)
    assert {rule.query for rule in library.rules.all()} == {"feed:1 -feed:17 mine", "feed:1 -feed:27 mine"}
    (view,) = [view for view in library.views() if not view.built_in]
    assert view.query == f'feed:"1" OR feed:"1" OR feed:{urls[1]}'
    for url in (*urls, "https://oldest.example/feed"):
        assert set(titles(library, f"feed:{url}")) == {"a", "b"}
    assert_counts_are_right(library)


def test_former_addresses_stay_where_the_other_feed_is_polled_in_the_same_pass(library: Library) -> None:
    new, old = add_feed(library, "new"), add_feed(library, "old")
    states = {state.id: state for state in library.intake.poll_states(NOW, every=True)}
    moved = replace(states[old.id], url=new.url, former_urls=(old.url,))
    library.intake.save_all([Brought(moved, new=[article("a")]), Brought(states[new.id], new=[article("b")])])
    assert [feed.url for feed in library.feeds()] == [new.url]
    assert set(titles(library, f"feed:{old.url}")) == {"a", "b"}


def test_undoing_an_import_takes_no_feed_away_that_was_there_before(library: Library) -> None:
    new = add_feed(library, "new", articles=[article("a")])
    library.mark("starred", query="")
    former = "https://former.example/feed"
    library.subscribe_all([Subscription(former)], undoable=True)
    (state,) = library.intake.poll_states(NOW, url=former)
    library.intake.save(replace(state, url=new.url, former_urls=(former,)), new=[article("b")])
    library.undo()
    assert [feed.url for feed in library.feeds()] == [new.url]
    assert set(titles(library)) == {"a", "b"}
    assert_counts_are_right(library)


def test_feeds_that_become_one_keep_one_copy_of_what_nobody_has_touched(library: Library) -> None:
    both = [article("plain"), article("read", hours=1), article("tagged", hours=2), article("noted", hours=3)]
    old = add_feed(library, "old", articles=both)
    new = add_feed(library, "new", articles=[*both, article("own", hours=4)])
    copies = {row.title.removeprefix("Title of "): row.id for row in library.rows("feed:2")}
    library.mark("read", ids=[copies["read"]])
    library.tag([copies["tagged"]], add=["keep"])
    library.note(copies["noted"], "keep")
    (state,) = library.intake.poll_states(NOW, url=old.url)
    library.intake.save(replace(state, url=new.url, former_urls=(old.url,)))
    assert titles(library) == ["plain", "read", "tagged", "tagged", "noted", "noted", "own"]
    assert titles(library, "is:read") == ["read"]
    assert_counts_are_right(library)


def test_feeds_that_become_one_while_the_copy_comes_in_leave_nothing_of_it_in_the_index(
    library: Library, path: Path
) -> None:
    old = add_feed(library, "old", articles=[article("x", made_of=parts("Tungsten rose."))])
    new = add_feed(library, "new")
    states = {state.id: state for state in library.intake.poll_states(NOW, every=True)}
    library.intake.save_all(
        [
            Brought(states[new.id], new=[article("x", hours=2, made_of=parts("Tungsten rose."))]),
            Brought(replace(states[old.id], url=new.url, former_urls=(old.url,))),
        ]
    )
    (feed,) = library.feeds()
    save(library, feed, new=[article("y", hours=2, made_of=parts("Copper fell."))])
    assert (titles(library, "tungsten"), titles(library, "copper")) == (["x"], ["y"])
    assert library.count("tungsten") == 1
    assert_counts_are_right(library)
    library.close()
    assert list(check(path)) == []


def test_hosts_are_parked_until_a_time(library: Library) -> None:
    library.intake.park_host("ore.example", NOW + timedelta(hours=1))
    library.intake.park_host("ore.example", NOW + timedelta(hours=2))
    assert library.intake.hosts_parked(NOW) == {"ore.example": NOW + timedelta(hours=2)}
    assert library.intake.hosts_parked(NOW + timedelta(hours=3)) == {}


def test_expired_articles_go_and_do_not_come_back(library: Library) -> None:
    old = [article(name, hours=24 * 40) for name in ("read", "starred", "tagged", "noted", "unread")]
    feed = add_feed(library, articles=[*old, article("recent", hours=24)])
    ids = {row.title.removeprefix("Title of "): row.id for row in library.rows()}
    library.mark("read", ids=[number for name, number in ids.items() if name != "unread"])
    library.mark("starred", ids=[ids["starred"]])
    library.tag([ids["tagged"]], add=["keep"])
    library.note(ids["noted"], "keep")
    later = NOW + timedelta(days=31)
    assert library.intake.expire(NOW, 30) == 0
    assert library.intake.expire(later, 0) == 0
    assert library.intake.expire(later, 30) == 2
    assert {"read", "recent"}.isdisjoint(titles(library))
    assert library.count("") == 4
    assert library.article(ids["read"]) is None
    assert library.intake.known(feed.id).tombstones == {"read", "recent"}
    assert save(library, feed, new=[article("read")]).new == 0
    assert_counts_are_right(library)


def test_undo_passes_over_articles_that_are_gone(library: Library) -> None:
    add_feed(library, articles=[article("a", hours=24 * 40), article("b")])
    (kept,) = (row.id for row in library.rows() if row.title.endswith("b"))
    library.tag([kept], add=["keep"])
    library.mark("read", query="")
    assert library.intake.expire(NOW + timedelta(days=31), 30) == 1
    library.undo()
    assert titles(library, "is:unread") == ["b"]


@given(st.integers(-(10**9), 2 * 10**9), st.integers(0, 2 * 10**9))
def test_nothing_sorts_after_the_time_it_was_first_seen(published: int, now: int) -> None:
    second = sort_second(NOW + timedelta(seconds=published - NOW.timestamp()), now)
    assert 0 <= second <= now
    assert second == published or published > now or published < 0


def test_what_was_stored_with_the_password_of_a_feed_is_given_without_it(library: Library) -> None:
    feeds = [
        library.subscribe(f"https://{user}{host}.example/feed") for user, host in (("ann:pw@", "ore"), ("", "tin"))
    ]
    for feed in feeds:
        address = feed.url.replace("feed", "a").replace("https://tin", "https://bob@tin")
        linked = Block(0, "paragraph", "A mine", links=(Link(0, 1, address), Link(2, 6, "https://x.example/@mine")))
        files = (Enclosure(f"{address}.mp3"),)
        made = article(feed.title, url=address, made_of=replace(parts(), blocks=(linked,)), enclosures=files)
        save(library, feed, new=[made])
    for number, address in ((1, "https://ore.example/a"), (2, "https://bob@tin.example/a")):
        found, (stored,) = library.article(number), library.intake.to_reanalyse(f"id:{number}", "", limit=1)
        assert found is not None
        assert [link.url for link in found.parts.blocks[0].links] == [address, "https://x.example/@mine"]
        assert {found.row.url, stored.url} == {address}
        assert {file.url for file in (*found.enclosures, *stored.enclosures)} == {f"{address}.mp3"}
