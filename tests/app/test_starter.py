"""The starter feeds that a new library is offered."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

from reader.app.beginnings import STARTER_OPML


def folders() -> dict[str, list[dict[str, str]]]:
    body = ElementTree.parse(STARTER_OPML).findall("body/outline")
    return {folder.attrib["text"]: [dict(feed.attrib) for feed in folder] for folder in body}


def test_there_are_25_to_40_feeds_in_folders():
    found = folders()
    assert set(found) == {"Critical minerals", "Batteries", "Energy", "Industry policy"}
    assert 25 <= sum(map(len, found.values())) <= 40


def test_every_feed_has_a_name_and_a_secure_address_of_its_own():
    feeds = [feed for group in folders().values() for feed in group]
    assert all(feed["text"] and urlsplit(feed["xmlUrl"]).scheme == "https" for feed in feeds)
    assert len({feed["xmlUrl"] for feed in feeds}) == len(feeds)


def test_it_says_that_the_addresses_are_unchecked():
    assert "unchecked" in (ElementTree.parse(STARTER_OPML).findtext("head/title") or "")
