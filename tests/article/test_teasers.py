"""Teasers, offers and consent boxes that no line of the page announces are folded; what only looks so stays."""

import pytest
from article.writing import BODY, paragraphs, read, roles

FEED = "".join(
    f"<p>{topic}</p><h2>{title}</h2><p>{author}</p><p>{hours} hours ago</p>"
    f"<p>The {topic.lower()} of the valley changed hands this week, and nobody would say at what price.</p>"
    for topic, title, author, hours in (
        ("Water", "The weir at Ellerby has a new owner", "Ann Marlow", 3),
        ("Roads", "A bypass that bypasses nothing at all", "Bo Lind", 5),
        ("Schools", "Old mill may become a school after all", "Cyra Holt", 8),
    )
)


def test_a_feed_of_teasers_with_their_ages_is_the_page_with_every_paragraph_of_it():
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs() * 2}{FEED}")
    assert [block.text for block in parts.blocks if block.role == "body"][1:] == list(BODY["en"] * 2)


def test_two_ages_make_no_feed():
    entries = "<p>2 hours ago</p><p>The council met.</p><p>3 hours ago</p><p>The hall was full.</p>"
    found = roles(read(paragraphs() + entries + paragraphs()))
    assert found["The council met."] == found["The hall was full."] == "body"


def test_a_live_report_whose_entries_outweigh_the_text_above_them_is_no_feed():
    entries = "".join(f"<p>{n} minutes ago</p><h3>Entry {n}</h3><p>{BODY['en'][n % 3]}</p>" for n in range(1, 9))
    parts = read(f"<h1>The vote in Brackenford</h1><p>{BODY['en'][0]}</p>{entries}")
    assert sum(block.role == "body" for block in parts.blocks if block.text in BODY["en"]) == 9


TITLES = (
    "Why the ridge was chosen over the moor",
    "What the neighbours said about the mill",
    "Ten years of wind at Ellerby",
)


def test_headings_inside_the_text_that_follow_each_other_are_titles_of_other_articles():
    run = "".join(f"<h2>{title}</h2>" for title in TITLES)
    found = roles(read(f"{paragraphs()}{run}<h2>What happens next</h2>{paragraphs()}"))
    assert {found[title] for title in TITLES} == {"boilerplate"}
    assert found["What happens next"] == "body"


def test_a_heading_above_a_subheading_stays():
    html = f"{paragraphs()}<h2>The plan of the council in detail</h2><h3>What it will cost the town</h3>{paragraphs()}"
    found = roles(read(html))
    assert found["The plan of the council in detail"] == found["What it will cost the town"] == "body"


def test_headings_above_the_text_are_its_decks():
    decks = "".join(f"<h2>{title}</h2>" for title in TITLES)
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{decks}{paragraphs()}"))
    assert {found[title] for title in TITLES} == {"body"}


def test_a_paragraph_inside_the_text_that_is_nothing_but_a_link_is_a_title_of_another_article():
    link = '<p><a href="https://post.example/ridge">Why the ridge was chosen</a></p>'
    assert roles(read(paragraphs() + link + paragraphs()))["Why the ridge was chosen"] == "boilerplate"


LINKED = (
    '<p>The plan lies on <a href="https://town.example/plan">the website of the town</a>.</p>',
    '<p><a href="https://town.example/plan">The council of Brackenford published the plan on its website.</a></p>',
    '<p><a href="https://town.example/plan">https://town.example/plan for the whole ridge</a></p>',
    '<p><a href="mailto:ann@town.example">Write to the council of Brackenford</a></p>',
)


@pytest.mark.parametrize("html", LINKED)
def test_sentences_addresses_and_letters_to_the_town_stay_though_they_are_links(html: str):
    parts = read(paragraphs() + html + paragraphs())
    assert parts.blocks[3].role == "body"


