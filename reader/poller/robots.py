"""What robots.txt lets a program fetch by itself (RFC 9309): the longest rule decides, `*` and `$` are understood."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.errors import FeedError
from reader.feeds.fetch import ASKS_FOR_PAUSE, PAUSED, FeedRequest, Fetcher

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Assay"
_LONGEST = 500 * 1024


class Robots:
    """The rules of every host that was asked, each fetched once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def allow(self, url: str, *, found_at: str = "") -> bool:
        """Whether the host of an address lets programs fetch it. `found_at` is the feed that the address stands in.

        Raises `FeedError` where the host wants to be left alone altogether.
        """
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if root not in self._rules:
            self._rules[root] = asyncio.ensure_future(self._fetched(root, found_at))
        rules = await asyncio.shield(self._rules[root])
        return rules.can_fetch(url, AGENT)

    async def _fetched(self, root: str, found_at: str) -> Protego:
        try:
            request = FeedRequest(f"{root}/robots.txt", accept="text/plain, */*;q=0.5", found_at=found_at)
            body = (await self._fetcher.fetch(request)).body
        except FeedError as error:
            if error.status in ASKS_FOR_PAUSE or error.code == PAUSED:
                raise
            if error.status is not None and 400 <= error.status < 500:
                return rules_of("")
            # A host whose rules cannot be read forbids everything for now.
            return rules_of("User-agent: *\nDisallow: /")
        return rules_of(body[:_LONGEST].decode("utf-8", "replace"))


def rules_of(text: str) -> Protego:
    """The rules that a robots.txt states."""
    from protego import Protego

    return Protego.parse(text.lstrip("\ufeff"))
