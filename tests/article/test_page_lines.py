"""Lines of the page that only their form or the rest of the page gives away."""

import pytest
from article.writing import BODY, paragraphs, read, roles

TEASERS = ("Oxley asks soldiers to help at the broken dam", "Three hurt as two ferries meet off Ellerby")


def test_titles_that_the_page_gives_once_more_below_the_text_are_teasers_in_both_places() -> None:
    inside = "<ul>" + "".join(f"<li>{title}</li>" for title in TEASERS) + "</ul>"
    below = "<h3>You might also like</h3>" + "".join(f"<h4>{title}</h4>" for title in TEASERS)
    found = roles(read(f"<h1>Turbines</h1><p>{BODY['en'][0]}</p>{inside}{paragraphs()}{below}"))

    assert [found[title] for title in TEASERS] == ["boilerplate", "boilerplate"]


def test_a_list_that_stands_once_belongs_to_the_text() -> None:
    inside = "<ul>" + "".join(f"<li>{title}</li>" for title in TEASERS) + "</ul>"
    found = roles(read(f"<h1>Turbines</h1><p>{BODY['en'][0]}</p>{inside}{paragraphs()}"))

    assert [found[title] for title in TEASERS] == ["body", "body"]


PAGE = [
    "FacebookTwitterFlipboardSendRedditMessenger",
    "26.10.2031 | 2:43 min",
    "12:05 min",
    "195Shares",
    "Share14K",
    "0Comment(s)",
    "4 PHOTOS",
    "View full gallery",
    "BUY TICKETS",
    "In partnership with",
    "Now reading: On the Moor, One Size Won't Fit All",
    "Before you go, we thought you'd like these...",
    "What do you think of the turbines? Sound off in the comments below.",
    "We rely on your support to make local news available to all.",
    "The Weir is a weekly newsletter for all who love rivers. Get it delivered every Friday.",
]


@pytest.mark.parametrize("line", PAGE)
def test_networks_run_together_and_running_times_are_of_the_page(line: str) -> None:
    assert roles(read(f"<p>{BODY['en'][0]}</p><p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


def test_a_time_in_the_byline_is_of_the_article() -> None:
    found = roles(read(f"<h1>Turbines</h1><p>Ann Marlow</p><p>26.10.2031 | 20:15</p>{paragraphs()}"))

    assert found["26.10.2031 | 20:15"] == "body"


def test_long_titles_of_other_articles_below_the_text_are_of_the_page_and_credits_are_not() -> None:
    title = "Fifteen towns ask the ministry to look into centres for those who were rescued at sea off the coast"
    found = roles(read(f"{paragraphs()}<p>1.2k</p><h3>{title}</h3><p>Ann Marlow</p><p>Foto: Rescue</p>"))

    assert found[title] == "boilerplate"
    assert found["Foto: Rescue"] == "body"


NORTHERN = {
    "sv": "Kommunen har beslutat att bygga tolv vindkraftverk på åsen ovanför staden, efter en lång debatt i kväll.",
    "no": "Kommunen har vedtatt å bygge tolv vindmøller på åsen ovenfor byen, etter en lang debatt som varte i kveld.",
}


@pytest.mark.parametrize(("language", "line"), [("sv", "Lyssna på artikel"), ("sv", "Anmäl fel"), ("no", "Vis mindre")])
def test_buttons_of_pages_in_the_north_are_of_the_page(language: str, line: str) -> None:
    assert roles(read(f"<p>{NORTHERN[language] * 2}</p><p>{line}</p>", language=language))[line] == "boilerplate"


PERIODS = ("Q2-31", "Three months ended March 31, 2031", "Three months ended June 30, 2031")


def test_periods_of_a_table_that_lost_its_markup_are_no_counters_and_no_dates() -> None:
    rows = "".join(f"<p>{period}</p>" for period in PERIODS)
    found = roles(read(f"<h1>Turbines</h1>{paragraphs()}{rows}<p>5,500 kettles</p>{paragraphs()}"))

    assert [found[period] for period in PERIODS] == ["body", "body", "body"]


def test_what_stands_above_a_table_below_the_text_belongs_to_it() -> None:
    table = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    found = roles(read(f"{paragraphs()}<p>1.2k</p><p>Consolidated balance sheets</p>{table}"))

    assert found["Consolidated balance sheets"] == "body"


def test_news_about_a_topic_below_a_chinese_text_are_of_the_page() -> None:
    titles = "<ul><li>乌克兰总统希望年底前商定天然气价格</li><li>梅德韦杰夫拒绝乌克兰加入关税同盟</li></ul>"
    parts = read(f"{paragraphs('zh')}<h2>关于 风电 的新闻</h2>{titles}", language="zh")

    assert not parts.profiles
    assert roles(parts)["关于 风电 的新闻"] == "boilerplate"


def test_a_quotation_above_the_headline_is_no_trail() -> None:
    found = roles(read(f"<p>«Nobody saw it»:</p><p>Home » Energy</p><h1>Turbines for Brackenford</h1>{paragraphs()}"))

    assert found["«Nobody saw it»:"] == "body"
    assert found["Home » Energy"] == "boilerplate"
