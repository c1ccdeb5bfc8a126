"""Articles of an export that come in again, with all that was done to them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.cli import restoring
from reader.library import Library


def test_exported_articles_come_back_with_all_that_was_done_to_them(assay, home: Path, filled: Library, article):
    assay("mark", "starred", "kiln")
    assay("mark", "read", "boron")
    (kiln,) = assay("list", "kiln", "--json").lines
    filled.tag([kiln["id"]], add=["ovens", "watch"])
    filled.note(kiln["id"], "Call *Ada*.")
    filled.keep_scroll(kiln["id"], 0.25)
    summary, full, mended = (
        article(kiln["url"].rpartition("/")[2], title, f"<p>{title}, said the works.</p>", **more)
        for title, more in (("Kiln told", {"summary_only": True}), ("Kiln at length", {}), ("Kiln mended", {}))
    )
    (state,) = filled.intake.poll_states(datetime.now(UTC), url=kiln["feed"], every=True)
    filled.intake.save(state, changed=[(kiln["id"], summary)])
    filled.intake.save_full_text(kiln["id"], full)
    filled.intake.save(state, changed=[(kiln["id"], mended)])
    assert [text.title for text in filled.intake.former_texts(kiln["id"])][1:] == ["Kiln told", "Kiln at length"]
    assert assay("export", "--format", "json", "--output", str(home / "all.json")).code == 0
    other = ["--library", str(home / "other.db")]
    (last,) = assay(*other, "import", "--json", str(home / "all.json")).lines
    assert (last["subscribed"], last["articles"], last["articles_already"]) == (2, 4, 0)
    assert assay(*other, "export", "--format", "json", "--output", str(home / "again.json")).code == 0
    assert comparable(home / "again.json") == comparable(home / "all.json")
    (last,) = assay(*other, "import", "--json", str(home / "all.json")).lines
    assert (last["subscribed"], last["articles"], last["articles_already"]) == (0, 0, 4)
    assert comparable(home / "all.json")["kiln"]["former"]
    assert assay(*other, "list", "is:updated", "--json").lines
    assert assay(*other, "doctor").code == 0


DONE = ("is:read", "is:starred", "tag:ovens", "has:note")


def comparable(file: Path) -> dict[str, dict[str, Any]]:
    """The exported articles by identity, without what each library counts for itself."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {line["identity"]: {key: value for key, value in line.items() if key != "id"} for line in lines}


NESTED = '{"blocks": ' + "[" * 100_000 + "]" * 100_000 + "}"


def identities(library: Library) -> set[str]:
    return {name for feed in library.feeds() for name in library.intake.known(feed.id).articles}


