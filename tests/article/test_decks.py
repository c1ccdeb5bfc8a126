"""Decks: bullets above the text that say what the text says, and the many lists there that do not."""

import pytest
from article.writing import BODY, POINTS, items, paragraphs, points, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1>"
BYLINE = "<p>Ann Marlow</p><p>Tuesday, 4 March 2031 - 10:20</p>"
LONGER = paragraphs() + "<p>" + " ".join(reversed(BODY["en"])) + "</p>"


def listed(*texts: str) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def test_a_list_below_a_label_nobody_knows_is_a_deck_where_the_text_repeats_it() -> None:
    label = "Hardly any minutes left"
    parts = read(f"{HEADLINE}{BYLINE}<h4>{label}</h4>{items()}{LONGER}")

    assert points(parts) == [*POINTS["en"]]
    assert parts.highlights.label == label
    assert roles(parts)[label] == "highlights_label"


def test_a_deck_may_stand_below_a_standfirst_as_long_as_a_paragraph() -> None:
    standfirst = (
        "<p>For eleven years the people of a small town have argued about what should stand on the ridge above them, "
        "and on Tuesday their council gave an answer.</p>"
    )
    parts = read(f"{HEADLINE}{standfirst}<p>The hall before the vote</p>{items()}{LONGER}")

    assert points(parts) == [*POINTS["en"]]


OTHER_LISTS = {
    "titles of other articles below the byline": BYLINE
    + listed(
        "Crafts Ferry saves the last match with a goal nobody saw", "What keeps the harbour of Oxley from growing"
    ),
    "titles of which one is near": BYLINE
    + listed(
        "Ellerby Council approves its plan for turbines on the ridge", "Feijoa growers accuse minister of a bluff"
    ),
    "captions that repeat each other": listed(*["The old mill above the town of Brackenford in winter"] * 2),
    "the headline once more": listed("Turbines for Brackenford"),
    "a byline with a date": BYLINE + listed("by the patent office of Oxley and Sons / 2031.12.01"),
    "when it was published": listed(
        "This page was first published on example.com at",
        "18.29 GMT on Wednesday 14 December 2011",
        "It was last modified at",
        "08.43 GMT on Thursday 15 December 2011",
    ),
    "buttons": BYLINE + listed("Find the author in another catalogue", "Search for this author on example.com"),
    "what somebody says": BYLINE + "<p>– Work is to start in the spring, says the mayor of the town.</p>",
    "what a paragraph leads to": f"<p>{BODY['en'][0][:-1]}</p><p>It includes:</p>{items()}",
    "dates of a tasting": "<h2>Tasting on 28 February</h2>"
    + listed("Place: the old mill, Ridge Road 10, Brackenford", "Topic: spring on the ridge above the town"),
    "a collection": f"<h4>Highlights of the collection</h4>{items()}",
}


@pytest.mark.parametrize("other", OTHER_LISTS.values(), ids=OTHER_LISTS)
def test_a_list_above_the_text_that_sums_nothing_up_is_no_deck(other: str) -> None:
    assert points(read(f"{HEADLINE}{other}{LONGER}")) == []


NO_POINTS = {
    "a section of prose": "<div><h2>Conclusion</h2><p>The plan for the ridge was right to wait for.</p>"
    "<p>The cable to the substation will last for longer than the turbines do.</p></div>",
    "what a reader wishes for": "<div><p>Oxley</p><p>Features:<br>Jet black so that it is easier to lose<br>"
    "No more ports, just shake vigorously to charge<br>Faster than any before it</p></div>",
    "a menu": "<nav><ul><li>Essentials</li><li>Migrants cross the border in record numbers</li>"
    "<li>When and where to see the longest moon</li></ul></nav>",
    "titles of the day": f"<h2>In brief</h2>{listed('Man dressed as pilot arrested', 'Coach quits Oxley United')}",
}


@pytest.mark.parametrize("other", NO_POINTS.values(), ids=NO_POINTS)
def test_what_stands_below_the_text_under_a_word_for_key_points_may_be_none(other: str) -> None:
    assert points(read(f"{HEADLINE}{LONGER}{other}")) == []


def test_a_box_of_facts_about_a_game_is_no_summary() -> None:
    facts = "<p>Expect to pay 15 dollars</p><p>Developer Oxbow Games</p><p>Publisher Ellerby Media</p>"
    box = f"<p>Need to know</p><p>What is it? The story of a town, told by those who live in it.</p>{facts}"

    assert points(read(f"{HEADLINE}{box}{LONGER}")) == []


def test_a_summary_at_the_end_may_do_without_full_stops_where_the_text_repeats_it() -> None:
    said = listed(*(point.rstrip(".") + " above the town of Brackenford" for point in POINTS["en"]))

    assert len(points(read(f"{HEADLINE}{LONGER}<h2>Summary</h2>{said}"))) == 3


