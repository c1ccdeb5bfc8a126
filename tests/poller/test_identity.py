"""Which entries are new and which are changed, over feeds that change in every way that feeds do."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from poller.shelf import NOW, Shelf, entries, entry, identity_of

from reader.model import Entry, Known
from reader.poller.identity import MOST_UPDATES, content_hash, on_one_line, sort_out

FIRST, LAST = datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2027-01-01")


# ---- properties

texts = st.text(st.sampled_from("ab 7é"), max_size=3)
links = st.sampled_from(
    ["", "http://ore.example/", "http://ore.example/a", "https://ore.example/a", "http://b.example/"]
)
any_entry = st.builds(
    Entry,
    guid=st.one_of(st.just(""), texts, links),
    url=links,
    title=texts,
    html=texts,
    published=st.none() | st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
)
documents = st.lists(any_entry, max_size=12)


@given(documents)
def test_the_same_document_again_brings_nothing(document: list[Entry]) -> None:
    shelf = Shelf()
    shelf.poll(document)
    assert shelf.poll(document) == (0, 0)


@given(documents)
def test_the_order_of_a_document_does_not_make_articles_new(document: list[Entry]) -> None:
    shelf = Shelf()
    first, _ = shelf.poll(document)
    again, _ = shelf.poll(document[::-1])
    assert again == 0
    assert first <= len(document)


@given(st.lists(documents, max_size=6))
def test_articles_are_found_again_after_any_history_of_documents(history: list[list[Entry]]) -> None:
    shelf = Shelf()
    for document in history:
        shelf.poll(document)
        assert shelf.poll(document) == (0, 0)


@given(st.sets(st.integers(1, 60), max_size=40), st.sets(st.integers(1, 60), max_size=40))
def test_only_entries_never_seen_before_are_new(first: set[int], second: set[int]) -> None:
    shelf = Shelf()
    shelf.poll(entries(sorted(first)))
    assert shelf.poll(entries(sorted(second))) == (len(second - first), 0)


@given(documents)
def test_new_articles_keep_the_order_of_the_document(document: list[Entry]) -> None:
    found = sort_out(document, Known())
    places = [document.index(arrival.entry) for arrival in found.new]
    assert places == sorted(places)


@given(any_entry, st.sampled_from(["  {} ", "\n{}\t"]))
def test_white_space_is_no_change(one: Entry, around: str) -> None:
    assert content_hash(replace(one, title=around.format(one.title))) == content_hash(one)


# ---- identities


@given(st.text(st.one_of(st.sampled_from(" \n\t\r\v\f\x1c\x85\u00a0\u2009\u3000éx’"), st.characters())))
def test_a_text_is_on_one_line_as_its_words_are(text: str) -> None:
    assert on_one_line(text) == " ".join(text.split()).encode("utf-8", "surrogatepass")


def test_an_entry_is_known_by_guid_then_link_then_what_it_says() -> None:
    assert identity_of(entry(1, guid="tag:ore,1")) == "tag:ore,1"
    assert identity_of(entry(1, guid="")) == "https://ore.example/news/1"
    bare = entry(1, guid="", url="")
    assert identity_of(bare).startswith("hash:")
    assert identity_of(bare) == identity_of(replace(bare, html="<p>Corrected.</p>"))
    assert identity_of(bare) != identity_of(replace(bare, title="Another"))


def test_a_guid_without_end_is_kept_short() -> None:
    assert len(identity_of(entry(1, guid="x" * 100_000))) < 100


def test_entries_without_guid_or_link_are_kept_apart() -> None:
    shelf = Shelf()
    assert shelf.poll([entry(n, guid="", url="") for n in (1, 2, 3)]) == (3, 0)


def test_entries_that_share_a_guid_but_not_a_link_are_all_kept() -> None:
    shelf = Shelf()
    assert shelf.poll(entries([1, 2, 3], guid="same")) == (3, 0)
    assert shelf.poll(entries([4, 1, 2, 3], guid="same")) == (1, 0)


def test_entries_without_links_whose_guid_is_that_of_their_feed_are_all_kept() -> None:
    shelf = Shelf()
    guid = "https://ore.example/notices"
    notices = [Entry(guid, "", f"Notice {day}", f"<p>Gate {day} is shut.</p>") for day in "abc"]
    assert shelf.poll(notices) == (3, 0)
    assert shelf.poll([Entry(guid, "", "Notice d", "<p>All is open.</p>"), *notices]) == (1, 0)
    # The guid of one entry, which stands there as it was and as it is now.
    assert shelf.poll([Entry("e", "", "Notice e", text) for text in ("<p>Open.</p>", "<p>Shut.</p>")]) == (1, 0)


def test_an_entry_that_stands_twice_in_a_document_is_one_article() -> None:
    shelf = Shelf()
    assert shelf.poll([entry(1), entry(2), entry(1)]) == (2, 0)


def test_entries_that_all_link_to_the_front_page_are_kept_apart() -> None:
    shelf = Shelf()
    front = {"guid": "", "url": "http://ore.example/"}
    assert shelf.poll(entries([1, 2, 3], **front)) == (3, 0)
    assert shelf.poll(entries([4, 1, 2], **front)) == (1, 0)
    assert shelf.poll(entries([4], **front)) == (0, 0)


# ---- publishers that change their guids


def test_moving_to_tls_brings_no_flood() -> None:
    shelf = Shelf()
    shelf.poll(entries(range(1, 31)))
    moved = [
        replace(one, guid=one.guid.replace("http:", "https:"), url=one.url.replace("http:", "https:"))
        for one in entries(range(1, 31))
    ]
    assert shelf.poll(moved) == (0, 0)


def test_guids_of_a_new_system_bring_no_flood_while_links_stay() -> None:
    shelf = Shelf()
    shelf.poll(entries(range(1, 31)))
    renamed = [entry(n, guid=f"urn:uuid:{n:032}", html=f"<div><p>Vessel {n} left.</p></div>") for n in range(1, 31)]
    assert shelf.poll(renamed) == (0, 30)
    assert shelf.poll(renamed) == (0, 0)


def test_a_guid_that_appears_beside_a_link_keeps_the_article() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2], guid=""))
    assert shelf.poll([entry(1, html="<p>Now with a guid.</p>"), entry(2)]) == (0, 1)


def test_articles_that_changed_their_guids_once_are_known_when_one_is_edited_and_guids_change_again() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2, 3, 4]))
    shelf.poll([entry(n, guid=f"second-{n}") for n in (1, 2, 3, 4)])
    edited = {n: f"<p>Vessel {n} left late.</p>" for n in (1, 2, 3)}
    assert shelf.poll([entry(n, guid=f"second-{n}", html=edited.get(n, entry(n).html)) for n in (1, 2, 3, 4)]) == (0, 3)
    edited[4] = "<p>Vessel 4 turned back.</p>"
    assert shelf.poll([entry(n, guid=f"second-{n}", html=edited[n]) for n in (1, 2, 3, 4)]) == (0, 1)
    assert shelf.poll([entry(n, guid=f"third-{n}", html=edited[n]) for n in (1, 2, 3, 4)]) == (0, 0)


def test_edits_made_together_with_a_change_of_all_guids_are_updates() -> None:
    shelf = Shelf()
    shelf.poll(entries(range(1, 11)))
    document = [entry(n, guid=f"new-{n}") for n in range(2, 11)]
    assert shelf.poll([entry(1, guid="new-1", html="<p>Vessel 1 sank.</p>"), *document]) == (0, 1)


def test_one_entry_with_another_guid_and_another_text_is_kept_beside_the_former_rather_than_lost() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2]))
    assert shelf.poll([entry(1, guid="other", html="<p>Vessel 1 sank.</p>"), entry(2)]) == (1, 0)
    assert len(shelf.articles) == 3


def test_a_daily_entry_with_a_fixed_link_is_a_new_article_each_day() -> None:
    shelf = Shelf()
    page = "http://ore.example/today"
    assert shelf.poll([entry(1, url=page)]) == (1, 0)
    assert shelf.poll([entry(2, url=page)]) == (1, 0)


# ---- changes


def test_a_changed_text_is_an_update_of_the_same_article() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2]))
    assert shelf.poll([entry(1, html="<p>Vessel 1 returned.</p>"), entry(2)]) == (0, 1)


def test_a_new_date_alone_is_no_update() -> None:
    shelf = Shelf()
    shelf.poll(entries([1]))
    assert shelf.poll(entries([1], published=NOW, updated=NOW)) == (0, 0)


def test_an_entry_that_changes_at_every_fetch_is_left_alone_after_a_while() -> None:
    shelf = Shelf()
    shelf.poll(entries([1]))
    changes = [shelf.poll([entry(1, html=f"<p>{n} readers now.</p>")]) for n in range(60)]
    assert changes == [(0, 1)] * MOST_UPDATES + [(0, 0)] * (60 - MOST_UPDATES)


def test_an_entry_that_vanishes_and_returns_is_not_new() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2]))
    shelf.poll(entries([2]))
    assert shelf.poll(entries([1, 2])) == (0, 0)


def test_a_removed_article_does_not_come_back() -> None:
    shelf = Shelf(tombstones=frozenset({identity_of(entry(1))}))
    assert shelf.poll(entries([1, 2])) == (1, 0)
    assert identity_of(entry(1)) not in shelf.articles


# ---- back-filled feeds


def test_a_first_poll_is_unread_however_old_its_articles_are() -> None:
    shelf = Shelf()
    shelf.poll(entries(range(1, 600)))
    assert len(shelf.unread) == 599


def test_old_articles_that_a_known_feed_brings_all_at_once_arrive_read() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2, 3]))
    old = entries(range(100, 600))
    assert shelf.poll([entry(0), *entries([1, 2, 3]), *old]) == (501, 0)
    assert shelf.unread == {1, 2, 3, 4}


def test_undated_articles_below_known_ones_count_as_old() -> None:
    shelf = Shelf()
    known = entries([1, 2], published=None)
    shelf.poll(known)
    shelf.poll([entry(0, published=None), *known, *entries(range(10, 40), published=None)])
    assert len(shelf.unread) == 3


def test_a_few_late_articles_are_news() -> None:
    shelf = Shelf()
    shelf.poll(entries([1, 2, 3]))
    shelf.poll(entries([1, 2, 3, *range(100, 105)]))
    assert len(shelf.unread) == 8


def test_many_new_articles_of_today_are_news() -> None:
    shelf = Shelf()
    shelf.poll(entries(range(50, 60)))
    shelf.poll(entries([*range(1, 40), *range(50, 60)]), NOW)
    assert len(shelf.unread) == 49


def test_links_that_had_got_the_password_of_their_feed_are_known_without_it() -> None:
    shelf = Shelf()
    guarded = [entry(n, guid="", url=f"https://ann:pw@ore.example/news/{n}") for n in range(1, 5)]
    shelf.poll(guarded)
    (removed,) = (name for name in shelf.articles if name.endswith("/3"))
    del shelf.articles[removed]
    shelf.tombstones = frozenset([removed])
    opened = [entry(n, guid="", url=f"https://ore.example/news/{n}") for n in range(1, 4)]
    assert shelf.poll([replace(opened[0], html="<p>Vessel 1 sank.</p>"), *opened[1:]]) == (0, 1)
    assert set(shelf.articles) == {f"https://ore.example/news/{n}" for n in (1, 2, 4)}
    assert shelf.poll(opened[1:]) == (0, 0)


def test_a_user_in_a_guid_is_a_part_of_it() -> None:
    shelf = Shelf()
    names = [entry(n, guid=f"https://{name}@ore.example/1") for n, name in enumerate(("ann", "bob"))]
    assert shelf.poll(names) == (2, 0)
    assert shelf.poll([*names, entry(9, guid="https://ore.example/1")]) == (1, 0)
    assert len(shelf.articles) == 3
