"""The parse layer over feeds as they are found in the wild. Skipped where the documents are missing."""

import ast
import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache

import pytest
from shared import SHARED

from reader.errors import FeedError
from reader.feeds import parse as parsing
from reader.feeds.lifting import Lifted
from reader.feeds.parse import parse
from reader.model import Entry, ParsedFeed

FEEDS = SHARED / "corpus" / "feeds"
ADVERSARIAL = SHARED / "corpus" / "adversarial"
CODES = {"not_a_feed", "truncated", "parser_failed", "too_complex", "bad_charset"}
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
URL = "http://quarry.example/feed"

skipped_without_it = pytest.mark.skipif(not FEEDS.is_dir(), reason="the corpus of feeds is not here")
adversarial = pytest.mark.skipif(not ADVERSARIAL.is_dir(), reason="the adversarial feeds are not here")


def outcome(body: bytes, url: str = URL, content_type: str = "") -> ParsedFeed | str:
    """The feed of a document, or the code of its error."""
    try:
        return parse(body, url=url, content_type=content_type)
    except FeedError as error:
        return error.code


def corpus(test: Callable[..., None]) -> Callable[..., None]:
    """A test of the documents of the corpus: all run in one process, which parses every document once."""
    return pytest.mark.xdist_group("corpus of feeds")(skipped_without_it(test))


@cache
def documents() -> tuple[tuple[str, str], ...]:
    """Path and kind of every document, as the corpus's manifest has them."""
    lines = (FEEDS / "manifest.tsv").read_text("utf-8").splitlines()
    columns = lines[0].split("\t")
    path, kind = columns.index("path"), columns.index("kind")
    return tuple((line.split("\t")[path], line.split("\t")[kind]) for line in lines[1:])


@cache
def outcome_of(path: str) -> ParsedFeed | str:
    """The outcome of one document of the corpus."""
    return outcome((FEEDS / path).read_bytes())


def texts(feed: ParsedFeed) -> Iterator[str]:
    yield from (feed.title, feed.url, feed.description, feed.language or "")
    for entry in feed.entries:
        yield from (entry.guid, entry.url, entry.title, entry.author, entry.language or "", *entry.categories)
        yield from (enclosure.url for enclosure in entry.enclosures)


def loosely(feed: ParsedFeed | str) -> object:
    """A feed without what HTML does not tell apart: white space, ways to write a character or to close a tag."""
    if isinstance(feed, str):
        return feed
    bodies = (html.unescape(html.unescape(entry.html)) for entry in feed.entries)
    return [re.sub(r"\s+|/(?=>)", "", body) for body in bodies], list(texts(feed))


@corpus
def test_every_document_is_parsed_cleanly_or_refused_by_name() -> None:
    kinds = {"ok": 0}
    for path, _ in documents():
        found = outcome_of(path)
        if isinstance(found, str):
            assert found in CODES, path
            kinds[found] = kinds.get(found, 0) + 1
            continue
        kinds["ok"] += 1
        assert not any(map(UNSAFE.search, texts(found))), path
    assert kinds["ok"] > 3000
    assert sum(kinds.values()) == len(documents())


@corpus
def test_lifting_changes_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "lifted", Lifted)
    for path, _ in documents():
        if (FEEDS / path).stat().st_size < 60_000:
            assert loosely(outcome((FEEDS / path).read_bytes())) == loosely(outcome_of(path)), path


@corpus
def test_documents_that_are_feeds_are_hardly_ever_refused() -> None:
    feeds = [path for path, kind in documents() if kind in ("rss", "feed", "rdf:rdf") and "/dumps/" not in path]
    refused = {path: found for path in feeds if isinstance(found := outcome_of(path), str)}
    assert len(refused) <= 4, refused


@corpus
def test_documents_that_are_no_feeds_are_refused() -> None:
    for path, kind in documents():
        if kind in ("opml", "html"):
            assert outcome_of(path) == "not_a_feed", path


# ---- feedparser's own expectations

_EXPECTED = re.compile(
    r"""^Expect:\s+(?:not\ bozo\ and\ |bozo\ and\ )?
        (?:entries\[(?P<entry>\d+)\]|feed)\[u?['"](?P<field>\w+)['"]\](?P<rest>(?:\[[^\]]+\])*)\s*==\s*(?P<value>.+?)\s*$""",
    re.MULTILINE | re.VERBOSE,
)
_HEADER = re.compile(r"^Header:\s+([^:\n]+):(.+)$", re.MULTILINE)

