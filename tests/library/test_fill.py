"""The filler of benchmark libraries, with a small corpus in the place of the shared one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library, check

FILL = Path(__file__).parents[1] / "bench" / "fill.py"
CORPUS = """
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

@dataclass
class Article:
    guid: str
    link: str
    title: str
    html: str
    summary: str
    author: str
    published: datetime
    updated: datetime

class Corpus:
    def __init__(self, seed, items):
        self.seed = seed
    def feed_title(self, f):
        return f"Feed {f}"
    def site(self, f):
        return f"https://news{f}.example"
    def article(self, f, i):
        at = datetime(2025, 1, 1, tzinfo=timezone.utc) + timedelta(hours=i)
        html = f"<p>Kiln number {i} was lit.</p>" if f else ""
        return Article(f"{f}-{i}", f"https://news{f}.example/{i}", f"Kiln {i}", html, "Kiln told.", "Ada", at, at)
"""


def filled(path: Path, shared: Path) -> "subprocess.CompletedProcess[str]":
    """What the filler says of 2 feeds with 3 articles each."""
    command = [sys.executable, str(FILL), "--library", str(path), "--feeds", "2", "--articles", "6", "--processes", "1"]
    environment = {**os.environ, "ASSAY_SHARED": str(shared)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    bench = tmp_path / "shared" / "bench"
    bench.mkdir(parents=True)
    (bench / "make_feeds.py").write_text(CORPUS)
    return bench.parent


def test_a_library_is_filled_as_a_first_poll_would(path: Path, shared: Path) -> None:
    done = filled(path, shared)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("6 articles in 2 feeds")
    assert list(check(path)) == []
    with Library.open(path) as library:
        assert [(feed.title, feed.articles, feed.unread) for feed in library.feeds()] == [
            ("Feed 0", 3, 3),
            ("Feed 1", 3, 3),
        ]
        assert [row.title for row in library.rows("lit")] == ["Kiln 2", "Kiln 1", "Kiln 0"]
        assert [row.summary_only for row in library.rows("told")] == [True] * 3
    assert "name a new library" in filled(path, shared).stderr


def test_a_missing_corpus_is_said_plainly(path: Path, tmp_path: Path) -> None:
    done = filled(path, tmp_path / "nowhere")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "ASSAY_SHARED" in done.stderr
    assert not path.exists()
