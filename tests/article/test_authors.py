"""Boxes about the author below the text: the name of the byline once more, with a paragraph about who bears it."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEAD = f"<h1>Turbines for Brackenford</h1><p>By Ann Marlow</p>{paragraphs()}"
BIOS = (
    "Ann Marlow has written about wind and water for twenty years, and keeps bees near Ellerby.",
    "Senior editor with a liking for turbines. Collects weather vanes.",
    "I am a freelance journalist and live on the ridge.",
    "When baby Ann came home from the hospital, she was laid beside a barometer.",
)


@pytest.mark.parametrize("bio", BIOS)
@pytest.mark.parametrize(
    "name", ["<p>Ann Marlow</p>", "<h4>Ann Marlow</h4>", "<p>Author: Ann Marlow, Energy Editor</p>"]
)
def test_the_name_of_the_byline_above_a_paragraph_about_somebody_is_the_label_of_a_profile(name: str, bio: str):
    parts = read(f"{HEAD}{name}<p>{bio}</p><p>Share on Facebook</p>")
    assert roles(parts)[bio] == "profile"
    assert [(profile.name, profile.kind, profile.text) for profile in parts.profiles] == [("Ann Marlow", "other", bio)]


def test_the_office_between_belongs_to_the_profile_and_an_address_does_not():
    parts = read(f"{HEAD}<p>Ann Marlow</p><p>Energy Editor</p><p>{BIOS[0]}</p>")
    assert roles(parts)["Energy Editor"] == "profile"
    parts = read(f"{HEAD}<p>Ann Marlow</p><p>a.marlow@gazette.example</p><p>{BIOS[0]}</p>")
    assert roles(parts)["a.marlow@gazette.example"] != "profile"
    assert [profile.text for profile in parts.profiles] == [BIOS[0]]


def test_a_second_paragraph_that_goes_on_about_the_author_belongs_to_the_profile():
    more = "When not at her desk, she can usually be found on the river."
    parts = read(f"{HEAD}<p>Ann Marlow</p><p>{BIOS[0]}</p><p>{more}</p>")
    assert [profile.text for profile in parts.profiles] == [f"{BIOS[0]} {more}"]


@pytest.mark.parametrize("line", ["Ann Marlow", "By Ann Marlow", "Ann Marlow:", "Photo: Ann Marlow"])
def test_the_name_above_a_paragraph_of_the_text_is_no_label(line: str):
    parts = read(f"{HEAD}<p>{line}</p>{paragraphs()}")
    assert not parts.profiles
    assert [block.text for block in parts.blocks if block.role == "body" and block.text in BODY["en"]] == [
        *BODY["en"],
        *BODY["en"],
    ]


def test_a_name_that_no_byline_has_is_no_label():
    parts = read(f"{HEAD}<p>Bo Lind</p><p>Senior editors met on the ridge that night.</p>{paragraphs()}")
    assert not parts.profiles


def test_an_office_tells_who_wrote_the_text():
    bio, name = "Ann T. Marlow is chairwoman of the Open Weir Fund.", "Ann T. Marlow"
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{bio}</p>")
    assert [(profile.name, profile.kind, profile.text) for profile in parts.profiles] == [(name, "other", bio)]


def test_a_text_that_is_set_in_questions_tells_of_somebody_without_a_profile():
    text = "Ann Marlow is the mayor of Ellerby and has sat on the council for twenty years."
    html = f"<h2>Who is Ann Marlow?</h2><p>{text}</p><h2>How long has she been mayor?</h2>{paragraphs()}"
    assert not read(f"<h1>The mayor of Ellerby</h1>{paragraphs()}{html}").profiles


def test_the_box_may_be_a_list():
    html = f"<ul><li>Ann Marlow</li><li>Gazette Reporter</li><li>{BIOS[0]}</li></ul>"
    assert [profile.name for profile in read(f"{HEAD}{html}").profiles] == ["Ann Marlow"]


@pytest.mark.parametrize("label", ["Über den Autor", "Zum Autor"])
def test_a_german_label_above_such_a_box_is_the_label_of_a_profile(label: str):
    text = "".join(f"<p>{one}</p>" for one in BODY["de"])
    bio = "Anna misst den Wind auf der Krete seit zwanzig Jahren, und wenn sie nicht misst, dann rudert sie."
    html = f"<h1>Windräder</h1><p>von Anna Marlow</p>{text}<h5>{label}</h5><h4>Anna Marlow</h4><p>{bio}</p>"
    found = roles(read(html, language="de"))
    assert [found[line] for line in (label, "Anna Marlow", bio)] == ["profile_label", "profile_label", "profile"]
