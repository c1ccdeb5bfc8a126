"""Libraries on network and synced folders, and on disks that are full."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.cli.whereabouts import mounts_of_linux, mounts_of_macos, unsafe_place
from reader.library import Library

LINUX = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw
41 27 0:38 / /srv/news\040desk rw,relatime shared:9 master:2 - nfs4 nas:/news rw,vers=4.2
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ann@nas/news on /Volumes/news desk (smbfs, nodev, nosuid, mounted by ann)
"""


def test_mounts_are_read_as_the_systems_list_them():
    assert mounts_of_linux(LINUX) == {"/proc": "proc", "/": "ext4", "/srv/news desk": "nfs4"}
    assert mounts_of_macos(MACOS) == {"/": "apfs", "/Volumes/news desk": "smbfs"}


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "9p"])
def test_a_network_folder_is_named_with_its_kind(tmp_path: Path, kind: str):
    mounts = {"/": "ext4", str(tmp_path.resolve()): kind}
    what, mend = unsafe_place(tmp_path / "deep" / "library.db", mounts)
    assert f"network folder ({kind})" in what
    assert "assay backup" in mend
    assert unsafe_place(Path("/nowhere/library.db"), mounts) == ("", "")


@pytest.mark.parametrize("kind", ["ext4", "apfs", "btrfs", "tmpfs", "overlay", "fuseblk"])
def test_a_disk_of_this_computer_is_well(tmp_path: Path, kind: str):
    assert unsafe_place(tmp_path / "library.db", {"/": kind}) == ("", "")


@pytest.mark.parametrize(
    "folder", ["Dropbox", "Dropbox (Personal)", "OneDrive - Brantwood", "Google Drive", "Mobile Documents", "Nextcloud"]
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str):
    what, _ = unsafe_place(tmp_path / folder / "news" / "library.db", {})
    assert f"a folder that {folder} syncs" in what


@pytest.mark.parametrize("folder", ["Dropboxes", "dropped", "box", "mega", "cloud"])
def test_other_names_say_nothing(tmp_path: Path, folder: str):
    assert unsafe_place(tmp_path / folder / "library.db", {}) == ("", "")


def test_a_synced_folder_is_known_by_what_its_program_leaves_there(tmp_path: Path):
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert "Syncthing" in unsafe_place(tmp_path / "shared" / "library.db", {})[0]


def test_a_link_does_not_hide_where_the_library_lies(tmp_path: Path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "news").symlink_to(tmp_path / "Dropbox")
    assert "Dropbox" in unsafe_place(tmp_path / "news" / "library.db", {})[0]


def test_doctor_warns_of_a_synced_folder_and_all_else_is_well(assay, filled: Library, home: Path):
    (home / "Dropbox").mkdir()
    assay("backup", str(home / "Dropbox" / "library.db"))
    done = assay("--library", str(home / "Dropbox" / "library.db"), "doctor", "--json")
    (finding,) = done.lines
    assert (done.code, finding["serious"]) == (0, False)
    assert "Dropbox syncs" in finding["finding"]


@pytest.mark.parametrize("place", ["library.db", ""], ids=["the file", "its folder"])
def test_doctor_says_that_a_library_may_only_be_read(
    assay, filled: Library, home: Path, monkeypatch: pytest.MonkeyPatch, place: str
):
    locked, access = home / place, os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != locked and access(path, mode))
    done = assay("doctor", "--json")
    (finding,) = done.lines
    assert (done.code, finding["serious"]) == (0, False)
    assert finding["finding"].startswith(f"The library {home / 'library.db'} may only be read")
    assert finding["mend"].startswith(f"`chmod u+w {locked}`")


def test_a_disk_with_hardly_any_room_is_found(assay, filled: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "statvfs", lambda path: SimpleNamespace(f_bavail=12_400, f_frsize=1_000))
    done = assay("doctor")
    assert (done.code, done.err) == (0, "")
    assert "has 12 MB left" in " ".join(done.out.split())
