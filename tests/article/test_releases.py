"""Press releases as the wires send them: who is described at their foot, and what the wires add."""

import pytest
from article.writing import BODY, paragraphs, read, read_text


def roles(html: str) -> dict[str, str]:
    return {block.text: block.role for block in read(html).blocks}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q-mill", "q-mill (ASX: QML) is a leader in small mills, with a team of forty at the ford and three offices."),
        ("Copper Creek", "Founded in 1984, Copper Creek is a maker of small mills with forty people at the ford."),
        (
            "Copper Creek",
            "With its brands Ridge, Ford and Mill, Copper Creek is the parent company of a group of mills.",
        ),
    ],
)
def test_a_text_below_the_press_contacts_says_who_issued_the_release(name, text):
    html = (
        f"<h1>{name} opens a mill</h1>{paragraphs()}<p>Press contact</p><p>Ida Marr, +44 20 7946 0001</p><p>{text}</p>"
    )
    [found] = read(html).profiles
    assert (found.name, found.description) == (name, text)


def test_a_sentence_of_the_text_that_begins_with_a_year_is_no_profile():
    text = "Since the spring, the ford has been closed to carts, and Copper Creek is a long way round for the farmers."
    html = f"<h1>Copper Creek opens a mill</h1>{paragraphs()}<p>{text}</p>{paragraphs()}<p>Press contact</p>"
    assert not read(html).profiles


def test_a_note_to_investors_that_describes_a_wire_is_its_profile():
    text = "Ridge Wire is a news and publishing company that sends releases to readers of small mills."
    [found] = read(f"<h1>A mill</h1>{paragraphs()}<p>NOTE TO INVESTORS: {text}</p>").profiles
    assert (found.name, found.kind, found.description) == ("Ridge Wire", "publisher", text)


def test_a_line_that_says_where_to_read_more_belongs_to_the_profile_above_it():
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    more = "For more information, visit www.quellmoor.example."
    contact = "For more information, contact Ida Marr at press@quellmoor.example"
    [found] = read(
        f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{more}</p><p>{contact}</p>"
    ).profiles
    assert found.description == f"{about} {more}"


def test_a_company_whose_name_is_like_a_word_for_key_points_has_a_profile():
    about = "River Essentials is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    [found] = read(f"<h1>Maps</h1>{paragraphs()}<p>About River Essentials</p><p>{about}</p>").profiles
    assert found.description == about


@pytest.mark.parametrize(
    "line",
    [
        "To be added to our news distribution list, please visit: http://www.quellmoor.example/alerts/",
        "This article has been amplified by Ridge Wire in collaboration with Mill Studios.",
        "Connect with Ida on LinkedIn",
        "Social Links LinkedIn",
    ],
)
def test_what_a_wire_adds_below_a_release_is_no_part_of_it(line):
    assert roles(f"<h1>Maps</h1>{paragraphs()}<p>{line}</p>")[line] == "boilerplate"


