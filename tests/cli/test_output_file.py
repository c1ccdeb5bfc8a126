"""Where `--output` writes: whole files in their places, and devices, pipes and links as what they are."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.cli.output_file import output_file
from reader.errors import ReaderError
from reader.library import Library


def export(assay, output: Path):
    return assay("export", "--format", "csv", "--output", str(output))


def test_a_file_is_written_and_keeps_its_permissions(assay, home: Path, filled: Library):
    (home / "all.csv").write_text("before")
    (home / "all.csv").chmod(0o600)
    done = export(assay, home / "all.csv")
    assert (done.code, done.out) == (0, f"Wrote 4 articles to {home / 'all.csv'}.\n")
    assert "Boron price slips" in (home / "all.csv").read_text()
    assert stat.S_IMODE((home / "all.csv").stat().st_mode) == 0o600


def test_a_link_stays_one_and_its_file_is_written(assay, home: Path, filled: Library):
    (home / "kept").mkdir()
    (home / "kept" / "all.csv").write_text("before")
    (home / "link.csv").symlink_to(home / "kept" / "all.csv")
    assert export(assay, home / "link.csv").code == 0
    assert (home / "link.csv").is_symlink()
    assert "Boron price slips" in (home / "kept" / "all.csv").read_text()


def test_a_link_to_a_device_is_written_to_and_stays(assay, home: Path, filled: Library):
    (home / "nothing").symlink_to("/dev/null")
    assert export(assay, home / "nothing").code == 0
    assert (home / "nothing").is_symlink()
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_pipe_is_written_to_and_stays_one(assay, home: Path, filled: Library):
    os.mkfifo(home / "pipe")
    read: list[bytes] = []
    reading = threading.Thread(target=lambda: read.append((home / "pipe").read_bytes()))
    reading.start()
    done = export(assay, home / "pipe")
    reading.join(10)
    assert (done.code, done.out) == (0, "")
    assert b"Boron price slips" in read[0]
    assert stat.S_ISFIFO((home / "pipe").stat().st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_device_is_one_sentence(assay, filled: Library):
    done = export(assay, Path("/dev/full"))
    assert (done.code, done.err) == (1, "/dev/full cannot be written: No space left on device.\n")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_standard_output_by_name_gets_the_articles_and_nothing_else(process, filled: Library):
    assert (
        process("export", "--format", "csv", "--output", "/dev/stdout").out == process("export", "--format", "csv").out
    )


@pytest.mark.parametrize("place", ["missing/all.csv", "folder", "loop"])
def test_what_cannot_be_written_is_one_sentence(assay, home: Path, filled: Library, place: str):
    (home / "folder").mkdir()
    (home / "loop").symlink_to(home / "loop")
    done = export(assay, home / place)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith(f"{home / place} cannot be written: ")


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path):
    (tmp_path / "all.csv").write_text("before")

    def fail() -> None:
        with output_file(tmp_path / "all.csv") as file:
            file.write(b"after")
            raise OSError(28, "No space left on device")

    with pytest.raises(ReaderError, match="cannot be written: No space left"):
        fail()
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("all.csv", "before")]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["export", "--format", "json"], ["--version"]])
def test_output_that_cannot_be_written_is_one_sentence(filled: Library, words: list[str]):
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "reader", *words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "The output cannot be written: No space left on device.\n")
