"""Who owns the host that an article stands on, as far as a published list says."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reader.article.vocabulary import Vocabulary


def owner_of(url: str, vocabulary: Vocabulary) -> dict[str, Any] | None:
    """What the list says of the address's host: owner, country, typology, source and date; None where it is silent."""
    return None
