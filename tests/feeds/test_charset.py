"""Bytes that say one charset and are written in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FeedError
from reader.feeds.charset import decoded, without_declaration

TEXT = '<?xml version="1.0"?><rss><title>Żelazo — «Мeдь» 鉄</title></rss>'


def declared(charset: str, text: str = "größer") -> bytes:
    return f'<?xml version="1.0" encoding="{charset}"?><t>{text}</t>'.encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_unicode_is_known_by_its_mark_or_its_first_bytes(charset: str) -> None:
    assert decoded(TEXT.encode(charset)) == TEXT


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-8859-1", "größer"),
        ("windows-1251", "Медь и олово"),
        ("koi8-r", "Медь и олово"),
        ("gb2312", "稀土与锂"),
        ("big5", "稀土與鋰"),
        ("shift_jis", "鉄とリチウム"),
        ("euc-jp", "鉄とリチウム"),
        ("euc-kr", "리튬 광산"),
        ("iso-2022-jp", "鉄とリチウム"),
        ("windows-1255", "ליתיום"),
    ],
)
def test_declared_charset_is_read(charset: str, text: str) -> None:
    assert text in decoded(declared(charset, text))


def test_servers_charset_is_read_where_the_document_declares_none() -> None:
    assert decoded("<t>Медь</t>".encode("windows-1251"), 'text/xml; charset="windows-1251"') == "<t>Медь</t>"


@pytest.mark.parametrize("content_type", ["text/xml; charset=iso-8859-1", "text/xml; charset=us-ascii", "text/xml", ""])
def test_what_is_utf_8_is_read_as_utf_8_whatever_is_declared(content_type: str) -> None:
    body = '<?xml version="1.0" encoding="windows-1252"?><t>größer — ok</t>'.encode()
    assert "größer — ok" in decoded(body, content_type)


def test_latin_1_means_windows_1252_as_everywhere_on_the_web() -> None:
    assert "“ore”" in decoded(b'<?xml version="1.0" encoding="iso-8859-1"?><t>\x93ore\x94</t>')


def test_undeclared_bytes_that_are_no_utf_8_are_guessed() -> None:
    assert decoded(b"<t>caf\xe9</t>") == "<t>café</t>"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "zlib", "rot13", "base64", "undefined"])
def test_codecs_that_are_no_charsets_are_refused(charset: str) -> None:
    with pytest.raises(FeedError) as caught:
        decoded(f'<?xml version="1.0" encoding="{charset}"?><t>\xe9</t>'.encode("latin-1"))
    assert caught.value.code == "bad_charset"


def test_charset_that_nobody_knows_is_ignored() -> None:
    assert decoded(b'<?xml version="1.0" encoding="quarry-7"?><t>x</t>').endswith("<t>x</t>")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_give_text_that_can_be_written(body: bytes, content_type: str) -> None:
    code = "bad_charset"
    try:
        decoded(body, content_type).encode("utf-8")
    except FeedError as error:
        code = error.code
    assert code == "bad_charset"


def test_declaration_is_taken_off() -> None:
    assert without_declaration('<?xml version="1.0" encoding="x"?>\n<rss/>') == "\n<rss/>"
    assert without_declaration("<rss/>") == "<rss/>"


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("gb18030", "岚岭矿业集团周一表示，公司将扩大石墨产能，并在明年建成新的工厂。"),
        ("big5", "嵐嶺礦業集團週一表示，公司將擴大石墨產能，並在明年建成新的工廠。"),
        ("cp932", "北浜電池は月曜日、来年までに新しい工場を建設すると発表した。"),
        ("cp949", "한빛전지는 월요일 내년까지 새 공장을 짓겠다고 발표했다."),
        ("cp1251", "Компания объявила в понедельник о расширении производства никеля на севере."),
        ("cp1252", "Der Hersteller kündigte am Montag größere Mengen für die Händler an."),
    ],
)
def test_bytes_that_are_not_in_the_declared_charset_are_read_as_what_they_look_like(charset: str, words: str) -> None:
    items = "".join(f"<item><title>{words}</title><link>https://ore.example/{i}</link></item>" for i in range(5))
    document = f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{items}</channel></rss>'
    assert words in decoded(document.encode(charset), "application/rss+xml; charset=utf-8")


def test_a_few_broken_bytes_leave_the_rest_of_a_document_as_it_is() -> None:
    body = "<title>Größere Mengen für die Händler, kündigte der Hersteller an</title>".encode() * 3
    assert decoded(body + b"<p>broken \xe4 here</p>").startswith("<title>Größere Mengen für die Händler")
