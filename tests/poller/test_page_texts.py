"""What is cut out of a page, and what it is told by."""

import pytest
from poller.newspaper import ARTICLE, MENU, PAGE, SENTENCES

from reader.article import analyse
from reader.poller.page_body import charset_told, cut_to_article, without_headline, without_machinery
from reader.poller.robots import rules_of


def text_of(html: str) -> str:
    return "\n".join(block.text for block in analyse(html).blocks)


def test_a_cut_page_keeps_article_highlights_and_fine_print_and_loses_the_rest() -> None:
    whole = without_machinery(PAGE)
    text = text_of(cut_to_article(whole, analyse(whole), "http://quay.example/1"))
    for sentence in [*SENTENCES, "Twelve shipments have left the northern quay.", "is not investment advice"]:
        assert sentence in text
    assert "nothing to do with the shipments" not in text
    assert "Section 7 of this newspaper" not in text


def test_a_page_that_is_all_article_is_not_cut() -> None:
    whole = without_machinery(f"<html><body><article>{ARTICLE}</article></body></html>")
    assert cut_to_article(whole, analyse(whole), "http://quay.example/1") is whole


def test_a_deck_between_headline_and_text_stays_and_a_gallery_there_goes() -> None:
    deck = "Twelve cargoes of ore are on their way to Ostrela Point, where furnaces wait."
    gallery = "".join(f"<li>Picture {n} of ships that have called at the quay this year</li>" for n in range(40))
    page = (
        f"<html><body><div><ul>{MENU}</ul></div><div><div class='top'><p>Latest from the harbour master</p>"
        f"<h1>Ore leaves the quay</h1></div><div><p>{deck}</p>"
        f"<nav><p>Partner content</p><nav>{MENU}</nav></nav></div><ul>{gallery}</ul>"
        f"<div class='text'>{ARTICLE}</div><p>More from this section of the newspaper</p></div></body></html>"
    )
    whole = without_machinery(page)
    text = text_of(cut_to_article(whole, analyse(whole), title="Ore leaves the quay"))
    assert text.split("\n") == ["Ore leaves the quay", deck, *SENTENCES]


def test_an_article_goes_on_in_the_next_container_of_its_class_and_not_in_another_article() -> None:
    one, two = ("".join(f"<p>{sentence}</p>" for sentence in half) for half in (SENTENCES[:10], SENTENCES[10:]))
    other = "<div class='text'><h1>Ferry late again</h1><p>The ferry to Ostrela Point was late once more.</p></div>"
    page = (
        f"<html><body><h1>Ore leaves the quay</h1><div class='text'>{one}</div><div>Advertisement</div>"
        f"<div class='text'>{two}</div>{other}<ul>{MENU}</ul></body></html>"
    )
    whole = without_machinery(page)
    text = text_of(cut_to_article(whole, analyse(whole), title="Ore leaves the quay"))
    assert text.split("\n")[1:] == SENTENCES


def test_hidden_copies_of_the_text_are_not_kept_and_other_hidden_text_is() -> None:
    more = "<p>The rest of the ore follows in May, and what a button hides is told here.</p>" * 9
    page = (
        f"<html><body><div style='display:none'><div hidden>{ARTICLE}</div></div><article>{ARTICLE}</article>"
        f"<div style='display: none'>{more}</div></body></html>"
    )
    kept = without_machinery(page)
    assert kept.count(SENTENCES[5]) == 1
    assert "what a button hides" in kept


def test_of_copies_that_are_all_hidden_one_stays() -> None:
    page = f"<html><body><div hidden>{ARTICLE}</div><p>Quay</p><div style='display:none'>{ARTICLE}</div></body></html>"
    assert without_machinery(page).count(SENTENCES[5]) == 1


def test_an_article_is_no_opinion_and_not_paid_for_because_its_page_has_such_sections() -> None:
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("News", "Harbour", "Opinion", "Sponsored", "Letters"))
    parts = analyse(PAGE.replace("<main>", f"<ul>{menu}</ul><main>"), "Ore leaves the quay")
    assert [passage.kinds for passage in parts.disclaimers] == [("not_advice",)]


@pytest.mark.parametrize(
    "byline",
    [
        "<p class='byline'>Ines Quell <time datetime='2027-03-04'>4 March 2027</time></p>",
        "<div><span>By Ines Quell</span></div>",
        "\n<p><time>2027-03-04T05:06:07Z</time></p>",
    ],
)
def test_title_and_byline_are_not_repeated_above_the_text(byline: str) -> None:
    page = f"<html><body><article><h1> Ore leaves\n the quay</h1>{byline}{ARTICLE}</article></body></html>"
    assert text_of(without_headline(page, "Ore leaves the quay", "Ines Quell")) == "\n".join(SENTENCES)


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Another headline</h1><p>Ines Quell</p>{ARTICLE}",
        f"<p>Ore leaves the quay</p><p>Ines Quell</p>{ARTICLE}",
        ARTICLE,
    ],
)
def test_only_the_headline_that_repeats_the_title_is_taken_out(page: str) -> None:
    assert text_of(without_headline(page, "Ore leaves the quay", "Ines Quell")) == text_of(page)


def test_a_text_that_begins_with_the_author_stays() -> None:
    page = f"<h1>Ore leaves the quay</h1><p>Ines Quell saw it leave.</p>{ARTICLE}"
    assert text_of(without_headline(page, "Ore leaves the quay", "Ines Quell")).startswith("Ines Quell saw it leave.")


def test_scripts_and_styles_are_not_kept() -> None:
    assert "tracker" not in without_machinery(PAGE)


@pytest.mark.parametrize(
    ("head", "content_type", "told"),
    [
        (b"<meta charset='gb2312'>", "text/html", "text/html; charset=gb2312"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "", "windows-1251"),
        (b"<meta charset='gb2312'>", "text/html; charset=big5", "text/html; charset=big5"),
        (b"<title>None</title>", "text/html", "text/html"),
    ],
)
def test_a_page_may_name_its_own_charset(head: bytes, content_type: str, told: str) -> None:
    assert charset_told(b"<html><head>" + head, content_type).endswith(told)


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /private/", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: Assay\nDisallow: /", False),
        ("User-agent: OtherBot\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /*/1$", False),
        ("User-agent: *\nDisallow: /*.pdf$", True),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/1", True),
        ("User-agent: *\nAllow: /\nDisallow: /news/", False),
    ],
)
def test_robots_rules_are_read(rules: str, allowed: bool) -> None:
    assert rules_of(rules).can_fetch("http://quay.example/news/1", "Assay") is allowed
