"""What a list of subscriptions holds: feeds that are wanted, and lines that were refused, each with its reason."""

from dataclasses import dataclass

from reader.errors import FeedError
from reader.feeds.addresses import sendable
from reader.feeds.fields import address
from reader.model import Subscription

_COMMANDS = ("exec:", "filter:", "|")


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a list that is no feed to subscribe to. `why` is a sentence."""

    line: str
    why: str


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """A list of feeds in its own order, each address once."""

    wanted: tuple[Subscription, ...] = ()
    refused: tuple[Refused, ...] = ()


def why_refused(url: str) -> str:
    """Why Assay does not subscribe to an address; empty where it does."""
    start = url.strip().lower()
    if not start:
        return "It has no address."
    if start.startswith(_COMMANDS):
        return "It runs a command, which Assay never does for a feed."
    if start.startswith("query:"):
        return "It is a newsboat query; save a view in Assay instead."
    if start.startswith("file:") or start.startswith("/"):
        return "It is a file on this computer, not a feed on the web."
    if not start.startswith(("http://", "https://")):
        return "Its address is not an http or https address."
    try:
        sendable(address(url))
    except FeedError:
        return "Its address cannot be read."
    return ""


def feed_address(url: str) -> str:
    """An address as people paste it: `feed:` and `feed://` stand for http; a fragment is of no document's address."""
    url = url.strip().partition("#")[0]
    if url.lower().startswith("feed:"):
        rest = url[5:]
        url = (
            rest
            if rest.lower().startswith(("http://", "https://"))
            else "http:" + ("" if rest[:2] == "//" else "//") + rest
        )
    return url
