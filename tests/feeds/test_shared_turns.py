"""Turns that several processes take."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.feeds.shared_turns import SharedTurns
from reader.feeds.turns import Turns

HOLDS = """
import sys
from pathlib import Path
from reader.feeds.shared_turns import SharedTurns

turns = SharedTurns(Path(sys.argv[1]), 0.0)
print(turns.begin(sys.argv[2]), flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(file: Path, host: str) -> Iterator[tuple[float, "subprocess.Popen[str]"]]:
    """A process that wants the turn of a host, and what it was told; it keeps the turn until it is killed."""
    command = [sys.executable, "-c", HOLDS, str(file), host]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert other.stdout is not None
    try:
        yield float(other.stdout.readline()), other
    finally:
        other.kill()
        other.communicate()


async def test_a_host_that_another_process_asks_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    waited: list[float] = []
    with another_process(file, "ore.example") as (told, other):
        assert told == 0.0

        async def wait(seconds: float) -> None:
            waited.append(seconds)
            if len(waited) == 3:
                other.kill()
                other.communicate()

        turns = _turns(file, wait)
        await _ask(turns, "quarry.example")
        assert waited == []
        await _ask(turns, "ore.example")
        assert len(waited) >= 3
        turns.close()


def _turns(file: Path, sleep: object = asyncio.sleep) -> Turns:
    """Turns of which only one can be had at a time."""
    turns = Turns(pause=0.0, exempt=(), concurrency=1, sleep=sleep)  # type: ignore[arg-type]
    turns.share(file)
    return turns


async def _ask(turns: Turns, host: str) -> None:
    async with turns.turn(host):
        pass


async def test_others_are_asked_while_a_host_that_another_process_asks_is_waited_for(tmp_path: Path) -> None:
    file, woken = tmp_path / "turns", asyncio.Event()

    async def wait(seconds: float) -> None:
        await woken.wait()

    turns = _turns(file, wait)
    with another_process(file, "ore.example"):
        waiting = asyncio.ensure_future(_ask(turns, "ore.example"))
        await asyncio.sleep(0)
        await asyncio.wait_for(_ask(turns, "quarry.example"), 10)
        assert not waiting.done()
    woken.set()
    await waiting
    turns.close()


async def test_a_host_that_waits_for_a_place_is_left_to_other_processes(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    turns = _turns(file)
    async with turns.turn("quarry.example"):
        waiting = asyncio.ensure_future(_ask(turns, "ore.example"))
        await asyncio.sleep(0)
        for host, held in (("ore.example", False), ("quarry.example", True)):
            with another_process(file, host) as (told, _):
                assert (told > 0) is held
    await waiting
    turns.close()


def test_the_pause_after_another_processes_request_is_kept(tmp_path: Path) -> None:
    now = 1_000_000.0
    first, second = (SharedTurns(tmp_path / "turns", 900.0, clock=lambda: now) for _ in range(2))
    assert first.begin("ore.example") == 0.0
    first.end("ore.example")
    first.close()
    now += 100.0
    assert second.begin("quarry.example") == 0.0
    assert second.begin("ore.example") == 800.0
    now += 800.0
    assert second.begin("ore.example") == 0.0
    second.close()


def test_a_clock_that_was_ahead_makes_nobody_wait_longer_than_the_pause(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    file.write_bytes(b"\x7f" * (8 << 16))
    turns = SharedTurns(file, 9.0)
    assert turns.begin("ore.example") == 9.0
    turns.close()


def test_where_no_file_can_be_each_process_takes_turns_by_itself(tmp_path: Path) -> None:
    turns = SharedTurns(tmp_path / "missing" / "turns", 900.0)
    for _ in range(2):
        assert turns.begin("ore.example") == 0.0
        turns.end("ore.example")
    turns.close()


async def test_what_fails_while_the_turns_are_closed_is_told_as_it_is(tmp_path: Path) -> None:
    turns = _turns(tmp_path / "turns")

    async def lose() -> None:
        async with turns.turn("ore.example"):
            turns.close()
            raise ValueError("lost")

    with pytest.raises(ValueError, match="lost"):
        await lose()


def test_turns_that_are_closed_do_not_open_the_file_again(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    turns = SharedTurns(file, 0.0)
    assert turns.begin("ore.example") == 0.0
    turns.close()
    file.unlink()
    turns.end("ore.example")
    assert turns.begin("ore.example") == 0.0
    assert not file.exists()


def test_a_turn_is_had_once_within_a_process_too(tmp_path: Path) -> None:
    turns = SharedTurns(tmp_path / "turns", 0.0)
    assert turns.begin("ore.example") == 0.0
    assert turns.begin("ore.example") > 0
    turns.end("ore.example")
    assert turns.begin("ore.example") == 0.0
    turns.close()
