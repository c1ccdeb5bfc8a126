"""What users install is whole: every file in it, and the command works in an environment that has nothing else."""

import json
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

Install = Callable[[Path], Path]


@pytest.fixture(params=["wheel", "sdist", "wheel_from_sdist", "compiled"])
def assay(request: pytest.FixtureRequest, built: Any, installed: Install) -> Path:
    compiled = request.param == "compiled"
    return installed(request.getfixturevalue("compiled_wheel") if compiled else getattr(built, request.param))


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
    terminal = Terminal([str(assay), "demo"], elsewhere, tmp_path, columns=140, lines=40)
    terminal.wait_until(lambda text: "Songchuan" in text, seconds=90)
    terminal.press("j\r")
    terminal.wait_until(lambda text: "Maren Oduya" in text and "Highlights 7" in text, seconds=20)
    assert terminal.leave(seconds=20) == 0


def test_an_empty_library_opens_in_a_terminal_and_quits(assay: Path, elsewhere: dict[str, str], tmp_path: Path):
    terminal = Terminal([str(assay)], elsewhere, tmp_path, columns=140, lines=40)
    terminal.wait_until(lambda text: "OPML" in text, seconds=30)
    assert terminal.leave(seconds=20) == 0


def run(command: list[Path | str], env: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, env=env, cwd=folder, check=True, capture_output=True, text=True, timeout=60)


ARTICLE = """
<html lang="en"><head><title>The drum</title></head><body><h1>The drum</h1>
<h2>Highlights</h2><ul><li>A drum left the yard.</li><li>Nobody signed for it.</li></ul>
<p>On a wet morning a drum left the yard of the refinery on the back of a lorry that nobody had ordered.</p>
<p>The clerk looked for the receipt until noon. Nobody signed for it, as far as he could tell.</p>
<p>Disclaimer: This article is for information only and is not investment advice.</p></body></html>
"""
