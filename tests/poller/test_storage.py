"""Passes over a library whose file or disk is in trouble: clean errors, nothing half done, and all well afterwards."""

import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from poller.watching import Feed

from reader.errors import LibraryFull
from reader.library import connection

PATIENCE = 60


def run_poll(desk: Any, **how: Any) -> "subprocess.CompletedProcess[str]":
    """`assay poll` as a process of its own."""
    folder = desk.path.parent
    environment = {**os.environ, "ASSAY_CONFIG": str(folder / "config.toml"), "HOME": str(folder)}
    command = [sys.executable, "-m", "reader", "--library", str(desk.path), "poll", "--all", "--json"]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=environment, **how)


def check_sound(desk: Any) -> None:
    with closing(sqlite3.connect(desk.path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.fixture
def grown(desk: Any, publisher: Any, make_feed: Feed) -> str:
    """A feed with one article, which then publishes two hundred."""
    url: str = publisher.publish("/feed", make_feed([1]))
    desk.subscribe(url)
    desk.poll()
    publisher.publish("/feed", make_feed(range(200), text="left the quay " + "with manganese nodules " * 200))
    return url


def test_a_full_disk_ends_a_pass_and_loses_nothing(desk: Any, grown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = connection.connect

    def almost_full(path: Path, *, write: bool = True) -> sqlite3.Connection:
        made = connect(path, write=write)
        (pages,) = made.execute("PRAGMA page_count").fetchone()
        made.execute(f"PRAGMA max_page_count = {pages + 4}")
        return made

    before = desk.state(grown)
    with monkeypatch.context() as patch:
        patch.setattr(connection, "connect", almost_full)
        with pytest.raises(LibraryFull, match="full"):
            desk.poll(every=True)
    assert (desk.state(grown), desk.titles()) == (before, ["Vessel 1"])
    check_sound(desk)
    assert desk.poll(every=True)[1]["new"] == 199
    assert len(desk.titles()) == 200


def test_a_file_that_may_not_grow_ends_a_pass_with_one_sentence(desk: Any, grown: str) -> None:
    before = desk.state(grown)
    most = max(path.stat().st_size for path in desk.path.parent.iterdir()) + 50_000

    def allow_little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = run_poll(desk, preexec_fn=allow_little)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert str(desk.path) in done.stderr
    check_sound(desk)
    assert (desk.state(grown), desk.titles()) == (before, ["Vessel 1"])
    assert run_poll(desk).returncode == 0
    assert len(desk.titles()) == 200


@pytest.mark.parametrize("content", [b"Notes of a user, and no library.\n" * 100, b"SQLite format 3\0" + b"\7" * 5000])
def test_a_foreign_file_is_refused_and_left_untouched(desk: Any, content: bytes) -> None:
    desk.path.write_bytes(content)
    done = run_poll(desk)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)
    assert desk.path.read_bytes() == content


def test_a_damaged_library_is_refused_and_the_doctor_is_named(desk: Any, grown: str) -> None:
    with closing(sqlite3.connect(desk.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feeds'").fetchone()
    with desk.path.open("r+b") as damaged:
        damaged.seek((root - 1) * connection.PAGE_SIZE)
        damaged.write(b"\xff" * connection.PAGE_SIZE)
    content = desk.path.read_bytes()
    done = run_poll(desk)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "assay doctor" in done.stderr
    assert desk.path.read_bytes() == content


def test_locks_are_waited_for_between_three_and_thirty_seconds() -> None:
    assert 3 < connection.BUSY_TIMEOUT < 30


def test_lock_files_of_programs_that_have_ended_hold_nothing_up(desk: Any, grown: str) -> None:
    (desk.path.parent / (desk.path.name + "-poll")).write_text("4711\n")
    assert desk.poll(every=True)[1]["event"] == "polled"
