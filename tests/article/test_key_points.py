"""Key points below further labels, in further shapes, and lists of the text that only begin like them."""

import pytest
from article.writing import BODY, POINTS, items, paragraphs, points, read, roles

LABELS = [
    ("en", "Financial Results Summary:"),
    ("en", "AI-generated summary"),
    ("en", "News Summary"),
    ("en", "Topline"),
    ("en", "Quick summary"),
    ("en", "Points to note"),
    ("fr", "Résumé IA"),
    ("en", "Five things to know"),
    ("de", "Highlights im ersten Halbjahr"),
    ("de", "Kurz & knapp"),
    ("de", "Artikelzusammenfassung"),
    ("es", "Las claves del día"),
    ("it", "In pillole"),
    ("pt", "Ponto-chave"),
    ("zh", "AI摘要"),
    ("zh", "三大要点"),
    ("ja", "3つのポイント"),
    ("ja", "この記事でわかること"),
    ("ko", "기사 핵심"),
]


@pytest.mark.parametrize(("language", "label"), LABELS)
def test_a_list_below_a_label_holds_the_key_points(language: str, label: str) -> None:
    assert points(read(f"<h2>{label}</h2>{items(language)}{paragraphs(language)}")) == [*POINTS[language]]


def test_a_picture_with_its_caption_may_stand_between_label_and_list() -> None:
    picture = '<figure><img src="a.jpg" alt="The mill"><figcaption>The old mill at dusk.</figcaption></figure>'
    assert points(read(f"<h3>Key points</h3>{picture}{items()}{paragraphs()}")) == [*POINTS["en"]]


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_an_article_below_a_label_is_no_list_of_points(language: str) -> None:
    label = {"en": "Key points", "zh": "要点", "ja": "要点"}[language]
    short = "".join(f"<p>{text}</p>" for text in BODY[language])
    assert points(read(f"<h3>{label}</h3>{short}", language=language)) == []


def test_a_list_that_goes_on_from_the_text_is_of_the_text() -> None:
    label = "Exhibition highlights include:"
    parts = read(f"{paragraphs()}<p>{label}</p>{items()}{paragraphs()}")
    assert points(parts) == []
    assert roles(parts)[label] == "body"


@pytest.mark.parametrize(
    "above",
    [
        "<ul><li>READ MORE: Mayor of Ellerby resigns over the bridge</li></ul>",
        "<p>The ridge in ten years.</p><p>Ann Marlow</p><ul><li>Mayor of Ellerby resigns over bridge</li></ul>",
        "<p>News in brief • ridge • mill • 14 January</p>",
    ],
)
def test_titles_of_other_articles_above_the_text_are_no_points(above: str) -> None:
    assert points(read(f"<h1>Turbines for Brackenford</h1>{above}{paragraphs()}")) == []


def test_what_a_deck_says_of_the_page_is_no_point() -> None:
    last = "<li>Visit the homepage of the Courier for more stories.</li>"
    deck = items().replace("</ul>", f"{last}</ul>")
    assert points(read(f"<h1>Turbines for Brackenford</h1>{deck}{paragraphs()}")) == [*POINTS["en"]]


def test_the_first_point_may_have_run_together_with_the_label() -> None:
    first, *others = POINTS["en"]
    below = "".join(f"<li>{point}</li>" for point in others)
    html = f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>Key takeaways:* {first}</p><ul>{below}</ul>"
    assert points(read(html)) == [*POINTS["en"]]


@pytest.mark.parametrize(
    "label",
    [
        "Key highlights from the survey of mill owners:",
        "Key findings presented:",
        "Key highlights from the past producing mill property:",
        "Key results of the year were as follows:",
        "Key points in this letter include:",
        "Key findings included:",
        "What do you need to know?",
        "Oxbow Mills annual preview – Key highlights:",
        "Spring surface exploration highlights",
        "Highlights, recent and future events",
        "Ridge walks: at a glance",
    ],
)
def test_a_label_may_say_whose_key_points_follow(label: str) -> None:
    assert points(read(f"<h1>Turbines</h1><p>{BODY['en'][0]}</p><p>{label}</p>{items()}{paragraphs()}"))


@pytest.mark.parametrize(
    "label",
    [
        "Event highlights:",
        "Auction highlights:",
        "Book highlights",
        "Program highlights",
        "Key highlights of the festival",
    ],
)
def test_the_highlights_of_a_thing_are_not_those_of_the_article(label: str) -> None:
    assert points(read(f"<h1>Turbines</h1><p>{BODY['en'][0]}</p><p>{label}</p>{items()}{paragraphs()}")) == []


def test_what_the_text_found_adds_nothing_to_key_points_of_its_own() -> None:
    found = "<p>The key findings of the study include:</p><ul><li>Nobody spoke against the plan for long.</li></ul>"

    assert points(read(f"<p>Key points:</p>{items()}{paragraphs()}{found}{paragraphs()}")) == [*POINTS["en"]]
    assert points(read(f"{paragraphs()}{found}{paragraphs()}")) == ["Nobody spoke against the plan for long."]


