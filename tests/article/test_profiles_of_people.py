"""Who wrote an article, or is somebody otherwise: a profile of a person, and no company."""

import pytest
from article.profiled import only, profiles
from article.writing import paragraphs, read

OTHERS = {
    "author": (
        "About the author",
        "Ann Marlow writes about power and mines. She lives in Ellerby with two cats.",
        "other",
    ),
    "study": ("About the study", "The study followed 412 households in the county for three winters.", "other"),
    "event": (
        "About the Ridge Wind Summit",
        "The Ridge Wind Summit is an annual meeting of engineers in Ellerby.",
        "other",
    ),
    "product": ("About ZincFlow", "ZincFlow is a family of pumps for brines and acids.", "other"),
    "person": (
        "About Ann Marlow",
        "Ann Marlow led the county's planning office for ten years. She was born in Ellerby.",
        "other",
    ),
    "institute": (
        "About the Ridge Institute for Wind Research",
        "The Ridge Institute for Wind Research is a centre in Ellerby that measures gusts.",
        "organisation",
    ),
    "association": (
        "About the Miners' Association",
        "The Miners' Association is a non-profit group of 120 firms.",
        "organisation",
    ),
    "wire": (
        "About Wirefox",
        "Wirefox is a press release distribution service and newswire for companies.",
        "publisher",
    ),
    "newspaper": (
        "About the Ellerby Post",
        "The Ellerby Post is a daily newspaper that appears in the county.",
        "publisher",
    ),
}


@pytest.mark.parametrize("who", OTHERS)
def test_what_is_no_company_is_not_called_one(who: str):
    label, text, kind = OTHERS[who]
    assert only(read(f"{paragraphs()}<h3>{label}</h3><p>{text}</p>")).kind == kind


def test_a_reporters_line_at_the_foot_is_no_company():
    assert profiles(read(f"{paragraphs()}<p>Ann Marlow is a reporter who covers energy from Ellerby.</p>")) == [
        ("Ann Marlow", "other")
    ]


def test_the_author_may_be_named_below_the_label():
    html = (
        "<h3>About the author</h3><h4>Ann Marlow</h4><p>Ann Marlow is a senior researcher at the Ridge Institute.</p>"
    )
    assert profiles(read(paragraphs() + html)) == [("Ann Marlow", "other")]


def test_a_line_about_a_writer_without_a_name_is_a_profile_of_nobody_in_particular():
    text = "The writer is a fellow of the Ellerby Centre for Wind and a former adviser to the county"
    (profile,) = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{text}</p>").profiles
    assert (profile.kind, profile.description) == ("other", text)


def test_somebody_of_whom_the_text_says_he_is_no_company():
    html = (
        "<h3>About Bo Lind</h3><p>Bo Lind's way from a farm to the head of a group of mills took him thirty years.</p>"
    )
    (profile,) = read(paragraphs() + html).profiles
    assert profile.kind == "other"


AUTHOR_LABELS = {"de": "Die Autorin", "fr": "L'auteur", "es": "Sobre el autor", "en": "About the author"}


@pytest.mark.parametrize("language", AUTHOR_LABELS)
def test_the_author_stands_below_a_label_of_his_own(language: str):
    bio = {
        "de": "Ann Marlow ist Redakteurin in Brackenfurt und schreibt über Wind und Mühlen.",
        "fr": "Ann Marlow est journaliste à Brackenfort et écrit sur le vent et les moulins.",
        "es": "Ann Marlow es periodista en Brackenfuerte y escribe sobre el viento y los molinos.",
        "en": "Ann Marlow is a reporter in Brackenford and writes about wind and mills.",
    }[language]
    html = f"{paragraphs(language)}<h3>{AUTHOR_LABELS[language]}</h3><p>{bio}</p>"
    assert [profile.description for profile in read(html, language=language).profiles] == [bio]


def test_a_question_about_a_thing_is_no_label_of_a_profile():
    html = "<h2>Who is the kettle for?</h2><p>The kettle is a boon for people who boil little water and often.</p>"
    assert not read(paragraphs() + html + paragraphs()).profiles


def test_somebody_called_by_one_name_with_a_trade_is_no_company():
    (profile,) = read(f"{paragraphs()}<p>Cyra is a freelance writer based in Ellerby.</p>").profiles
    assert profile.kind == "other"