# Where Assay's model says something else on purpose:
#   sanitize  scripts are left to the article layer       cdf       dead since 1999, without items no feed
#   brackets  text that looks like a tag stays text       base64    Atom 0.3, dead since 2005
#   entry_id  identities do not move with the feed        category  labels rather than terms
DIFFERENT = re.compile(
    r"sanitize/.*(script|style_tag|map_content)|/cdf/channel|brackets|base64|http_entry_id|entry_category_term|"
    r"entry_content_and_summary|http_content_language|not_a_doctype|malicious_comment|entities/shy"
)


def shown(markup: str) -> str:
    """What markup says, found by plain means; joiners that stand alone join nothing."""
    said = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return re.sub(r"\s+", " ", re.sub(r"(?<= )[\u200c\u200d](?= )", "", said)).strip()


def of_entry(entry: Entry, field: str, rest: str) -> object:
    """Assay's value for an expectation about an entry; None where the model does not hold it."""
    dates = {"published_parsed": entry.published, "created_parsed": entry.published, "updated_parsed": entry.updated}
    if field in dates:
        return dates[field]
    if field in ("summary", "description", "content") and (not rest or "'value'" in rest):
        return shown(entry.html)
    texts = {"title": entry.title, "link": entry.url, "id": entry.guid, "guid": entry.guid, "language": entry.language}
    return texts.get(field) if not rest else {"author_detail['name']": entry.author}.get(field + rest)


def of_feed(feed: ParsedFeed, field: str, rest: str) -> object:
    """Assay's value for an expectation about a feed."""
    texts = {"title": feed.title, "link": feed.url, "language": feed.language, "ttl": str(feed.ttl)}
    if field in ("subtitle", "tagline", "description"):
        return feed.description if not rest else None
    return texts.get(field) if not rest else None


def expectations() -> Iterator[tuple[str, object, object]]:
    """Path, expected value and Assay's value of every expectation that the model can answer."""
    for path, _ in documents():
        if not path.startswith("feedparser/") or DIFFERENT.search(path):
            continue
        body = (FEEDS / path).read_bytes()
        text = body.decode("utf-8", "replace")
        wanted = _EXPECTED.search(text)
        if not wanted:
            continue
        headers = {name.strip().lower(): value.strip() for name, value in _HEADER.findall(text)}
        found = outcome(
            body, headers.get("content-location", f"http://127.0.0.1:8097/{path}"), headers.get("content-type", "")
        )
        try:
            value = ast.literal_eval(wanted["value"])
        except (SyntaxError, ValueError):
            continue
        if isinstance(found, str):
            yield path, value, found
            continue
        ours = (
            of_entry(found.entries[int(wanted["entry"])], wanted["field"], wanted["rest"])
            if wanted["entry"]
            else of_feed(found, wanted["field"], wanted["rest"])
        )
        if ours is not None:
            yield path, value, ours


@corpus
def test_feedparsers_own_expectations_hold_in_the_model() -> None:
    checked = 0
    different = []
    for path, wanted, ours in expectations():
        checked += 1
        if isinstance(ours, datetime):
            same = isinstance(wanted, tuple) and ours == datetime(*wanted[:6], tzinfo=UTC)
        else:
            same = isinstance(wanted, str) and shown(wanted).lower() == str(ours).lower()
        if not same:
            different.append((path, wanted, ours))
    assert different == []
    assert checked > 1050


# ---- feeds that mean harm


@adversarial
def test_adversarial_feeds_give_clean_text_or_a_named_error() -> None:
    expected = json.loads((ADVERSARIAL / "EXPECTED.json").read_text("utf-8"))
    for name in expected:
        found = outcome((ADVERSARIAL / f"{name}.xml").read_bytes())
        if isinstance(found, str):
            assert found in CODES, name
            assert name.startswith(("crash_", "not_feed", "trunc", "attr_", "deep_", "ctrl_", "xml_", "xxe")), name
            continue
        assert not any(map(UNSAFE.search, texts(found))), name
        assert all(url == "" or url.startswith(("http://", "https://")) for url in (e.url for e in found.entries)), name
        if name.startswith(("ctrl_", "markup_", "uni_")):
            assert any("anary" in entry.title + entry.html for entry in found.entries), name


@adversarial
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("crash_charref_surrogate", "parser_failed"),
        ("crash_charref_overflow", "parser_failed"),
        ("crash_doctype_backslash", "parser_failed"),
        ("crash_codec_punycode", "bad_charset"),
        ("attr_flood_20k", "too_complex"),
        ("trunc_mid_item", "truncated"),
        ("not_feed_html", "not_a_feed"),
        ("not_feed_empty", "not_a_feed"),
    ],
)
def test_adversarial_feeds_that_cannot_be_read_say_why(name: str, code: str) -> None:
    assert outcome((ADVERSARIAL / f"{name}.xml").read_bytes()) == code