def test_a_bullet_may_touch_its_point() -> None:
    html = "".join(f"<p>•{point}</p>" for point in POINTS["en"])

    assert points(read(f"<h1>Turbines for Brackenford</h1>{html}{paragraphs()}")) == [*POINTS["en"]]


def test_paragraphs_that_count_are_points() -> None:
    counted = [f"{n}. {point} Nobody in the hall had expected that." for n, point in enumerate(POINTS["en"], 1)]
    html = "".join(f"<p>{text}</p>" for text in counted)
    assert points(read(f"<p>{BODY['en'][0]}</p><p>Key findings</p>{html}{paragraphs()}")) == counted


def test_paragraphs_that_begin_with_what_they_are_about_are_points() -> None:
    said = [f"{head}: {point} Nobody had expected that." for head, point in zip("ABC", POINTS["en"], strict=True)]
    html = "".join(f"<p>{text}</p>" for text in said)
    assert points(read(f"<p>{BODY['en'][0]}</p><p>Key points</p>{html}{paragraphs()}")) == said
    whose = "Key highlights of the Brackenford plan"
    assert points(read(f"<p>{BODY['en'][0]}</p><p>{whose}</p>{html}{paragraphs()}")) == []


@pytest.mark.parametrize("label", ["Key takeaways", "Highlights", "In brief"])
def test_short_paragraphs_in_the_middle_and_at_the_end_are_points(label: str) -> None:
    below = f"<h3>{label}</h3>" + "".join(f"<p>{text}</p>" for text in POINTS["en"])
    first, *rest = [f"<p>{text}</p>" for text in BODY["en"]]
    if label != "In brief":  # which may head a section of the text
        middle = f"<h1>Turbines</h1>{first}{first}{below}<h3>Outlook</h3>{''.join(rest)}"
        assert points(read(middle)) == [*POINTS["en"]]
        assert points(read(f"<h1>Turbines</h1>{paragraphs()}{below}")) == [*POINTS["en"]]
    assert points(read(f"<h1>Turbines</h1>{below}{paragraphs()}")) == [*POINTS["en"]]


@pytest.mark.parametrize("label", ["Key takeaways", "Highlights", "At a glance"])
def test_a_numbered_section_of_the_text_announces_no_points(label: str) -> None:
    first, *rest = [f"<p>{text}</p>" for text in BODY["en"]]
    text = f"<h2>1. The plan</h2>{first}<h2>2. {label}</h2>{items()}<h2>3. The cost</h2>{''.join(rest)}"
    assert points(read(f"<h1>Turbines</h1>{text}")) == []


def test_one_long_point_among_others_may_be_as_long_as_it_likes() -> None:
    said = "<ul>" + "".join(f"<li>{text}</li>" for text in (*POINTS["en"], "The cable is long. " * 40)) + "</ul>"

    assert len(points(read(f"{paragraphs()}<p>Highlights for the year are as follows:</p>{said}{paragraphs()}"))) == 4


SUMS = {
    "en": "Summary: The council of Brackenford approved twelve wind turbines on the ridge above the town.",
    "zh": "摘要：布拉肯市议会通过一项计划，将在城北的山脊上新建十二台风力发电机。",
}


@pytest.mark.parametrize("language", SUMS)
def test_a_summary_on_the_line_of_its_label_is_a_point_where_the_text_says_it_again(language: str) -> None:
    parts = read(f"<h1>Turbines</h1><p>{SUMS[language]}</p>{paragraphs(language)}", language=language)

    assert len(points(parts)) == 1


def test_a_summary_of_something_else_is_no_point() -> None:
    other = "Summary: Seventeen ferries collided with icebergs somewhere near Greenland yesterday morning."

    assert points(read(f"<h1>Turbines</h1><p>{other}</p>{paragraphs()}")) == []


def test_a_list_for_doctors_of_what_to_do_holds_key_points() -> None:
    assert points(read(f"<h1>Turbines</h1><p>Action Points</p>{items()}{paragraphs()}")) == [*POINTS["en"]]


def test_a_first_point_run_together_with_its_label_may_begin_with_words_of_labels() -> None:
    html = "<p>Key takeaways:* Revenue increased 12%</p><ul><li>Two hundred residents came</li></ul>"

    assert points(read(f"{html}{paragraphs()}")) == ["Revenue increased 12%", "Two hundred residents came"]


ROWS = {
    "boxes": "<div>" + "".join(f"<div>{text.rstrip('.')}</div>" for text in POINTS["en"]) + "</div>",
    "cells": "<table>" + "".join(f"<tr><td>{text.rstrip('.')}</td></tr>" for text in POINTS["en"]) + "</table>",
    "descriptions": "<dl>" + "".join(f"<dd>{text.rstrip('.')}</dd>" for text in POINTS["en"]) + "</dl>",
    "one line": "<p>" + " • ".join(text.rstrip(".") for text in POINTS["en"]) + "</p>",
    "one line that begins with a bullet": "<p>• " + " • ".join(text.rstrip(".") for text in POINTS["en"]) + "</p>",
    "pictures": "".join(f"<p>✅ {text.rstrip('.')}</p>" for text in POINTS["en"]),
    "pictures with a mark of their style": "".join(f"<p>✔️ {text.rstrip('.')}</p>" for text in POINTS["en"]),
}


