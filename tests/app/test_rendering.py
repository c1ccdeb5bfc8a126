"""An article as the lines of its panes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from app.samples import NOW, PARTS, article, block, row

from reader.app.ages import age
from reader.app.doc import Doc, Link
from reader.app.part_docs import companies_doc, disclaimers_doc, fine_print, highlights_doc
from reader.app.rendering import article_doc, byline
from reader.app.typesetting import line_width, width_of
from reader.model import Company, Highlight, Highlights, Mark, Parts, Profile
from reader.model import Link as ModelLink


def lines(doc: Doc) -> list[str]:
    return ["".join(piece.text for piece in line).rstrip() for line in doc.lines]


def body(doc: Doc) -> list[str]:
    """The lines below the head."""
    return lines(doc)[lines(doc).index("") + 1 :]


def inks(doc: Doc, text: str) -> str:
    return next(piece.ink for line in doc.lines for piece in line if piece.text == text)


def test_the_head_names_source_author_date_minutes_and_the_fine_print() -> None:
    doc = article_doc(article(parts=PARTS, title="Graphite deal"), 76)
    assert lines(doc)[0] == "Graphite deal"
    assert lines(doc)[1].startswith("Ore\xa0Weekly · Ada\xa0Quarrel · ")
    assert lines(doc)[1].endswith(" · 3\xa0min")
    assert lines(doc)[2] == "⚑ translation · unverified"


def test_an_undated_article_says_when_it_was_seen() -> None:
    assert "undated,\xa0first\xa0seen" in byline(row(1, published=None))


@pytest.mark.parametrize(("width", "ends"), [(60, "min"), (50, "GMT"), (35, "GMT")])
def test_a_byline_without_room_leaves_out_the_minutes_and_then_the_author(width: int, ends: str) -> None:
    shown = byline(row(1), width)
    assert width_of(shown) <= width
    assert shown.endswith("3\xa0min") == (ends == "min")
    assert ("Ada" in shown) == (width > 40)


def test_an_author_called_like_the_source_is_named_once() -> None:
    assert byline(row(1, author="ORE WEEKLY")).lower().count("weekly") == 1


@pytest.mark.parametrize("width", [45, 76, 120])
def test_a_byline_is_one_line_also_of_many_authors_or_a_source_with_an_endless_name(width: int) -> None:
    authors = ", ".join(f"Ada Quarrel {number}" for number in range(200))
    of_many = byline(row(1, author=authors), width)
    assert width_of(of_many) <= width
    assert ("Ada\xa0Quarrel" in of_many) == (width > 50)
    endless = byline(row(1, feed_title="Ore " * 500), width)
    assert width_of(endless) <= width
    assert endless.startswith("Ore\xa0Ore")
    assert endless[-3] == ":"


@pytest.mark.parametrize("width", range(14, 60))
def test_no_line_of_the_head_ends_in_a_separator(width: int) -> None:
    doc = article_doc(article(parts=PARTS, title="Graphite deal"), width)
    assert not [line for line in lines(doc) if line.endswith("·")]


def test_what_has_a_pane_of_its_own_is_folded_out_of_the_text() -> None:
    text = "\n".join(lines(article_doc(article(parts=PARTS), 76)))
    assert "▸ 1 highlight in Highlights" in text
    assert "▸ 1 line of company profiles in Companies" in text
    assert "▸ 1 line of fine print in Disclaimers" in text
    assert "▸ 2 lines of page furniture folded" in text
    assert "Share this" not in text
    assert "The price was not disclosed." in text


def test_a_title_without_end_is_cut_so_that_the_fine_print_is_seen(size: tuple[int, int]) -> None:
    width = size[0] - 4
    shown = lines(article_doc(article(parts=PARTS, title="Graphite " * 600), width))
    [at] = [n for n, line in enumerate(shown) if line.startswith("⚑")]
    assert at <= 8
    assert shown[at - 2].endswith("…")


def test_a_headline_that_the_text_repeats_is_shown_once(size: tuple[int, int]) -> None:
    headline, text = block(0, "Graphite Deal", "heading", level=1), block(1, "The price was not disclosed.")
    shown = lines(article_doc(article(headline, text, title="Graphite deal"), size[0] - 4))
    assert (shown[0], shown[-1], len(shown)) == ("Graphite deal", "The price was not disclosed.", 4)


ENDLESS = "Graphite " * 200


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Graphite deal", ("Graphite deal, at last", "The price was not disclosed.")),
        (ENDLESS, (ENDLESS, "The price was not disclosed.")),
        ("Graphite deal", ("Graphite deal",)),
    ],
    ids=["another", "cut above the text", "all of the text"],
)
def test_a_headline_that_says_more_than_is_shown_above_the_text_stays(title: str, texts: tuple[str, ...]) -> None:
    doc = article_doc(article(*(block(number, text) for number, text in enumerate(texts)), title=title), 40)
    assert [number for number, _ in doc.blocks] == [*range(len(texts))]


def test_an_open_fold_shows_its_lines() -> None:
    text = "\n".join(lines(article_doc(article(parts=PARTS), 76, opened=frozenset({7}))))
    assert "Share this" in text
    assert "page furniture" not in text


def test_headings_lists_quotes_code_and_images_are_set() -> None:
    doc = article_doc(
        article(
            block(0, "Outlook", "heading", level=2),
            block(1, "one", "list_item", level=1),
            block(2, "deeper", "list_item", level=2, marker="1."),
            block(3, "she said", "quote"),
            block(4, "if x:\n    y", "preformatted"),
            block(5, "A furnace", "image"),
        ),
        40,
    )
    assert body(doc) == [
        "Outlook",
        "",
        "• one",
        "  1. deeper",
        "",
        "▎ she said",
        "",
        "  if x:",
        "      y",
        "",
        "▣ A furnace",
    ]
    assert inks(doc, "Outlook") == "heading"
    assert inks(doc, "she said") == "quote"


def test_a_wrapped_list_item_hangs_under_its_text() -> None:
    doc = article_doc(article(block(0, "alpha beta gamma", "list_item", level=1)), 14)
    assert body(doc)[-2:] == ["• alpha beta", "  gamma"]


def test_links_are_numbered_once_each_and_only_where_they_can_be_opened() -> None:
    paragraph = block(
        0,
        "See the plan, the map and again.",
        links=(
            ModelLink(4, 12, "https://a.example/plan"),
            ModelLink(14, 21, "javascript:alert(1)"),
            ModelLink(26, 31, "https://a.example/plan"),
        ),
    )
    doc = article_doc(article(paragraph), 76)
    assert body(doc)[-1] == "See the plan[1], the map and again[1]."
    assert doc.links == (Link("the plan", "https://a.example/plan"),)
    assert inks(doc, "the plan") == "link"
    assert inks(doc, "[1]") == "faint"


def test_emphasis_keeps_its_place_beside_link_numbers() -> None:
    paragraph = block(
        0, "A b c.", links=(ModelLink(0, 1, "https://x.example/"),), marks=(Mark(2, 3, "strong"), Mark(4, 5, "em"))
    )
    doc = article_doc(article(paragraph), 76)
    assert body(doc)[-1] == "A[1] b c."
    assert (inks(doc, "b"), inks(doc, "c")) == ("strong", "em")


def test_tables_are_aligned_with_figures_to_the_right() -> None:
    doc = article_doc(article(block(0, "Metal\tPrice\nTin\t9\nNickel\t1,200", "table")), 40)
    assert body(doc) == ["Metal   Price", "─────────────", "Tin         9", "Nickel  1,200"]


def test_wide_tables_are_wrapped_within_their_columns() -> None:
    doc = article_doc(article(block(0, "a\tb\n" + "word " * 12 + "\tshort", "table")), 30)
    assert all(line_width(line) <= 30 for line in doc.lines)
    assert sum("word" in line for line in lines(doc)) > 1


def test_a_table_with_too_many_columns_is_listed() -> None:
    doc = article_doc(article(block(0, "\t".join("abcdefgh"), "table")), 30)
    assert body(doc)[-1] == "a · b · c · d · e · f · g · h"


def test_right_to_left_text_starts_at_the_right_edge_in_its_own_order() -> None:
    doc = article_doc(article(block(0, "שלום עולם")), 30)
    line = "".join(piece.text for piece in doc.lines[-1])
    assert line == " " * 21 + "שלום עולם"


@pytest.mark.parametrize("width", [10, 23, 76])
def test_no_line_is_wider_than_the_pane(width: int) -> None:
    parts = replace(PARTS, blocks=(*PARTS.blocks, block(9, "宁德时代" * 20), block(10, "x" * 200, "preformatted")))
    for doc in (
        article_doc(article(parts=parts, title="T" * 90), width),
        highlights_doc(parts, width),
        companies_doc(parts, width),
        disclaimers_doc(parts, width),
    ):
        assert max(map(line_width, doc.lines)) <= width


def test_a_summary_says_how_to_get_the_rest() -> None:
    assert "x fetches the full text" in lines(article_doc(article(block(0, "Short."), summary_only=True), 76))[-1]
    fetched = replace(article(block(0, "Long."), summary_only=True), full_text=True)
    assert "x fetches" not in lines(article_doc(fetched, 76))[-1]


def test_hits_are_marked_and_their_lines_known() -> None:
    doc = article_doc(article(block(0, "Tin here."), block(1, "No."), block(2, "More tin.")), 76, terms=("tin",))
    assert inks(doc, "Tin") == "hit"
    assert [lines(doc)[n] for n in doc.hit_lines] == ["Tin here.", "More tin."]


def test_blocks_are_found_again_and_folded_ones_by_their_fold() -> None:
    doc = article_doc(article(parts=PARTS), 76)
    assert lines(doc)[doc.line_of(3) or 0] == "The price was not disclosed."
    assert "profiles in Companies" in lines(doc)[doc.line_of(5) or 0]


def test_highlights_show_what_the_text_does_not_bear_out() -> None:
    doc = highlights_doc(PARTS, 60)
    assert lines(doc) == ["• Vastmark buys the Nord plant for 40 million euros.", "  ⚠ not in the text: 40 million"]
    assert doc.targets == ((2, 3),)
    assert doc.owners == (0, 0)


def test_extracted_highlights_are_always_said_to_be_extracted() -> None:
    parts = Parts(highlights=Highlights("extracted", None, (Highlight("One."),)))
    assert lines(highlights_doc(parts, 60)) == ["Extracted by Assay, not the publisher's", "", "• One."]


def test_profiled_companies_come_first_with_their_profile() -> None:
    doc = companies_doc(PARTS, 60)
    assert lines(doc) == ["Vastmark  LSE: VSM  profiled", "  Vastmark makes anodes in Hull.", "", "Nordpit AS  ×2"]
    assert doc.targets == ((4, 5), ())


def test_a_profiled_company_shows_the_ticker_that_the_text_prints_elsewhere() -> None:
    described = replace(PARTS.profiles[0], tickers=())
    assert lines(companies_doc(replace(PARTS, profiles=(described,)), 60))[0] == "Vastmark  LSE: VSM  profiled"


def test_who_is_no_company_has_a_profile_below_the_companies() -> None:
    author = Profile("Ann Marlow", "other", "Ann Marlow writes on anodes.")
    doc = companies_doc(replace(PARTS, profiles=(author, *PARTS.profiles)), 60)
    assert lines(doc)[-4:] == ["Nordpit AS  ×2", "", "Ann Marlow  no company", "  Ann Marlow writes on anodes."]
    assert doc.targets == ((4, 5), (), author.blocks)


def test_disclaimers_show_kinds_passage_and_who_says_so() -> None:
    assert lines(disclaimers_doc(PARTS, 60)) == [
        "⚑ translation · unverified",
        "  This text was translated and has not been verified.",
        "  stated by the publisher",
    ]


def test_empty_parts_say_so() -> None:
    for make in (highlights_doc, companies_doc, disclaimers_doc):
        doc = make(Parts(), 40)
        assert not doc.lines
        assert doc.empty.startswith("No ")


def test_kinds_are_shown_in_words() -> None:
    assert (
        fine_print(("state_media", "provided_content", "not_advice"))
        == "⚑ state\xa0media · press\xa0release · not\xa0advice"
    )
    assert fine_print(()) == ""


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        (timedelta(seconds=30), "now"),
        (timedelta(minutes=5), "5m"),
        (timedelta(hours=3), "3h"),
        (timedelta(days=6, hours=23), "6d"),
        (timedelta(days=20), "12 Feb"),
        (timedelta(days=400), "2025-01"),
        (timedelta(hours=-2), "now"),
    ],
)
def test_ages_fit_their_column(ago: timedelta, shown: str) -> None:
    assert age(NOW - ago, NOW) == shown


def test_what_looks_like_markup_is_text() -> None:
    doc = article_doc(article(block(0, "[bold]x[/] [@click=app.quit]y[/]"), title="[/]"), 76)
    assert lines(doc)[0] == "[/]"
    assert body(doc)[-1] == "[bold]x[/] [@click=app.quit]y[/]"


def test_companies_of_a_very_long_text_are_said_to_be_counted_in_a_part_of_it() -> None:
    sentence = "Quellmoor Mining opened a pit. " * 100
    company = Company("Quellmoor Mining", (), (), 9, False)
    short, long = (Parts(blocks=(block(0, sentence),) * size, companies=(company,)) for size in (1, 40))
    assert lines(companies_doc(short, 40))[-1] == "Quellmoor Mining  ×9"
    assert lines(companies_doc(long, 40))[-1] == "Counted in the first 100,000 characters."
