"""`list` and `show`: their fields, their order, and titles that would like to do something."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reader.article import analyse
from reader.library import Library
from reader.model import Enclosure, kinds_in_words
from reader.text import clean

FIELDS = [
    "id",
    "feed",
    "feed_title",
    "title",
    "url",
    "published",
    "received",
    "read",
    "starred",
    "kinds",
    "companies",
    "highlights",
    "highlights_origin",
]


def titles(done) -> list[str]:
    return [line["title"] for line in done.lines]


def test_list_gives_every_field_newest_first(assay, filled: Library):
    done = assay("list", "--json")
    assert done.code == 0
    assert titles(done) == [
        "Tin smelter [/] closes [bold]",
        "Boron price slips",
        "Kiln at Ostrava restarts",
        "Storm cuts a line",
    ]
    assert all(list(line) == FIELDS for line in done.lines)


def test_a_title_without_end_is_cut_on_a_terminal_only(assay, bring, article, on_terminal):
    title = "Ore " * 1_250
    bring("https://long.example/feed", article("long", title, "<p>Tin.</p>"))
    shown = on_terminal("show", "1")
    assert "…" in shown
    assert shown.count("Ore") < 200
    assert on_terminal("list").count("Ore") < 40
    assert assay("show", "1").out.count("Ore") == 1_250
    assert assay("show", "1", "--json").lines[0]["title"].split() == title.split()


def test_list_gives_what_was_found_in_an_article(assay, filled: Library):
    (line,) = assay("list", "kiln", "--json").lines
    assert (line["feed"], line["feed_title"]) == ("https://metals.example/feed", "Metals Example")
    assert line["url"] == "https://metals.example/kiln"
    assert line["published"] == "2024-05-14T09:00:00Z"
    assert line["received"].endswith("Z")
    assert (line["read"], line["starred"]) == (False, False)
    assert set(line["kinds"]) >= {"translation", "not_advice"}
    assert "Brantwood Minerals plc" in line["companies"]
    assert line["highlights"] == [
        "The kiln at Ostrava runs again after forty days.",
        "Brantwood Minerals plc pays for the repair.",
    ]
    assert line["highlights_origin"] == "publisher"
    assert {row["highlights_origin"] for row in assay("list", "boron OR storm", "--json").lines} == {"extracted"}


def test_highlights_are_none_of_nobodys(assay, bring, article):
    bring("https://metals.example/feed", article("a", "Kiln lit", "<p>Lit.</p>"))
    for words in (("list", "--json"), ("show", "1", "--json"), ("export", "--format", "json")):
        (line,) = assay(*words).lines
        assert line["highlights_origin"] is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["boron"], ["Boron price slips"]),
        (["-boron", "-tin", "-storm"], ["Kiln at Ostrava restarts"]),
        (['"northern line"'], ["Storm cuts a line"]),
        (["folder:Metals", "has:disclaimer"], ["Kiln at Ostrava restarts"]),
        (["nowhere"], []),
        (["--limit", "1"], ["Tin smelter [/] closes [bold]"]),
        (["--limit", "0", "storm"], ["Storm cuts a line"]),
    ],
)
def test_list_takes_a_query(assay, filled: Library, words: list[str], found: list[str]):
    assert titles(assay("list", "--json", *words)) == found


def test_list_pages_through_more_than_one_page(assay, library: Library, article, bring, monkeypatch):
    monkeypatch.setattr("reader.cli.articles.PAGE", 3)
    many = [article(f"a{n}", f"Report {n}", f"<p>Report number {n}.</p>", hours=n) for n in range(8)]
    bring("https://metals.example/feed", *many)
    assert titles(assay("list", "--json")) == [f"Report {n}" for n in range(8)]
    assert titles(assay("list", "--json", "--limit", "5")) == [f"Report {n}" for n in range(5)]


def test_list_in_a_pipe_gives_tab_separated_lines(assay, filled: Library):
    done = assay("list", "tin")
    (line,) = done.out.splitlines()
    number, state, when, source, title, kinds = line.split("\t")
    assert (number.isdigit(), state.strip(), when, source) == (True, "●", "2024-05-14 11:00", "Metals Example")
    assert (title, kinds) == ("Tin smelter [/] closes [bold]", "")


def test_an_empty_library_says_what_to_do(assay, library: Library):
    assert assay("list").out == "The library has no feeds yet; `assay add URL` subscribes to one.\n"
    assert assay("list", "--json").out == ""


def test_a_query_that_is_wrong_is_exit_2_and_points_at_the_place(assay, filled: Library):
    done = assay("list", "is:purple")
    assert (done.code, done.out) == (2, "")
    assert "purple" in done.err


def test_show_gives_the_fields_of_list_and_the_parts_that_inspect_gives(assay, filled: Library, kiln: str, process):
    (row,) = assay("list", "kiln", "--json").lines
    (shown,) = assay("show", str(row["id"]), "--json").lines
    parts = analyse(kiln, "Kiln at Ostrava restarts", "https://metals.example/kiln").as_dict()
    assert list(shown)[:10] == FIELDS[:10]
    assert {name: shown[name] for name in parts if name != "title"} == {
        name: value for name, value in parts.items() if name != "title"
    }
    assert shown["title"] == "Kiln at Ostrava restarts"


def test_show_names_the_files_that_an_article_carries(assay, bring, article):
    talk = Enclosure("https://ore.example/talk.mp3", "audio/mpeg", 12_300_000)
    bring("https://ore.example/feed", article("talk", "A talk", "<p>A talk on tin.</p>", enclosures=(talk,)))
    (shown,) = assay("show", "1", "--json").lines
    assert shown["enclosures"] == [{"url": talk.url, "type": "audio/mpeg", "length": 12_300_000}]
    assert "⎘ audio/mpeg https://ore.example/talk.mp3" in assay("show", "1").out


def test_show_for_people_has_every_part_in_its_place(assay, filled: Library):
    (row,) = assay("list", "kiln", "--json").lines
    text = assay("show", str(row["id"])).out
    order = [
        "Kiln at Ostrava restarts",
        "Metals Example · Ada Brandt",
        "⚑",
        "HIGHLIGHTS",
        "• The kiln at Ostrava runs again",
        "The rotary kiln at Ostrava was lit",
        "COMPANIES\nBrantwood Minerals plc",
        "FINE PRINT",
        "This article was translated from Czech",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_show_has_tags_and_note(assay, filled: Library):
    (row,) = assay("list", "kiln", "--json").lines
    filled.tag([row["id"]], add=["ovens", "watch"])
    filled.note(row["id"], "Call Ada.")
    text = assay("show", str(row["id"])).out
    assert "# ovens, watch\nNote: Call Ada." in text
    (shown,) = assay("show", str(row["id"]), "--json").lines
    assert (shown["tags"], shown["note"]) == (["ovens", "watch"], "Call Ada.")


def test_a_title_has_room_on_a_narrow_terminal(filled: Library, on_terminal: Callable, monkeypatch):
    monkeypatch.setenv("COLUMNS", "90")
    assert "Tin smelter [/] closes [bold]" in on_terminal("list")


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        (120, ["id", "date", "source", "title", "fine", "print"]),
        (80, ["id", "date", "source", "title", "fine", "print"]),
        (60, ["id", "date", "title"]),
        (36, ["id", "title"]),
    ],
)
def test_the_narrower_the_terminal_the_fewer_columns_beside_the_title(
    library: Library, article, bring, on_terminal: Callable, monkeypatch, columns: int, heads: list[str]
):
    text = "<p>Clay is dear this year, says the kiln.</p><p>It was translated from German by a machine.</p>"
    title = "Clay is dear this year, and what the potters say to it in the north"
    bring("https://clay.example/feed", article("clay", title, text), title="Clay and Kilns Weekly")
    (row,) = library.rows("", limit=5)
    assert row.kinds
    monkeypatch.setenv("COLUMNS", str(columns))
    above, line, *_ = on_terminal("list").splitlines()
    assert above.split() == heads
    (cut,) = (part for part in line.split("  ") if part.startswith("Clay is"))
    assert len(cut) >= columns * (0.4 if columns >= 80 else 0.5)
    assert ("2024-05-14 1" in line) == (columns == 120)
    assert ("⚑" in line) == (columns < 80)


def test_show_of_nothing_says_where_ids_come_from(assay, filled: Library):
    done = assay("show", "4711")
    assert (done.code, done.err) == (1, "There is no article 4711; `assay list` gives the ids.\n")


HOSTILE = clean("\x1b]0;owned\x07[@click=app.quit]Press[/] \x1b[2J[/]\u202egnirts :boom: <b>")


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["feeds"], ["show", "1"], ["show", "1", "--json"]])
def test_a_hostile_title_is_printed_as_text(assay, library: Library, article, bring, words: list[str]):
    bring("https://metals.example/feed", article("x", HOSTILE, f"<p>{HOSTILE}</p>"), title=HOSTILE)
    done = assay(*words)
    assert done.code == 0
    assert not [character for character in done.out if ord(character) < 32 and character not in "\n\t"]
    assert "\u202e" not in done.out
    assert "[@click=app.quit]Press[/] [/]gnirts :boom:" in done.out


def test_a_hostile_title_is_printed_as_text_on_a_terminal(library: Library, article, bring, on_terminal: Callable):
    bring("https://metals.example/feed", article("x", HOSTILE, "<p>Text.</p>"), title="Metals")
    shown = on_terminal("list")
    assert "[@click=app.quit]Press[/] [/]gnirts :boom:" in shown


def test_the_fine_print_has_the_room_that_titles_leave(library: Library, article, bring, on_terminal: Callable):
    says = "<p>This article is sponsored. It was translated from German by a machine. It is not investment advice.</p>"
    text = f"<p>Clay is dear this year, says the kiln.</p>{says}"
    bring("https://clay.example/feed", article("clay", "Clay", text, hours=1))
    (row,) = library.rows("", limit=5)
    words = ", ".join(kinds_in_words(row.kinds))
    assert len(words) > 26
    assert words in on_terminal("list")


def test_what_the_publisher_changed_stands_in_the_brackets_of_a_word_diff(assay, filled: Library, article):
    (kiln,) = assay("list", "kiln", "--json").lines
    same = assay("show", str(kiln["id"]), "--diff")
    assert (same.code, same.out) == (0, f"Article {kiln['id']} has not been changed since it came.\n")
    name = kiln["url"].rpartition("/")[2]
    (state,) = filled.intake.poll_states(datetime.now(UTC), url=kiln["feed"], every=True)
    for text in ("Output rose to 190 tonnes.", "Output fell to 180 tonnes."):
        filled.intake.save(state, changed=[(kiln["id"], article(name, kiln["title"], f"<p>{text}</p>"))])
    assert "Output [-rose-] {+fell+} to [-190-] {+180+} tonnes." in assay("show", str(kiln["id"]), "--diff").out
