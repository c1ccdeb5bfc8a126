"""`doctor` and `backup`."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest

from reader.article.vocabulary import SHIPPED
from reader.library import Library

NOW = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


def test_a_library_that_is_well(assay, filled: Library, home: Path):
    done = assay("doctor")
    assert (done.code, done.out) == (0, f"All is well: {home / 'library.db'}.\n")
    assert assay("doctor", "--json").out == ""


def test_no_library_is_said_and_none_is_made(assay, home: Path):
    done = assay("doctor")
    assert done.code == 1
    assert "There is no library" in done.out
    assert "heck the path" in done.out
    assert not (home / "library.db").exists()


@pytest.mark.parametrize(
    ("code", "advice"), [("http_404", "assay edit"), ("timeout", "assay poll --feed"), ("not_a_feed", "assay add")]
)
def test_a_feed_in_trouble_comes_with_what_to_do(assay, filled: Library, code: str, advice: str):
    (state,) = filled.intake.poll_states(NOW, url="https://grid.example/feed", every=True)
    filled.intake.save(replace(state, error=code, error_detail="It does not work.", failures=4))
    done = assay("doctor", "--json")
    (finding,) = done.lines
    assert done.code == 0
    assert finding["finding"].startswith("Grid Example (feed ")
    assert "4 times in a row: It does not work" in finding["finding"]
    assert advice in finding["mend"]
    assert finding["serious"] is False


def test_a_feed_that_has_ended_is_said(assay, filled: Library):
    (state,) = filled.intake.poll_states(NOW, url="https://grid.example/feed", every=True)
    filled.intake.save(replace(state, gone=True, error="http_410", error_detail="Gone."))
    assert "was ended by its publisher" in assay("doctor").out


def test_a_feed_whose_address_is_lost_is_not_said_to_be_ended_by_its_publisher(assay, filled: Library, home: Path):
    filled.close()
    with closing(sqlite3.connect(home / "library.db")) as db:
        db.execute("DELETE FROM feeds WHERE url = 'https://grid.example/feed'")
        db.commit()
    assay("doctor", "--repair")
    feeds, doctor = assay("feeds").out, assay("doctor").out
    assert "its address is lost" in feeds
    assert "assay edit" in doctor
    assert "ended by its publisher" not in feeds + doctor


def test_a_config_with_a_mistake_is_found(assay, filled: Library, home: Path):
    (home / "config.toml").write_text("[poll]\nworkers = -1\n")
    done = assay("doctor", "--json")
    assert done.code == 2
    assert "workers" in done.lines[0]["finding"]


def test_every_wrong_setting_is_found_at_once_and_the_feeds_are_looked_at_all_the_same(
    assay, filled: Library, home: Path
):
    (state,) = filled.intake.poll_states(NOW, url="https://grid.example/feed", every=True)
    filled.intake.save(replace(state, gone=True, error="http_410", error_detail="Gone."))
    (home / "config.toml").write_text('[app]\ntheme = "lite"\nrows = "big"\n[keys]\nfoo = "x"\n[poll]\nmesure = 6\n')
    done = assay("doctor", "--json")
    found = [line["finding"] for line in done.lines]
    assert done.code == 2
    for word in ("theme", "rows", "[keys] foo", "mesure", "was ended by its publisher"):
        assert any(word in finding for finding in found), (word, found)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('proxy = "socks5://relay.example:1080"', "is not the address of an http proxy"),
        ('ca_bundle = "nowhere.pem"', "nowhere.pem holds no certificates"),
    ],
)
def test_what_would_keep_every_poll_from_beginning_is_found(
    assay, filled: Library, home: Path, setting: str, said: str
):
    (home / "config.toml").write_text(f"[poll]\n{setting}\n")
    done = assay("doctor")
    assert done.code == 2
    assert said in done.out.replace("\n", " ")


FOREIGN = {"letter": b"Not a database, but a letter to my aunt. " * 100, "torn": b"SQLite format 3\0" + b"x" * 5000}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_no_library_is_exit_4_and_untouched(assay, home: Path, data: bytes):
    (home / "library.db").write_bytes(data)
    for command in (["doctor"], ["list"], ["feeds"], ["mark", "read", "x"]):
        done = assay(*command)
        assert done.code == 4, command
    assert (home / "library.db").read_bytes() == data


def damage(file: Path, start: int, size: int) -> bytes:
    """Writes over the middle of a library; gives what the file then holds."""
    data = bytearray(file.read_bytes())
    data[start : start + size] = b"\xaa" * min(size, len(data) - start)
    file.write_bytes(data)
    return bytes(data)


@pytest.fixture
def copied(assay, filled: Library, home: Path) -> Path:
    """A copy of the library, that nothing has open."""
    assert assay("backup", str(home / "copy.db")).code == 0
    return home / "copy.db"


@pytest.mark.parametrize("how", ["overwritten", "cut"])
def test_a_damaged_library_is_repaired_by_what_doctor_advises(assay, copied: Path, how: str):
    if how == "overwritten":
        size = copied.stat().st_size
        damaged = damage(copied, size // 2, size // 8)
    else:
        damaged = copied.read_bytes()[: copied.stat().st_size * 3 // 4]
        copied.write_bytes(damaged)
    found = assay("--library", str(copied), "doctor")
    assert found.code == 4
    assert "`assay doctor --repair`" in found.out
    repaired = assay("--library", str(copied), "doctor", "--repair", "--json")
    assert (repaired.code, repaired.out) == (int("could not be" in repaired.err), ""), repaired
    assert repaired.err.startswith("The file was damaged; ")
    assert "All is well" in assay("--library", str(copied), "doctor").out
    (kept,) = copied.parent.glob("copy-damaged-*.db")
    assert kept.read_bytes() == damaged
    assert assay("--library", str(copied), "list", "--json").code == 0


def test_a_repair_that_saves_nothing_is_not_well_and_says_so(assay, copied: Path):
    copied.write_bytes(copied.read_bytes()[: copied.stat().st_size // 20])
    found = assay("--library", str(copied), "doctor")
    assert (found.code, found.out.count("✗")) == (4, 1)
    assert "`assay doctor` to see" not in found.out
    repaired = assay("--library", str(copied), "doctor", "--repair")
    assert repaired.code == 1
    assert "no article was read out into a new one, but parts of " in repaired.out
    assert "All is well" not in repaired.out
    assert f"what could not be read is missing: {copied}" in repaired.out


def test_nobody_is_sent_from_doctor_to_doctor(assay, copied: Path):
    with closing(sqlite3.connect(copied)) as db:
        db.execute("DROP TABLE feeds")
        db.commit()
    found = assay("--library", str(copied), "doctor")
    assert (found.code, found.out.count("damaged")) == (4, 1)
    assert "`assay doctor` to see" not in found.out


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_doctor_offers_no_repair_for_what_is_no_library(assay, home: Path, data: bytes):
    (home / "library.db").write_bytes(data)
    done = assay("doctor")
    assert done.code == 4
    assert "ame another file with `--library`" in done.out
    assert "--repair" not in done.out
    repair = assay("doctor", "--repair")
    assert (repair.code, repair.out) == (4, "")
    assert (home / "library.db").read_bytes() == data


def test_a_backup_makes_no_folders(assay, filled: Library, home: Path):
    done = assay("backup", str(home / "missing" / "copy.db"))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"There is no folder {home / 'missing'}; make it first, or name a file elsewhere.\n"
    assert not (home / "missing").exists()


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ('[keys]\nnonsense = "x"', "nonsense is no command"),
        ("[keys]\nquit = 5", "quit must be a string"),
        ('[keys]\ntoggle-star = "^^foo"', "names no key"),
        ('[keys]\nsearch = "w"\nhelp = "w"', "both"),
        ('[feeds."https://grid.example/feed"]\nusr = "ann"', "'usr'"),
        ('[feeds."https://grid.example/feed"]\npassword = "x"', "needs a user"),
        ('[feeds]\n"https://grid.example/feed" = "ann"', "must be a table"),
    ],
)
def test_settings_that_do_nothing_are_found(assay, filled: Library, home: Path, config: str, found: str):
    (home / "config.toml").write_text(config)
    done = assay("doctor", "--json")
    assert done.code == 2
    assert found in done.lines[0]["finding"]
    assert done.lines[0]["serious"] is True


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("mine.txt", b"[says bogus]\nthis pays us", "line 1 names no section that is known: '[says bogus]'"),
        ("de.txt", b"a phrase\n[says sponsored]\nbezahlt", "line 1 stands in no section: 'a phrase'"),
        ("mine.txt", b"[[[\nx", "line 1 names no section"),
        ("mine.txt", b"[boilerplate lines]\nkeep up (with us", "line 2 has a bracket without its other half"),
        ("mine.txt", b"[boilerplate lines]\n* (by)", "line 2 has no word that it can be found by: '* (by)'"),
        ("mine.txt", b"[share words]\npass it on", "line 2 is more than the one word that this section looks for"),
        ("mine.txt", b"[profile labels]\nmeet the firm", "line 2 has no * where the name stands: 'meet the firm'"),
        ("mine.txt", b"[origin lines]\nvia * = wired", "line 2 names 'wired', which is no kind of fine print"),
        ("de.txt", b"[notices]\nscribe holds = position", "line 2 names 'scribe', which is no component"),
        ("de.txt", b"[notices]\nauthor holds = owned", "line 2 names 'owned', which is no kind of fine print"),
        ("de.txt", b"[notices]\nauthor holds", 'line 2 needs components, "=" and one kind of fine print'),
        ("mine.txt", b"[component holds]\nhas shares", "line 1 begins words of one language"),
        ("mine.txt", b"[says sponsored]\nthis pa*s us", "line 2 has a * before letters"),
        ("mine.txt", b"[boilerplate lines]\n*", "line 2 has no word that it can be found by: '*'"),
        ("mine.txt", b"[says sponsored]\n* (*) *", "line 2 has no word that it can be found by"),
        ("mine.txt", b"\xff\xfe\x00", "it is not written in UTF-8"),
        ("companies.tsv", b"?\t!", "line 1 names no company"),
        (
            "companies.tsv",
            b"Tarn Mills\tTarn|Mills\tTM",
            "line 1 has a second tab, and what stands behind it counts nothing",
        ),
        ("xx.txt", b"[says sponsored]\nthis pays us", "no text is in a language 'xx'"),
        ("DE.txt", b"", "no text is in a language 'DE'"),
        ("mine.txt", b"[says sponsored]\n" + b"*\n" * 5, "as much is wrong with lines 5, 6"),
        ("mine.txt", b"[says sponsored]\n" + b"*\n" * 4, "as much is wrong with line 5"),
        (
            "mine.txt",
            b"[says sponsored]\n" + b"*\n" * 43,
            "lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,"
            " 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34 and 10 more",
        ),
        ("owners.tsv", b"grid.example\tstate\n", "line 1 needs one of SC, "),
        ("words.doc", b"", "no file of this name is read"),
    ],
)
def test_words_of_ones_own_that_count_nothing_are_found(
    assay, filled: Library, home: Path, name: str, data: bytes, found: str
):
    folder = home / "vocabulary"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (home / "config.toml").write_text("")
    done = assay("doctor")
    assert (done.code, done.err) == (2, "")
    assert f"{folder / name}:" in "".join(done.out.split())
    assert found in " ".join(done.out.split())


def test_words_as_the_shipped_files_have_them_are_well(assay, filled: Library, home: Path):
    (home / "vocabulary").mkdir()
    for language in Path(SHIPPED).glob("??.txt"):
        copy(language, home / "vocabulary")
    (home / "config.toml").write_text("")
    done = assay("doctor")
    assert (done.code, done.err) == (0, ""), done.out


def test_words_of_ones_own_that_count_are_well(assay, filled: Library, home: Path):
    (home / "vocabulary").mkdir()
    (home / "vocabulary" / "mine.txt").write_text("# ours\n[Says sponsored]\nthis pays us\n")
    (home / "vocabulary" / "companies.tsv").write_text("Brantwood Minerals plc\tBrantwood\n")
    (home / "vocabulary" / "owners.tsv").write_text("grid.example\tnone\n")
    (home / "config.toml").write_text("")
    assert assay("doctor").code == 0


def test_several_faults_of_keys_are_all_found(assay, filled: Library, home: Path):
    (home / "config.toml").write_text('[keys]\nnonsense = "x"\nquit = 5\n')
    assert len(assay("doctor", "--json").lines) == 2


def test_a_key_that_is_taken_from_a_command_is_said(assay, filled: Library, home: Path):
    (home / "config.toml").write_text('[keys]\nsearch = "j"\nredo = "x"\n')
    done = assay("doctor", "--json")
    assert done.code == 0
    assert [line["finding"] for line in done.lines] == [
        "[keys] takes j from next-row, which has ↓ left",
        "[keys] takes x from full-text, which has no key any more",
    ]


def test_no_command_is_asked_for_a_password(assay, filled: Library, home: Path):
    table = '[feeds."https://grid.example/feed"]\nuser = "ann"\npassword_command = "touch asked"\n'
    (home / "config.toml").write_text(table)
    assert assay("doctor").code == 0
    assert not Path("asked").exists()


def test_settings_of_a_feed_that_is_none_are_said(assay, filled: Library, home: Path):
    (home / "config.toml").write_text('[feeds."https://gird.example/feed"]\nuser = "ann"\npassword = "x"\n')
    (finding,) = assay("doctor", "--json").lines
    assert "the address of no feed" in finding["finding"]


def test_a_backup_is_a_library_of_its_own(assay, filled: Library, home: Path):
    done = assay("backup", str(home / "copy.db"))
    assert (done.code, done.out) == (0, f"Copied the library to {home / 'copy.db'}.\n")
    copied = assay("--library", str(home / "copy.db"), "list", "--json").lines
    assert copied == assay("list", "--json").lines


def test_a_backup_without_a_name_goes_beside_the_library(assay, filled: Library, home: Path):
    assert assay("backup").code == 0
    (copy,) = (home / "backups").glob("*.db")
    assert len(assay("--library", str(copy), "list", "--json").lines) == 4


@pytest.fixture
def open_umask() -> Iterator[None]:
    former = os.umask(0o022)
    yield
    os.umask(former)


def modes(*files: Path) -> list[int]:
    return [file.stat().st_mode & 0o777 for file in files]


@pytest.mark.usefixtures("open_umask")
def test_new_libraries_and_what_is_made_of_them_with_passwords_are_their_owners_alone(assay, home: Path):
    (home / "urls").write_text("http://ann:s3cret@ore.example/feed\n")
    assay("import", str(home / "urls"))
    pw, plain = home / "pw.opml", home / "plain.opml"
    assay("backup")
    assay("export", "--format", "opml", "--with-passwords", "--output", str(pw))
    assay("export", "--format", "opml", "--output", str(plain))
    backups = list((home / "backups").iterdir())
    assert modes(home / "library.db", pw, *backups) == [0o600] * 3
    assert modes(plain) == [0o644]
    assert (assay("doctor").code, assay("doctor").out) == (0, f"All is well: {home / 'library.db'}.\n")


@pytest.mark.usefixtures("open_umask")
def test_files_that_are_there_keep_their_permissions_and_doctor_says_who_may_read_passwords(assay, home: Path):
    (home / "library.db").touch()
    pw = home / "pw.opml"
    pw.touch()
    (home / "urls").write_text("http://ore.example/feed\n")
    assay("import", str(home / "urls"))
    assert "All is well" in assay("doctor").out
    (home / "urls").write_text("http://ann:s3cret@ore.example/tin\n")
    assay("import", str(home / "urls"))
    assay("export", "--format", "opml", "--with-passwords", "--output", str(pw))
    assert modes(home / "library.db", pw) == [0o644] * 2
    assay("backup")
    (finding,) = assay("doctor", "--json").lines
    assert finding["finding"] == f"Other users may read {home / 'library.db'}, and addresses of feeds hold passwords"
    assert finding["mend"] == f"`chmod go= {home / 'library.db'}` makes it yours alone"
    (home / "library.db").chmod(0o600)
    next((home / "backups").iterdir()).chmod(0o640)
    (finding,) = assay("doctor", "--json").lines
    assert finding["mend"] == f"`chmod -R go= {home / 'backups'}` makes it yours alone"


def test_a_question_ends_as_one(assay, filled: Library, home: Path):
    (home / "config.toml").write_text('[keys]\ntoggel-star = "x"\n')
    assert "did you mean toggle-star?\n" in assay("doctor").out


def test_feeds_that_are_quiet_come_last_and_share_one_advice(assay, filled: Library):
    for state in filled.intake.poll_states(NOW, every=True):
        filled.intake.save(replace(state, last_success=datetime.now(UTC)))
    grid, metals, advice, *rest = assay("doctor").out.splitlines()
    assert grid.startswith("! Grid Example (feed 2) has brought nothing new since ")
    assert metals.startswith("! Metals Example (feed 1) has brought nothing new since ")
    assert advice.startswith("  Nothing, if it is a quiet one; ")
    assert not any(line.startswith("!") for line in rest)
    assert len(assay("doctor", "--json").lines) == 2


def test_a_feed_that_leads_to_another_subscription_is_said(assay, filled: Library):
    (state,) = filled.intake.poll_states(NOW, url="https://grid.example/feed", every=True)
    leads = replace(state, redirect_to="https://metals.example/feed", redirect_seen=1, redirect_since=NOW)
    filled.intake.save(replace(leads, last_success=NOW))
    (finding,) = [one for one in assay("doctor", "--json").lines if "Grid" in one["finding"]]
    assert finding["finding"].endswith("leads to https://metals.example/feed, which is subscribed to already")
    assert "`assay edit 2 --url URL`" in finding["mend"]
    assert "leads to https://metals.example/feed, subscribed to already" in assay("feeds", "--broken").out