def test_an_article_of_links_keeps_them():
    links = "".join(
        f'<p><a href="https://post.example/{n}">{title} and the rest of it</a></p>'
        for n, title in enumerate(TITLES * 4)
    )
    parts = read(f"<p>{BODY['en'][0]}</p>{links}<p>{BODY['en'][1]}</p>")
    assert {block.role for block in parts.blocks} == {"body"}


CAPTIONS = (
    "Ann Marlow remains vague. (Photo: Ellerby Wire)",
    "By Ann Marlow, Bo Lind and Cyra Holt of the Brackenford desk",
)


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_and_bylines_among_lines_of_the_page_stay(line: str):
    parts = read(
        f"<h1>Turbines for Brackenford</h1><p>Read more</p><p>{line}</p><p>Share</p><p>Copy link</p>{paragraphs()}"
    )
    assert roles(parts)[line] == "body"


def test_topics_and_titles_in_turn_at_the_very_end_are_the_page():
    pairs = "".join(
        f"<p>{topic}</p><h3>{title}</h3>" for topic, title in zip(("Wind", "Mills", "Wind"), TITLES, strict=True)
    )
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{pairs}")
    assert [block.text for block in parts.blocks if block.role == "body"][1:] == list(BODY["en"])


def test_a_list_of_links_that_the_text_gives_stays():
    links = "".join(f'<p><a href="https://post.example/{n}">{title}</a></p>' for n, title in enumerate(TITLES))
    parts = read(f"{paragraphs() * 2}<p>The Post has written about the ridge before:</p>{links}{paragraphs()}")
    assert {roles(parts)[title] for title in TITLES} == {"body"}


def test_what_an_app_does_is_told_though_its_maker_would_like_to_sell_it():
    features = (
        "Get told of new winds with push notifications",
        "Find a mill in seconds",
        "Read the wind of the whole valley",
    )
    html = "<ul>" + "".join(f"<li>{feature}</li>" for feature in features) + "</ul>"
    found = roles(read(f"{paragraphs()}{html}{paragraphs()}"))
    assert {found[feature] for feature in features} == {"body"}


def test_code_between_braces_stays():
    code = "<p>{</p><p>turn the wheel</p><p>stop at night</p><p>}</p>"
    found = roles(read(f"{paragraphs()}{code}{paragraphs()}"))
    assert found["turn the wheel"] == found["stop at night"] == "body"


@pytest.mark.parametrize(
    ("language", "heads", "title"),
    [
        (
            "en",
            "Watch|Also see|READ|More here|More coverage|Read our story",
            "Mill owners welcome the new cable to Ellerby",
        ),
        (
            "de",
            "Auch|Zum Thema|Passend dazu|Lesetipp|Lesen Sie dazu|Mehr",
            "Müller begrüßen das neue Kabel nach Ellerby",
        ),
        ("fr", "Pour aller plus loin|A lire|Lire", "Les meuniers saluent le nouveau câble"),
        ("es", "Relacionado|También", "Los molineros celebran el nuevo cable"),
        ("it", "Da leggere|Guarda anche", "I mugnai festeggiano il nuovo cavo"),
        ("pt", "Relacionado|Confira também", "Moleiros festejam o novo cabo"),
        ("zh", "另见|阅读更多", "磨坊主欢迎新的电缆"),
        ("ja", "あわせて読みたい|こちらもおすすめ", "製粉業者は新しい電線を歓迎"),
        ("ko", "함께 읽기", "방앗간 주인들 새 전선 환영"),
    ],
)
def test_titles_of_other_articles_behind_a_head_are_of_the_page(language: str, heads: str, title: str):
    first, second, third = BODY[language]
    for head in heads.split("|"):
        found = roles(read(f"<p>{first}</p><p>{head}: {title}</p><p>{second}</p><p>{third}</p>"))
        assert found[f"{head}: {title}"] == "boilerplate", head


def test_a_sentence_behind_a_colon_is_of_the_text():
    said = "The mayor put it so: the ridge has room for all of them."
    first, second, _ = BODY["en"]
    assert roles(read(f"<p>{first}</p><p>{said}</p><p>{second}</p>"))[said] == "body"


