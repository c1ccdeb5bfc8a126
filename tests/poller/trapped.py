"""A worker whose parser does what a document tells it to: hang, die, eat memory, or print. Run by the tests' pools."""

import os
import sys
import time

from reader.errors import FeedError
from reader.feeds import parse as parsing
from reader.model import ParsedFeed

_parse = parsing.parse


def parse(body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
    """Does what the body says, then parses it."""
    if b"HANG" in body:
        time.sleep(600)
    if b"DIE" in body:
        os._exit(7)
    if b"EAT" in body:
        hoard = []
        while True:
            hoard.append(bytearray(1 << 20))
    if b"PRINT" in body:
        print("noise " * 10_000)
        sys.stdout.flush()
    if b"RAISE" in body:
        raise RuntimeError("an odd fault")
    if b"REFUSE" in body:
        raise FeedError("not_a_feed", "No feed.")
    return _parse(body, url=url, content_type=content_type)


parsing.parse = parse
