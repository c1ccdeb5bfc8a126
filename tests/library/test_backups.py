"""What a backup promises: a whole copy under its name, nothing of a killed one, and faults told for whose they are."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from library.making import broken, open_library, titles

from reader.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull
from reader.library import backup, backups, check, connection, repair

KILLED = """
import os, signal, sys
from pathlib import Path
from reader.library import backup, backups
backups.quick_faults = lambda copy: os.kill(os.getpid(), signal.SIGKILL)
backup(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
"""
SMALL_FILES = """
import resource, sys
from pathlib import Path
from reader.library import backup
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    backup(Path(sys.argv[1]), Path(sys.argv[2]))
except Exception as error:
    print(type(error).__name__, error)
"""


def files_of(path: Path) -> list[str]:
    return sorted(file.name for file in path.iterdir())


def test_a_damaged_library_is_copied_and_called_damaged(filled: Path, tmp_path: Path) -> None:
    data = filled.read_bytes()
    filled.write_bytes(data[: len(data) // 2] + b"\xaa" * 8192 + data[len(data) // 2 + 8192 :])
    with pytest.raises(LibraryDamaged, match=r"was copied to .*, but is damaged, and so is the copy"):
        backup(filled, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size == filled.stat().st_size
    assert files_of(tmp_path) == ["copy.db", "data"]


@pytest.mark.parametrize("name", [["copy.db"], []])
def test_what_a_killed_backup_left_is_tidied_up_by_the_next_one(filled: Path, tmp_path: Path, name: list[str]) -> None:
    target = tmp_path / name[0] if name else None
    folder = tmp_path if name else filled.parent / "backups"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(filled), *map(str, filter(None, [target]))])
    assert killed.returncode == -signal.SIGKILL
    (left,) = [name for name in files_of(folder) if name.endswith(".part")]
    # One that was killed amid its writing leaves this as well, which must not be read into the next.
    (folder / f"{left}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 100)
    copy = backup(filled, target)
    assert [name for name in files_of(folder) if ".part" in name] == []
    assert list(check(copy)) == []


def test_what_only_looks_like_a_part_of_a_backup_stays(filled: Path, tmp_path: Path) -> None:
    download = tmp_path / "my-database-backup.db.part"
    download.write_bytes(b"half")
    own = tmp_path / "copy.db.part"
    own.write_bytes(b"a part of a play")
    backup(filled, tmp_path / "copy.db")
    assert download.read_bytes() == b"half"
    assert own.read_bytes() == b"a part of a play"


def test_what_a_killed_backup_left_is_tidied_up_by_the_next_one_of_another_name(filled: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(filled), str(tmp_path / "named.db")])
    assert files_of(tmp_path) == ["data", f"named.db{backups.PART}"]
    backup(filled, tmp_path / "another.db")
    assert files_of(tmp_path) == ["another.db", "data"]


@pytest.mark.parametrize("folder", [".", "backups"])
def test_what_a_killed_backup_left_near_the_library_is_told_and_removed_by_a_repair(filled: Path, folder: str) -> None:
    target = filled.parent / folder / "named.db"
    target.parent.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-c", KILLED, str(filled), str(target)])
    (finding,) = check(filled)
    assert f"named.db{backups.PART}" in finding.what
    assert not finding.damage
    assert "broken off had left is tidied up" in repair(filled).said
    assert list(target.parent.glob(f"*{backups.PART}")) == list(check(filled)) == []


def test_a_backup_that_is_being_written_is_not_told(filled: Path) -> None:
    with backups._claimed(filled.with_name("named.db")):
        assert list(check(filled)) == []
        assert "Nothing is wrong" in repair(filled).said


def test_a_file_that_came_to_be_meanwhile_is_not_written_over(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    monkeypatch.setattr(backups, "_tidy", lambda folder: target.write_bytes(b"another backup"))
    with pytest.raises(LibraryError, match="exists already"):
        backup(filled, target)
    assert target.read_bytes() == b"another backup"
    assert files_of(tmp_path) == ["copy.db", "data"]


def test_a_backup_that_is_being_written_is_neither_tidied_up_nor_written_over(filled: Path) -> None:
    target = filled.parent / "backups" / "library-20260310-120000.db"
    target.parent.mkdir()
    with backups._claimed(target) as part:
        part.write_bytes(b"half")
        with pytest.raises(LibraryBusy, match="is writing the backup"):
            backup(filled, target)
        assert backup(filled) != target
        assert part.read_bytes() == b"half"
    assert not part.exists()


def test_a_backup_that_finds_no_room_blames_its_own_disk_and_leaves_nothing(filled: Path, tmp_path: Path) -> None:
    assert filled.stat().st_size > 200_000
    words = [sys.executable, "-c", SMALL_FILES, str(filled), str(tmp_path / "copy.db")]
    said = subprocess.run(words, capture_output=True, text=True).stdout
    assert said.startswith(f"LibraryFull {tmp_path / 'copy.db'} cannot be written"), said
    assert files_of(tmp_path) == ["data"]


def test_a_folder_that_may_not_be_written_is_said(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "no folder").touch()
    with pytest.raises(LibraryFull, match="cannot be written"):
        backup(filled, tmp_path / "no folder" / "copy.db")


def test_a_backup_is_its_owners_alone(filled: Path, tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        copy = backup(filled, tmp_path / "copy.db")
    finally:
        os.umask(former)
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_text_that_cannot_be_read_is_damage_which_a_repair_mends(filled: Path) -> None:
    with open_library(filled) as library:
        stars = library.count("is:starred")
    broken(filled, "UPDATE contents SET parts = x'789c0102' WHERE id = 5")
    (finding,) = check(filled)
    assert (finding.what, finding.damage) == (
        "The file is damaged: 1 text of an article cannot be read any more.",
        True,
    )
    repaired = repair(filled)
    assert not repaired.whole
    assert "1 article has lost the text" in repaired.said
    assert "everything else" not in repaired.said
    with open_library(filled) as library:
        assert (len(titles(library)), library.count("is:starred")) == (10, stars)
    assert list(check(filled)) == []
    assert connection.is_library(filled)
