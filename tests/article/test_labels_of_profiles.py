"""Labels of profiles as wires send them: run into their text, twice in other letters, with signs, initials, numbers."""

import pytest
from article.writing import paragraphs, read

RUN_IN = {
    "About MarlowCE Recognized as a leading school of the trade, MarlowCE gives courses in Ellerby.": "MarlowCE",
    "About millbldr millbldr is a small platform for people who build mills in Ellerby and Harrow.": "millbldr",
    "ABOUT MARLOW TARN & OAKE, LLPMarlow Tarn & Oake, LLP prosecutes cases in all courts.": "Marlow Tarn & Oake, LLP",
    "ABOUT FINE MILLERS Fine Millers recognizes outstanding millers of more than seventy towns.": "Fine Millers",
    "About Ridge Grain Products -- RGP has developed a sieve for the finest flour.": "Ridge Grain Products",
    "About ridgetherm millers AGGrinding is what the works in Harrow have done since 1948.": "ridgetherm millers AG",
    "About Marlow Sports Ellerby-based Marlow Sports is a holding of clubs and halls.": "Marlow Sports",
    "About Ellerby Circle of Tanners ECT's aim is to give the Ellerby Circle of Tanners a voice.": (
        "Ellerby Circle of Tanners"
    ),
    "About The Miller® Cups Miller Cups are given in nine towns: in Ellerby, in Harrow and further south.": (
        "The Miller® Cups"
    ),
    "ABOUT OXBOW GROUP, LTD. Oxbow is owned by the growers of the county and those who were.": "OXBOW GROUP, LTD.",
    "ABOUT OXBOW FINE MILLS Harrow-based Oxbow Fine Mills was founded by two sisters.": "Oxbow Fine Mills",
    "About MillPress Publishing Our mission is to print what others do not, and MillPress Publishing does.": (
        "MillPress Publishing"
    ),
    "About Fine By Me A Harrow flour house founded on patience, Fine By Me makes bread mixes.": "Fine By Me",
    "About Ellerby Eye FundDriven by the belief that sight is a right, Ellerby Eye Fund gives care.": (
        "Ellerby Eye Fund"
    ),
    "About Marr & Marr, LLP Marr & Marr is one of the houses that speak for millers.": "Marr & Marr, LLP",
    "ABOUT: OxbowRides is a leading concierge firm with cars in Harrow and in Ellerby.": "OxbowRides",
    "About Us: Sieve N' Stone is a small business in Harrow that sells flour to all comers.": "Sieve N' Stone",
    "About the Author Ida Marr spent her youth between the shelves of the mill's library.": "Ida Marr",
}


@pytest.mark.parametrize("text", RUN_IN)
def test_a_label_in_the_line_of_its_text_gives_the_name_alone(text: str) -> None:
    (profile,) = read(f"<h1>Mills</h1>{paragraphs()}<p>{text}</p>").profiles
    assert profile.name == RUN_IN[text]


BELOW = {
    "About oxvo": ("Founded in 2007, oxvo is a leading consulting company in the valley.", "oxvo"),
    "About 28 Millgate": ("28 Millgate, at the heart of old Ellerby, is the place to eat and to walk.", "28 Millgate"),
    "About Marr & Sons Oxbow Mills, P.C.": (
        "Marr & Sons Oxbow Mills, P.C., based in Ellerby, speaks for the injured.",
        "Marr & Sons Oxbow Mills, P.C.",
    ),
    "……… About Quellmoor": ("Quellmoor is a software company that draws maps for walkers.", "Quellmoor"),
    "About Marr for Millers (not a guild)": (
        "Marr for Millers is a free app for those who grind, from people who do.",
        "Marr for Millers",
    ),
    "About the Firm": ("Marr / Oake Law Group is a trusted law firm based in Ellerby.", "Marr / Oake Law Group"),
    "About the Company": (
        "Ridge Masonry & Oake proudly serves owners of houses in Ellerby with stone.",
        "Ridge Masonry & Oake",
    ),
    "About the Author": ("Ida Marr's love of mills began in childhood and has grown since.", "Ida Marr"),
}


@pytest.mark.parametrize("label", BELOW)
def test_a_label_of_small_letters_numbers_initials_and_signs_announces_a_profile(label: str) -> None:
    text, name = BELOW[label]
    (profile,) = read(f"<h1>Mills</h1>{paragraphs()}<p>{label}</p><p>{text}</p>").profiles
    assert (profile.name, profile.text) == (name, text)


@pytest.mark.parametrize(
    "lines",
    [
        ("About gout", "In 2031, gout is a common disease that troubles many people in the valley."),
        ("About 40 people", "40 people are in the hall each day, and more would like to come in."),
        ("About half of the mills in the north said that they were fine with what the council had done.",),
        ("About the CompanyOne of the finest mills of Ellerby grinds flour here for all bakers.",),
        ("*Ida Marr is a registered representative of Oxbow Mills Distributor, Inc.",),
    ],
)
def test_what_looks_like_such_a_label_announces_nobody(lines: tuple[str, ...]) -> None:
    dateline = "<p>HARROW, 4 May 2031 (NEWMEDIAWIRE) - The mills of the valley have met.</p>"
    text = "".join(f"<p>{line}</p>" for line in lines)
    assert not read(f"<h1>Mills</h1>{dateline}{paragraphs()}{text}").profiles


KINDS = {
    "Marrworks": ("is a digital marketing agency that helps mills to be found.", "company"),
    "Oakes": ("is a leading audit and tax firm for small mills, nonprofit organizations and people.", "company"),
    "Ellerby Tax Network": ("is a tax services firm that works for people who move.", "company"),
    "Ridge Fund": ("is one of the nonprofit organizations that feed the county.", "organisation"),
    "Harrow Development": ("is an investment promotion agency of the county with ten people.", "organisation"),
    "Ellerby Grain Network": ("is a union of mills that speaks for its members.", "organisation"),
}


@pytest.mark.parametrize("name", KINDS)
def test_agencies_for_hire_and_firms_for_charities_are_companies(name: str) -> None:
    said, kind = KINDS[name]
    (profile,) = read(f"<h1>Mills</h1>{paragraphs()}<h3>About {name}</h3><p>{name} {said}</p>").profiles
    assert (profile.name, profile.kind) == (name, kind)
