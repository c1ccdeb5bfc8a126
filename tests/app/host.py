"""A small app that shows one screen, and children that answer as `assay --json` does."""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from reader.app.jobs import Job, Jobs
from reader.app.styling import style
from reader.app.themes import THEMES

DEADLINE = 60
"""Seconds; only a test that fails comes near it, on however busy a machine."""
NOTHING = object()

CHILD = """
import json, signal, sys
answers = json.loads(sys.argv[1])
command = sys.argv[2]
answer = answers[command]
with open(answers["log"], "a") as log:
    given = sys.stdin.read().splitlines() if sys.argv[-1] == "-" else []
    log.write(json.dumps([*sys.argv[2:], *given]) + "\\n")
for event in answer["events"]:
    print(json.dumps(event), flush=True)
for path in sys.argv[3:]:
    if path.endswith(".opml"):
        print(json.dumps({"event": "seen", "opml": open(path).read()}), flush=True)
if answer.get("waits"):
    signal.pause()
sys.stderr.write(answer.get("error", ""))
sys.exit(answer.get("code", 0))
"""


class Children:
    """What the child processes of a test answer, by command, and what they were asked."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._answers: dict[str, Any] = {"log": str(log)}

    def answer(self, command: str, *events: dict[str, Any], **how: Any) -> None:
        """`command` writes the events; `code=1, error="…"` is how it ends, `waits=True` that it does not."""
        self._answers[command] = {"events": list(events), **how}

    @property
    def program(self) -> "Program":
        """The words that start a child, made anew for every child."""
        return Program(self._answers)

    @property
    def asked(self) -> list[list[str]]:
        """The words of each command so far; behind a `-` at the end, what it was given to read."""
        return [json.loads(line) for line in self._log.read_text().splitlines()] if self._log.exists() else []


class Program(Sequence[str]):
    """The answers as they stand when a child starts."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self._answers = answers

    def _words(self) -> tuple[str, ...]:
        return (sys.executable, "-S", "-c", CHILD, json.dumps(self._answers))

    def __getitem__(self, index: Any) -> Any:
        return self._words()[index]

    def __len__(self) -> int:
        return 5


class Host(App[None]):
    """Shows one screen; `result` is what it closed with."""

    def __init__(self, children: Children | None = None, theme: str = "assay-dark") -> None:
        super().__init__(css_path=[style("base")])
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.result: Any = NOTHING
        self.messages: list[Message] = []
        self.jobs = Jobs(self._keep, [])
        if children is not None:
            self.jobs._program = children.program  # type: ignore[assignment]

    def _keep(self, message: Message) -> bool:
        self.messages.append(message)
        return True

    def on_job_event(self, event: Job.Event) -> None:
        """Keeps what the jobs of a screen wrote."""
        self.messages.append(event)

    def compose(self) -> Any:
        """Something to lie beneath."""
        yield Static("desk", id="desk")

    async def ask(self, pilot: Pilot[None], screen: Screen[Any]) -> None:
        """Pushes the screen and waits until it stands."""
        self.push_screen(screen, self._answered)
        await pilot.pause()

    def _answered(self, result: Any) -> None:
        self.result = result

    async def answer(self, pilot: Pilot[None]) -> Any:
        """What the screen closes with."""
        await until(pilot, lambda: self.result is not NOTHING)
        return self.result

    async def on_unmount(self) -> None:
        """Leaves no child behind."""
        await self.jobs.close()


async def until(pilot: Pilot[None], condition: Any) -> None:
    """Waits for the condition; fails after a while."""
    async with asyncio.timeout(DEADLINE):
        while not condition():
            await pilot.pause()
            await asyncio.sleep(1 / 1000)


def text_of(app: App[Any], selector: str) -> str:
    """What a `Static` of the top screen shows."""
    return str(app.screen.query_one(selector, Static).content)


def screen_text(app: App[Any]) -> str:
    """Everything that the top screen shows, as plain text."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
