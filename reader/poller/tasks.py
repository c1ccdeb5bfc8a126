"""What is handed to a worker process and what comes back. Values only, so that the parent imports no parser.

A worker answers a job with any number of results and then one `Finished` or one `Failed`. What came before a failure is
whole only for `TakeApartAgain`, whose articles are sent one by one, each as soon as it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.model import Known, PreparedArticle, StoredHtml


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """What a worker is told once: where the user's vocabulary is, and how much memory a job may take, in bytes."""

    vocabulary_folder: str | None = None
    memory: int = 192_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """A document that may be a feed: only its head is wanted."""

    body: bytes
    url: str
    content_type: str


@dataclass(frozen=True, slots=True)
class TakeIn:
    """A feed document to parse, sort out and take apart."""

    body: bytes
    url: str
    content_type: str
    known: Known
    now: datetime
    last_success: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The page that an article links to, to be taken apart whole. `stored` is what the library holds of the article."""

    body: bytes
    url: str
    content_type: str
    stored: StoredHtml


@dataclass(frozen=True, slots=True)
class TakeApartAgain:
    """Stored articles to analyse with today's rules."""

    articles: tuple[StoredHtml, ...]


Job = Look | TakeIn | Page | TakeApartAgain


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a document says of its feed; the first result of `TakeIn` and the only one of `Look`."""

    title: str
    site_url: str
    hints: str
    rhythm: float | None


@dataclass(frozen=True, slots=True)
class Articles:
    """Some articles of a feed, ready for the library: new ones, changed ones, and new identities, by article id."""

    new: tuple[PreparedArticle, ...] = ()
    changed: tuple[tuple[int, PreparedArticle], ...] = ()
    moved: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """Articles taken apart (again), by article id."""

    articles: tuple[tuple[int, PreparedArticle], ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is done, and the worker waits for the next, unless it is `spent`."""

    spent: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """The job failed, with the code and detail of a `FeedError`. `spent` workers must be replaced."""

    code: str
    detail: str
    spent: bool = False


Result = FeedHead | Articles | Prepared | Finished | Failed
