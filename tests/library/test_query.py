"""The query language: what parses, and what the error says where it does not."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library import days
from reader.library.grammar import parsed
from reader.library.plain import plain
from reader.library.query import And, Field, Not, Or, Query, Text, parse, quoted

PIECES = st.sampled_from(
    [
        *("lithium", "OR", "NOT", "AND", "-", "(", ")", '"', "*", "is:", "is:unread", "feed:", "in:title", "in:"),
        *("sort:oldest", "lith*", "锂", "since:7d", "x:y", "minutes:>5", "id:4", '"a b"', " ", ":", "-\u00ad", "NEAR("),
        *("-tin", '-"a b"', "-lith*", "-li*", '"a b"*', "-is:read", "is:read*", "-sort:oldest", "--tin", "-x:y"),
        *("-AND", "AND*", "-in:title", '-feed:"a b"*', "e-car", "t-n*", '"', '""'),
    ]
)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", Query()),
        ("  ", Query()),
        ("lithium", Query(Text("lithium"))),
        ('"export controls"', Query(Text("export controls"))),
        ('"say ""no"" now"', Query(Text('say "no" now'))),
        ("tin OR lead zinc", Query(Or((Text("tin"), And((Text("lead"), Text("zinc"))))))),
        ("tin AND lead", Query(And((Text("tin"), Text("lead"))))),
        ("-tin", Query(Not(Text("tin")))),
        ("NOT (tin lead)", Query(Not(And((Text("tin"), Text("lead")))))),
        ("lith*", Query(Text("lith", prefix=True))),
        ("锂*", Query(Text("锂", prefix=True))),
        ('"rare ear"*', Query(Text("rare ear", prefix=True))),
        ('in:highlights "off take"', Query(Text("off take", part="highlights"))),
        ("-in:title tin", Query(Not(Text("tin", part="title")))),
        ("NOT in:note (tin OR lead)", Query(Not(Or((Text("tin", part="note"), Text("lead", part="note")))))),
        ("in:title (tin OR -lead)", Query(Or((Text("tin", part="title"), Not(Text("lead", part="title")))))),
        ("IS:Unread", Query(Field("is", "unread"))),
        ("disclaimer:state-media", Query(Field("disclaimer", "state_media"))),
        ("disclaimer:provenance", Query(Field("disclaimer", "provenance"))),
        ('feed:"https://x.example/a(b)"', Query(Field("feed", "https://x.example/a(b)"))),
        ("minutes:5", Query(Field("minutes", "=5"))),
        ("tin sort:relevance", Query(Text("tin"), "relevance")),
        ("2026 e-car don't", Query(And((Text("2026"), Text("e-car"), Text("don't"))))),
        ("12:30", Query(Text("12:30"))),
    ],
)
def test_queries_mean_what_they_say(text: str, meaning: Query) -> None:
    assert parse(text) == meaning


@pytest.mark.parametrize(
    ("text", "position", "advice"),
    [
        ("tin )", 4, "remove it"),
        ("(tin", 4, "close it"),
        ("()", 1, "between these parentheses"),
        ("tin OR", 6, "still needed"),
        ("OR tin", 0, "on each side"),
        ('tin "lead', 4, "never closed"),
        ('"the \\"green\\" premium"', 5, "written twice"),
        ('tin \\"green\\"', 4, "written twice"),
        ('company:"a \\"b\\" c"', 11, "written twice"),
        ("tin - lead", 4, "right before the word"),
        ("is:unraed", 3, "read, unread, starred"),
        ("tin foo:bar", 4, "company:"),
        ("http://x.example", 0, "quotes"),
        ("feed:", 5, "needs a value"),
        ("in:title", 8, "needs a word"),
        ("in:title is:read", 0, "looks for words"),
        ("li*", 0, "at least 3 letters"),
        ("l*m", 1, "end a word"),
        ("&", 0, "letter or digit"),
        ("since:soon", 6, "2026-01-31"),
        ("on:7d", 3, "2026-01-31"),
        ("before:2026-02-30", 7, "2026-01-31"),
        ("minutes:long", 8, "minutes:>5"),
        ("id:x", 3, "id:42"),
        ("sort:oldest tin sort:newest", 16, "remove this"),
        ("(tin sort:oldest)", 5, "outside the parentheses"),
        ("disclaimer:sponsord", 11, "sponsored"),
        ("(" * 40 + "a" + ")" * 40, 30, "deep"),
        ("a " * 200, 200, "100 conditions"),
    ],
)
def test_errors_point_at_the_character_and_say_what_would_be_right(text: str, position: int, advice: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == position
    assert caught.value.query == text
    assert advice in str(caught.value)


@given(
    st.one_of(
        st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=8).map(" ".join)
    )
)
@example("\x00")
@example("\ud800")
@example("a" * 5000)
def test_any_text_parses_or_gives_an_error_inside_it(text: str) -> None:
    meaning = parsed_or_error(parse, text)
    if isinstance(meaning, QueryError):
        assert str(meaning)
        assert 0 <= meaning.position <= len(text)
    else:
        assert isinstance(meaning, Query)


USUAL = st.recursive(
    st.sampled_from(["tin", "-tin", '"a b"', "lith*", "is:read", '-feed:"a b"', "x:y", "li*", "sort:oldest", "AND"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text} )"),
    ),
    max_leaves=8,
)


@given(st.one_of(st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES, max_size=8).map("".join), USUAL))
@settings(max_examples=400)
def test_what_is_found_without_the_grammar_is_what_the_grammar_finds(text: str) -> None:
    found, whole = parsed_or_error(plain, text), parsed_or_error(parsed, text)
    if isinstance(found, QueryError):
        assert isinstance(whole, QueryError)
        assert found.position == whole.position
    elif found is not None:
        assert found == whole


@pytest.mark.parametrize(
    "text",
    [
        *("tin", '"a b" -tin', "lith* is:unread", "-lith* sort:oldest", '-feed:"Ore Review" t-n*', "-is:read"),
        *("(tin OR lead) -zinc", "tin OR lead zinc", "-((tin lead) OR is:read) sort:oldest"),
    ],
)
def test_usual_queries_do_not_need_the_grammar(text: str) -> None:
    assert plain(text) == parsed(text)


def parsed_or_error(parser: Callable[[str], Query | None], text: str) -> Query | QueryError | None:
    """What a parser makes of a text, or the error that it gives."""
    try:
        return parser(text)
    except QueryError as error:
        return error


@given(st.text(min_size=1, max_size=20))
def test_quoted_text_is_one_exact_value(text: str) -> None:
    assert parse("feed:" + quoted(f"x{text}x")) == Query(Field("feed", f"x{text}x"))


def test_days_begin_at_local_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        now = datetime(2026, 3, 9, 20, 0, tzinfo=UTC)
        assert datetime.fromtimestamp(days.beginning("today", now), UTC) == datetime(2026, 3, 9, 15, 0, tzinfo=UTC)
        assert datetime.fromtimestamp(days.end("2026-03-01", now), UTC) == datetime(2026, 3, 1, 15, 0, tzinfo=UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("monday", date(2026, 11, 23), date(2026, 11, 24)),
        ("fri", date(2026, 11, 27), date(2026, 11, 28)),
        ("tomorrow", date(2026, 11, 28), date(2026, 11, 29)),
        ("12 nov", date(2026, 11, 12), date(2026, 11, 13)),
        ("31.12.", date(2025, 12, 31), date(2026, 1, 1)),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 1, 1)),
    ],
)
def test_days_in_words_months_and_years_have_a_beginning_and_an_end(text: str, first: date, after: date) -> None:
    now = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    assert days.is_day(text)
    assert parse(f'on:"{text}"') == Query(Field("on", text))
    assert days.beginning(text, now) == days.midnight(first)
    assert days.end(text, now) == days.midnight(after)


def test_days_in_words_need_no_quotes_where_they_are_one_word() -> None:
    assert parse("since:Friday before:tomorrow on:31.1.").expression == And(
        (Field("since", "friday"), Field("before", "tomorrow"), Field("on", "31.1."))
    )


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{1,4}[-. ][a-z0-9]{1,4}[-. ]?[0-9]{0,4}", fullmatch=True))
def test_what_is_a_day_has_a_beginning_and_no_earlier_end(text: str) -> None:
    now = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    if days.is_day(text):
        assert days.beginning(text, now) <= days.end(text, now)
    elif not days.is_span(text):
        with pytest.raises(ValueError, match="is no day"):
            days.day_of(text, now)


def test_a_day_of_23_hours_ends_at_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        now = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)
        assert days.end("today", now) - days.beginning("today", now) == 23 * 3600
    finally:
        monkeypatch.undo()
        time.tzset()


def test_spans_count_back_from_now() -> None:
    now = datetime(2026, 3, 9, 20, 0, tzinfo=UTC)
    assert days.beginning("12h", now) == int(now.timestamp()) - 12 * 3600
    assert days.beginning("9999y", now) == 0
