"""Lines of the page that nothing but their form tells, once the page has lost its links: lists of other articles among
the text, trails and menus above it, galleries, boxes and comments; and the texts that look so and stay."""

import pytest
from article.writing import BODY, paragraphs, read, roles


def _items(*texts: str) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


@pytest.mark.parametrize(
    "trail",
    [
        "Startseite » Wirtschaft » Brackenford bekommt auf dem Kamm über dem Dorf nun doch zwölf neue Windräder",
        "Home Brackenford bekommt auf dem Kamm über dem Dorf nun doch zwölf neue Windräder",
        "Startseite Wirtschaft",
        "HomeWirtschaftEnergie",
    ],
)
def test_a_trail_that_ends_in_the_headline_or_begins_with_the_front_page_is_the_page(trail):
    title = "Brackenford bekommt auf dem Kamm über dem Dorf nun doch zwölf neue Windräder"
    found = roles(read(f"<div>{trail}</div><h1>{title}</h1>{paragraphs('de')}", title))
    assert found[trail] == "boilerplate"
    assert found[title] == "body"


def test_a_menu_between_headline_and_text_is_the_page():
    steps = ("Valley", "Roads and rails", "Schools", "Weather", "Games")
    found = roles(read(f"<h1>Twelve masts for the ridge</h1>{_items(*steps)}{paragraphs()}"))
    assert {found[step] for step in steps} == {"boilerplate"}


@pytest.mark.parametrize("date", ["14.9.31", "14/09/31"])
def test_a_date_with_a_short_year_is_no_counter(date):
    assert roles(read(f"<h1>Twelve masts for the ridge</h1><div>{date}</div>{paragraphs()}"))[date] == "body"


def test_a_name_with_a_figure_above_the_headline_is_no_counter():
    found = roles(read(f"<h2>F1</h2><h1>Twelve laps of the ridge in the rain</h1>{paragraphs()}"))
    assert found["F1"] == "body"


def test_dates_of_one_byline_are_no_list_of_articles():
    dates = "<p>We report from Oslo and Ellerby</p><p>Published</p><p>05.08.2031, kl. 13.05</p>" * 3
    found = roles(read(f"<h1>Tears ran in the hall</h1>{dates}{paragraphs()}"))
    assert found["05.08.2031, kl. 13.05"] == "body"


def test_paragraphs_in_guillemets_that_point_inwards_are_speech():
    speech = "»Nobody saw the mast fall, and nobody heard it,« says the owner of the mill, »until the lights went out.«"
    assert roles(read(f"{paragraphs()}<p>{speech}</p>{paragraphs()}"))[speech] == "body"


COMMENTS = "<h2>{count} Ergänzungen</h2>" + "".join(
    f"<ul><li>Das sehe ich anders, Nummer {n}, und zwar aus gutem Grund.</li><li>Antworten</li></ul>" for n in range(4)
)


def test_comments_below_their_count_are_the_page_whoever_wrote_them_and_when():
    found = roles(read(f"<h1>Windräder auf dem Kamm</h1>{paragraphs('de')}{COMMENTS.format(count=4)}"))
    assert {role for text, role in found.items() if text.startswith("Das sehe ich")} == {"boilerplate"}
    assert found["Antworten"] == found["4 Ergänzungen"] == "boilerplate"


def test_a_newsletter_box_is_the_page_from_its_heading_to_its_small_print():
    box = (
        "<h3>Talgeflüster von Anna Marlow</h3><p>Hinter den Kulissen des Rathauses, jeden Freitag.</p>"
        "<p>Mit meiner Anmeldung zum Newsletter stimme ich der Werbevereinbarung zu.</p>"
    )
    found = roles(read(f"<h1>Windräder auf dem Kamm</h1>{paragraphs('de')}{box}{paragraphs('de')}"))
    assert found["Talgeflüster von Anna Marlow"] == "boilerplate"
    assert found["Hinter den Kulissen des Rathauses, jeden Freitag."] == "boilerplate"


def test_a_heading_above_words_about_blocked_content_goes_with_them():
    box = (
        "<h3>Empfohlener redaktioneller Inhalt</h3><p>An dieser Stelle finden Sie externen Inhalt, der den Artikel "
        "ergänzt. Sie können sich hier alle externen Inhalte mit einem Klick anzeigen lassen oder ausblenden.</p>"
    )
    found = roles(read(f"<h1>Windräder auf dem Kamm</h1>{paragraphs('de')}{box}{paragraphs('de')}"))
    assert found["Empfohlener redaktioneller Inhalt"] == "boilerplate"
    assert {found[text] for text in BODY["de"]} == {"body"}


