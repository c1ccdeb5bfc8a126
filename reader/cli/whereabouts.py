"""Whether a library lies where it should not: on a network or full disk, synced, open to others, or only to read."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

_NETWORK = frozenset(
    "9p afpfs afs beegfs ceph cifs davfs gpfs lustre ncpfs nfs nfs4 ocfs2 smb3 smbfs webdav"
    " fuse.davfs fuse.gcsfuse fuse.glusterfs fuse.rclone fuse.s3fs fuse.sshfs".split()
)
_SYNCED = re.compile(
    r"(dropbox|onedrive|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage"
    r"|nextcloud|owncloud|pcloud ?drive|megasync|box sync|seafile|syncthing)\b.*",
    re.IGNORECASE,
)
# What the programs leave in a folder that they sync.
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".owncloudsync.log": "ownCloud"}
_LEAST_ROOM = 50_000_000
_MAKE_ROOM = "make room; `[poll] keep_days` lets old read articles go"
_ADVICE = "keep it on a disk of this computer (`--library` or ASSAY_LIBRARY) and put copies there with `assay backup`"


def unsafe_place(library: Path, mounts: Mapping[str, str] | None = None) -> tuple[str, str]:
    """What is wrong with the place of a library, and what to do; two empty strings where nothing is.

    `mounts` are kinds of file systems by where they are mounted; without, those of this machine.
    """
    folder = library.absolute().resolve().parent
    if program := _synced_by(folder):
        return f"The library {library} lies in a folder that {program} syncs, which can damage it", _ADVICE
    kind = _file_system(folder, _mounts(folder) if mounts is None else mounts)
    if kind in _NETWORK:
        return f"The library {library} lies on a network folder ({kind}), where SQLite's locks are not safe", _ADVICE
    return "", ""


def read_only(library: Path) -> tuple[str, str]:
    """Whether a library that is there may not be written, and what to do; else two empty strings."""
    from reader.library.connection import is_permitted

    if not library.exists() or is_permitted(library):
        return "", ""
    what = f"The library {library} may only be read: no mark, tag, note or feed of yours will be kept"
    place = library if not os.access(library, os.W_OK) else library.absolute().parent
    return what, f"`chmod u+w {shlex.quote(str(place))}` makes it yours to write, where its disk can be written"


def nearly_full(library: Path) -> tuple[str, str]:
    """Whether the disk of a library has hardly any room left, and what to do; else two empty strings."""
    from reader.library.connection import free_bytes, has_room

    free = free_bytes(library.absolute().resolve().parent)
    if free is None or free >= _LEAST_ROOM:
        return "", ""
    if library.exists() and not has_room(library):
        return f"The disk of {library} is full: no mark, tag, note or feed of yours will be kept", _MAKE_ROOM
    return f"The disk of {library} has {free // 1_000_000} MB left: what polls bring may not fit", _MAKE_ROOM


def open_to_others(library: Path) -> tuple[str, str]:
    """Whether other users may read a library that holds passwords, or its backups, and what to do; else two empty
    strings.
    """
    backups = library.parent / "backups"
    copies = any(map(_is_open, backups.glob(f"{library.stem}-*")))
    mends = [f"`chmod go= {shlex.quote(str(library))}`"] if _is_open(library) else []
    mends += [f"`chmod -R go= {shlex.quote(str(backups))}`"] if copies else []
    if not mends:
        return "", ""
    what = f"Other users may read {library if _is_open(library) else backups}, and addresses of feeds hold passwords"
    return what, f"{' and '.join(mends)} makes {'it' if len(mends) == 1 else 'them'} yours alone"


def _is_open(file: Path) -> bool:
    return sys.platform != "win32" and bool(file.stat().st_mode & 0o077)


def _synced_by(folder: Path) -> str:
    for place in (folder, *folder.parents):
        if _SYNCED.fullmatch(place.name):
            return place.name
        for mark, program in _MARKS.items():
            if place != Path.home() and (place / mark).exists():
                return program
    return ""


def _file_system(folder: Path, mounts: Mapping[str, str]) -> str:
    return next((mounts[str(place)] for place in (folder, *folder.parents) if str(place) in mounts), "")


def _mounts(folder: Path) -> Mapping[str, str]:
    try:
        if sys.platform == "darwin" and folder.parts[1:2] in [("Volumes",), ("Network",)]:
            return mounts_of_macos(_listed_by_mount())
        return mounts_of_linux(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return {}


def _listed_by_mount() -> str:
    import subprocess

    try:
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=True).stdout
    except subprocess.SubprocessError:
        return ""


def mounts_of_linux(listed: str) -> dict[str, str]:
    """Kinds of file systems by mount point, from the lines of `/proc/self/mountinfo` (proc(5))."""
    mounts = {}
    for line in listed.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if dash and len(fields) > 4:
            mounts[_unescaped(fields[4])] = after.split(" ")[0]
    return mounts


def _unescaped(path: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), path)


def mounts_of_macos(listed: str) -> dict[str, str]:
    """Kinds of file systems by mount point, from what `mount` prints: `//ann@nas/news on /Volumes/news (smbfs, …)`."""
    found = (re.fullmatch(r".+ on (/.*) \((\w+)[,)].*", line) for line in listed.splitlines())
    return {match[1]: match[2] for match in found if match}
