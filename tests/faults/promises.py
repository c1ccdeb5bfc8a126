"""What polling promises to publishers and to readers, and the tests that show each promise kept.

`PROMISES` maps an area to its promises, and each promise to its tests, as `folder/file.py::test` below `tests/`. Where
a promise is one of a pass, a test of a whole pass is among them. `test_promises.py` fails when a test is not there.
"""

from collections.abc import Mapping

from faults.promises_to_publishers import NETWORK, POLITE
from faults.promises_to_readers import ENTRIES, FAST, FULL_TEXT, HEALTH, PAID, REVISIONS, STORAGE, SUBSCRIBING

PROMISES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "polite": POLITE,
    "network": NETWORK,
    "entries": ENTRIES,
    "revisions": REVISIONS,
    "storage": STORAGE,
    "full text": FULL_TEXT,
    "health": HEALTH,
    "paid press": PAID,
    "subscribing": SUBSCRIBING,
    "fast": FAST,
}
