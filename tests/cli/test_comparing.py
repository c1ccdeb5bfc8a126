"""What changed between two versions of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.comparing import Changed, Piece, changes, word_changes
from reader.model import Block, Parts

words = st.lists(st.sampled_from(["kiln", "ore", "190", "210", "the", "锂", "\n", " ", "—"]), max_size=12).map(" ".join)
texts = st.one_of(st.text(max_size=60), words)


def parts(*blocks: str, title: str = "Kiln", roles: dict[str, str] | None = None) -> Parts:
    return Parts(
        title=title,
        blocks=tuple(
            Block(i, "paragraph", text, role=(roles or {}).get(text, "body"))  # type: ignore[arg-type]
            for i, text in enumerate(blocks)
        ),
    )


@given(texts, texts)
def test_pieces_hold_both_texts(before: str, after: str):
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_nothing_changed_exactly_where_all_is_the_same(before: list[str], after: list[str]):
    assert (changes(parts(*before), parts(*after)) == ()) == (before == after)


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_every_word_that_is_gone_or_new_is_in_a_change(before: list[str], after: list[str]):
    found = changes(parts(*before), parts(*after))
    gone = "".join(piece.text for change in found for piece in change.pieces if piece.kind != "new")
    new = "".join(piece.text for change in found for piece in change.pieces if piece.kind != "gone")
    assert all(text in gone for text in before if text not in after)
    assert all(text in new for text in after if text not in before)


def test_a_number_that_was_corrected_is_all_that_differs():
    assert word_changes("It saved 210 hours.", "It saved 190 hours.") == (
        Piece("same", "It saved "),
        Piece("gone", "210 "),
        Piece("new", "190 "),
        Piece("same", "hours."),
    )


def test_chinese_is_compared_by_the_character():
    assert word_changes("产量为八千吨", "产量为九千吨") == (
        Piece("same", "产量为"),
        Piece("gone", "八"),
        Piece("new", "九"),
        Piece("same", "千吨"),
    )


def test_a_disclaimer_that_appears_is_told_by_its_role():
    notice = "This is not advice."
    before, after = parts("The kiln is lit."), parts("The kiln is lit.", notice, roles={notice: "disclaimer"})
    (change,) = changes(before, after)
    assert change == Changed("disclaimer", (Piece("new", notice),))
    assert change.is_new
    (back,) = changes(after, before)
    assert back.is_gone


def test_a_title_that_was_rewritten_comes_first():
    found = changes(parts("Text.", title="Kiln lit"), parts("Other words.", title="Kiln out"))
    assert [change.role for change in found][:1] == ["title"]


@pytest.mark.parametrize("size", [5_000, 50_000])
def test_long_texts_are_compared_as_wholes(size: int):
    before, after = "ore " * size, "ore " * size + "kiln"
    assert [piece.kind for piece in word_changes(before, after)] == ["gone", "new"]
