"""What reaches the screen from outside: nothing that acts on a terminal, and only addresses that can be opened."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import (
    clean,
    clean_lines,
    digits_in,
    folded,
    host_of,
    in_characters,
    is_safe,
    minutes_to_read,
    safe_url,
    without_user,
    words,
)

ACTING = ("Cc", "Zl", "Zp", "Cs")


@given(st.text(st.characters(exclude_categories=())))
def test_cleaned_text_holds_nothing_that_acts_on_a_terminal_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean_lines(text)
    assert [c for c in cleaned if c not in "\n\t" and unicodedata.category(c) in ACTING] == []
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert clean_lines(cleaned) == cleaned
    assert clean(text) == " ".join(clean(text).split())


@given(st.text(st.characters(exclude_categories=("C", "M", "Z")), min_size=1))
def test_text_that_does_no_harm_comes_through_as_it_was(text: str) -> None:
    assert is_safe(text)
    assert clean_lines(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b]0;owned\x07Ore\x1b[2J is \x9b31mup", "Ore is up"),
        ("\x9d52;c;cHduZWQ=\x9cOre", "Ore"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("ph\u00ados\u200bphate\ufeff", "phosphate"),
        ("a" + "\u0301" * 40, "a" + "\u0301" * 4),
        ("كتاب‌ها می‌روند", "كتاب‌ها می‌روند"),
        ("👩‍🔬", "👩‍🔬"),
        ("🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥", "🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥"),
        ("क्\u200dष AI\u200cها", "क्\u200dष AI\u200cها"),
        ("Li\u200dth\u200cium\u200d", "Lithium"),
        ("👍\u200da \u200d👍 锂\u200d矿", "👍a 👍 锂矿"),
    ],
)
def test_escapes_and_overrides_go_and_what_scripts_need_stays(text: str, cleaned: str) -> None:
    assert clean_lines(text) == cleaned


@pytest.mark.parametrize(
    "url",
    [
        "http://ore.example",
        "https://ore.example/a?b=c#d",
        "HTTPS://ORE.EXAMPLE/",
        "http://user:word@ore.example:8080/",
        "http://[::1]:8080/f",
        "https://bücher.example/ä",
        "http://127.0.0.1/",
    ],
)
def test_addresses_that_may_be_opened(url: str) -> None:
    assert safe_url(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        *("", "ore.example", "javascript:alert(1)", "file:///etc/passwd", "ftp://ore.example/", "mailto:a@ore.example"),
        *("http:", "http://", "http:///x", "http://?x", "http://#x", "http://:80/", "http://user@/"),
        *("http://[", "http://[::1", "http://ore]/", "http://ore.example/a b", "http://ore.example/\x1b[2J"),
        *('http://ore.example/"', "http://ore.example/\u202egnp", "http://ore.example/" + "x" * 9000),
    ],
)
def test_addresses_that_may_not(url: str) -> None:
    assert safe_url(url) == ""


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Ore.Example.:443/x", "www.ore.example"),
        ("http://user:word@ore.example/", "ore.example"),
        ("http://[::1]:80/", "::1"),
        ("http://[", ""),
        ("mailto:a@ore.example", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_names_are_alike_whatever_their_width_case_quotes_and_blanks() -> None:
    assert folded("Ｍüller’s  “Ore”–Werk") == folded('müller\'s "ore"-werk')


def test_every_character_of_chinese_is_a_word() -> None:
    assert words("Lithium 锂矿, ore") == ["Lithium", "锂", "矿", "ore"]
    assert in_characters("x锂矿y").split() == ["x", "锂", "矿", "y"]


@pytest.mark.parametrize(("text", "minutes"), [("", 0), ("ore", 1), ("ore " * 690, 3), ("矿" * 900, 2)])
def test_reading_takes_whole_minutes(text: str, minutes: int) -> None:
    assert minutes_to_read(text) == minutes


def test_the_user_of_an_address_is_what_stands_before_its_host_only() -> None:
    assert without_user("https://ann:p@w@ore.example:8080/a?b@c") == "https://ore.example:8080/a?b@c"
    for address in ("https://ore.example?to=a@b", "https://ore.example/@ann", "tag:ann@ore.example", "/a@b", ""):
        assert without_user(address) == address


@pytest.mark.parametrize(
    ("text", "digits"), [("", 0), ("4:11 p.m.", 3), ("14 September 2031", 6), ("„4:11“", 3), ("٣٤ km²", 3), ("№ 7", 1)]
)
def test_digits_are_counted_in_every_script(text: str, digits: int) -> None:
    assert digits_in(text) == digits
