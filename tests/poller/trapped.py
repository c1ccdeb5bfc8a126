"""A worker whose parser and analysis do what a document tells them to: hang, die, eat memory, print."""

import os
import sys
import time
from typing import Any

from selectolax.lexbor import SelectolaxError

from reader import article
from reader.errors import FeedError
from reader.feeds import parse as parsing
from reader.model import ParsedFeed

_parse = parsing.parse
_parts_of = article.parts_of


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
    if b"STARVE" in body:
        raise SelectolaxError("Can't parse HTML.")
    if b"RAISE" in body:
        raise RuntimeError("an odd fault")
    if b"REFUSE" in body:
        raise FeedError("not_a_feed", "No feed.")
    return _parse(body, url=url, content_type=content_type)


def parts_of(html: str, *rest: Any, **named: Any) -> dict[str, object]:
    """Fails or dies on what says so."""
    if "FOUNDER" in html:
        os._exit(7)
    if "STUMBLE" in html:
        raise ZeroDivisionError("an odd fault")
    return _parts_of(html, *rest, **named)


parsing.parse = parse
article.parts_of = parts_of
