"""What can be opened, and what is refused and left as it is."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from library.making import NOW, add_feed, article, open_library, titles

from reader.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryNewer, QueryInterrupted
from reader.library import Library, check, connection, poll_lock, schema


def test_a_missing_library_is_made_with_its_folder(path: Path) -> None:
    with open_library(path) as library:
        assert library.rows() == ()
    assert path.exists()


def test_a_file_in_the_place_of_the_folder_is_said(filled: Path) -> None:
    with pytest.raises(LibraryFull, match=f"{filled} is a file, not a folder"):
        open_library(filled / "deeper" / "library.db")


def test_a_missing_library_is_not_made_for_reading(path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        Library.open(path, write=False)
    assert not path.exists()


def test_an_up_to_date_library_opens_without_the_migrations(path: Path) -> None:
    open_library(path).close()
    program = (
        "import sys; from pathlib import Path; from reader.library import Library;"
        f" Library.open(Path({str(path)!r})).rows('is:unread');"
        " print('sqlite_utils' in sys.modules, 'lark' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["False", "False"]


def test_a_newer_library_is_refused_and_left_untouched(path: Path) -> None:
    open_library(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(LibraryNewer, match="newer Assay"):
        open_library(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00 cut short"])
def test_a_file_that_is_no_database_is_refused_and_left_untouched(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LibraryDamaged):
        open_library(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_refused_and_left_untouched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE articles(id)")
    before = path.read_bytes()
    with pytest.raises(LibraryDamaged, match="not an Assay library"):
        open_library(path)
    assert path.read_bytes() == before


def test_a_damaged_page_is_named_as_damage(path: Path) -> None:
    with open_library(path) as library:
        add_feed(library, articles=[article(f"a{i}") for i in range(50)])
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'states'").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * connection.PAGE_SIZE)
        file.write(b"\xff" * connection.PAGE_SIZE)
    with open_library(path) as library, pytest.raises(LibraryDamaged, match="doctor"):
        library.rows()


def test_a_library_being_made_by_a_process_that_died_is_finished(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
    with open_library(path) as library:
        assert add_feed(library).id == 1


def test_processes_that_make_a_library_at_once_make_one(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.library import Library;"
        f" Library.open(Path({str(path)!r})).subscribe('https://' + sys.argv[1])"
    )
    makers = [subprocess.Popen([sys.executable, "-c", program, name]) for name in "abc"]
    assert [maker.wait() for maker in makers] == [0, 0, 0]
    with open_library(path) as library:
        assert [feed.url for feed in library.feeds()] == ["https://a", "https://b", "https://c"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged, match="folder"):
        open_library(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_read_and_says_so_when_written(path: Path) -> None:
    with open_library(path) as library:
        add_feed(library, articles=[article("a")])
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Library.open(path, write=False) as library:
            assert titles(library) == ["a"]
            with pytest.raises(LibraryFull):
                library.mark("read", ids=[1])
    finally:
        path.parent.chmod(0o755)


def test_a_connection_for_reading_cannot_write(path: Path) -> None:
    open_library(path).close()
    with Library.open(path, write=False) as library, pytest.raises(LibraryFull):
        library.subscribe("https://ore.example/feed")


def test_a_full_disk_changes_nothing(library: Library) -> None:
    feed = add_feed(library, articles=[article("a")])
    (pages,) = library._file.connection.execute("PRAGMA page_count").fetchone()
    library._file.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    (state,) = library.intake.poll_states(NOW, url=feed.url)
    with pytest.raises(LibraryFull, match="full"):
        library.intake.save(state, new=[article(f"b{i}") for i in range(200)])
    library._file.connection.execute("PRAGMA max_page_count = 1000000")
    assert titles(library) == ["a"]
    assert library.count("") == 1
    assert library.intake.save(state, new=[article("b")]).new == 1


def test_a_library_locked_for_long_is_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(path).close()
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_library(path) as library:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy):
            library.subscribe("https://ore.example/feed")
        other.execute("ROLLBACK")
        assert library.subscribe("https://ore.example/feed").id == 1


def test_a_writer_waits_for_another(path: Path) -> None:
    open_library(path).close()
    held = threading.Event()
    released = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            released.wait(0.1)
            other.execute("COMMIT")

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    with open_library(path) as library:
        assert library.subscribe("https://ore.example/feed").id == 1
    thread.join()


def test_other_connections_are_noticed(path: Path) -> None:
    with open_library(path) as one, open_library(path) as two:
        before = one.data_version()
        one.subscribe("https://ore.example/feed")
        assert one.data_version() == before
        two.subscribe("https://tin.example/feed")
        assert one.data_version() != before


@pytest.mark.parametrize(
    "also", ["Library.open(path).close()", "list(check(path))", "backup(path)", "Library.open(path)"]
)
def test_writes_after_another_process_has_come_and_gone_are_kept(path: Path, also: str) -> None:
    begin = f"import os, subprocess, sys; from pathlib import Path; path = Path({str(path)!r})\n"
    begin += "from reader.library import Library, backup, check\n"
    other = f"{begin}Library.open(path).close()"
    program = f"""{begin}library = Library.open(path)
library.subscribe('https://a.example')
kept = {also}
subprocess.run([sys.executable, '-c', {other!r}], check=True)
library.subscribe('https://b.example')
os._exit(0)"""
    subprocess.run([sys.executable, "-c", program], check=True)
    with open_library(path) as library:
        assert [feed.url for feed in library.feeds()] == ["https://a.example", "https://b.example"]
    assert list(check(path)) == []


def test_a_running_query_can_be_stopped(library: Library) -> None:
    library._file.connection.set_progress_handler(lambda: library.interrupt(), 1)
    add = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT sum(i) FROM n"
    with pytest.raises(QueryInterrupted), library._reading() as db:
        db.execute(add).fetchone()
    library._file.connection.set_progress_handler(None, 0)
    assert library.rows() == ()


def test_the_poll_lock_is_held_by_one(path: Path) -> None:
    with poll_lock(path), pytest.raises(LibraryBusy), poll_lock(path):
        pass
    with poll_lock(path):
        pass


def test_a_killed_process_releases_the_poll_lock(path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from reader.library import poll_lock\n"
        f"with poll_lock(Path({str(path)!r})):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LibraryBusy), poll_lock(path):
            pass
        holder.kill()
        holder.wait()
    with poll_lock(path):
        pass


def test_what_is_no_file_is_refused_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(LibraryDamaged, match="name another file"):
            open_library(path)
        with pytest.raises(LibraryDamaged, match="name another file"), poll_lock(path):
            pass
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_and_its_library_are_polled_one_at_a_time(path: Path, tmp_path: Path) -> None:
    open_library(path).close()
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with poll_lock(path), pytest.raises(LibraryBusy), poll_lock(link):
        pass
    with open_library(link) as library:
        library.subscribe("https://a.example/")
    with open_library(path) as library:
        assert [feed.url for feed in library.feeds()] == ["https://a.example/"]
