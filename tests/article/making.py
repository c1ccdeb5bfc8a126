"""Lines under way, and what is found in them."""

from typing import Any

from reader.article.companies.finding import find_companies
from reader.article.lines import Line


def line(text: str, role: str = "body", kind: str = "paragraph") -> Line:
    made = Line(kind, text)
    made.role = role
    made.prepare()
    return made


def body(*texts: str) -> list[tuple[int, Line]]:
    return [(i, line(text)) for i, text in enumerate(texts)]


def companies(*texts: str, title: str = "", profiles: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    return find_companies([line(text) for text in texts], title, profiles or [], None)


def names(*texts: str, **more: Any) -> list[str]:
    return [company["name"] for company in companies(*texts, **more)]


def profile(name: str, kind: str = "company", aliases: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"name": name, "kind": kind, "aliases": list(aliases), "tickers": [], "text": name, "blocks": []}
