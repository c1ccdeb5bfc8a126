"""Turns that several processes take."""

import os
import subprocess
import sys
from pathlib import Path

from reader.feeds.shared_turns import SharedTurns

HOLDS = """
import asyncio, sys
from pathlib import Path
from reader.feeds.shared_turns import SharedTurns

async def main():
    async with SharedTurns(Path(sys.argv[1]), 0.0).turn("ore.example"):
        print("held", flush=True)
        sys.stdin.read()

asyncio.run(main())
"""


async def test_a_host_that_another_process_asks_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    command = [sys.executable, "-c", HOLDS, str(file)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            other.kill()
            other.communicate()

    turns = SharedTurns(file, 0.0, sleep=wait)
    await _ask(turns, "quarry.example")
    assert waited == []
    await _ask(turns, "ore.example")
    assert len(waited) >= 3
    turns.close()


async def _ask(turns: SharedTurns, host: str) -> None:
    async with turns.turn(host):
        pass


async def test_the_pause_after_another_processes_request_is_kept(tmp_path: Path) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    first, second = (SharedTurns(tmp_path / "turns", 900.0, sleep=wait) for _ in range(2))
    await _ask(first, "ore.example")
    first.close()
    await _ask(second, "quarry.example")
    assert waited == []
    await _ask(second, "ore.example")
    assert [850 < seconds <= 900 for seconds in waited] == [True]
    second.close()


async def test_a_clock_that_was_ahead_makes_nobody_wait_longer_than_the_pause(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    file.write_bytes(b"\x7f" * (8 << 16))
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    turns = SharedTurns(file, 9.0, sleep=wait)
    await _ask(turns, "ore.example")
    assert waited == [9.0]
    turns.close()


async def test_where_no_file_can_be_each_process_takes_turns_by_itself(tmp_path: Path) -> None:
    turns = SharedTurns(tmp_path / "missing" / "turns", 900.0)
    await _ask(turns, "ore.example")
    await _ask(turns, "ore.example")
    turns.close()
