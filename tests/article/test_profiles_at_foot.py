"""Who is described at the foot of a release without a label, or in parts of their own below one."""

import pytest
from article.writing import paragraphs, read, roles

from reader.article.roles.subjects import subject

MILLS = "The Mill Institute (MI) exists to support the millers of the county in grinding safely and cleanly."
TARN = "Tarn Vehicles dba T-Wheel Motors (OTC: TARN) is a public company that develops small electric vans in Harrow."
DATELINE = "HARROW, 4 May 2031 (NEWMEDIAWIRE) - The Mill Institute, Tarn Vehicles and Copper Creek Mills met."


@pytest.mark.parametrize(("text", "name"), [(MILLS, "The Mill Institute"), (TARN, "Tarn Vehicles")])
def test_a_text_at_the_foot_of_a_release_says_who_somebody_is(text: str, name: str) -> None:
    parts = read(f"<h1>Mills meet</h1><p>{DATELINE}</p>{paragraphs()}<p>{text}</p>")
    assert [(profile.name, profile.text) for profile in parts.profiles] == [(name, text)]


def test_the_name_under_which_a_firm_trades_is_another_name_of_it() -> None:
    parts = read(f"<h1>Mills meet</h1><p>{DATELINE}</p>{paragraphs()}<p>{TARN}</p>")
    assert "T-Wheel Motors" in parts.profiles[0].aliases


def test_german_texts_at_the_foot_of_a_release_say_what_a_firm_is() -> None:
    texts = (
        "Quell & Moor (www.quellmoor.example) ist Marktführer für Mühlsteine mit eigener Werkstatt in Harrow.",
        "Nordkamm Medien (www.nordkamm.example) sind ein Teil der Kamm Gruppe, einem der großen Fachverlage im Land.",
    )
    told = "Quell & Moor und das Blatt Mühle haben einen Preis für gute Steine vergeben, teilten beide mit."
    foot = "".join(f"<p>{text}</p>" for text in texts)
    parts = read(f"<h1>Preis für Steine</h1><p>{told}</p>{paragraphs('de')}{foot}<p>Pressekontakt</p>", language="de")
    assert [profile.name for profile in parts.profiles] == ["Quell & Moor", "Nordkamm Medien"]


def test_the_parts_of_what_somebody_says_of_themselves_belong_to_one_profile() -> None:
    lines = (
        "Our Mission:",
        "Tarn Vehicles, Inc. was established to bring small vans to every farm of the county and beyond it.",
        "Our Philosophy &amp; Vision:",
        "Honesty and patience guide what the workshop does, as they guided those who founded it long ago.",
    )
    below = "".join(f"<p>{line}</p>" for line in lines)
    parts = read(f"{paragraphs()}<p>ABOUT TARN VEHICLES, INC. (TARN) AND THE FAMILY WHO FOUNDED IT:</p>{below}")
    assert [profile.text.startswith("Our Mission: Tarn Vehicles, Inc.") for profile in parts.profiles] == [True]
    assert {roles(parts)[line.replace("&amp;", "&")] for line in lines} == {"profile"}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("About Startups", "Startups is a company section that provides news of young companies with few people."),
        ("About News Updates", "News Updates is a provider of what is new each day, by mail to your inbox."),
        (
            "Über die Auslosung",
            "Die Auslosung ist ein Verfahren, bei dem ein Anbieter die Lose zieht, und sie ist im Mai.",
        ),
        (
            "Über Bluesky teilen",
            "Bluesky teilen ist ein Anbieter, mit dem Leser diesen Text an ihre Freunde weitergeben.",
        ),
    ],
)
def test_a_button_or_a_section_of_the_page_is_no_company_with_a_profile(label: str, text: str):
    parts = read(f"<h1>Grid</h1>{paragraphs()}<h3>{label}</h3><p>{text}</p>")
    assert not [profile for profile in parts.profiles if profile.kind == "company"]
    assert label.partition(" ")[2] not in [company.name for company in parts.companies]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oxbow Mills LLC is a provider of flour that is at home in today's kitchens.", True),
        ("Oxbow Mills LLC is a provider of flour to value-added bakers of the county.", True),
        ("Oxbow Mills LLC is a provider of flour and today opened a shop in Ellerby.", False),
        ("Oxbow Mills LLC is a provider of flour, “and of bread”, he added.", False),
    ],
)
def test_a_text_of_these_times_at_the_foot_is_no_news(text: str, found: bool) -> None:
    parts = read(f"<h1>Mills meet</h1><p>{DATELINE}</p>{paragraphs()}<p>{text}</p>")
    assert bool(parts.profiles) is found


def test_offices_behind_a_name_are_no_partners() -> None:
    assert subject("Ida Marr, President & Founder of Oxbow Mills, is an author of books.") == "Ida Marr"
    assert subject("Marr, Oake & Tarn, LLP is a law firm of the county.") == "Marr, Oake & Tarn, LLP"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oxbow, Marr & Tarn, P.C. is a law firm of the county with ten people.", "Oxbow, Marr & Tarn, P.C."),
        ("OxbowMills OxbowMills is a provider of flour with two shops in Ellerby.", "OxbowMills"),
        ("Texas is a fine place to mill, and a leading developer of wheat, for those who have a mill.", ""),
        ("Winter is a provider of wind to the mills of the valley in these years.", ""),
        ("Oxbow Mills is a provider of flour that has grown each year since its founders…", ""),
    ],
)
def test_names_at_the_foot_are_whole_and_no_ordinary_words(text: str, name: str) -> None:
    told = "<p>In winter the mills stand still, as they did in the winter before, and nobody grinds.</p>"
    parts = read(f"<h1>Mills meet</h1><p>{DATELINE}</p>{paragraphs()}{told}<p>{text}</p>")
    assert [profile.name for profile in parts.profiles] == [name] * bool(name)


def test_the_label_of_a_profile_below_the_text_is_no_headline() -> None:
    text = "Ellerby Lithium is a company that looks for lithium in the west and employs forty people."
    html = f"{paragraphs()}<p><b>About Ellerby Lithium</b></p><p>{text}</p>"
    (profile,) = read(html, title="Ellerby Lithium drills").profiles
    assert (profile.name, profile.description) == ("Ellerby Lithium", text)
