"""Lists of other articles that say a sentence about each, dated titles, and what only looks like them."""

import pytest
from article.writing import BODY, paragraphs, points, read, roles

TEASERS = (
    ("Bridge at Ellerby closed for a week", "The crossing is shut while divers look at its piers, the county said, and "
     "drivers are sent the long way round by the upper road until Sunday evening."),
    ("Mill owner sells the last of his barges", "The barge had lain at the quay since the lock was filled in, and its "
     "buyer, a baker from the coast, wants to moor it below his shop in the spring."),
)  # fmt: skip


def _listed(label: str, *, titles: str = "h3") -> str:
    units = "".join(
        f"<{titles}>{title}</{titles}><p>{text}</p><p>2031-09-{n}4</p>" for n, (title, text) in enumerate(TEASERS)
    )
    return f"<h2>{label}</h2>{units}"


@pytest.mark.parametrize("titles", ["h3", "p"])
def test_teasers_with_sentences_below_a_label_at_the_end_are_the_page(titles: str) -> None:
    found = roles(read(paragraphs() + _listed("Latest news", titles=titles)))
    assert {found[text] for unit in TEASERS for text in unit} == {"boilerplate"}
    assert [found[text] for text in BODY["en"]] == ["body"] * 3


def test_fine_print_among_teasers_stays_fine_print() -> None:
    note = "Disclaimer: This article is for information only and does not constitute investment advice."
    found = roles(read(f"{paragraphs()}{_listed('Latest news')}<p>{note}</p>"))
    assert found[note] == "disclaimer"


def test_text_that_goes_on_behind_a_label_of_the_page_stays() -> None:
    going_on = "".join(f"<h3>{title}</h3><p>{text}</p>" for title, text in TEASERS)
    found = roles(read(f"{paragraphs()}<h2>Read next</h2>{going_on}{paragraphs('de')}"))
    assert {found[text] for _, text in TEASERS} == {"body"}


def test_teasers_longer_than_the_text_are_the_text() -> None:
    found = roles(read(f"<h1>Ridge</h1><p>{BODY['en'][1]}</p>{_listed('Latest news')}"))
    assert {found[text] for _, text in TEASERS} == {"body"}


def test_titles_with_their_dates_above_the_text_are_the_page() -> None:
    rows = [
        ("Features", "The Ellerby wind of old", "March 14, 2029"),
        ("News", "A mast for the school roof", "May 2, 2030"),
        ("Features", "On the ridge with the surveyors", "June 21, 2030"),
    ]
    grid = "".join(f"<div>{topic}</div><h5>{title}</h5><p>{date}</p>" for topic, title, date in rows)
    found = roles(read(f"<h1>Twelve turbines for the ridge</h1><p>Ann Marlow</p>{grid}{paragraphs()}"))
    assert {found[text] for row in rows for text in row} == {"boilerplate"}
    assert [found[text] for text in BODY["en"]] == ["body"] * 3


def test_a_timeline_stays() -> None:
    days = [("March 14, 2029", BODY["en"][0]), ("May 2, 2030", BODY["en"][1]), ("June 21, 2030", BODY["en"][2])]
    found = roles(read("".join(f"<h3>{day}</h3><p>{text}</p>" for day, text in days)))
    assert {found[text] for day in days for text in day} == {"body"}


def test_numbers_of_sections_stay_and_counters_do_not() -> None:
    numbered = "".join(f"<p>{n}</p><p>{text}</p>" for n, text in enumerate(BODY["en"], 1))
    found = roles(read(numbered))
    assert [found[n] for n in "123"] == ["body"] * 3
    assert roles(read(paragraphs() + "<p>17</p>"))["17"] == "boilerplate"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("© Ann Marlow/Ridge Pictures", "body"),
        ("© stock.example/mara The mill in the evening light", "body"),
        ("© 2031 Ridge Weekly", "boilerplate"),
        ("© Ridge Media GmbH", "boilerplate"),
        ("© Ridge Weekly. All rights reserved.", "boilerplate"),
        (
            "Copyright 2031 Ridge Media. All rights reserved. This material may not be published, broadcast, "
            "rewritten, or redistributed.",
            "boilerplate",
        ),
    ],
)
def test_who_took_a_picture_stays_and_the_pages_own_rights_do_not(line: str, role: str) -> None:
    first, *rest = BODY["en"]
    html = "".join(f"<p>{text}</p>" for text in (first, line, *rest))
    assert roles(read(html))[line] == role


@pytest.mark.parametrize(
    "line",
    [
        "Ridge Power added nine thousand subscribers and raised its subscription prices.",
        "The paper said its newsletter had lost a third of its subscribers.",
        "« Rien n'est décidé tant que le câble n'est pas posé »",
        "15:44 Uhr",
        "Report: The ridge carries the strongest wind of the county, a new map of the office shows.",
    ],
)
def test_lines_that_only_look_like_the_page_stay(line: str) -> None:
    first, *rest = BODY["en"]
    html = f"<h1>Twelve turbines</h1><p>Thursday, 5 June 2031</p><p>{line}</p>" if "Uhr" in line else ""
    html += "".join(f"<p>{text}</p>" for text in ((first,) if html else (first, line)))
    assert roles(read(html + "".join(f"<p>{text}</p>" for text in rest)))[line] == "body"


