"""Everything that Assay raises on purpose.

ReaderError                 one plain sentence that says what to do next; exit 1
├── UsageError              the command's words or a setting are wrong; exit 2
│   ├── ConfigError         the config file
│   └── QueryError          a query; knows the position of the fault
├── FeedError               one feed could not be fetched or parsed; knows a stable code
└── LibraryError
    ├── LibraryBusy         another process holds the library or the poll; exit 3
    ├── LibraryFull         the disk is full or the folder is read-only
    ├── LibraryDamaged      the file is damaged; exit 4
    │   ├── NotALibrary     the file is something else
    │   └── ArticleDamaged  the text of one article is; the others can be read
    ├── LibraryNewer        written by a newer Assay; exit 4
    ├── NoteChanged         somebody else has changed the note meanwhile; knows what it is now
    └── QueryInterrupted    another thread asked the running query to stop
"""

from datetime import datetime
from typing import Any


class ReaderError(Exception):
    """A fault that the user can understand; the message is one sentence."""

    exit_code = 1


class UsageError(ReaderError):
    """The user asked for something that cannot be."""

    exit_code = 2


class ConfigError(UsageError):
    """The config file holds a key or a value that Assay does not know."""


class QueryError(UsageError):
    """A query does not parse. `position` is the index of the first wrong character in `query`."""

    def __init__(self, message: str, query: str = "", position: int = 0) -> None:
        super().__init__(message)
        self.query = query
        self.position = position


class FeedError(ReaderError):
    """A feed failed. `code` is stable and machine-readable (`timeout`, `not_a_feed`), `detail` is for people.

    `status` is the HTTP status where a server refused; `retry_after` (UTC) is when it wants to be asked again; `url` is
    the address that failed, where redirects led elsewhere.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        status: int | None = None,
        retry_after: datetime | None = None,
        url: str = "",
    ) -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail or code
        self.status = status
        self.retry_after = retry_after
        self.url = url

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors cross from worker processes; the default would pickle the message alone and lose the code.
        return _feed_error, (self.code, self.detail, self.status, self.retry_after, self.url)


def _feed_error(code: str, detail: str, status: int | None, retry_after: datetime | None, url: str) -> FeedError:
    return FeedError(code, detail, status=status, retry_after=retry_after, url=url)


class LibraryError(ReaderError):
    """The library cannot do what was asked."""


class LibraryBusy(LibraryError):
    """Another process holds the library, or the poll."""

    exit_code = 3


class LibraryFull(LibraryError):
    """The library cannot grow: the disk is full or the folder is read-only."""


class LibraryDamaged(LibraryError):
    """The file is damaged, or is not an Assay library. It was left untouched.

    `what` is the fault without the advice.
    """

    exit_code = 4

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".rstrip())
        self.what = what


class NotALibrary(LibraryDamaged):
    """What is there is not an Assay library. It was left untouched."""


class ArticleDamaged(LibraryDamaged):
    """The text of one article cannot be read any more; the others can."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"The text of article {article_id} is damaged.", "`assay doctor` says what can be saved.")


class LibraryNewer(LibraryError):
    """The library was written by a newer Assay. It was left untouched."""

    exit_code = 4


class NoteChanged(LibraryError):
    """The note is not what it was when its new text was begun. `now` is what it is; nothing was written."""

    def __init__(self, now: str) -> None:
        super().__init__("The note was changed elsewhere meanwhile.")
        self.now = now


class QueryInterrupted(LibraryError):
    """The running query was told to stop; nothing changed."""