DATELINES = [
    "ELLERBY, May 4, 2031 /Ridge PR Newswire/ -- ",
    "ELLERBY, 4 May 2031 (MILL NEWSWIRE) -- ",
    "ELLERBY--(BUSINESS WIRE)--",
    "ELLERBY, UK / ACCESSWIRE / May 4, 2031 / ",
    "Ellerby (ots) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_wire_in_the_dateline_makes_the_text_a_press_release(dateline):
    first, *rest = paragraphs().split("</p>")
    parts = read(f"<h1>Maps</h1><p>{dateline}{first.removeprefix('<p>')}</p>{'</p>'.join(rest)}")
    [found] = parts.disclaimers
    assert (found.kinds, found.origin) == (("provided_content",), "inferred")
    [at] = found.blocks
    assert parts.blocks[at].role == "body"
    assert parts.blocks[at].text.startswith(found.text)


@pytest.mark.parametrize(
    "dateline", ["ELLERBY (Reuters) - ", "ELLERBY, May 4 - ", "Ellerby (the town) - ", "(Barbed wire) - "]
)
def test_a_dateline_without_such_a_wire_makes_none(dateline):
    first, *rest = paragraphs().split("</p>")
    html = f"<h1>Maps</h1><p>{dateline}{first.removeprefix('<p>')}</p>{'</p>'.join(rest)}"
    assert not read(html).disclaimers


def test_a_release_that_says_so_itself_is_not_said_to_be_one_twice():
    dateline = (
        "ELLERBY, 4 May 2031 (MILL NEWSWIRE) -- A mill has opened at the ford, and the council has come to see it."
    )
    said = "This press release was provided by the mill, which is solely responsible for its content."
    found = read(f"<h1>Maps</h1><p>{dateline}</p>{paragraphs()}<p>{said}</p>").disclaimers
    assert [passage.origin for passage in found] == ["publisher"]


def test_a_text_broken_at_a_width_into_paragraphs_is_joined_again():
    lines = [
        "Quellmoor, which draws maps for people who walk, has opened an office in",
        "the old mill at the ford of Ellerby, where the council had looked for a new",
        "tenant for years. The first maps from there are to be printed in the spring,",
        "among them one of the ridge above the town and one of the moor behind it,",
        "which has not been drawn since the war. Forty people are going to work in",
        "the mill, most of them from the town, and the rest from Harrow.",
        "Powered by the river, the mill has light and heat of its own, which the",
        "company plans to share with the school on the other side of the street.",
    ]
    html = "".join(f"<p>{line}</p>" for line in lines)
    blocks = read(f"<h1>A mill for Quellmoor</h1>{html}").blocks
    assert [block.text for block in blocks[1:]] == [" ".join(lines[:6]), " ".join(lines[6:])]
    assert {block.role for block in blocks} == {"body"}


def test_short_paragraphs_that_begin_small_are_left_as_they_are():
    lines = [
        "maps of the ridge and of the moor behind it and of the town below",
        "tea",
        "coats",
        "the bridge at the ford",
    ]
    html = "".join(f"<p>{line}</p>" for line in lines * 2)
    assert [block.text for block in read(f"<h1>Maps</h1>{paragraphs()}{html}").blocks[4:]] == lines * 2


def test_the_head_of_the_next_part_ends_a_profile():
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    html = f"<h1>Maps</h1>{paragraphs()}<p>Who is Quellmoor?</p><p>{about}</p><p>The Future of Maps</p>{paragraphs()}"
    [found] = read(html).profiles
    assert found.description == about


def test_names_of_accounts_parted_by_bars_are_lines_of_the_page():
    line = "Website | X (Twitter) | Telegram | Discord"
    assert roles(f"<h1>Maps</h1>{paragraphs()}<p>{line}</p>")[line] == "boilerplate"


def test_what_a_sentence_says_of_others_makes_no_profile_of_its_subject():
    text = "Quellmoor is here to stay, and with the right maps every company that develops paths can draw its own."
    dateline = "ELLERBY, 4 May 2031 (MILL NEWSWIRE) -- Quellmoor has opened an office in the old mill at the ford."
    assert not read(f"<h1>Maps of Quellmoor</h1><p>{dateline}</p>{paragraphs()}<p>{text}</p>").profiles


def test_titles_behind_a_name_do_not_hide_what_somebody_does():
    text = "Ida Marr, LPCC, PhD is a psychotherapist in Ellerby who works with families from the villages on the ridge."
    [found] = read(f"<h1>Families</h1>{paragraphs()}<p>{text}</p>").profiles
    assert (found.name, found.kind) == ("Ida Marr", "other")


def test_a_profile_goes_on_with_what_its_subject_is_for():
    about = "Quellmoor brings together people who draw maps, who walk and who look after the paths of the ridge."
    more = "The goal of Quellmoor is to have every path of the ridge on a map, and a map in every house of the town."
    dateline = (
        "ELLERBY / PR Karma / May 4, 2031 Quellmoor has opened an office in the old mill at the ford of the town."
    )
    [found] = read(f"<h1>Quellmoor</h1><p>{dateline}</p>{paragraphs()}<p>{about}</p><p>{more}</p>").profiles
    assert found.description == f"{about} {more}"


def test_two_profiles_in_one_paragraph_are_parted_by_their_blanks():
    one = (
        "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow. " + "It grows. " * 20
    )
    two = "Copper Creek is a maker of small mills with forty people at the ford."
    blanks = "\u00a0\u00a0\u00a0"
    html = f"<p>About Quellmoor\u00a0{one.strip()}{blanks}About Copper Creek{blanks}{two}</p>"
    found = read(f"<h1>Maps</h1>{paragraphs() * 3}{html}").profiles
    assert [(profile.name, profile.description) for profile in found] == [
        ("Quellmoor", one.strip()),
        ("Copper Creek", two),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Copper Creek Mills (CCM). We are a maker of small mills, with forty people at the ford and three offices.",
        "Agencia de los Molinos del Vado (AMOVA). Somos la agencia que cuida los molinos y los caminos de la sierra.",
    ],
)
def test_a_name_that_is_a_sentence_of_its_own_begins_a_profile(text):
    html = f"<h1>Mills</h1>{paragraphs()}<p>{text}</p><p>Contact details</p><p>Ida Marr, +44 20 7946 0001</p>"
    [found] = read(html).profiles
    assert (found.name, found.description) == (text.partition(" (")[0], text)


def test_swedish_says_that_it_replaces_no_advice():
    said = "Viktigt att notera: Denna artikel är en översikt och ersätter inte juridisk rådgivning."
    html = f"<p>Stadens råd har fattat ett beslut om vindkraft på åsen, som ger el till hela bygden.</p><p>{said}</p>"
    assert [passage.kinds for passage in read(html, language="sv").disclaimers] == [("not_advice",)]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "Ida Marr, head of Quellmoor Harrow Mapping, said that Quellmoor Harrow Mapping had drawn the ridge.",
            "Quellmoor",
        ),
        (
            "The plan was drawn by Quellmoor Maps Inc. (“Quellmoor”), which has offices in Ellerby.",
            "Quellmoor Maps Inc.",
        ),
    ],
)
def test_a_profile_is_called_by_the_full_name_and_not_after_a_daughter(told, name):
    about = "Quellmoor is a maker of maps for people who walk, with offices in Ellerby and Harrow."
    html = f"<h1>Maps</h1><p>{told}</p>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p>"
    assert [one.name for one in read(html).profiles] == [name]


