"""The demo's articles: enough of them, all different, and dated from the moment that the library is made."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

from reader.demo import editions
from reader.demo.dates import with_dates

MADE = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)
FEEDS = editions.feeds()
FIRSTS = [article for feed in FEEDS for article in editions.articles(feed, MADE)]
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|[。！？\n]")


def sentences(html: str) -> set[str]:
    text = LexborHTMLParser(html).text(separator="\n")
    found = (" ".join(sentence.split()) for sentence in _SENTENCE_ENDS.split(text))
    return {sentence for sentence in found if len(sentence) > 24}


def test_there_are_at_least_seven_feeds_and_sixty_articles():
    assert len(FEEDS) >= 7
    assert len(FIRSTS) >= 60


def test_every_form_of_feed_is_there():
    assert {feed.form for feed in FEEDS} == {"rss", "atom", "summary"}


def test_no_two_articles_share_a_sentence_except_intended_copies():
    tails = {feed.name: sentences(feed.tail) for feed in FEEDS}
    seen: dict[str, str] = {}
    shared = []
    for article in FIRSTS:
        name = f"{article.feed}/{article.slug}"
        for sentence in sentences(article.html) - tails[article.feed]:
            other = seen.setdefault(sentence, name)
            if other != name and name not in copies(other) and other not in copies(name):
                shared.append((name, other, sentence))
    assert shared == []


def copies(name: str) -> set[str]:
    return {article.copy_of for article in FIRSTS if f"{article.feed}/{article.slug}" == name}


def test_a_copy_shares_its_sentences_with_the_article_that_it_names():
    by_name = {f"{article.feed}/{article.slug}": article for article in FIRSTS}
    pairs = [(article, by_name[article.copy_of]) for article in FIRSTS if article.copy_of]
    assert pairs
    for copy, original in pairs:
        assert len(sentences(copy.html) & sentences(original.html)) >= 4


def test_three_feeds_tell_the_story_of_the_fire_in_their_own_words():
    telling = {article.feed for article in FIRSTS if "Kvitsand" in article.html and "Norrhavn" in article.html}
    assert len(telling) >= 3


def test_languages_include_german_chinese_and_two_that_run_from_right_to_left():
    assert {"en", "de", "zh", "ar", "he", "ja"} <= {article.language for article in FIRSTS}


def test_there_are_long_and_very_short_articles():
    lengths = [len(LexborHTMLParser(article.html).text()) for article in FIRSTS]
    assert min(lengths) < 150
    assert max(lengths) > 4000


@pytest.mark.parametrize("tag", ["table", "blockquote", "pre", "ol", "ul", "a", "img", "code", "h2", "h3"])
def test_the_renderer_is_given_every_kind_of_block(tag: str):
    assert any(f"<{tag}" in article.html for article in FIRSTS)


def test_no_date_token_is_left_in_any_edition():
    for feed in FEEDS:
        for article in editions.articles(feed, MADE, edition=2):
            assert "[[" not in article.title + article.summary + article.html


def test_articles_are_dated_before_the_moment_and_within_three_weeks_of_it():
    for article in FIRSTS:
        assert timedelta(0) < MADE - article.published < timedelta(days=21)
        assert article.published <= article.updated < MADE


def test_articles_move_with_the_moment_that_the_library_is_made():
    later = MADE + timedelta(days=100)
    for feed in FEEDS:
        moved = {article.slug: article.published for article in editions.articles(feed, later)}
        for article in editions.articles(feed, MADE):
            assert moved[article.slug] - article.published == timedelta(days=100)


def test_reports_of_one_event_name_the_same_day_even_when_they_straddle_midnight():
    just_after_midnight = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
    texts = [
        article.html
        for feed in FEEDS
        for article in editions.articles(feed, just_after_midnight)
        if article.slug in ("norrhavn-kvitsand-fire", "anode-duty-kvitsand")
    ]
    assert [("Monday" in text, "Tuesday" in text) for text in texts] == [(True, False)] * 2


def test_one_article_has_a_second_edition_with_a_correction():
    changed = [
        (first, second)
        for feed in FEEDS
        for first, second in zip(editions.articles(feed, MADE, 1), editions.articles(feed, MADE, 2), strict=True)
        if first != second
    ]
    assert [first.slug for first, _ in changed] == ["sodium-bus-depot"]
    first, second = changed[0]
    assert second.updated > first.updated
    assert "Correction:" in second.html
    assert "Correction:" not in first.html


@pytest.mark.parametrize(
    ("token", "language", "written"),
    [
        ("[[date]]", "en", "14 May"),
        ("[[date -3]]", "en", "9 May"),
        ("[[date -3!]]", "en", "11 May"),
        ("[[date -1]]", "de", "13. Mai"),
        ("[[date -1]]", "zh", "5月13日"),
        ("[[date]]", "es", "14 de mayo"),
        ("[[fulldate]]", "ja", "2031年5月14日"),
        ("[[weekday -1]]", "en", "Tuesday"),
        ("[[weekday -3]]", "de", "Freitag"),
        ("[[month -5]]", "en", "December"),
        ("[[quarter -2]] of [[quarteryear -2]]", "en", "fourth quarter of 2030"),
        ("[[year +1]]", "fr", "2032"),
    ],
)
def test_date_tokens_are_written_in_the_language_of_the_article(token: str, language: str, written: str):
    assert with_dates(token, MADE.date(), language) == written


def test_an_unknown_date_token_is_an_error():
    with pytest.raises(KeyError):
        with_dates("[[fortnight -1]]", MADE.date())
