"""What is described: companies are told from illnesses, medicines, projects, events and people of the same form."""

import pytest
from article.writing import paragraphs, read

OTHER = {
    "About Marlow's Disease": "Marlow's disease is a progressive kidney disorder that few people have.",
    "About Ellerby Nephritis": "Ellerby nephritis is a serious kidney inflammation that comes on in the spring.",
    "About RIDGEMAB® (ellerimab)": "RIDGEMAB is a fully human monoclonal antibody that blocks two pathways at once.",
    "About ellerstat (RDG-001)": "Ellerstat is a first-in-class, oral inhibitor being developed to treat adults.",
    "About Ellervir": "Ellervir has been approved as a treatment for adults in more than ninety countries.",
    "About the RIDGELINE Trial": "RIDGELINE is a randomized, double-blind trial with 400 patients in nine towns.",
    "About Ridge Lithium Project": "Ridge is located in the north of the county and hosts spodumene in nine dykes.",
    "About Marlow Mine": "Marlow lies forty kilometres north of the town and yields copper and a little zinc.",
    "About EDGE Conference 2031": "EDGE 2031 gathers three thousand people of the chip trade in Ellerby every autumn.",
    "About Asthma": "Asthma is a leading cause of missed school days and troubles nine million children.",
    "About Copper": "Copper is a soft red metal that carries current in cables, motors and roofs.",
    "About Jane Roe": "Jane Roe is the chief executive of Ridge Metals and has worked below ground for twenty years.",
    "About Joe Pratt": "Joe Pratt is the founder and president of Ridge Wind, which he sold and bought again.",
}
FIRMS = {
    "About Ridge Bio": "Ridge Bio is a clinical-stage company that develops medicines for kidney disease.",
    "About Ridge": "Ridge develops, makes and sells turbines in forty countries and repairs them in sixty.",
    "About Okra, Inc.": "Okra, Inc. is an eyecare developer with a therapy for pink eye in its pipeline.",
    "About Ridge Partners": "Ridge Partners is an executive search firm with offices in nine towns.",
    "About Ellerby Power": "Ellerby Power is the leading operator of cables, founded by engineer Ann Marlow.",
}


def _kinds(label: str, text: str) -> list[str]:
    return [profile.kind for profile in read(f"{paragraphs()}<p><strong>{label}</strong></p><p>{text}</p>").profiles]


@pytest.mark.parametrize("label", OTHER)
def test_illnesses_medicines_projects_events_and_people_are_no_companies(label: str) -> None:
    assert set(_kinds(label, OTHER[label])) <= {"other"}


@pytest.mark.parametrize("label", FIRMS)
def test_firms_that_speak_of_such_things_are_companies(label: str) -> None:
    assert _kinds(label, FIRMS[label]) == ["company"]


def test_an_agent_that_is_acting_for_somebody_is_not_described() -> None:
    release = "<p>Press contact: press@ridge.example</p><p>Aegis Ridge Corp. is acting as agent for the sale.</p>"
    assert not read(paragraphs() + release).profiles


def test_a_label_that_runs_into_founded_in_ends_there() -> None:
    html = "<p>About RIX11 Founded in 1948, RIX-TV is owned by the town of Ellerby and shows films at night.</p>"
    profiles = read(paragraphs() + html).profiles
    assert [profile.name for profile in profiles] == ["RIX11"]


def test_a_survey_that_somebody_sponsored_does_not_make_an_article_paid_for() -> None:
    lead = "A survey sponsored by the Ellerby Fund finds that nine in ten people of the county like the wind."
    assert not read(f"<p>{lead}</p>{paragraphs()}").disclaimers
    assert read(f"{paragraphs()}<p>This article is sponsored by the Ellerby Fund.</p>").disclaimers[0].kinds == (
        "sponsored",
    )


