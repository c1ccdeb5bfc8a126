"""What a new library can begin with: the starter feeds that ship, and the files that newsboat keeps."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

STARTER_OPML: Final = Path(__file__).resolve().parent.parent / "starter.opml"


@dataclass(frozen=True, slots=True)
class StarterFeed:
    """One feed that ships; its address is unchecked."""

    title: str
    url: str
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class StarterFolder:
    """A folder of starter feeds."""

    name: str
    feeds: tuple[StarterFeed, ...]


@dataclass(frozen=True, slots=True)
class NewsboatFiles:
    """newsboat's list of feeds, and its cache where there is one: that knows what was read."""

    urls: Path
    cache: Path | None
    feeds: int

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files to import, in their order."""
        return (self.urls,) if self.cache is None else (self.urls, self.cache)


def starter_folders(path: Path = STARTER_OPML) -> tuple[StarterFolder, ...]:
    """The folders of the starter feeds; none where the file is missing."""
    try:
        body = ElementTree.parse(path).find("body")
    except (OSError, ElementTree.ParseError):
        return ()
    return tuple(
        StarterFolder(
            folder.get("text", ""),
            tuple(
                StarterFeed(feed.get("text", ""), feed.get("xmlUrl", ""), feed.get("htmlUrl", "")) for feed in folder
            ),
        )
        for folder in (body if body is not None else ())
    )


def as_opml(folders: Iterable[StarterFolder]) -> bytes:
    """The folders as OPML, for `assay import`."""
    root = ElementTree.Element("opml", version="2.0")
    body = ElementTree.SubElement(root, "body")
    for folder in folders:
        outline = ElementTree.SubElement(body, "outline", text=folder.name)
        for feed in folder.feeds:
            ElementTree.SubElement(
                outline, "outline", type="rss", text=feed.title, xmlUrl=feed.url, htmlUrl=feed.site_url
            )
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def newsboat_files(home: Path, environ: Mapping[str, str] = os.environ) -> NewsboatFiles | None:
    """newsboat's files, where newsboat looks for them: `~/.newsboat` first, else the XDG folders."""
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "newsboat"
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "newsboat"
    for urls, cache in (
        (home / ".newsboat" / "urls", home / ".newsboat" / "cache.db"),
        (config / "urls", data / "cache.db"),
    ):
        feeds = _feeds_in(urls)
        if feeds:
            return NewsboatFiles(urls, cache if cache.is_file() else None, feeds)
    return None


def _feeds_in(urls: Path) -> int:
    """How many feeds newsboat's file lists, at most those of its first megabyte."""
    try:
        with urls.open(encoding="utf-8", errors="replace") as file:
            lines = file.read(1_000_000).splitlines()
    except OSError:
        return 0
    return sum(line.strip('" ').lower().startswith(("http://", "https://")) for line in lines)


def shortened(path: Path, home: Path) -> str:
    """The path as people write it: `~/.newsboat/urls`."""
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