@pytest.mark.parametrize("label", ["<h3>Key points</h3>", "<p><b>Key points:</b></p>", "<div>Key points</div>"])
@pytest.mark.parametrize("form", ROWS)
def test_points_may_stand_in_anything_that_makes_rows(form: str, label: str) -> None:
    parts = read(f"<h1>Turbines for Brackenford</h1><p>{BODY['en'][0]}</p>{label}{ROWS[form]}{paragraphs()}")

    assert points(parts) == [text.rstrip(".") for text in POINTS["en"]]
    assert roles(parts)[BODY["en"][1]] == "body"


def test_rows_that_the_text_does_not_say_again_are_no_points() -> None:
    rows = "".join(f"<div>{text}</div>" for text in ("Heron chicks hatch at Moorlow", "New bus lane for Tarnstead"))

    assert points(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<h3>Highlights</h3>{rows}{paragraphs()}")) == []


def test_a_summary_above_the_text_may_be_short_paragraphs() -> None:
    said = "".join(f"<p>{text}</p>" for text in POINTS["en"])

    assert points(read(f"<h1>Turbines for Brackenford</h1><h4>Summary</h4>{said}{paragraphs()}")) == [*POINTS["en"]]


@pytest.mark.parametrize("heading", ["Key takeaways: Twelve turbines on a ridge", "Ridges and You: Quick Facts"])
def test_a_heading_of_two_parts_may_announce_the_list_below_it(heading: str) -> None:
    html = f"<h1>Turbines for Brackenford</h1><h3>{heading}</h3>{items()}{paragraphs()}"

    assert points(read(html)) == [*POINTS["en"]]


def test_prose_below_a_heading_of_two_parts_stays_text() -> None:
    html = f"<h1>Turbines</h1>{paragraphs()}<h3>Key takeaways: Twelve turbines</h3><p>{POINTS['en'][0]}</p>"

    assert points(read(f"{html}{paragraphs()}")) == []


def test_the_label_in_a_table_of_contents_announces_nothing() -> None:
    contents = "<ul><li>What is a turbine?</li><li>Who pays?</li><li>Key insights</li></ul><p>Read more in Turbines</p>"
    html = f"<h1>Turbines</h1>{contents}<h2>Key insights</h2>{items()}<h2>Who pays?</h2>{paragraphs()}"

    assert points(read(html)) == [*POINTS["en"]]


def test_the_same_label_below_each_of_several_things_sums_up_none_of_the_article() -> None:
    things = "".join(
        f"<h3>{name}</h3><p>{text}</p><h4>Fast facts</h4><ul><li>Founded: {year}</li><li>Turbines: {count}</li></ul>"
        for name, year, count, text in zip(
            ("Ellerby", "Oxley", "Tarn"), (1954, 1961, 2002), (12, 4, 7), BODY["en"], strict=True
        )
    )

    assert points(read(f"<h1>Three wind farms to know</h1>{paragraphs()}{things}")) == []


def test_what_a_company_has_achieved_below_its_profile_is_no_key_point() -> None:
    profile = (
        "<p><b>About Copper Creek</b></p><p>Copper Creek is a maker of turbine blades in Ellerby. " + "It works. " * 9
    )
    achieved = "<p><b>Key Achievements:</b></p><ul><li>Built the longest blade</li><li>Won the Ellerby prize</li></ul>"

    assert points(read(f"<h1>Turbines</h1>{paragraphs()}{profile}</p>{achieved}")) == []


@pytest.mark.parametrize("label", ["<p>Summary:</p>", "<div>Synopsis</div>"])
def test_one_paragraph_may_sum_up_the_longer_ones_below_it(label: str) -> None:
    summed = "<p>The council approved twelve wind turbines on the ridge. Work will start in the spring.</p>"
    parts = read(f"<h1>Turbines for Brackenford</h1>{label}{summed}{paragraphs()}")

    assert len(points(parts)) == 1


def test_one_paragraph_that_nothing_below_says_again_is_the_beginning_of_the_text() -> None:
    prose = "<p>Heron chicks hatched at Moorlow yesterday, and nobody had expected them before April.</p>"

    assert points(read(f"<h1>Turbines for Brackenford</h1><p>Summary:</p>{prose}{paragraphs()}")) == []


def test_a_point_below_a_picture_may_follow_its_label_on_the_line() -> None:
    html = (
        f"<h1>Turbines</h1><p>{BODY['en'][0]}</p><div>💡</div><div>TLDR: Work on the twelve turbines begins soon.</div>"
    )

    assert points(read(f"{html}{paragraphs()}")) == ["Work on the twelve turbines begins soon."]


def test_the_benefits_of_a_product_are_no_key_points() -> None:
    benefits = "<p>Key benefits:</p><ul><li>Turns in any wind.</li><li>Rests at night.</li></ul>"
    html = f"<h1>Turbines</h1>{paragraphs()}{benefits}"

    assert points(read(f"{html}{paragraphs()}")) == []
