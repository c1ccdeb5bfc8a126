"""What a publisher changed, as the reader sees it."""

from datetime import UTC, datetime

import pytest
from app.host import Host, screen_text, text_of
from hypothesis import given
from hypothesis import strategies as st

from reader.app.screens.revisions import Comparison, Revisions, compared, shortened, shown_changes
from reader.comparing import Changed, Piece
from reader.model import Block, Parts, Revision, Role

WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 12, tzinfo=UTC)


def parts(*blocks: tuple[Role, str], title: str = "Tin") -> Parts:
    return Parts(title=title, blocks=tuple(Block(i, "paragraph", text, role) for i, (role, text) in enumerate(blocks)))


FIRST = parts(("highlight", "Output rose by 4 percent to 40 tonnes"), ("body", "The mine opened in May."))
SECOND = parts(("highlight", "Output rose by 5 percent to 40 tonnes"), ("body", "The mine opened in May."))
THIRD = parts(
    ("highlight", "Output rose by 5 percent to 40 tonnes"),
    ("body", "The mine opened in June, after [/] repairs."),
    ("disclaimer", "This article was paid for by the mine."),
)
REVISIONS = (Revision(LATER, "Tin", SECOND, THIRD), Revision(WHEN, "Tin", FIRST, SECOND))


def test_each_version_is_compared_with_the_one_that_replaced_it():
    latest, earliest = compared(REVISIONS)
    assert (latest.when, earliest.when) == (LATER, WHEN)
    assert earliest.sentence == "1 highlight changed"
    assert latest.sentence == "1 disclaimer new · 1 paragraph changed"


def test_what_is_news_comes_first():
    latest, _ = compared(REVISIONS)
    assert [block.role for block in latest.changed] == ["disclaimer", "body"]


def test_a_new_title_is_named():
    (only,) = compared([Revision(WHEN, "Tin", parts(("body", "x")), parts(("body", "x"), title="Zinc"))])
    assert only.sentence == "1 title changed"


def test_a_change_that_leaves_no_trace_in_the_text_says_so():
    (only,) = compared([Revision(WHEN, "Tin", FIRST, FIRST)])
    assert only.sentence == "Nothing that can be read has changed"


def test_several_blocks_of_a_kind_are_counted():
    blocks = tuple(Changed("body", (Piece("gone", f"text {number}"),)) for number in range(3))
    assert Comparison(WHEN, blocks).sentence == "3 paragraphs gone"


def test_long_unchanged_text_is_cut_to_what_stands_beside_a_change():
    long = " ".join(f"word{number}" for number in range(200))
    pieces = shortened(
        [Piece("same", long), Piece("new", "added "), Piece("same", long), Piece("gone", "x"), Piece("same", long)]
    )
    first, middle, last = (piece.text for piece in pieces if piece.kind == "same")
    assert first.startswith(" … ")
    assert first.endswith("word199")
    assert middle.startswith("word0 ")
    assert middle.endswith(" word199")
    assert last.startswith("word0 ")
    assert last.endswith(" … ")
    assert max(map(len, (first, middle, last))) < 150


@given(st.lists(st.tuples(st.sampled_from(["same", "gone", "new"]), st.text(max_size=400))))
def test_no_changed_text_is_ever_cut(pieces: list[tuple[str, str]]):
    given_pieces = [Piece(kind, text) for kind, text in pieces]  # type: ignore[arg-type]
    cut = shortened(given_pieces)
    assert [piece for piece in cut if piece.kind != "same"] == [piece for piece in given_pieces if piece.kind != "same"]
    assert [piece.kind for piece in cut] == [kind for kind, _ in pieces]


def test_what_is_gone_and_what_is_new_differ_without_colour():
    changed = Changed("body", (Piece("gone", "May"), Piece("same", " and "), Piece("new", "June [b]")))
    shown = shown_changes([changed])
    assert str(shown) == "Paragraph changed\nMay and June [b]"
    styles = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
    assert "strike" in styles["May"]
    assert "underline" in styles["June [b]"]


async def test_the_reader_goes_through_the_changes(size: tuple[int, int]):
    app = Host()
    async with app.run_test(size=size) as pilot:
        await app.ask(pilot, Revisions("Tin [b]rises[/]", compared(REVISIONS)))
        assert text_of(app, "#which").startswith("change 2 of 2 · ")
        assert "Disclaimer new" in screen_text(app)
        assert "Tin [b]rises[/]" in screen_text(app)
        assert "Esc close" in screen_text(app)
        await pilot.press("]", "[")
        assert text_of(app, "#which").startswith("change 1 of 2 · ")
        assert "1 highlight changed" in text_of(app, "#which")
        await pilot.press("[", "]")
        assert text_of(app, "#which").startswith("change 2 of 2 · ")
        await pilot.press("q")
        assert await app.answer(pilot) is None


@pytest.mark.parametrize(("key", "moves"), [("j", True), ("space", True), ("G", True), ("k", False)])
async def test_a_long_change_scrolls(key: str, moves: bool):
    long = parts(*(("body", f"A new paragraph, number {number}.") for number in range(60)))
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ask(pilot, Revisions("Tin", compared([Revision(WHEN, "Tin", parts(), long)])))
        await pilot.press(key)
        await pilot.pause()
        assert (app.screen.query_one("#change").scroll_offset.y > 0) is moves


async def test_an_article_without_changes_says_so():
    app = Host()
    async with app.run_test() as pilot:
        await app.ask(pilot, Revisions("Tin", ()))
        await pilot.press("[", "]", "j")
        assert "has not changed" in text_of(app, "#which")
