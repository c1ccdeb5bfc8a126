"""A line alone between two lines of the page below the text is the page's, where the text tells none of it."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Twelve turbines for the ridge above Brackenford</h1>"
STRAYS = (
    "Did you find a slip of the pen on these pages?",
    "Our shop is closed on Sundays, and so is the bakery.",
    "The prize of the week goes to Oxley!",
)
OF_THE_TEXT = (
    "“We shall dance on the pier before Christmas.”",
    "Ellerby library, courtesy of its readers, 2031.",
    "Ask Ann Marlow, +1 555 010 0199, ann@mill.example",
    "The turbines of Brackenford will stand above the town.",
)


def below_the_text(line: str, end: str = "<div>Print</div>") -> str:
    """A page with the line below its text, behind a counter and before a button."""
    return f"{HEADLINE}{paragraphs()}<div>1.2k</div><div>{line}</div>{end}"


@pytest.mark.parametrize("line", STRAYS)
def test_a_line_alone_between_lines_of_the_page_that_the_text_does_not_tell_is_the_page(line: str) -> None:
    assert roles(read(below_the_text(line)))[line] == "boilerplate"


@pytest.mark.parametrize("line", OF_THE_TEXT)
def test_quotations_credits_contacts_and_what_the_text_tells_stay_there(line: str) -> None:
    assert roles(read(below_the_text(line)))[line] == "body"


@pytest.mark.parametrize("line", STRAYS)
def test_a_sentence_with_no_line_of_the_page_below_it_stays(line: str) -> None:
    assert roles(read(below_the_text(line, end="<p>The sails of the mill turned all night.</p>")))[line] == "body"


@pytest.mark.parametrize("line", STRAYS)
def test_a_line_between_lines_of_the_page_inside_the_text_stays(line: str) -> None:
    assert roles(read(below_the_text(line) + paragraphs()))[line] == "body"


@pytest.mark.parametrize("mark", ["Advertisement", "Continue reading below"])
def test_a_heading_between_lines_of_the_page_that_part_the_text_stays(mark: str) -> None:
    told = "".join(f"<p>{text}</p><div>{mark}</div>" for text in BODY["en"])
    heading = "Fitzgerald says his orchestra will play"
    parts = read(f"{HEADLINE}<div>{mark}</div>{told}<h3>{heading}</h3><div>{mark}</div>{told}{told}")
    assert roles(parts)[heading] == "body"


def test_one_tag_of_several_may_be_longer() -> None:
    tags = ("Recession", "Wind power", "Council", "Ann Marlow", "Office for the Ridge", "Ellerby")
    found = roles(read(f"{HEADLINE}{paragraphs() * 2}{''.join(f'<div>{tag}</div>' for tag in tags)}"))
    assert {found[tag] for tag in tags} == {"boilerplate"}
