"""newsboat's `urls` file in. Pure.

One feed a line: its address, then tags; a tag that begins with `~` is a title, one with `!` hides the feed. Words with
blanks stand in double quotes, in which a backslash escapes (newsboat's documentation, "Tagging" and "Renaming feeds").
"""

import re

from reader.feeds.fields import address, plain
from reader.feeds.subscriptions import Refused, Subscriptions, feed_address, why_refused
from reader.model import Subscription

_WORD = re.compile(r'"((?:\\.|[^"\\])*)"?|(\S+)')
_ESCAPE = re.compile(r"\\(.)")


def read_urls(text: str) -> Subscriptions:
    """The subscriptions of a `urls` file. The first tag of a feed becomes its folder."""
    wanted: dict[str, Subscription] = {}
    refused = []
    for line in text.replace("\r\n", "\n").split("\n"):
        words = _words(line)
        if not words:
            continue
        url = feed_address(words[0])
        why = why_refused(url)
        if why:
            refused.append(Refused(plain(line), why))
            continue
        titles = [word[1:] for word in words[1:] if word.startswith("~")]
        tags = [word for word in words[1:] if word and word[0] not in "~!"]
        found = Subscription(address(url), plain(titles[0]) if titles else "", plain(tags[0]) if tags else "")
        wanted.setdefault(found.url, found)
    return Subscriptions(tuple(wanted.values()), tuple(refused))


def _words(line: str) -> list[str]:
    """The words of a line, without quotes; none for an empty line and a comment."""
    line = line.strip("\ufeff \t")
    if line.startswith("#"):
        return []
    words = []
    for quoted, bare in _WORD.findall(line):
        if bare.startswith("#"):
            break
        words.append(bare or _ESCAPE.sub(r"\1", quoted))
    return words
