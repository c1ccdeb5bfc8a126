"""Plain text measured, cut and wrapped in the columns of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.typesetting import (
    Piece,
    Span,
    cut,
    fitted,
    hits,
    is_right_to_left,
    pieces,
    width_of,
    with_both_ends,
    wrapped,
)

TEXT = st.text(st.sampled_from("ab cd 稀土、。한עב\u0301é-\n"), max_size=120)


@given(TEXT, st.integers(2, 40))
def test_no_wrapped_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(width_of(text[start:end]) <= width for start, end in lines)
    kept = "".join(text[start:end] for start, end in lines)
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXT.map(lambda text: text.replace("\n", "")), st.integers(0, 30))
def test_cut_text_fits_and_fitted_text_fills_the_width(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width
    assert width_of(fitted(text, width)) == width


def test_text_is_wrapped_at_blanks() -> None:
    text = "rare earths and magnets"
    assert [text[a:b] for a, b in wrapped(text, 11)] == ["rare earths", "and magnets"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    text = "see https://example.org/long ok"
    assert [text[a:b] for a, b in wrapped(text, 10)] == ["see", "https://ex", "ample.org/", "long ok"]


def test_chinese_breaks_between_letters_but_never_before_a_full_stop() -> None:
    text = "稀土价格上涨。今日"
    assert [text[a:b] for a, b in wrapped(text, 12)] == ["稀土价格上", "涨。今日"]


def test_line_ends_are_kept() -> None:
    assert wrapped("a\n\nb", 10) == [(0, 1), (2, 2), (3, 4)]


def test_a_cut_title_ends_in_an_ellipsis_and_never_in_half_a_letter() -> None:
    assert cut("宁德时代与五矿", 8) == "宁德时…"
    assert cut("Nickel", 6) == "Nickel"
    assert cut("Nickel mine", 8) == "Nickel…"


def test_spans_cut_a_line_into_pieces_with_all_their_inks() -> None:
    line = pieces("abcdef", 1, 6, [Span(0, 3, "strong"), Span(2, 4, "link")], "quiet")
    assert line == (
        Piece("b", "quiet strong"),
        Piece("c", "quiet strong link"),
        Piece("d", "quiet link"),
        Piece("ef", "quiet"),
    )


def test_hits_are_whole_words_beginnings_phrases_and_chinese_anywhere() -> None:
    def found(text: str, *terms: str) -> list[str]:
        return [text[start:end] for start, end, _ in hits(text, terms)]

    assert found("Tin, tinplate and TIN", "tin") == ["Tin", "TIN"]
    assert found("Lithium and lithosphere", "lith*") == ["Lith", "lith"]
    assert found("rare  earth; rare gas", "rare earth") == ["rare  earth"]
    assert found("中国稀土出口", "稀土") == ["稀土"]
    assert found("a.b (c)", "a.b", "(c)") == ["a.b"]
    assert found("anything") == []


def test_the_base_direction_is_that_of_the_first_strong_letter() -> None:
    assert is_right_to_left("3. ארץ ABC")
    assert not is_right_to_left("ABC ארץ")
    assert not is_right_to_left("")


@pytest.mark.parametrize("text", ["五矿集团宁德时代[12]，会谈", "the plan of the city[12], as published"])
@pytest.mark.parametrize("width", range(10, 26))
def test_the_number_of_a_link_is_not_parted_from_its_words(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert not any(line.startswith("[12]") for line in lines)
    assert sum("[12]" in line for line in lines) == 1


@pytest.mark.parametrize(
    "text", ["矿山的墙体开裂。“我们不缺电力”，厂长说（昨天）「好」", "锂价AI“芯片”上涨《报告》‘“双”’"]
)
def test_opening_marks_end_no_line_and_closing_ones_begin_none(text: str) -> None:
    for width in range(6, 40):
        lines = [text[a:b] for a, b in wrapped(text, width)]
        assert "".join(lines) == text
        assert not [line for line in lines[:-1] if line[-1] in "“‘「（《"]
        assert not [line for line in lines if line[0] in "”’」）》，。"]


def test_a_german_closing_mark_stays_with_its_word() -> None:
    text = "Er sagt „Nein“ und „Ja“"
    assert [text[a:b] for a, b in wrapped(text, 15)] == ["Er sagt „Nein“", "und „Ja“"]


def test_an_address_keeps_both_ends() -> None:
    assert with_both_ends("127.0.0.1:8901/404", 12) == "127.0.…1/404"
    assert with_both_ends("127.0.0.1/a", 12) == "127.0.0.1/a"
    assert len(with_both_ends("x" * 40, 11)) == 11
    assert with_both_ends("x" * 40, 0) == ""