@pytest.mark.parametrize(
    ("language", "line", "role"),
    [
        ("en", "FacebookTwitter", "boilerplate"),
        ("en", "https://wire.example/uploads/mast.jpg", "boilerplate"),
        ("de", "Klick, um über Twitter zu teilen (Wird in neuem Fenster geöffnet)", "boilerplate"),
        ("it", "Fai clic per condividere su Telegram (Si apre in una nuova finestra)", "boilerplate"),
        ("es", "Haz clic para compartir en Facebook", "boilerplate"),
        ("fr", "Cliquez pour partager sur Telegram", "boilerplate"),
        ("en", "Image:", "body"),
    ],
)
def test_lines_of_buttons_and_players(language, line, role):
    parts = read(f"<h1>12 masts</h1>{paragraphs(language)}<p>{line}</p>{paragraphs(language)}")
    block = next(block for block in parts.blocks if block.text.startswith(line[:10]))
    assert block.role == role


def test_a_heading_that_may_be_of_the_text_announces_no_fine_print():
    text = "Zart und luftig ist der Stoff dieses Frühjahrs. Getragen wird er über Wolle, und am Abend auch ohne sie."
    found = roles(read(f"<h1>Was man trägt</h1><h3>Transparenz</h3><p>{text}</p><h3>Streifen</h3>{paragraphs('de')}"))
    assert found["Transparenz"] == found[text] == "body"


def test_an_author_behind_a_label_of_the_page_is_a_profile():
    bio = "Ann Marlow is a writer and walker, a contributor to this paper since 2023, and lives near the ridge."
    html = f"<h1>Masts for the ridge</h1>{paragraphs() * 2}<p>Read more:</p><p>Ten years of wind at Ellerby</p>"
    found = roles(read(f"{html}<div>Ann Marlow</div><div>{bio}</div>"))
    assert found[bio] == "profile"
    assert found["Ann Marlow"] == "profile_label"
    assert found["Ten years of wind at Ellerby"] == "boilerplate"


def test_an_author_named_with_an_office_above_the_text_is_a_profile():
    bio = "Bo T. Lind writes features and covers the valley for the Ridge Wire. More by Bo T. Lind"
    found = roles(read(f"<h1>Masts for the ridge</h1>{paragraphs()}<h2>Bo T. LindStaff Writer</h2><p>{bio}</p>"))
    assert found[bio] == "profile"


@pytest.mark.parametrize(
    "byline", ["<ul><li>Ann Marlow</li><li>2. Okt. 2031</li></ul>", "<p>6. Mai 2031 / 09:18 Uhr</p>"]
)
def test_a_byline_above_the_headline_is_no_trail(byline):
    found = roles(read(f"{byline}<h1>Windräder auf dem Kamm</h1>{paragraphs('de')}"))
    assert "boilerplate" not in found.values()


def test_words_with_a_hash_are_tags():
    found = roles(
        read(f"<h1>Masts for the ridge</h1>{paragraphs()}<div>#wind power</div><h2>#Key figures</h2>{paragraphs()}")
    )
    assert found["#wind power"] == "boilerplate"
    assert found["#Key figures"] == "body"


def test_tags_that_have_kept_their_commas_are_no_text():
    found = roles(read(f"<h1>Masts for the ridge</h1>{_items('wind,', 'valley,', 'mill')}{paragraphs()}"))
    assert found["wind,"] == found["mill"] == "boilerplate"


def test_what_a_review_closes_with_stays():
    facts = f"<h3>Pros</h3>{_items('Fresh bread', 'Warm rooms', 'Local wine')}<h3>Cons</h3>{_items('Hard to get to')}"
    rated = "<h3>Overall rating</h3><h3>7.9</h3><h4>Fun rating</h4><h4>7</h4>"
    found = roles(read(f"<h1>The old mill at Ellerby</h1>{paragraphs() * 2}{facts}{rated}"))
    assert {found[text] for text in ("Local wine", "Cons", "Hard to get to", "Overall rating", "7.9", "7")} == {"body"}


def test_a_picture_credit_above_the_headline_is_no_trail():
    credit = "©Marlow AG / Lind Holding"
    found = roles(read(f"<div>{credit}</div><h1>Windräder auf dem Kamm</h1>{paragraphs('de')}"))
    assert found[credit] == "body"


def test_a_wish_may_begin_with_an_adverb():
    wish = (
        "Dann abonnieren Sie unseren kostenlosen Tal-Newsletter, der Sie monatlich mit Berichten, Gesprächen und "
        "Terminen versorgt, und teilen Sie ihn mit allen, die gern am Fluss spazieren gehen und sich dafür begeistern."
    )
    assert roles(read(f"<h1>Windräder auf dem Kamm</h1>{paragraphs('de')}<p>{wish}</p>"))[wish] == "boilerplate"


