"""Background jobs against real child processes that behave badly."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.message import Message

import reader
from reader.app import jobs as jobs_module
from reader.app.jobs import LONGEST_LINE, Job, Jobs, Lines, assay_program

DEADLINE = 20


class Mailbox:
    """Receives the messages of jobs, and waits for those that a test expects."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.ended: list[Job.Ended] = []
        self._changed = asyncio.Event()

    def post(self, message: Message) -> bool:
        if isinstance(message, Job.Event):
            self.events.append(dict(message.data))
        elif isinstance(message, Job.Ended):
            self.ended.append(message)
        self._changed.set()
        return True

    async def until(self, condition: Any) -> None:
        async with asyncio.timeout(DEADLINE):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def end(self) -> Job.Ended:
        await self.until(lambda: self.ended)
        return self.ended[-1]


def program(script: str) -> tuple[str, ...]:
    return (sys.executable, "-S", "-c", script)


def jobs_running(script: str) -> tuple[Jobs, Mailbox]:
    mailbox = Mailbox()
    return Jobs(mailbox.post, program(script)), mailbox


def alive(pid: int) -> bool:
    """Whether the process runs; one that is dead but not yet buried by init does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


async def gone(pid: int) -> None:
    async with asyncio.timeout(DEADLINE):
        while alive(pid):
            await asyncio.sleep(0)


async def test_each_event_line_is_a_message_and_the_end_comes_last():
    jobs, mailbox = jobs_running('print(\'{"event":"started","feeds":2}\\n{"event":"done"}\')')
    job = jobs.start(["poll"])
    ended = await mailbox.end()
    assert [event["event"] for event in mailbox.events] == ["started", "done"]
    assert (ended.job, ended.code, ended.error) == (job, 0, "")


async def test_the_child_gets_the_command_word_for_word():
    jobs, mailbox = jobs_running("import sys, json; print(json.dumps({'event': 'seen', 'words': sys.argv[1:]}))")
    jobs.start(["add", "--json", "--", "-x; rm ~ $(ls) '\"", ""])
    await mailbox.end()
    assert mailbox.events[0]["words"] == ["add", "--json", "--", "-x; rm ~ $(ls) '\"", ""]


async def test_lines_that_are_no_events_are_passed_over():
    script = (
        "import sys\n"
        "out = sys.stdout.buffer\n"
        r"out.write(b'\xff\xfe\n\n[1]\n\"text\"\nnull\n{\"event\": 3}\n{\"no\": 1}\n{broken\n' + b'[' * 5000 + b'\n')"
        "\n"
        r"out.write(b'{\"event\":\"kept\"}')"
    )
    jobs, mailbox = jobs_running(script)
    jobs.start(["poll"])
    assert (await mailbox.end()).code == 0
    assert mailbox.events == [{"event": "kept"}]


async def test_a_long_line_arrives_whole_and_a_huge_one_costs_no_memory_and_only_itself():
    script = (
        "import sys, json\n"
        f"print(json.dumps({{'event': 'long', 'text': 'x' * {LONGEST_LINE // 2}}}))\n"
        f"print(json.dumps({{'event': 'huge', 'text': 'x' * {LONGEST_LINE * 4}}}))\n"
        "print(json.dumps({'event': 'after'}))\n"
    )
    jobs, mailbox = jobs_running(script)
    jobs.start(["poll"])
    await mailbox.end()
    assert [event["event"] for event in mailbox.events] == ["long", "after"]
    assert len(mailbox.events[0]["text"]) == LONGEST_LINE // 2


async def test_stderr_without_end_blocks_nothing_and_its_last_words_are_kept_in_one_clean_line():
    script = (
        "import sys\n"
        "sys.stderr.write('noise\\n' * 400_000)\n"
        "sys.stderr.write('\\x1b]0;title\\x07The library is\\nheld by another.\\n')\n"
        "sys.exit(3)"
    )
    jobs, mailbox = jobs_running(script)
    jobs.start(["poll"])
    ended = await mailbox.end()
    assert ended.code == 3
    assert ended.error.endswith("noise The library is held by another.")
    assert len(ended.error) <= 4096
    assert "\x1b" not in ended.error


async def test_a_killed_child_ends_as_a_message_with_its_signal():
    jobs, mailbox = jobs_running(
        'import os, signal; print(\'{"event":"started"}\', flush=True); os.kill(os.getpid(), signal.SIGKILL)'
    )
    jobs.start(["poll"])
    assert (await mailbox.end()).code == -signal.SIGKILL
    assert mailbox.events == [{"event": "started"}]
    assert jobs.running == ()


async def test_a_program_that_is_not_there_ends_as_a_message():
    mailbox = Mailbox()
    Jobs(mailbox.post, ["/nonexistent/assay"]).start(["poll"])
    ended = await mailbox.end()
    assert ended.code == 1
    assert "could not be started" in ended.error


async def test_a_grandchild_that_holds_the_pipe_does_not_keep_the_job_alive_and_dies_with_a_killed_child():
    script = (
        "import json, os, signal, subprocess, sys\n"
        "grandchild = subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(600)'])\n"
        "print(json.dumps({'event': 'born', 'pid': grandchild.pid}), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    jobs, mailbox = jobs_running(script)
    jobs.start(["poll"])
    assert (await mailbox.end()).code == -signal.SIGKILL
    await gone(mailbox.events[0]["pid"])


async def test_closing_ends_a_child_that_cleans_up_on_sigterm():
    script = (
        "import signal, sys\n"
        "def end(*_):\n"
        '    print(\'{"event":"saved"}\', flush=True)\n'
        "    sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        'print(\'{"event":"started"}\', flush=True)\n'
        "while True: signal.pause()\n"
    )
    jobs, mailbox = jobs_running(script)
    job = jobs.start(["poll"])
    await mailbox.until(lambda: mailbox.events)
    await jobs.close()
    assert mailbox.events[-1] == {"event": "saved"}
    assert mailbox.ended[0].code == 0
    assert job is not None
    assert job.stopped


async def test_closing_kills_a_child_that_does_not_listen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jobs_module, "STOP_SECONDS", 0.05)
    script = (
        "import json, os, signal\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(json.dumps({'event': 'started', 'pid': os.getpid()}), flush=True)\n"
        "while True: signal.pause()\n"
    )
    jobs, mailbox = jobs_running(script)
    jobs.start(["poll"])
    jobs.start(["full-text"])
    await mailbox.until(lambda: len(mailbox.events) == 2)
    await jobs.close()
    assert [ended.code for ended in mailbox.ended] == [-signal.SIGKILL] * 2
    assert not any(alive(event["pid"]) for event in mailbox.events)


async def test_closing_ends_a_job_that_has_only_just_been_asked_for():
    jobs, mailbox = jobs_running("import signal\nwhile True: signal.pause()")
    jobs.start(["poll"])
    await jobs.close()
    assert mailbox.ended[0].code == -signal.SIGKILL


async def test_no_job_starts_once_the_app_is_closing():
    jobs, mailbox = jobs_running("pass")
    await jobs.close()
    assert jobs.start(["add"]) is None
    assert jobs.poll() is None
    assert mailbox.ended == []


async def test_a_cancelled_app_leaves_no_child_behind():
    script = (
        "import json, os, signal\n"
        "print(json.dumps({'event': 'started', 'pid': os.getpid()}), flush=True)\n"
        "signal.pause()\n"
    )
    jobs, mailbox = jobs_running(script)
    jobs.start(["poll"])
    await mailbox.until(lambda: mailbox.events)
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        if task.get_name().startswith("job"):
            task.cancel()
    await gone(mailbox.events[0]["pid"])


async def test_one_poll_runs_at_a_time_and_other_jobs_beside_it():
    jobs, mailbox = jobs_running("import signal, sys\nif sys.argv[1] == 'poll': signal.pause()")
    poll = jobs.poll(every=True)
    assert poll is not None
    assert poll.command == ("poll", "--all", "--json")
    assert jobs.poll() is None
    assert jobs.poll_under_way is poll
    jobs.start(["full-text"])
    await mailbox.until(lambda: mailbox.ended)
    assert mailbox.ended[0].job.command == ("full-text",)
    await jobs.close()
    assert jobs.poll_under_way is None


async def test_a_poll_can_start_when_the_message_of_the_last_ones_end_has_come():
    jobs, mailbox = jobs_running("pass")
    for count in range(1, 4):
        started = jobs.poll(feed=7)
        assert started is not None
        assert started.command == ("poll", "--feed", "7", "--json")
        await mailbox.until(lambda count=count: len(mailbox.ended) == count)


async def test_progress_is_summed_before_the_message_comes():
    lines = [{"event": "started", "feeds": 2}, {"event": "polled", "new": 5, "updated": 1}, {"event": "unchanged"}]
    jobs, _ = jobs_running(f"print({chr(10).join(map(json.dumps, lines))!r})")
    seen: list[str] = []
    over = asyncio.Event()

    def post(message: Message) -> bool:
        if isinstance(message, Job.Event):
            seen.append(message.job.progress.text)
        else:
            over.set()
        return True

    jobs.start(["poll"], post=post)
    await over.wait()
    assert seen == ["Polling 0/2", "Polling 1/2 · 5 new · 1 updated", "Polling 2/2 · 5 new · 1 updated"]


async def test_a_folder_called_reader_where_the_user_stands_is_not_taken_for_assay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "__init__.py").write_text("")
    (tmp_path / "reader" / "__main__.py").write_text("raise SystemExit(77)")
    monkeypatch.chdir(tmp_path)
    mailbox = Mailbox()
    words = assay_program(tmp_path / "library.db", None)
    Jobs(mailbox.post, words[: words.index("--library")]).start(["--version"])
    assert (await mailbox.end()).code == 0


def test_the_program_names_the_library_and_the_settings():
    words = assay_program(Path("/l/library.db"), Path("/c/config.toml"))
    assert words[-4:] == ("--library", "/l/library.db", "--config", "/c/config.toml")
    assert "--config" not in assay_program(Path("/l/library.db"), None)


def test_a_checkout_that_is_not_installed_is_found_by_the_child():
    root = Path(reader.__file__).resolve().parent.parent
    expected = (root / "pyproject.toml").exists()
    assert (str(root) in jobs_module._environment().get("PYTHONPATH", "").split(os.pathsep)) is expected


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b""))), st.lists(st.integers(0, 2000)))
def test_lines_are_the_same_however_the_stream_is_cut(lines: list[bytes], cuts: list[int]):
    stream = b"\n".join(lines)
    cutter = Lines()
    found: list[bytes] = []
    ends = sorted({min(cut, len(stream)) for cut in cuts} | {len(stream)})
    for start, end in zip([0, *ends], ends, strict=False):
        found += cutter.fed(stream[start:end])
    assert [*found, cutter.rest()] == stream.split(b"\n")
