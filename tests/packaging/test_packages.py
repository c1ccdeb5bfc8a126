"""What users install is whole: every file in it, and the command works in an environment that has nothing else."""

import json
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

Install = Callable[[Path], Path]


@pytest.fixture(params=["wheel", "sdist", "wheel_from_sdist"])
def assay(request: pytest.FixtureRequest, built: Any, installed: Install) -> Path:
    return installed(getattr(built, request.param))


def files(source: Path, folder: str) -> set[str]:
    return {str(path.relative_to(source)) for path in (source / folder).rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["wheel", "wheel_from_sdist"])
def test_the_wheel_holds_every_module_data_file_and_style(built: Any, kind: str):
    names = set(zipfile.ZipFile(getattr(built, kind)).namelist())
    assert files(built.source, "reader") <= names
    styles = files(built.source, "styles")
    assert styles
    assert {f"reader/{name}" for name in styles} <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_sdist_holds_what_a_clone_needs_to_build_and_test(built: Any):
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = files(built.source, "reader") | files(built.source, "styles") | files(built.source, "tests")
    assert wanted | {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"} <= names


def test_both_wheels_hold_the_same_files(built: Any):
    direct, through = (zipfile.ZipFile(wheel) for wheel in (built.wheel, built.wheel_from_sdist))
    assert sorted(direct.namelist()) == sorted(through.namelist())


def test_the_command_says_its_version(assay: Path, elsewhere: dict[str, str], tmp_path: Path):
    done = run([assay, "--version"], elsewhere, tmp_path)
    assert done.stdout.strip().split()[-1].count(".") == 2


def test_inspect_finds_the_parts_of_an_article(assay: Path, elsewhere: dict[str, str], tmp_path: Path):
    (tmp_path / "article.html").write_text(ARTICLE, "utf-8")
    parts = json.loads(run([assay, "inspect", "--json", "article.html"], elsewhere, tmp_path).stdout)
    assert parts["highlights"]["origin"] == "publisher"
    assert [item["text"] for item in parts["highlights"]["items"]] == ["A drum left the yard.", "Nobody signed for it."]
    assert [passage["kinds"] for passage in parts["disclaimers"]] == [["not_advice"]]


def test_the_demo_opens_in_a_terminal_shows_an_article_and_quits(
    assay: Path, elsewhere: dict[str, str], tmp_path: Path
):
    terminal = Terminal([str(assay), "demo"], elsewhere, tmp_path)
    terminal.wait_for("Songchuan", seconds=90)
    terminal.press("j\r")
    terminal.wait_for("Maren Oduya", seconds=20)
    terminal.wait_for("Highlights 7", seconds=20)
    terminal.quit(seconds=20)


def test_an_empty_library_opens_in_a_terminal_and_quits(assay: Path, elsewhere: dict[str, str], tmp_path: Path):
    terminal = Terminal([str(assay)], elsewhere, tmp_path)
    terminal.wait_for("OPML", seconds=30)
    terminal.quit(seconds=20)


def run(command: list[Path | str], env: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, env=env, cwd=folder, check=True, capture_output=True, text=True, timeout=60)


class Terminal:
    """A command in a pseudo-terminal of 140×40, and the screen that it draws."""

    def __init__(self, command: list[str], env: dict[str, str], folder: Path) -> None:
        size = (40, 140)
        self.screen = pyte.Screen(size[1], size[0])
        self.stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(command[0], command[1:], env=env, cwd=str(folder), dimensions=size)

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def wait_for(self, text: str, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while text not in self.text:
            assert time.monotonic() < ends, self.text
            self.read()

    @property
    def text(self) -> str:
        """What stands on the screen; blanks that must not break are blanks."""
        return "\n".join(self.screen.display).replace("\u00a0", " ")

    def read(self) -> bool:
        """Feeds what the command has written to the screen; false once it has ended."""
        try:
            self.stream.feed(self.child.read_nonblocking(65536, timeout=0.2))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    def quit(self, seconds: float) -> None:
        """Presses `q` until the command ends, as `q` goes back first and quits at the top."""
        ends = time.monotonic() + seconds
        while self.child.isalive() and time.monotonic() < ends:
            self.press("q")
            while self.read() and self.child.isalive() and time.monotonic() % 1 < 0.8:
                pass
        assert not self.child.isalive(), self.text
        assert self.child.exitstatus == 0, self.text


ARTICLE = """
<html lang="en"><head><title>The drum</title></head><body><h1>The drum</h1>
<h2>Highlights</h2><ul><li>A drum left the yard.</li><li>Nobody signed for it.</li></ul>
<p>On a wet morning a drum left the yard of the refinery on the back of a lorry that nobody had ordered.</p>
<p>The clerk looked for the receipt until noon. Nobody signed for it, as far as he could tell.</p>
<p>Disclaimer: This article is for information only and is not investment advice.</p></body></html>
"""