@pytest.mark.parametrize(
    "tags",
    [
        "Clean EnergyWind PowerMillsRiver TradeEllerby",
        "More About EllerbyTurbinesCouncilWeatherWind power",
        "EllerbyTurbinesWeatherBrackenfordMillsMoor",
    ],
)
def test_tags_below_the_text_that_have_lost_their_blanks_are_the_page(tags):
    assert roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{tags}</p>"))[tags] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "PayHarbour, WindTube, BlueMoor and OpenMill were named.",
        "Investors WindTubeBlueMoor+44 555 0100 OpenMill",
        "McAllister and DeLong of MacDuff",
    ],
)
def test_names_with_capitals_inside_are_no_tags(line):
    assert roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{line}</p>"))[line] == "body"


def test_an_advertisement_in_a_heading_parts_no_text():
    html = f"<h1>Turbines for Brackenford</h1>{paragraphs()}<h3>Advertisement</h3>{paragraphs()}"
    assert roles(read(html))["Advertisement"] == "boilerplate"


@pytest.mark.parametrize("head", ["REQUIRED READING", "MUST WATCH", "Related Roundup"])
def test_capitals_before_a_colon_that_speak_of_reading_or_watching_lead_to_other_articles(head):
    line = f"{head}: Ellerby sells its weir after all"
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "boilerplate"


def test_a_table_that_has_lost_its_markup_stays_below_a_link():
    cells = [f"{kind} {n}" for n in range(1, 6) for kind in ("Saturday, May", "Ellerby 4, Moor")]
    link = "<p>REQUIRED READING: Ellerby sells its weir after all</p>"
    table = "<h2>Matches of the season</h2>" + "".join(f"<div>{cell}</div>" for cell in cells)
    found = roles(read(f"<h1>Ellerby meets the Moor</h1>{paragraphs()}{link}{table}"))
    assert {found[cell] for cell in cells} == {"body"}
    assert found["Matches of the season"] == "body"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p>Morning Wind</p><p>A dash of perspective with the trending news in a readable format.</p>", ""),
        ("", "<p>Original reporting. Fearless journalism. Delivered to you.</p>"),
    ],
)
def test_what_a_newsletter_brings_goes_with_the_line_that_offers_it(above, below):
    html = f"<h1>Turbines for Brackenford</h1>{paragraphs()}{above}<p>Join Our Newsletter</p>{below}{paragraphs()}"
    kept = [block.text for block in read(html).blocks if block.role == "body"]
    assert kept == ["Turbines for Brackenford", *BODY["en"], *BODY["en"]]


def test_a_short_sentence_of_the_text_beside_a_newsletter_stays():
    said = "The turbines of Brackenford will turn on the ridge, the council said."
    html = f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>Join Our Newsletter</p><p>{said}</p>{paragraphs()}"
    assert roles(read(html))[said] == "body"


@pytest.mark.parametrize("above", ["", "<p>Advertisement</p>"])
@pytest.mark.parametrize("newsletter_first", [True, False])
@pytest.mark.parametrize("said", ["Shares of the tannery closed at 41 dollars.", "“We will wait,” the tanner said."])
def test_news_of_something_else_beside_a_newsletter_stays(said: str, above: str, newsletter_first: bool):
    beside = [f"{above}<p>{said}</p>", "<p>Join Our Newsletter</p>"]
    if newsletter_first:
        beside.reverse()
    html = f"<h1>Turbines for Brackenford</h1>{paragraphs()}{''.join(beside)}{paragraphs()}"
    assert roles(read(html))[said] == "body"


def test_a_headline_with_its_date_below_is_of_the_text_though_a_caption_stands_above_it():
    caption = f"<figure><figcaption>{BODY['en'][0]}</figcaption></figure><p>{BODY['en'][0]}</p>"
    text = f"<h2>The ridge</h2>{paragraphs()}<h2>The cable</h2>{paragraphs()}"
    html = f"{caption}<h1>Turbines for Brackenford and Ellerby</h1><p>14 September 2031</p>{text}"
    assert roles(read(html))["Turbines for Brackenford and Ellerby"] == "body"


def test_four_tags_of_a_word_or_two_end_a_page():
    tags = ("Weather", "Wind Power", "Council", "Mills")
    found = roles(read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{''.join(f'<p>{tag}</p>' for tag in tags)}"))
    assert {found[tag] for tag in tags} == {"boilerplate"}