@pytest.mark.parametrize(
    "line",
    [
        "To receive SMS alerts from Ridge Wire, text RIDGE to 555-013-4192 (U.S. Mobile Phones Only)",
        "NOTE TO INVESTORS: The latest news and updates relating to RDG are available in the company's newsroom at "
        "https://wire.example/RDG",
        "The latest news and updates relating to $RDG are available in the company's newsroom at: https://wire.example/r",
    ],
)
def test_offers_of_a_wire_end_a_profile(line: str) -> None:
    about = "<p>About Ridge Metals Ltd</p><p>Ridge Metals Ltd is a mining company that works two pits.</p>"
    parts = read(f"{paragraphs()}{about}<p>{line}</p>")
    assert [block.role for block in parts.blocks][-1] == "boilerplate"
    assert len(parts.profiles[0].blocks) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ridge is a global non-profit 501(c)(3) organization with members in forty countries.",
        "Ridge is a non-profit network of two hundred mills in the north.",
        "Ridge is a 501(c)(3) organization that has taught since 1984.",
    ],
)
def test_those_who_make_no_profit_are_organisations(text: str) -> None:
    assert _kinds("About Ridge", text) == ["organisation"]


@pytest.mark.parametrize(
    "text",
    [
        "Ridge is a leading provider of software for non-profit organizations in forty countries.",
        "Ridge is a maker of turbines with a profit of 40 million a year.",
    ],
)
def test_those_who_serve_them_are_companies(text: str) -> None:
    assert _kinds("About Ridge", text) == ["company"]


@pytest.mark.parametrize("label", ["About the Expert", "About the Experts"])
def test_an_expert_is_no_company(label: str) -> None:
    assert set(_kinds(label, "Jane Roe has mended turbines for thirty years and leads a team of nine.")) <= {"other"}
    line = f"{label}: Jane Roe has mended turbines for thirty years and leads a team of nine in Ellerby."
    assert {profile.kind for profile in read(f"{paragraphs()}<p>{line}</p>").profiles} <= {"other"}


def test_a_name_spelled_as_no_word_is_known_in_small_letters() -> None:
    text = "<p>oxbow4you sends kettles to the valley, and oxbow4you mends them, says the council.</p>" * 2
    label = "<p><b>About oxbow4you</b></p><p>oxbow4you is a maker of kettles with 40 people in two mills.</p>"
    (profile,) = read(f"{paragraphs()}{text}<p>Most of oxbow4you is in Ellerby.</p>{label}").profiles
    assert (profile.name, profile.kind) == ("oxbow4you", "company")


def test_an_ordinary_word_in_small_letters_is_no_name() -> None:
    text = "<p>The wind is strong, and wind is cheap, and the wind turns what the wind can turn in the valley.</p>" * 3
    label = "<p><b>About wind</b></p><p>Wind is a stream of air that moves from cold to warm places.</p>"
    assert read(paragraphs() + text + label).profiles == ()


def test_where_to_read_more_goes_on_with_a_profile_in_one_line() -> None:
    line = "<p>About Ridge Ltd: Ridge Ltd is a maker of turbines with 400 people in nine towns.</p>"
    more = "For more information about Ridge Ltd, please visit www.ridge.example."
    (profile,) = read(f"{paragraphs()}{line}<p>{more}</p>").profiles
    assert profile.text.endswith(more)
    asks = "For more information, please contact Ann Marlow at ann@ridge.example."
    (profile,) = read(f"{paragraphs()}{line}<p>{asks}</p>").profiles
    assert not profile.text.endswith(asks)


@pytest.mark.parametrize(
    ("language", "label", "text", "kind"),
    [
        (
            "en",
            "About Ridgelang",
            "Ridgelang is an interpreted, readable programming language with few words.",
            "other",
        ),
        (
            "de",
            "Über Ridgecrypt",
            "Ridgecrypt ist ein Verschlüsselungsprogramm, das Briefe und Bilder schützt.",
            "other",
        ),
        ("de", "Über Ridgecrypt", "Ridgecrypt ist eine Verschlüsselungssoftware zum Schutz von Briefen.", "other"),
        (
            "de",
            "Über den Ellerbyer Jagdverband",
            "Der Ellerbyer Jagdverband vertritt die Jägerinnen und Jäger im Tal.",
            "organisation",
        ),
        ("de", "Über die Ridge AG", "Die Ridge AG ist ein Hersteller von Windrädern mit Sitz in Ellerbach.", "company"),
    ],
)
def test_compounds_tell_what_somebody_is(language: str, label: str, text: str, kind: str) -> None:
    html = f"{paragraphs(language)}<p><strong>{label}</strong></p><p>{text}</p>"
    assert [profile.kind for profile in read(html, language=language).profiles] == [kind]
