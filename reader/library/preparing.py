"""Articles made ready to be stored: in a worker process, with no library at hand."""

from collections.abc import Mapping
from datetime import datetime

from reader.library import packing
from reader.model import AnalysedArticle, Company, PreparedArticle
from reader.text import minutes_to_read


def prepared(article: AnalysedArticle, *, read: bool = False, received: datetime | None = None) -> PreparedArticle:
    """The article ready to be stored: compressed, indexed and described. Pure and picklable."""
    parts = article.parts if isinstance(article.parts, Mapping) else article.parts.as_dict()
    language = parts["language"] or article.language
    kinds = packing.kinds_of(parts)
    flags = packing.flags_of(parts, enclosures=article.enclosures, summary_only=article.summary_only)
    index = packing.index_columns(article.title, parts)
    minutes = minutes_to_read(" ".join(block["text"] for block in parts["blocks"] if block["role"] == "body"))
    companies = tuple(map(Company.from_dict, parts["companies"]))
    html = packing.coded(article.html)
    return PreparedArticle(
        identity=article.identity,
        content_hash=article.content_hash,
        url=article.url,
        title=article.title,
        author=article.author,
        published=article.published,
        updated=article.updated,
        language=language,
        kinds=kinds,
        flags=flags,
        minutes=minutes,
        html=packing.packed_html(html),
        parts=packing.packed_parts(parts, html),
        extras=packing.packed_extras(article.enclosures, article.categories),
        index=index,
        beginnings=packing.beginnings(index),
        traits=packing.traits_of(
            kinds, flags, minutes=minutes, language=language, url=article.url, author=article.author
        ),
        companies=companies,
        firm_keys=article.firm_keys or ("",) * len(companies),
        short_keys=article.short_keys or ("",) * len(companies),
        analysis_version=article.analysis_version,
        read=read,
        received=received,
    )
