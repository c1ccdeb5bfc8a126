"""What the address of an article says of it: that it stands among the opinions of its paper."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from reader.article.vocabulary import Words

_MOST_FOLDERS: Final = 5
_NO_TEXT: Final = (".pdf", ".xml", ".json")
# Folders that hold everything an editorial office makes, unless the article lies right in them.
_INNERMOST: Final = frozenset(("editorial", "editorials", "column", "columns"))
_ASKED: Final = frozenset(("poll", "polls", "polling", "survey", "surveys", "research"))


def opinion_in_address(url: str, words: Words, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The opinion that a folder of the address gives away ("/opinion/", "/meinung/"), as a disclaimer of origin
    `inferred` beside those `given`; none where one of these says so itself. The text is the folder."""
    if not url or any("opinion" in passage["kinds"] for passage in given):
        return []
    path = url.partition("://")[2].partition("?")[0].partition("#")[0].lower().rstrip("/")
    folders = path.split("/")[1:-1][:_MOST_FOLDERS]
    if path.endswith(_NO_TEXT):
        return []
    for at, folder in enumerate(folders):
        name = folder.replace("-", " ").replace("_", " ")
        if name not in words.opinion_addresses:
            continue
        below = folders[at + 1 :]
        if _ASKED.isdisjoint(below) and not (below and name in _INNERMOST):
            return [{"kinds": ["opinion"], "text": f"/{folder}/", "origin": "inferred", "blocks": []}]
    return []