def test_the_items_of_an_outer_list_are_none_of_the_points() -> None:
    inner = f"<li>Highlights</li><li>{items()}</li><li>The whole programme of the evening in one table</li>"

    assert points(read(f"{HEADLINE}<ul>{inner}</ul>{LONGER}")) == [*POINTS["en"]]


def test_a_deck_of_a_whole_page_stands_below_its_headline_however_much_stands_above() -> None:
    logo = "<h1>Brackenford Courier</h1>"
    menu = "".join(f"<p>Section {n}</p>" for n in range(45))
    teaser = f"<h2>Bridge closed</h2><p>{'The bridge over the river at Ellerby stays closed for repairs. ' * 3}</p>"
    page = f"{logo}{menu}{teaser}<h1>Council approves twelve turbines</h1>{items()}{LONGER}"

    assert points(read(page)) == [*POINTS["en"]]


def test_sentences_right_below_the_headline_may_say_what_a_text_that_is_cut_short_does_not() -> None:
    said = listed(
        "A lender from Oxley finances three quarters of everything that the council wanted.",
        "Engineers expect fewer interruptions next winter because lubricants were exchanged.",
    )

    assert len(points(read(f"{HEADLINE}{said}{paragraphs()}"))) == 2


def test_a_chinese_deck_may_have_points_of_ten_characters():
    points = ["德尔文浇铸出首批锌金属", "变压器开裂延误十一周", "三百四十岗位靠冶炼厂"]
    items = "".join(f"<li>{point}</li>" for point in points)
    html = (
        f"<h1>哈罗锌业首批金属投产</h1><ul>{items}</ul>"
        "<p>哈罗锌业周一在德尔文冶炼厂浇铸出首批锌金属，比原计划延误了十一周，公司表示第二条生产线将在秋季之前投产。</p>"
        "<p>延误的原因是一台变压器开裂，不得不运回位于根特的制造商。工程师们分三班倒对厂房进行了改造。</p>"
        "<p>德尔文市长对记者说，现在有三百四十个岗位依靠这家冶炼厂，其中大多数由周边居民担任。</p>"
    )
    highlights = read(html).highlights
    assert (highlights.origin, [item.text for item in highlights.items]) == ("publisher", points)


def test_one_of_several_points_right_below_the_headline_may_have_two_words():
    said = listed(
        "Council approves twelve turbines on the ridge above the town",
        "Plan confirmed",
        "Work is to start in the spring, cable is in the ground",
    )

    assert len(points(read(f"{HEADLINE}{said}{paragraphs()}"))) == 3


def test_a_text_that_came_as_one_block_and_ends_in_an_address_tells_what_the_deck_says():
    block = " ".join([*BODY["en"], *BODY["en"], "Contact: Ida Marr, press office, mail@ellerby.example"])
    said = listed("Council approves twelve turbines on the ridge", "Two hundred residents came to the hall")

    assert len(points(read(f"{HEADLINE}{said}<p>{block}</p>"))) == 2


def test_a_button_above_the_points_is_none_of_them():
    said = listed("Share", "Council approves twelve turbines on the ridge", "Two hundred residents came to the hall")

    assert len(points(read(f"{HEADLINE}{said}{paragraphs()}"))) == 2


def test_points_may_follow_a_standfirst_that_does_not_lead_up_to_them():
    standfirst = (
        "<p>The ridge above Brackenford gets its turbines. Many in the hall were not happy, but the mayor was.</p>"
    )
    said = listed("Council approves twelve turbines for the ridge", "Two hundred residents came to the hall")

    assert len(points(read(f"{HEADLINE}{standfirst}{said}{paragraphs()}"))) == 2
    assert points(read(f"{HEADLINE}{standfirst.replace('mayor was.', 'mayor wants this:')}{said}{paragraphs()}")) == []


def test_a_deck_below_a_title_that_is_no_first_heading_is_found() -> None:
    title = "Council of Brackenford decides for twelve turbines on its ridge"
    assert points(read(f"<h2>{title}</h2>{items()}{LONGER}")) == [*POINTS["en"]]


def test_a_list_below_a_section_that_comes_first_is_none_where_the_text_says_something_else() -> None:
    title = "What you should know of the ridge before you go there"
    strange = listed(
        "Boots with a good sole and a stick", "Bread and water for most of a day", "A coat against the rain"
    )
    assert read(f"<h2>{title}</h2>{strange}{LONGER}").highlights.origin == "extracted"
    assert read(f"<h2>{title}:</h2>{items()}{LONGER}").highlights.origin == "extracted"
