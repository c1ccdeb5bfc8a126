"""What belongs to the page and not to the article is folded away; what only looks so stays."""

import pytest
from article.writing import BODY, paragraphs, read, roles

LINES = {
    "en": (
        "12 Comments",
        "0 comments",
        "Leave a comment",
        "Share this article",
        "Click to share on Facebook",
        "Copy link",
        "Link copied",
        "Advertisement",
        "Story continues below advertisement",
        "Read more",
        "Read next",
        "Continue reading",
        "Sign up for our newsletter",
        "Subscribe now",
        "Subscribe to our newsletter",
        "Log in to reply",
        "Follow us on Twitter",
        "Watch now",
        "VIDEO2:4902:49",
        "1.2k",
        "3 min ago",
        "Load more",
        "View all comments",
        "Back to top",
        "Print",
        "Tags: wind, power, Ellerby",
        "Filed under: Energy",
        "Related: Why the ridge was chosen",
        "READ MORE: The debate in the hall",
        ">>> Why the ridge was chosen",
        "( MORE: What the neighbours said)",
        "+ FOLLOW",
        "Join the discussion at the forum →",
        "Share on Facebook Share on X Share by email Copy link",
        "View original content on wirefox.example",
        "Get the best stories of the day in your inbox",
        "Enter your email address",
        "Download our app",
    ),
    "de": (
        "3 Kommentare",
        "Artikel teilen",
        "Newsletter abonnieren",
        "Lesen Sie auch: Der Streit um die Mühle",
        "Anzeige",
        "Mehr zum Thema",
    ),
    "fr": (
        "2 commentaires",
        "Partager cet article",
        "À lire aussi : La crête en débat",
        "Abonnez-vous à la newsletter",
        "Publicité",
    ),
    "es": (
        "4 comentarios",
        "Compartir en Facebook",
        "Lea también: El debate en la sala",
        "Suscríbete a nuestro boletín",
        "Publicidad",
    ),
    "pt": ("1 comentário", "Leia também: O debate na sala", "Assine a newsletter", "Continua após a publicidade"),
    "it": ("5 commenti", "Leggi anche: Il dibattito in sala", "Iscriviti alla newsletter", "Pubblicità"),
    "zh": ("0条评论", "分享到微信", "相关阅读", "扫码关注", "责任编辑："),
    "ja": ("コメントを書く", "関連記事", "シェアする", "続きを読む", "会員登録"),
    "ko": ("댓글 0개", "기사 공유", "관련 기사", "구독하기", "로그인"),
}


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language, lines in LINES.items() for line in lines]
)
def test_a_line_of_the_page_is_boilerplate(language: str, line: str):
    parts = read(f"{paragraphs(language)}<p>{line}</p>{paragraphs(language)}", language=language)
    assert roles(parts)[line] == "boilerplate"
    assert all(roles(parts)[text] == "body" for text in BODY[language])


