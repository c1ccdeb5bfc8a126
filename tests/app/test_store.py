"""The reading threads of the store: who waits for whom."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.store import MOVED, Store
from reader.errors import LibraryError
from reader.library import Library


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library.db")
    store.start()
    yield store
    store.close()


@pytest.mark.parametrize("lane", ["count", "follow"])
async def test_pages_do_not_wait_for_what_counts_or_follows(store: Store, lane: str) -> None:
    done = threading.Event()
    counting = asyncio.ensure_future(store.read(lambda library: done.wait(60), lane=lane))
    assert await store.read(Library.feeds, lane="list") == ()
    assert not counting.done()
    done.set()
    assert await counting


async def test_no_thread_opens_another_file_than_the_first(store: Store, tmp_path: Path) -> None:
    await store.read(Library.feeds, lane="list")
    (tmp_path / "library.db").rename(tmp_path / "moved.db")
    with pytest.raises(LibraryError, match=MOVED[:20]):
        await store.read(Library.feeds, lane="count")
    assert not (tmp_path / "library.db").exists()