def test_prices_that_the_text_lists_stay():
    first, second, third = BODY["en"]
    found = roles(read(f"<p>{first}</p><h2>Prices</h2><p>$42.79</p><p>{second}</p><p>{third}</p>"))
    assert found["$42.79"] == found["Prices"] == "body"


STRANGE = (
    "Ferry captain retires after forty years at sea",
    "Two brothers open a bakery beside the harbour",
    "Council closes its swimming pool until spring",
    "Why so many gardeners give up their roses",
)


@pytest.mark.parametrize("label", ["", "<h3>People are also reading…</h3>", "<h3>Seen by many…</h3>"])
def test_titles_in_a_list_that_the_text_hardly_echoes_are_the_page(label: str):
    titles = "".join(f"<li>{title}</li>" for title in STRANGE)
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{label}<ul>{titles}</ul>{paragraphs()}")
    found = roles(parts)
    assert {found[title] for title in STRANGE} == {"boilerplate"}
    assert [block.text for block in parts.blocks if block.role == "body"][1:] == list(BODY["en"]) * 2


def test_a_list_that_the_text_leads_up_to_stays_however_strange():
    titles = "".join(f"<li>{title}</li>" for title in STRANGE)
    lead = "<p>The paper's other reports of that week show how the town lives:</p>"
    found = roles(read(f"{paragraphs()}{lead}<ul>{titles}</ul>{paragraphs()}"))
    assert {found[title] for title in STRANGE} == {"body"}


def test_lists_that_each_have_a_name_set_the_text():
    parts = [("What you bring", STRANGE[:3]), ("What we offer", STRANGE[1:])]
    html = "".join(f"<p>{name}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" for name, items in parts)
    found = roles(read(f"{paragraphs()}{html}{paragraphs()}"))
    assert {found[title] for title in STRANGE} == {"body"}


def test_a_heading_that_says_the_headline_again_above_buttons_is_the_page():
    headline = "Turbines for Brackenford and the whole valley"
    html = f"<h1>{headline}</h1><p>By Ann Marlow</p><h3>{headline}</h3><p>Share on Facebook</p>{paragraphs()}"
    assert [block.role for block in read(html).blocks if block.text == headline] == ["body", "boilerplate"]


WRITTEN = "".join(
    f"<p>{topic}</p><p>{title}</p><p>{told}</p><p>by {author}</p>"
    for topic, title, told, author in (
        (
            "Water",
            "Who bought the weir, and why nobody would say",
            "Two boats meet in the fog off the old",
            "Ann Marlow",
        ),
        ("Roads", "A bypass that bypasses nothing at all", BODY["en"][1][:90], "Bo Lind"),
        ("Schools", "Old mill may become a school after all", "The hall was full when the mayor", "Cyra Holt"),
    )
)


def test_teasers_that_each_end_in_who_wrote_them_are_a_feed():
    parts = read(f"<h1>Turbines for Brackenford</h1><p>by Dana Ross</p>{paragraphs() * 2}{WRITTEN}")
    kept = [block.text for block in parts.blocks if block.role == "body"]
    assert kept == ["Turbines for Brackenford", "by Dana Ross", *BODY["en"], *BODY["en"]]


def test_texts_of_several_writers_are_no_feed():
    letters = "".join(
        f"<h3>Letter {n}</h3><p>{BODY['en'][n]} {BODY['en'][n]}</p><p>by Ann Marlow</p>" for n in range(3)
    )
    found = roles(read(f"<h1>Letters on the turbines</h1>{paragraphs()}{letters}"))
    assert {found[f"Letter {n}"] for n in range(3)} == {"body"}


def test_a_credit_in_brackets_stays_between_lines_of_the_page():
    html = (
        "<h1>Turbines for Brackenford</h1><p>Ann Marlow</p><p>Share on Facebook</p><p>(The Gazette)</p><p>Copy link</p>"
    )
    assert roles(read(html + paragraphs()))["(The Gazette)"] == "body"
