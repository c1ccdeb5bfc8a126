"""Takes articles apart: HTML in, `Parts` out. Pure; never raises; the same input gives the same parts.

    reading      HTML or plain text to lines
    roles        what each line is: highlights, profiles, fine print, the page around the article, its body
    companies    whom the text names, in any script, and their tickers
    evidence     what in the body supports each highlight
    extraction   highlights in the article's own words, where its publisher gives none
    vocabularies the words that all of these look for, as data: found by phrases and their elements, read by vocabulary;
                 the user's own in the notation of people (notation), and checked (own_words)

A vocabulary's `version` is that of the whole analysis: it changes with the code and with the data.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.article.vocabulary import Vocabulary
    from reader.model import Parts


def load_vocabulary(user_folder: object = None) -> Vocabulary:
    """The shipped vocabulary with the user's additions; cached by folder."""
    from reader.article.vocabulary import load

    return load(user_folder)


def analyse(
    html: str, title: str = "", url: str = "", vocabulary: Vocabulary | None = None, language: str | None = None
) -> Parts:
    """The parts of an article given as HTML. `language` is what the feed says, and only a hint."""
    from reader.model import Parts

    return Parts.from_dict(parts_of(html, title, url, vocabulary, language))


def analyse_text(
    text: str, title: str = "", url: str = "", vocabulary: Vocabulary | None = None, language: str | None = None
) -> Parts:
    """The parts of an article given as plain text."""
    from reader.model import Parts

    return Parts.from_dict(parts_of(text, title, url, vocabulary, language, plain=True))


def firm_keys(parts: Parts) -> tuple[str, ...]:
    """For each of the article's companies what its name shares with other names of the same firm; empty: nothing."""
    from reader.article.companies.firm_keys import firm_key

    return tuple(firm_key(company.name) for company in parts.companies)


def short_keys(parts: Parts) -> tuple[str, ...]:
    """For each of the article's companies the key of its name's first word, where texts call it so; empty: nothing."""
    from reader.article.companies.firm_keys import short_key

    return tuple(short_key(company.name, company.aliases) for company in parts.companies)


def parts_of(
    source: str,
    title: str = "",
    url: str = "",
    vocabulary: Vocabulary | None = None,
    language: str | None = None,
    *,
    plain: bool = False,
) -> dict[str, object]:
    """The parts as `Parts.as_dict(explain=True)` gives them, without importing the model: for commands in a hurry."""
    from reader.article.analysis import take_apart

    return take_apart(source, title, url, vocabulary or load_vocabulary(), language, plain=plain)
