"""The commands as processes of their own: events, exit codes, signals."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library import poll_lock

PATIENCE = 60


@pytest.fixture
def assay(tmp_path: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Starts `assay` on the test's library."""

    def start(*words: str) -> "subprocess.Popen[str]":
        environment = {**os.environ, "ASSAY_CONFIG": str(tmp_path / "config.toml"), "HOME": str(tmp_path)}
        command = [sys.executable, "-m", "reader", "--library", str(tmp_path / "library.db"), *words]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)

    return start


def finished(process: "subprocess.Popen[str]") -> tuple[int, list[dict[str, Any]], str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, [json.loads(line) for line in out.splitlines() if line.startswith("{")], err


def test_a_pass_prints_its_events_and_a_failing_feed_is_no_failure(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any]
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])), publisher.base + "/missing")
    code, events, err = finished(assay("poll", "--json"))
    assert (code, err) == (0, "")
    assert [event["event"] for event in events][0::3] == ["started", "done"]
    assert {event["event"] for event in events[1:-1]} == {"polled", "failed"}


def test_without_json_a_pass_says_what_came_of_it(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any]
) -> None:
    missing = publisher.base + "/missing"
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2])), missing)
    process = assay("poll")
    out, err = process.communicate(timeout=PATIENCE)
    assert out.startswith("2 feeds, 2 new articles, 1 failed in ")
    assert err.startswith(f"{missing}: The server answered 404")


def test_a_second_poller_ends_with_code_3_and_asks_for_nothing(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any]
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1])))
    with poll_lock(desk.path):
        code, events, err = finished(assay("poll", "--json"))
    assert (code, events) == (3, [])
    assert err.count("\n") == 1
    assert publisher.asked == []


@pytest.mark.parametrize("words", [("--all", "--feed", "http://a.example/"), ("--feed", "http://unknown.example/feed")])
def test_wrong_words_are_told_in_a_sentence(desk: Any, assay: Callable[..., Any], words: tuple[str, ...]) -> None:
    desk.subscribe("http://known.example/feed")
    code, _, err = finished(assay("poll", *words))
    assert code == 2
    assert err.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_pass_that_waits_for_a_slow_host_and_keeps_what_is_whole(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any], number: signal.Signals
) -> None:
    quick = publisher.publish("/quick", make_feed([1]))
    desk.subscribe(quick, publisher.publish("/slow", make_feed([2]), wait=threading.Event()))
    process = assay("poll", "--json")
    lines = [json.loads(process.stdout.readline()) for _ in range(2)]
    assert lines[1]["feed"] == quick
    process.send_signal(number)
    code, events, err = finished(process)
    assert (code, events, err) == (128 + number, [], "")
    assert desk.titles() == ["Vessel 1"]
    with poll_lock(desk.path):
        pass


def test_a_signal_ends_a_pass_that_waits_for_what_cannot_be_cancelled(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any], tmp_path: Path
) -> None:
    quick, paid = publisher.publish("/quick", make_feed([1])), publisher.publish("/paid", make_feed([2]))
    desk.subscribe(quick, paid)
    asking = f'[feeds."{paid}"]\nuser = "ann"\npassword_command = "sleep 19"\n'
    (tmp_path / "config.toml").write_text(asking)
    process = assay("poll", "--json")
    lines = [json.loads(process.stdout.readline()) for _ in range(2)]
    assert lines[1]["feed"] == quick
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=15)
    assert process.returncode == 128 + signal.SIGTERM
    assert desk.titles() == ["Vessel 1"]
    process.communicate()


def test_reanalysing_leaves_state_alone_and_has_nothing_left_to_do(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any], tmp_path: Path
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2, 3])))
    desk.poll()
    with desk.library() as library:
        library.mark("read", query="Vessel")
        library.mark("starred", ids=[1])
        before = library.rows()
    vocabulary = tmp_path / "vocabulary"
    vocabulary.mkdir()
    (vocabulary / "en.txt").write_text("[boilerplate lines]\nlike and subscribe, seafarers\n")
    (vocabulary / "mine.txt").write_text("[boilerplate]\nahoy\n")
    code, events, complaints = finished(assay("reanalyse", "--json"))
    assert code == 0
    assert "mine.txt: line 1 names no section" in complaints
    assert events[0] == {"event": "progress", "done": 0, "of": 3}
    assert events[-1] == {"event": "done", "done": 3, "of": 3, "failed": 0}
    code, events, _ = finished(assay("reanalyse", "--json"))
    assert events[-1] == {"event": "done", "done": 0, "of": 0, "failed": 0}
    with desk.library() as library:
        assert library.rows() == before


def test_reanalysing_a_query_takes_only_its_articles(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], assay: Callable[..., Any], tmp_path: Path
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2, 3])))
    desk.poll()
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "en.txt").write_text("[boilerplate lines]\nlike and subscribe, seafarers\n")
    _, events, _ = finished(assay("reanalyse", "--json", "id:2"))
    assert events[-1]["done"] == 1


def test_on_a_terminal_a_bar_moves_and_a_sentence_stays(
    desk: Any, publisher: Any, make_feed: Callable[..., bytes], tmp_path: Path
) -> None:
    desk.subscribe(publisher.publish("/feed", make_feed([1, 2])))
    ours, theirs = pty.openpty()
    environment = {**os.environ, "ASSAY_CONFIG": str(tmp_path / "config.toml"), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "reader", "--library", str(desk.path), "poll"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    written = b""
    # Linux answers with an error when the other end is closed.
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 65536):
            written += piece
    os.close(ours)
    assert process.wait(PATIENCE) == 0
    assert b"1/1" in written
    assert b"1 feed, 2 new articles in " in written.rpartition(b"\x1b")[2]
