"""A library that another program holds for seconds, in real time."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from faults.hostile import FEED, Hostile, Reply

from reader.library import Library
from reader.model import Subscription


@pytest.fixture
def polling(tmp_path: Path) -> Callable[[float], "subprocess.CompletedProcess[str]"]:
    """Polls a library that is held for so many seconds from the first answer on."""

    def poll(seconds: float) -> "subprocess.CompletedProcess[str]":
        path = tmp_path / "library.db"
        holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        timer = threading.Timer(seconds, holder.execute, ("ROLLBACK",))

        def hold(peer: object, request: object) -> None:
            holder.execute("BEGIN IMMEDIATE")
            timer.start()
            Reply(FEED)(peer, request)  # type: ignore[arg-type]

        with Hostile() as server, closing(holder):
            with Library.open(path) as library:
                library.subscribe_all([Subscription(server.at("/feed", hold))])
            environment = {**os.environ, "ASSAY_CONFIG": str(tmp_path / "config.toml"), "HOME": str(tmp_path)}
            command = [sys.executable, "-m", "reader", "--library", str(path), "poll", "--json"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
            timer.join()
        return done

    return poll


def test_three_seconds_are_waited_for(polling: Callable[[float], "subprocess.CompletedProcess[str]"]) -> None:
    done = polling(3)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"new": 2' in done.stdout


def test_thirty_seconds_are_not(polling: Callable[[float], "subprocess.CompletedProcess[str]"]) -> None:
    done = polling(30)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "Another program holds" in done.stderr
