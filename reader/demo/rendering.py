"""Writes the demo's feeds and pages from the templates in `templates/`."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from reader.demo.editions import DemoArticle, DemoFeed

_TEMPLATES = Path(__file__).parent / "templates"


def feed_document(feed: DemoFeed, articles: Iterable[DemoArticle], base: str) -> str:
    """The feed as RSS 2.0 or Atom; `base` is the server's address without a slash at the end."""
    articles = tuple(articles)
    form = "atom" if feed.form == "atom" else "rss"
    entry = _template(f"{feed.form}-entry.xml")
    return _template(f"{form}.xml").substitute(
        title=escape(feed.title),
        description=escape(feed.description),
        language=feed.language,
        name=feed.name,
        site=f"{base}/{feed.name}/",
        address=f"{base}{feed.path}",
        changed=_stamp(max(article.updated for article in articles), form),
        entries="".join(entry.substitute(_entry_fields(article, base, form)) for article in articles),
    )


def page(feed: DemoFeed, article: DemoArticle, others: Iterable[DemoArticle], base: str) -> str:
    """The article's own page, with what pages have around their text: navigation, related links, a footer."""
    related = "".join(f'<li><a href="{base}{other.path}">{escape(other.title)}</a></li>' for other in others)
    return _template("page.html").substitute(
        _entry_fields(article, base, "atom"),
        feed=escape(feed.title),
        site=f"{base}/{feed.name}/",
        address=f"{base}{feed.path}",
        direction="rtl" if article.language in ("ar", "he") else "ltr",
        footer=feed.footer,
        related=related,
    )


def front_page(feed: DemoFeed, articles: Iterable[DemoArticle], base: str) -> str:
    """The feed's site: a list of its articles, with a link to the feed in the head."""
    rows = "".join(f'<li><a href="{base}{article.path}">{escape(article.title)}</a></li>' for article in articles)
    return _template("front.html").substitute(
        feed=escape(feed.title),
        description=escape(feed.description),
        language=feed.language,
        address=f"{base}{feed.path}",
        rows=rows,
        footer=feed.footer,
    )


@cache
def _template(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text("utf-8"))


def _entry_fields(article: DemoArticle, base: str, form: str) -> dict[str, str]:
    return {
        "title": escape(article.title),
        "link": f"{base}{article.path}",
        "identity": f"tag:demo.assay.invalid,{article.feed}:{article.slug}",
        "html": article.html,
        "markup": escape(article.html, quote=False),
        "summary": escape(article.summary),
        "author": escape(article.author),
        "language": article.language,
        "published": _stamp(article.published, form),
        "updated": _stamp(article.updated, form),
        "categories": "".join(_category(name, form) for name in article.categories),
    }


def _category(name: str, form: str) -> str:
    return f'<category term="{escape(name)}"/>' if form == "atom" else f"<category>{escape(name)}</category>"


def _stamp(moment: datetime, form: str) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if form == "atom" else format_datetime(moment, usegmt=True)
