"""Tables whose markup is lost are body; boxes with prices, calendars and counters beside the text are the page."""

import pytest
from article.writing import BODY, paragraphs, read, roles

DRILLED = "Hole|From (m)|To (m)|Cu (%)|RD-01|127.0|160.8|1.14|including|132.3|158.1|1.27|RD-02|41|96|0.8"
EARNED = (
    "($ millions)|2031|2030|Change|Revenue|1,204|1,101|9%|Net income|88|(12)|n/m|EPS|0.42|(0.06)|–|Cash|340|290|17%"
)


def _cells(table: str, tag: str = "div") -> str:
    return "".join(f"<{tag}>{cell}</{tag}>" for cell in table.split("|"))


@pytest.mark.parametrize("table", [DRILLED, EARNED])
@pytest.mark.parametrize("tag", ["div", "p"])
@pytest.mark.parametrize("behind", ["", BODY["en"][2]])
def test_cells_in_and_straight_below_the_text_are_body(table: str, tag: str, behind: str) -> None:
    first, second, _ = BODY["en"]
    html = f"<h1>Ridge drills</h1><p>{first}</p><p>{second}</p>{_cells(table, tag)}"
    found = roles(read(html + (f"<p>{behind}</p>" if behind else "")))
    assert {found[cell] for cell in table.split("|")} == {"body"}


@pytest.mark.parametrize(
    "box",
    [
        "Copper|9,214|+1.2%|Zinc|2,811|-0.4%|Lead|2,020|+0.3%|Tin|31,400|-1.1%|Nickel|17,100|+0.2%",
        "14°|Wind: 9|16°|Thu|17°|Fri|15°|Sat|16°|Sun|12°|Mon",
        "|".join(map(str, range(1, 32))),
    ],
)
def test_prices_weather_and_calendars_are_the_page(box: str) -> None:
    found = roles(read(f"{paragraphs()}<h3>Trending</h3>{_cells(box)}"))
    assert {found[cell] for cell in box.split("|")} == {"boilerplate"}


def test_counters_below_comments_are_the_page() -> None:
    comments = "".join(f"<p>Reader {n}</p><p>{n}2</p><p>{n}</p><p>{BODY['en'][n % 3]}</p>" for n in range(1, 5))
    found = roles(read(f"{paragraphs('de')}<h3>4 Comments</h3>{comments}"))
    assert {found[count] for count in ("12", "22", "1", "2")} == {"boilerplate"}
