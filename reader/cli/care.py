"""`doctor`: whether settings, library and feeds are well, and what to do where they are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.advice import Finding, about_feeds, about_pauses
from reader.cli.printing import SOON, complain, json_line, plain, say, show, waiting
from reader.cli.session import Session
from reader.cli.settings_advice import about_settings, about_unused_tables
from reader.cli.whereabouts import nearly_full, open_to_others, read_only, unsafe_place
from reader.errors import (
    ConfigError,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryNewer,
    NotALibrary,
)
from reader.text import without_password

if TYPE_CHECKING:
    from reader.config import Config
    from reader.library import Library
    from reader.model import Feed


@click.command(short_help="Checks settings, library and feeds; says how to mend them.")
@click.option("--repair", "mend", is_flag=True, help="Mend the library; a copy of it is kept first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per finding.")
@click.pass_obj
def doctor(session: Session, mend: bool, as_json: bool) -> int:
    """Checks settings, library and feeds, and says how to mend what is wrong.

    Exit codes: 0 all is well, or only feeds are in trouble; 1 there is no library, or it needs mending, or lost
    something that --repair could not read; 2 the settings need mending; 3 the library is busy; 4 it is damaged, from a
    newer version, or no library of Assay's. The highest counts.
    """
    whole = _repaired(session.library_path, as_json) if mend else True
    with waiting("Checking settings, library and feeds", after=SOON):
        findings = _told(_findings(session), as_json)
    if not findings and not as_json:
        said = "All is well" if whole else "What is left is well, and what could not be read is missing"
        say(f"{said}: {session.library_path}.")
    return max([0 if whole else 1, *(finding.code for finding in findings)])


def _told(findings: Iterator[Finding], as_json: bool) -> list[Finding]:
    """The findings, each told when it is found; what mends several in a row is said once."""
    told: list[Finding] = []
    for finding in findings:
        if not as_json and told and told[-1].mend != finding.mend:
            _advise(told[-1])
        _tell(finding, as_json)
        told.append(finding)
    if not as_json and told:
        _advise(told[-1])
    return told


def _repaired(path: Path, as_json: bool) -> bool:
    """Mends the library and says what was done; whether nothing was lost."""
    from reader.library import repair

    try:
        with waiting("Mending the library; a copy of it is kept", after=SOON):
            repaired = repair(path)
    except NotALibrary:
        raise
    except LibraryDamaged as error:
        raise LibraryDamaged(
            error.what, "Nothing could be read out of it; `assay restore FILE` puts a backup in its place."
        ) from error
    (complain if as_json else say)(repaired.said)
    return repaired.whole


def _findings(session: Session) -> Iterator[Finding]:
    from reader.config import examined

    config, faults = examined(session.config_file)
    for fault in faults:
        yield Finding(fault, "correct it, or move the file away", ConfigError.exit_code)
    yield from about_settings(config)
    for look in (unsafe_place, read_only, nearly_full):
        what, mend = look(session.library_path)
        if what:
            yield Finding(what, mend)
    if not session.library_path.exists():
        mend = "check the path (`--library`, ASSAY_LIBRARY); `assay` or `assay add URL` makes one"
        yield Finding(f"There is no library at {session.library_path}", mend, LibraryError.exit_code)
        return
    try:
        yield from _about_library(session, config)
    except LibraryError as error:
        what = error.what if isinstance(error, LibraryDamaged) else str(error)
        yield Finding(what, _remedy(error, session.library_path), error.exit_code)


def _about_library(session: Session, config: Config) -> Iterator[Finding]:
    from reader.library import check
    from reader.origins import shares_secrets

    for fault in check(session.library_path):
        yield Finding(fault.what, fault.mend, LibraryDamaged.exit_code if fault.damage else 1)
        if fault.damage:
            return
    now = datetime.now(UTC)
    with session.open_library() as library:
        feeds = library.feeds()
        newest = {feed.id: moment for feed in feeds if (moment := _newest(library, feed))}
        addresses = {
            address
            for state in library.intake.poll_states(now, every=True)
            for address in state.former_urls
            if shares_secrets(address, state.url)
        }
    if any(feed.url != without_password(feed.url) for feed in feeds):
        what, mend = open_to_others(session.library_path)
        if what:
            yield Finding(what, mend)
    yield from about_unused_tables(config, addresses | {feed.url for feed in feeds})
    yield from about_feeds(feeds, now, newest)
    yield from about_pauses(feeds)


def _newest(library: Library, feed: Feed) -> datetime | None:
    """When the newest article of a feed was published, or first seen."""
    rows = library.rows(f"feed:{feed.id}", limit=1) if feed.articles else ()
    return rows[0].published or rows[0].received if rows else None


def _remedy(error: LibraryError, path: Path) -> str:
    if isinstance(error, NotALibrary):
        return "name another file with `--library`, or move this one away"
    if isinstance(error, LibraryNewer):
        return "install the newest Assay"
    if isinstance(error, LibraryBusy):
        return "wait, or quit the program that holds it, and try again"
    if isinstance(error, LibraryFull):
        return "make room on the disk and see that you may write there"
    if isinstance(error, LibraryDamaged):
        saves = "`assay doctor --repair` saves what can be read"
        backups = path.parent / "backups"
        where = f" ({backups})" if backups.is_dir() else ""
        return f"{saves}; `assay restore FILE` puts a backup{where} in its place"
    return "see that the file can be read and written"


def _tell(finding: Finding, as_json: bool) -> None:
    if as_json:
        json_line({"finding": finding.what, "mend": finding.mend, "serious": finding.code != 0})
        return
    from rich.table import Table

    sign, style = ("✗", "red") if finding.code else ("!", "yellow")
    line = Table.grid(padding=(0, 1, 0, 0))
    line.add_column()
    line.add_column(overflow="fold")
    line.add_row(plain(sign, style), plain(_sentence(finding.what), style))
    show(line)


def _advise(finding: Finding) -> None:
    """What mends a finding, and those right before it that are mended in the same way."""
    from rich.padding import Padding

    show(Padding(plain(f"{finding.mend[:1].upper()}{finding.mend[1:]}."), (0, 0, 0, 2)))


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text.rstrip('.')}."
