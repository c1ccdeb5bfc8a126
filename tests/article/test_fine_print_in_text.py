"""News of one paragraph with a notice in it stays the text; the notice is told all the same."""

import pytest
from article.writing import paragraphs, read, roles

OTHER = paragraphs()


@pytest.mark.parametrize(
    ("news", "notice", "kind"),
    [
        ("Ellerby opens its mill in May, two months early, and Tarnfeld takes all of its paper.",
         "The author holds shares of Ellerby.", "position"),
        ("The company drilled forty metres below the ridge, and a study of the find is due in June.",
         "This article is not investment advice.", "not_advice"),
        ("Ellerby builds a plant in the valley. It is the third of the group, and workers have been hired already.",
         "Translated from Chinese with the help of AI.", "translation"),
        ("Die Gruppe baut im Tal ein Werk für Papier, und die Straße dorthin ist seit dem Herbst fertig.",
         "Dieser Artikel ist keine Anlageberatung.", "not_advice"),
    ],
)  # fmt: skip
def test_a_paragraph_of_news_stays_text_and_its_notice_is_told(news, notice, kind):
    text = f"{news} {notice}"
    parts = read(f"<p>{text}</p>")
    assert [block.role for block in parts.blocks] == ["body"]
    (passage,) = parts.disclaimers
    assert (passage.text, passage.blocks) == (notice, (0,))
    assert kind in passage.kinds
    assert parts.highlights.items
    assert notice not in [item.text for item in parts.highlights.items]
    assert roles(read(f"{OTHER}<p>{text}</p>{OTHER}"))[text] == "body"


def test_a_paragraph_that_begins_with_its_notice_is_fine_print():
    text = "This article is not investment advice. The author holds shares of Ellerby. Ask an adviser before you buy."
    assert roles(read(f"{OTHER}<p>{text}</p>"))[text] == "disclaimer"


@pytest.mark.parametrize(
    "label", ["<p>PRESS RELEASE</p>", "<h2>Press release</h2>", "<p><strong>News release</strong></p>"]
)
def test_the_label_of_a_release_takes_nothing_of_the_text(label):
    lead = "<p>HARROW, May 4 – Ellerby (NYSE: ELB) raises its target for paper to 21,000 tonnes for the whole year.</p>"
    parts = read(f"<h1>Ellerby raises its target</h1>{label}{lead}{OTHER}")
    assert [block.text for block in parts.blocks if block.role not in ("body", "boilerplate")] == [
        parts.disclaimers[0].text
    ]
    assert parts.disclaimers[0].kinds == ("provided_content",)


def test_a_notice_of_links_that_begins_with_what_the_newsroom_does_is_all_fine_print():
    text = "Our testers pick all kettles that stand in this list. We may earn a commission if you buy one. Thank you!"
    (passage,) = read(f"{OTHER}<p>{text}</p>{OTHER}").disclaimers
    assert (passage.text, passage.kinds) == (text, ("affiliate",))


def test_a_story_told_before_a_notice_of_links_stays_text():
    text = "The kettle on the ridge boils in two minutes, as the mill found. We may earn a commission if you buy one."
    assert roles(read(f"{OTHER}<p>{text}</p>{OTHER}"))[text] == "body"
