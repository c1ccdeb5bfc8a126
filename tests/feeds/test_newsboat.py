"""newsboat's `urls` file, as its documentation and its users write it."""

from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.newsboat import read_urls
from reader.model import Subscription


def test_urls_file_with_tags_and_titles() -> None:
    found = read_urls(
        "# my feeds\n"
        "http://a.example/f\n"
        'http://b.example/f "Rare earths" metals "~The B Feed"\n'
        'http://c.example/f "~C Feed" !hidden zinc # the last one\r\n'
        '"http://d.example/f" "say \\"zinc\\""\n'
        "\n"
        "   https://e.example/f#frag  \n"
    )
    assert found.wanted == (
        Subscription("http://a.example/f"),
        Subscription("http://b.example/f", "The B Feed", "Rare earths"),
        Subscription("http://c.example/f", "C Feed", "zinc"),
        Subscription("http://d.example/f", "", 'say "zinc"'),
        Subscription("https://e.example/f"),
    )
    assert found.refused == ()


def test_commands_queries_and_files_are_refused_with_their_lines() -> None:
    lines = [
        '"query:Metals:tags # \\"metals\\""',
        '"exec:~/bin/make feed" zinc',
        '"filter:~/bin/clean:http://a.example/f"',
        "file:///home/ann/feed.xml",
        "|make-feed",
        "not an address",
    ]
    found = read_urls("\n".join(lines))
    assert found.wanted == ()
    assert [refused.line for refused in found.refused] == lines
    assert all(refused.why.endswith(".") for refused in found.refused)


@given(st.text(alphabet=st.sampled_from('ab:/"\\~!# \n\thttp.'), max_size=80))
def test_any_text_is_read(text: str) -> None:
    found = read_urls(text)
    assert len(found.wanted) + len(found.refused) <= text.count("\n") + 1


def test_addresses_that_cannot_be_asked_for_are_refused() -> None:
    lines = ["http://[", "http://[::1", "http://a.example:99999/f", "http://0x7f000001/f"]
    found = read_urls("\n".join(lines))
    assert found.wanted == ()
    assert [refused.line for refused in found.refused] == lines