@pytest.mark.parametrize("head", ["WATCH", "READ MORE", "VIDEO", "LEE MÁS"])
def test_a_head_before_a_bar_is_one_too(head: str) -> None:
    line = f"{head} | The debate in the hall at Ellerby"
    language = "es" if head.startswith("LEE") else "en"
    assert roles(read(f"{paragraphs(language)}<p>{line}</p>", language=language))[line] == "boilerplate"


TITLE = "Twelve turbines for the ridge above Brackenford after a debate that lasted most of a long and windy evening"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", f"The post {TITLE} appeared first on Ridge Weekly."),
        ("en", "The post Mill for sale first appeared on Ridge Weekly."),
        ("de", "Der Beitrag Mühle zu verkaufen erschien zuerst auf Kamm-Kurier."),
        ("fr", "L'article Moulin à vendre est apparu en premier sur Le Courrier."),
        ("es", "La entrada Molino en venta se publicó primero en El Correo."),
        ("pt", "O post Moinho à venda apareceu primeiro em O Correio."),
        ("it", "L'articolo Mulino in vendita proviene da Il Corriere."),
    ],
)
def test_what_a_feed_puts_below_each_post_is_the_page(language: str, line: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert (roles(parts)[line], parts.disclaimers) == ("boilerplate", ())


def test_a_deck_stands_behind_a_trail_and_a_byline_too() -> None:
    deck = ("Twelve turbines will be built on the ridge.", "The work begins in the spring of next year.")
    html = (
        "<h1>Twelve turbines for the ridge</h1><ul><li>By Ann Marlow</li><li>14 May 2031</li></ul><p>The old mill</p>"
        f"<ul>{''.join(f'<li>{item}</li>' for item in deck)}</ul>{paragraphs()}"
    )
    assert points(read(html)) == list(deck)


def test_two_labels_and_a_word_on_who_wrote_the_points_lead_to_them() -> None:
    told = ("Zwölf Windräder kommen auf den Höhenzug.", "Die Arbeiten beginnen im Frühjahr.")
    notice = "Diese Zusammenfassung wurde künstlich erzeugt. Wir freuen uns über Ihr Feedback dazu."
    items = "".join(f"<li>{item}</li>" for item in told)
    html = f"<p>In Kürze</p><p>Artikel zusammengefasst</p><p>{notice}</p><ul>{items}</ul>{paragraphs('de')}"
    parts = read(html, language="de")
    assert points(parts) == list(told)
    found = roles(parts)
    assert [found[text] for text in ("In Kürze", "Artikel zusammengefasst", notice)] == [
        "highlights_label",
        "highlights_label",
        "disclaimer",
    ]


@pytest.mark.parametrize("beside", ["Energy", "https://ridge.example/pictures/bridge-1280x720.jpg", "4 May 2031"])
def test_titles_in_headings_behind_the_text_with_nothing_told_below_are_the_page(beside: str) -> None:
    titles = ("Bridge at Ellerby closed for a week", "Mill owner sells his barges", "Ferry gets a second captain")
    listed = "".join(f"<h3>{title}</h3><p>{beside}</p>" for title in titles)
    found = roles(read(f"{paragraphs()}{listed}"))
    assert {found[title] for title in titles} == {"boilerplate"}
    assert [found[text] for text in BODY["en"]] == ["body"] * 3


def test_headings_with_results_below_them_stay() -> None:
    titles = ("Women over one hundred metres", "Men over one hundred metres", "Men over two hundred metres")
    rows = "<p>1. Ann Marlow (Ellerby) 12.4 seconds, 2. Tom Ellery (Brackenford) 12.9 seconds</p>"
    found = roles(read(paragraphs() + "".join(f"<h3>{title}</h3>{rows}" for title in titles)))
    assert {found[title] for title in titles} == {"body"}


def _with_headings(*headings: str) -> str:
    return "".join(
        f"{heading}<p>{text}</p>" for heading, text in zip(headings, (*BODY["en"], *BODY["en"]), strict=False)
    )


def test_headings_of_a_report_hour_by_hour_stay() -> None:
    entries = [f"<h4>The council meets for hour {n} of its debate</h4><p>4 May 2031 1{n}:31</p>" for n in range(4)]
    found = roles(read(_with_headings("", *entries)))
    assert found["The council meets for hour 1 of its debate"] == "body"


def test_the_last_section_of_a_text_stays_below_a_box_of_titles() -> None:
    box = "<h4>You may also like</h4><div>From the valley</div><div>Man bitten by swan at Oxley boating lake</div>"
    told = "The mayor has been asked about the plan again and again, and each time she gave the same answer, which was "
    last = (
        f"<p>{told}that the ridge belongs to all.</p><p>Those answers have not pleased all who live below the ridge, "
    )
    parts = read(f"{paragraphs() * 2}{box}<h3>What the mayor says</h3>{last}or who own land on it.</p>")
    assert [block.role for block in parts.blocks[-3:]] == ["body"] * 3
