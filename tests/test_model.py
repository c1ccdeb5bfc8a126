"""The values: what kinds of fine print are called."""

from reader.model import DISCLAIMER_KINDS, kinds_in_words


def test_kinds_are_named_once_and_provenance_comes_first():
    assert kinds_in_words(("not_advice", "state_media", "not_advice")) == ["state media", "not advice"]


def test_a_statement_about_holdings_does_not_say_that_there_are_any():
    assert kinds_in_words(["position"]) == ["holdings stated"]


def test_every_kind_has_words_of_its_own():
    assert len(set(kinds_in_words(DISCLAIMER_KINDS))) == len(DISCLAIMER_KINDS)