def test_a_bare_address_below_a_profile_is_no_part_of_it():
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    address = "https://www.maps-of-the-ridge.quellmoor.example"
    [found] = read(f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{address}</p>").profiles
    assert found.description == about


def test_what_somebody_did_in_an_office_is_no_profile_of_the_office():
    text = "As Chief Miller, Ms. Marr showed how the mill of her company works and what makes it so quiet at night."
    dateline = (
        "ELLERBY, 4 May 2031 (MILL NEWSWIRE) -- Ida Marr, Chief Miller of Copper Creek, has shown a mill in Ellerby."
    )
    assert not read(f"<h1>Ida Marr, Chief Miller</h1><p>{dateline}</p>{paragraphs()}<p>{text}</p>").profiles


def test_a_profile_goes_on_where_its_name_is_written_in_other_letters():
    texts = [
        "QUELLMOOR is a provider of maps for people who walk, with a printing works of its own in Ellerby.",
        "Quellmoor is the parent company of three smaller houses that draw paths, rivers and old mills.",
    ]
    html = f"<h1>Maps</h1>{paragraphs()}<h3>About QUELLMOOR</h3>" + "".join(f"<p>{text}</p>" for text in texts)
    [found] = read(html).profiles
    assert found.description == " ".join(texts)


@pytest.mark.parametrize(
    "mark", ["FOR IMMEDIATE RELEASE", "For immediate release:", "FOR IMMEDIATE RELEASE: 4 May 2031"]
)
def test_a_line_that_sends_a_release_out_stays_text_and_makes_it_one(mark):
    parts = read(f"<h1>Pipes</h1><p>{mark}</p>{paragraphs()}")
    assert {block.role for block in parts.blocks} == {"body"}
    [found] = parts.disclaimers
    assert (found.kinds, found.origin, found.blocks) == (("provided_content",), "inferred", (1,))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mill opens in May.About Copper CreekCopper Creek is a maker of mill wheels in Ellerby.", "Copper Creek"),
        ("See https://ida.example/millAbout Copper Creek Copper Creek is a maker of wheels.", "Copper Creek"),
    ],
)
def test_a_profile_that_sticks_to_the_text_before_it_is_parted_from_it(text, name):
    parts = read(f"<h1>Mills</h1>{paragraphs()}<p>{text}</p>")
    [found] = parts.profiles
    assert found.name == name
    assert found.description.startswith(name)
    assert " is a maker of " in found.description
    assert parts.blocks[found.blocks[0] - 1].role == "body"


def test_a_word_that_ends_in_about_parts_nothing():
    text = "Ida Marr of RoundAbout Mills said that RoundAbout Mills and About Creek had met, as had Mills of Oxley."
    assert text in [block.text for block in read(f"<h1>Mills</h1>{paragraphs()}<p>{text}</p>").blocks]


def test_a_company_with_its_short_form_in_brackets_is_described_at_the_foot():
    text = "The Copper Creek Mill Group (CCMG) is a consulting firm that helps millers in Ellerby and beyond."
    html = f"<h1>Mills</h1><p>FOR IMMEDIATE RELEASE</p>{paragraphs()}<p>{text}</p><p>Media contact</p><p>Ida Marr</p>"
    assert [found.name for found in read(html).profiles] == ["The Copper Creek Mill Group"]


def test_a_release_that_came_as_one_row_of_plain_text_below_its_headline_has_its_paragraphs() -> None:
    told = "  ".join(BODY["en"])
    notice = "The issuer is solely responsible for the content of this announcement."
    text = f"Mill sold\n\nELLERBY, May 2 -- {told}  {notice}  About Copper Creek  Copper Creek is a maker of mills.\n"
    parts = read_text(text)
    assert [block.role for block in parts.blocks][:4] == ["body"] * 4
    assert next(block.role for block in parts.blocks if block.text == notice) == "disclaimer"
    assert [profile.name for profile in parts.profiles] == ["Copper Creek"]


@pytest.mark.parametrize(
    "dateline",
    [
        "PERTH, Australia, Nov. 4, 2031 /PRNewswire/ -- ",
        "LONDON--(BUSINESS WIRE)--",
        "Toronto, Ontario--(Newsfile Corp. - November 4, 2031) - ",
    ],
)
@pytest.mark.parametrize("label", ["", "<p>Key points</p>"])
def test_a_wire_in_a_short_first_paragraph_above_a_list_tells_a_release(dateline: str, label: str) -> None:
    short = f"<h1>Ellerby drills</h1><p>{dateline}Ellerby Zinc Ltd today announced results.</p>{label}"
    html = f"{short}<ul><li>Forty metres of zinc were cut.</li><li>Drilling goes on until spring.</li></ul>{BODY}"
    (passage,) = read(html).disclaimers
    assert (passage.kinds, passage.origin) == (("provided_content",), "inferred")
