"""Removes from a page what stands around its article, given the paragraphs of the article's text. Pure.

The article is the smallest element that holds most of the paragraphs. Of what stands outside only that stays which
holds one of the other paragraphs or a text to keep, or stands between the headline and the article: a deck, a byline, a
picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

SNIPPET = 48
"""Characters, without white space, by which a text is known again."""
_SHARE_OF_THE_TEXT = 0.8
_SHORTEST_HEADLINE = 12
_MOST_KEPT = 1_000
_HEADLINES = "h1, h2"
_MOST_BELOW_HEADLINE = 800
"""Characters of decks, bylines and captions."""
_NEVER_OF_THE_ARTICLE = ("nav", "aside", "footer", "form", "menu")
_INLINE = ("a", "b", "strong", "em", "i", "span", "br")


def squeezed(text: str) -> str:
    """The text without white space and list marks: how a page is laid out does not count."""
    return "".join(text.split()).lstrip("-–•*")


def prune_around(body: LexborNode, paragraphs: Sequence[str], kept: Sequence[str], title: str) -> None:
    """Removes what stands around the article, unless very much of that is to be kept. The paragraphs are squeezed, the
    texts to keep are squeezed snippets."""
    node = _container(body, paragraphs)
    outside = _missing(paragraphs, squeezed(node.text()))
    kept = [*kept, *(paragraph[:SNIPPET] for paragraph in outside)]
    if len(kept) > _MOST_KEPT:
        return
    headline = _headline(body, node, title)
    above = _with_ancestors(headline) if headline is not None else frozenset()
    below_headline = headline is not None
    while node.mem_id != body.mem_id and node.parent is not None:
        before, behind = _beside(node)
        if below_headline:
            start = next((at for at, sibling in enumerate(before) if sibling.mem_id in above), -1)
            _prune_between(before[start + 1 :], kept)
            if start >= 0:
                _prune_ahead(before[start], above, kept)
                before, below_headline = before[:start], False
            else:
                before = []
        for sibling in (*before, *behind):
            if not _goes_on_in(sibling, node):
                _prune(sibling, kept)
        node = node.parent


def _goes_on_in(sibling: LexborNode, node: LexborNode) -> bool:
    """Whether the article goes on in an element beside the one that holds it: of the same class, as where
    advertisements part a text, and without a headline of its own."""
    named = node.attributes.get("class")
    alike = bool(named) and sibling.tag == node.tag and sibling.attributes.get("class") == named
    return alike and sibling.css_first("h1, article") is None


def _prune_between(siblings: Sequence[LexborNode], kept: Sequence[str]) -> None:
    """Keeps what stands at once below the headline, as long as it is short, and prunes the rest before the article."""
    size = 0
    for sibling in siblings:
        if sibling.tag in _NEVER_OF_THE_ARTICLE:
            _prune(sibling, kept)
            continue
        _prune_menus(sibling, kept)
        size += len(squeezed(sibling.text()))
        if size > _MOST_BELOW_HEADLINE:
            _prune(sibling, kept)


def _prune_menus(node: LexborNode, kept: Sequence[str]) -> None:
    """Prunes the menus, boxes and forms in an element. A node that is removed must not be asked any more."""
    for child in _children(node):
        if child.tag in _NEVER_OF_THE_ARTICLE:
            _prune(child, kept)
        else:
            _prune_menus(child, kept)


def _container(body: LexborNode, paragraphs: Sequence[str]) -> LexborNode:
    """The smallest element that holds most of the paragraphs, by their length."""
    enough = _SHARE_OF_THE_TEXT * sum(map(len, paragraphs))
    found = body
    while True:
        smaller = next((child for child in _children(found) if _holds(child, paragraphs, enough)), None)
        if smaller is None:
            return found
        found = smaller


def _holds(node: LexborNode, paragraphs: Sequence[str], enough: float) -> bool:
    """Whether an element holds paragraphs that are together long enough."""
    text = squeezed(node.text())
    if 2 * len(text) < enough:
        return False
    return sum(map(len, paragraphs)) - sum(map(len, _missing(paragraphs, text))) >= enough


def _missing(paragraphs: Sequence[str], text: str) -> list[str]:
    """The paragraphs that a text lacks. Most come in its order, so that each is looked for behind the one before."""
    missing = []
    at = 0
    for paragraph in paragraphs:
        snippet = paragraph[:SNIPPET]
        found = text.find(snippet, at)
        if found < 0:
            found = text.find(snippet, 0, at)
        if found < 0:
            missing.append(paragraph)
        else:
            at = found
    return missing


def _headline(body: LexborNode, container: LexborNode, title: str) -> LexborNode | None:
    """The last heading before the container that is the title; none where the container has the title itself."""
    wanted = squeezed(title).casefold()
    if any(_is_title(node, wanted) for node in container.css(_HEADLINES)):
        return None
    found = None
    for node in body.traverse(include_text=False):
        if node.mem_id == container.mem_id:
            break
        if node.tag in _HEADLINES.split(", ") and _is_title(node, wanted):
            found = node
    return found


def _is_title(node: LexborNode, wanted: str) -> bool:
    """Whether a heading is the title, or a part of it that is long enough, or has it as a part."""
    text = squeezed(node.text()).casefold()
    return len(text) >= _SHORTEST_HEADLINE and (text in wanted or wanted in text)


def _with_ancestors(node: LexborNode) -> frozenset[int]:
    """The element itself and all that hold it."""
    found = {node.mem_id}
    while node.parent is not None:
        node = node.parent
        found.add(node.mem_id)
    return frozenset(found)


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=False))


def _beside(node: LexborNode) -> tuple[list[LexborNode], list[LexborNode]]:
    """The elements beside a node: those before it, and those behind it."""
    siblings = _children(node.parent) if node.parent is not None else []
    at = [sibling.mem_id for sibling in siblings].index(node.mem_id)
    return siblings[:at], siblings[at + 1 :]


def _prune_ahead(node: LexborNode, above: frozenset[int], kept: Sequence[str]) -> None:
    """Removes what stands before the headline in an element that holds it."""
    for child in _children(node):
        if child.mem_id in above:
            _prune_ahead(child, above, kept)
            return
        _prune(child, kept)


def _prune(node: LexborNode, kept: Sequence[str]) -> None:
    text = squeezed(node.text())
    held = [snippet for snippet in kept if snippet in text]
    if not held:
        node.decompose()
        return
    for child in _children(node):
        if child.tag not in _INLINE:
            _prune(child, held)