SECTIONS = {
    "related articles": (
        "<h3>Related articles</h3>",
        "<ul><li>Why the ridge was chosen</li><li>What the neighbours said</li></ul>",
    ),
    "more from": (
        "<h2>More from Energy</h2>",
        "<p>The price of a turbine</p><p>Ann Marlow</p><p>A winter without wind</p><p>Bo Lind</p>",
    ),
    "you may also like": (
        "<h4>You may also like</h4>",
        "<div>The price of a turbine</div><div>A winter without wind</div>",
    ),
    "stocks mentioned": ("<h2>Stocks Mentioned</h2>", "<p>Ostmark Zinc</p><p>OSZ</p><p>$14.20 (1.3%) $0.18</p>"),
    "comments": ("<h3>3 Comments</h3>", "<p>Moderator</p><p>Loading new replies...</p>"),
    "tags": ("<p>Tags</p>", "<ul><li>wind</li><li>power</li><li>Ellerby</li></ul>"),
    "table of contents": ("<p>Table of Contents</p>", "<ul><li>The plan</li><li>The debate</li></ul>"),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_page_below_the_text_is_boilerplate_as_a_whole(section: str):
    parts = read(paragraphs() + "".join(SECTIONS[section]))
    assert {block.role for block in parts.blocks[3:]} == {"boilerplate"}
    assert [block.text for block in parts.blocks[:3]] == list(BODY["en"])


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_page_inside_the_text_ends_where_the_text_goes_on(section: str):
    parts = read(paragraphs() + "".join(SECTIONS[section]) + paragraphs())
    assert [block.text for block in parts.blocks if block.role == "body"] == list(BODY["en"] * 2)


ZONES = {
    "share bar": '<div class="social-share"><a href="https://example.com/f">Facebook</a> <a href="https://example.com/x">X</a></div>',
    "newsletter box": '<div class="newsletter-signup"><p>The day in five minutes.</p><p>Free, every morning.</p></div>',
    "related posts": '<aside class="related-posts"><p>The price of a turbine</p></aside>',
    "navigation": "<nav><ul><li>Energy</li><li>Mines</li></ul></nav>",
    "form": "<form><label>Address</label><button>Send</button></form>",
}


@pytest.mark.parametrize("zone", ZONES)
def test_containers_that_say_what_they_are_for_are_believed(zone: str):
    parts = read(paragraphs() + ZONES[zone] + paragraphs())
    assert {block.role for block in parts.blocks if block.text not in BODY["en"]} == {"boilerplate"}


def test_a_class_that_wraps_the_whole_article_is_not_believed():
    parts = read(f'<div class="related-content">{paragraphs()}</div>')
    assert {block.role for block in parts.blocks} == {"body"}


def test_breadcrumbs_above_the_headline_are_boilerplate_and_a_kicker_is_not():
    parts = read(f"<p>Home » Energy » Wind</p><p>Energy</p><h1>Turbines for Brackenford</h1>{paragraphs()}")
    assert roles(parts)["Home » Energy » Wind"] == "boilerplate"
    assert roles(parts)["Energy"] == "body"


KEPT = (
    "By Ann Marlow",
    "4 min read",
    "Published on 4 May 2031, updated an hour ago",
    "Photo: turbines on the ridge. (Bo Lind/Ellerby Wire)",
    "Image source: Ellerby Archive.",
    "Bo Lind in Ellerby contributed to this report.",
    "“We like the ridge,” she said.",
    "Nobody spoke against it.",
)


@pytest.mark.parametrize("line", KEPT)
def test_what_belongs_to_the_article_stays_in_it(line: str):
    parts = read(f"<h1>Turbines for Brackenford</h1><p>{line}</p>{paragraphs()}<p>{line}</p>")
    assert {block.role for block in parts.blocks if block.text == line} == {"body"}


HEADINGS = ("Share of the market", "More power for the town", "Next", "Related work", "Popular support", "Live wires")


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_the_text_are_no_lines_of_the_page(heading: str):
    parts = read(f"{paragraphs()}<h2>{heading}</h2>{paragraphs()}")
    assert roles(parts)[heading] == "body"


def test_press_contacts_stay_in_the_body_and_end_a_profile():
    html = "<p><b>About Ostmark Zinc</b></p><p>Ostmark Zinc is a mining company near Ellerby.</p>"
    html += "<p>Media contact:</p><p>Ann Marlow</p><p>+44 1234 567890</p><p>ann@ostmark.example</p>"
    found = roles(read(paragraphs() + html))
    assert [found[text] for text in ("Media contact:", "Ann Marlow", "+44 1234 567890", "ann@ostmark.example")] == [
        "body"
    ] * 4


COPYRIGHTS = (
    "© 2031 Ellerby Post. All rights reserved.",
    "Copyright © 2031 Ellerby Post Ltd.",
    "版权所有，未经授权不得转载。",
    "無断転載を禁じます。",
)


@pytest.mark.parametrize("line", COPYRIGHTS)
def test_the_pages_own_copyright_is_boilerplate(line: str):
    language = "en" if line.isascii() or line[0] == "©" else "zh" if "版" in line else "ja"
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert roles(parts)[line] == "boilerplate"


def test_the_headline_is_never_boilerplate():
    html = f"<p>Supported by</p><p>Skip advertisement</p><h1>Wind</h1><p>Share full article</p>{paragraphs()}"
    assert roles(read(html))["Wind"] == "body"


SENTENCES = (
    "Terms of the deal were not disclosed.",
    "Save the Valley said on Tuesday that the ridge was too precious.",
    "Previous studies had shown less wind.",
    "Older residents remembered the last mill.",
    "Take the case of Ellerby, which has had turbines for ten years.",
    "WhatsApp said on Tuesday that the messages were gone.",
    "Back to the drawing board went the council of Brackenford.",
    "Discuss it they did, until the lamps went out.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_that_begin_like_lines_of_the_page_stay(sentence: str):
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{sentence}</p>{paragraphs()}"))
    assert found[sentence] == "body"


def test_captions_below_the_counter_of_a_gallery_stay():
    captions = (
        "The hall of the council before the vote",
        "The old mill on the ridge in May",
        "The mayor of Brackenford at home",
    )
    html = "<p>1/3</p><ul>" + "".join(f"<li>{caption}</li>" for caption in captions) + "</ul>"
    found = roles(read(f"{paragraphs()}{html}{paragraphs()}"))
    assert {found[caption] for caption in captions} == {"body"}


def test_a_byline_below_a_mark_of_an_advertisement_stays():
    html = f"<h1>Windräder für Brackenfurt</h1><p>Anzeige</p><p>Anna Marlow, 26.04.2031 10:00 Uhr</p>{paragraphs('de')}"
    assert roles(read(html, language="de"))["Anna Marlow, 26.04.2031 10:00 Uhr"] == "body"


def test_a_list_below_a_label_of_the_page_ends_where_short_lines_of_the_text_go_on():
    related = "<p>Related</p><ul><li>Why the ridge was chosen</li><li>What the neighbours said</li></ul>"
    html = f"{paragraphs()}{related}<p>The answer of the council is …</p><h3>Twelve turbines</h3>{paragraphs()}"
    found = roles(read(html))
    assert found["Why the ridge was chosen"] == found["What the neighbours said"] == "boilerplate"
    assert found["The answer of the council is …"] == found["Twelve turbines"] == "body"


def test_how_far_a_price_has_moved_is_a_counter_and_what_it_is_is_none():
    found = roles(read(f"{paragraphs()}<p>-0.77%</p>{paragraphs()}<p>$14.20</p>{paragraphs()}"))
    assert (found["-0.77%"], found["$14.20"]) == ("boilerplate", "body")


RELATED = "".join(
    f"<li><a href='https://quay.example/{n}'>{title}</a></li>"
    for n, title in enumerate(("Ostrela shuts a line down", "Comment: the fund buys time, no more", "Opinion: enough"))
)


def test_what_the_page_says_in_its_aside_and_footer_is_no_part_of_a_short_article() -> None:
    parts = read(
        "<article><p>The quay at Ostrela closed on Friday after a crane had lost its load in the wind.</p></article>"
        f"<aside><h2>→</h2><ul>{RELATED}</ul></aside><footer><p>The Quay is printed in Ostrela.</p></footer>"
    )
    assert [block.role for block in parts.blocks] == ["body"] + ["boilerplate"] * 5
    assert not parts.disclaimers


def test_the_footer_of_a_quotation_stays() -> None:
    parts = read(f"{BODY}<blockquote><p>We wait for ore.</p><footer>Ines Quell, Ostrela</footer></blockquote>")
    assert parts.blocks[-1].text == "Ines Quell, Ostrela"
    assert parts.blocks[-1].role == "body"


def test_a_byline_and_a_time_below_it_are_no_part_of_a_player():
    html = f"<h1>Turbines on the ridge</h1><p>Video</p><p>Ann Marlow</p><p>May 5, 2031</p><p>14:20</p>{paragraphs()}"
    found = roles(read(html))
    assert found["Ann Marlow"] == found["14:20"] == "body"
    assert found["Video"] == "boilerplate"
    found = roles(read(f"<h1>Turbines on the ridge</h1><p>Video</p><p>14:20</p>{paragraphs()}"))
    assert found["14:20"] == "boilerplate"