@pytest.mark.parametrize("first", ["older", "newer"])
def test_a_password_in_an_identity_goes_into_no_export_and_doubles_no_article(
    assay, home: Path, library: Library, bring, article, first: str
):
    names = {"older": "https://ann:s3cret@ore.example/tin", "newer": "https://ore.example/tin"}
    guid = "https://ann@ore.example/zinc"
    tin, zinc = article("tin", "Tin", ""), article("zinc", "Zinc", "")
    articles = replace(tin, identity=names[first]), replace(zinc, identity=guid)
    bring("https://ann:s3cret@ore.example/feed", *articles)
    before = identities(library)
    file = home / "all.jsonl"
    assay("export", "--format", "json", "--output", str(file))
    assert "s3cret" not in file.read_text()
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert {line["identity"] for line in lines} == {names["newer"], guid}
    for line in lines:
        line["identity"] = line["identity"].replace(names["newer"], names["newer" if first == "older" else "older"])
    (home / "other.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    for again in (file, home / "other.jsonl"):
        assert assay("import", str(again)).out == "0 articles taken in, 2 there already.\n"
        assert identities(library) == before


def test_articles_that_retention_removed_come_back_from_an_export(assay, home: Path, filled: Library):
    assay("mark", "read", "kiln")
    assay("export", "--format", "json", "--output", str(home / "all.json"))
    assert filled.intake.expire(datetime(2100, 1, 1, tzinfo=UTC), 1) == 1
    (last,) = assay("import", "--json", str(home / "all.json")).lines
    assert (last["articles"], last["articles_already"]) == (1, 3)
    assert [row["read"] for row in assay("list", "kiln", "--json").lines] == [True]


@pytest.mark.parametrize("lost", [True, False])
def test_articles_whose_entries_are_known_as_others_or_not_at_all_go_through_an_export(
    assay, home: Path, library: Library, bring, article, *, lost: bool
):
    old, new = "https://old.example/feed", "https://new.example/feed"
    bring(old, article("tin", "Tin", ""), article("zinc", "Zinc", ""))
    bring(new, article("tin", "Tin, changed", ""), article("zinc", "Zinc, changed", ""))
    library.mark("starred", query="changed")
    if lost:
        with library._file.writing() as db:
            db.execute("DELETE FROM identities")
    else:
        (state,) = library.intake.poll_states(datetime.now(UTC), url=old, every=True)
        library.intake.save(replace(state, url=new, former_urls=(old,)))
    assay("export", "--format", "json", "--output", str(home / "all.json"))
    for brought, there in ((4, 0), (0, 4)):
        (last,) = assay("--library", str(home / "other.db"), "import", "--json", str(home / "all.json")).lines
        assert (last["articles"], last["articles_already"]) == (brought, there)
    rows = assay("--library", str(home / "other.db"), "list", "--json", "is:starred").lines
    assert {row["title"] for row in rows} == {"Tin, changed", "Zinc, changed"}


def test_an_import_is_one_step_to_undo(assay, home: Path, filled: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(restoring, "MANY", 1)
    monkeypatch.setattr(restoring, "MANY_STATES", 1)
    ids = {row["title"][:3]: row["id"] for row in assay("list", "--json").lines}
    assay("mark", "read", "boron")
    assay("mark", "starred", "kiln OR tin")
    filled.tag([ids["Kil"], ids["Sto"]], add=["ovens"])
    filled.note(ids["Sto"], "Ask.")
    assay("export", "--format", "json", "--output", str(home / "all.json"))
    other = ["--library", str(home / "other.db")]
    assert assay(*other, "import", str(home / "all.json")).code == 0
    done = [len(assay(*other, "list", query, "--json").lines) for query in DONE]
    assert done == [1, 2, 2, 1]
    assert assay(*other, "undo").out == "Undone: took over what was done to 3 articles.\n"
    assert [len(assay(*other, "list", query, "--json").lines) for query in DONE] == [1, 0, 0, 0]
    assert assay(*other, "undo").code == 1
    assert assay(*other, "redo").code == 0
    assert [len(assay(*other, "list", query, "--json").lines) for query in DONE] == done


def test_what_stood_before_a_broken_line_keeps_what_was_done_to_it(assay, home: Path, filled: Library):
    assay("mark", "starred", "kiln")
    assay("export", "--format", "json", "--output", str(home / "all.json"))
    lines = sorted((home / "all.json").read_text().splitlines(), key=lambda line: '"starred": true' not in line)
    (home / "cut.json").write_text("\n".join([*lines[:1], lines[1][:50]]))
    other = ["--library", str(home / "other.db")]
    done = assay(*other, "import", str(home / "cut.json"))
    assert (done.code, done.err) == (1, "Line 2 is no article of `assay export --format json`.\n")
    assert "1 article taken in" in done.out
    assert len(assay(*other, "list", "is:starred", "--json").lines) == 1
    done = assay(*other, "import", str(home / "cut.json"), "--json")
    assert [(line["event"], line["articles"], line["articles_already"]) for line in done.lines] == [("imported", 0, 1)]


def test_an_export_that_somebody_else_wrote_is_cleaned(assay, home: Path, filled: Library):
    assay("export", "--format", "json", "--output", str(home / "all.json"), "tin")
    article = json.loads((home / "all.json").read_text())
    hostile = article | {"title": "\x1b]0;owned\x07Tin\u202e", "url": "javascript:alert(1)", "note": "\x1b[2JNote"}
    (home / "all.json").write_text(json.dumps(hostile))
    other = ["--library", str(home / "other.db")]
    assert assay(*other, "import", str(home / "all.json")).code == 0
    (row,) = assay(*other, "list", "--json").lines
    assert (row["title"], row["url"]) == ("Tin", "")
    assert "\x1b" not in assay(*other, "show", str(row["id"])).out


@pytest.mark.parametrize(
    ("changed", "listed"),
    [
        ({"html": "<p>Ti\ud800n</p>", "identity": "tin\ud800"}, ("Tin", "2024-05-14T11:00:00Z")),
        ({"tags": ["", " "]}, ("Tin", "2024-05-14T11:00:00Z")),
        ({"published": "2024-05-14T10:00:00"}, ("Tin", "2024-05-14T10:00:00Z")),
    ],
)
def test_an_export_with_odd_values_is_taken_in(
    assay, home: Path, filled: Library, changed: dict[str, Any], listed: tuple[str, str]
):
    assay("export", "--format", "json", "--output", str(home / "all.json"), "tin")
    article = json.loads((home / "all.json").read_text()) | {"title": "Tin"}
    (home / "all.json").write_text(json.dumps(article | changed))
    other = ["--library", str(home / "other.db")]
    assert assay(*other, "import", str(home / "all.json")).code == 0
    assert [(row["title"], row["published"]) for row in assay(*other, "list", "--json").lines] == [listed]


@pytest.mark.parametrize(
    "changed", [{"identity": ""}, {"identity": None}, {"published": "9999-12-31T23:59:59Z"}, {"html": 5}]
)
def test_an_export_with_values_that_cannot_be_is_refused(assay, home: Path, filled: Library, changed: dict[str, Any]):
    assay("export", "--format", "json", "--output", str(home / "all.json"), "tin")
    (home / "all.json").write_text(json.dumps(json.loads((home / "all.json").read_text()) | changed))
    done = assay("--library", str(home / "other.db"), "import", str(home / "all.json"))
    assert (done.code, done.err) == (1, "Line 1 is no article of `assay export --format json`.\n")


@pytest.mark.parametrize(
    "line", ['{"title": "No article"}', "{", '{"identity": 1, "blocks": 2}', pytest.param(NESTED, id="nested")]
)
def test_json_that_is_no_export_is_refused(assay, home: Path, line: str):
    (home / "some.json").write_text(line)
    done = assay("import", str(home / "some.json"))
    assert (done.code, done.err) == (1, "Line 1 is no article of `assay export --format json`.\n")
