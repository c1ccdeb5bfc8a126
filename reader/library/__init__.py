"""The library: one SQLite file. The only room that speaks SQL.

Library             an open library; every method is one short transaction
prepared            an article made ready to be stored, in whatever process has the time
poll_lock           one poll of a library at a time
LAST                the position after the last row, for `rows(before=LAST)`
"""

from reader.library.intake import prepared
from reader.library.library import LAST, Library
from reader.library.lock import poll_lock

__all__ = ["LAST", "Library", "poll_lock", "prepared"]
