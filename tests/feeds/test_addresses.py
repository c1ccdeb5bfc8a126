"""Which addresses are asked for, and where redirects may lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FeedError
from reader.feeds.addresses import is_private, redirected, sendable, shown
from reader.origins import host_and_port, shares_secrets, with_user_of


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "[::1]", "localhost", "LOCALHOST.",
        "a.localhost", "router.lan", "nas.local", "vault.internal", "printer.home.arpa",
    ],
)  # fmt: skip
def test_private_hosts_are_known(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize(
    "host",
    [
        "8.8.8.8",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "quarry.example",
        "local.example",
        "mylocalhost",
    ],
)
def test_public_hosts_are_not_private(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        ("http://Quarry.Example", "http://quarry.example/"),
        ("HTTPS://quarry.example:8443/a?b#c", "https://quarry.example:8443/a?b"),
        ("http://quarry.example/a%2Fb?q=%20+%zz&&=", "http://quarry.example/a%2Fb?q=%20+%zz&&="),
        ("http://quarry.example/a b|c?ü", "http://quarry.example/a%20b%7Cc?%C3%BC"),
        ("http://ann:pa%3Ass@quarry.example/", "http://ann:pa%3Ass@quarry.example/"),
        ("http://[::1]:8080/f", "http://[::1]:8080/f"),
        ("http://köln.example/", "http://xn--kln-sna.example/"),
        ("  http://quarry.example/f\n", "http://quarry.example/f"),
    ],
)
def test_addresses_go_over_the_wire_as_they_are_written(url: str, wire: str) -> None:
    assert sendable(url) == wire
    assert sendable(wire) == wire


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "1.2.3.4.5", "0x7f.0.0.1"])
def test_ip_addresses_in_disguise_are_refused(host: str) -> None:
    with pytest.raises(FeedError):
        sendable(f"http://{host}/")


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://a.example/", "https://["]))
def test_any_text_is_an_address_or_refused(text: str, start: str) -> None:
    code = "bad_address"
    try:
        wire = sendable(start + text)
    except FeedError as error:
        wire, code = "http://a.example/", error.code
    assert code == "bad_address"
    assert wire.isascii()
    assert wire.startswith(("http://", "https://"))
    assert not set(wire) & set(' "<>\\^`{|}\r\n\t')


def test_redirects_are_resolved_against_where_they_came_from() -> None:
    assert redirected("http://a.example/x/y?z", "../w?v#u") == "http://a.example/w?v"
    assert redirected("http://a.example/x", "//b.example/y") == "http://b.example/y"
    assert redirected("http://a.example/x", "https://b.example") == "https://b.example/"


def test_a_redirect_takes_user_and_password_along_to_where_they_belong_only() -> None:
    assert redirected("http://ann:pw@a.example/x", "http://a.example/y") == "http://ann:pw@a.example/y"
    assert redirected("http://ann:pw@a.example/x", "https://a.example/y") == "https://ann:pw@a.example/y"
    assert redirected("http://ann:pw@a.example/x", "http://b.example/y") == "http://b.example/y"
    assert redirected("http://ann:pw@a.example/x", "http://a.example:8080/y") == "http://a.example:8080/y"
    assert redirected("http://ann:pw@a.example/x", "http://bob:no@a.example/y") == "http://bob:no@a.example/y"


@pytest.mark.parametrize(
    ("url", "other", "shared"),
    [
        ("https://a.example/1", "https://a.example:443/2", True),
        ("http://a.example/1", "https://A.example/2", True),
        ("https://a.example/1", "http://a.example/1", False),
        ("http://a.example:8080/1", "https://a.example/1", False),
        ("https://a.example/1", "https://b.a.example/1", False),
        ("https://a.example/1", "https://a.example:8443/1", False),
        ("https://a.example/1", "http://[", False),
    ],
)
def test_secrets_belong_to_an_origin_and_to_its_host_over_tls(url: str, other: str, shared: bool) -> None:
    assert shares_secrets(url, other) is shared


def test_redirects_in_another_charset_keep_their_bytes() -> None:
    location = "/k\xf6ln".encode().decode("ascii", "surrogateescape") + b"/\xe9".decode("ascii", "surrogateescape")
    assert redirected("http://a.example/", location) == "http://a.example/k%C3%B6ln/%E9"


@pytest.mark.parametrize(
    "location", ["file:///etc/hosts", "ftp://a/", "javascript:alert(1)", "data:,x", "", "http://["]
)
def test_redirects_elsewhere_than_the_web_are_refused(location: str) -> None:
    with pytest.raises(FeedError) as caught:
        redirected("http://a.example/", location)
    assert caught.value.code in ("bad_redirect", "bad_address")


def test_shown_addresses_hide_credentials_and_are_short() -> None:
    assert shown("https://ann:sesame@a.example/f?x=@") == "https://a.example/f?x=@"
    assert len(shown("http://a.example/" + "x" * 900)) == 200


def test_details_of_faults_hold_nothing_that_acts_on_a_terminal() -> None:
    with pytest.raises(FeedError) as caught:
        redirected("http://a.example/", "ftp://\x1b]0;owned\x07b.example/\x9b2J\u202e")
    assert caught.value.detail.isprintable()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Ore.Example/feed", "ore.example"),
        ("https://ore.example:443/feed", "ore.example"),
        ("http://ore.example:8080/feed", "ore.example:8080"),
        ("http://me:pass@ore.example/feed", "ore.example"),
        ("http://[::1]:80/x", "::1"),
        ("http://ore.example:port/", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_and_port(url) == host


def test_what_an_address_leads_to_gets_its_user_where_that_may_go_there() -> None:
    assert with_user_of("https://ann:pw@a.example/x", "https://a.example/y") == "https://ann:pw@a.example/y"
    assert with_user_of("https://ann:pw@a.example/x", "https://b.example/y") == "https://b.example/y"
    assert with_user_of("https://a.example/x", "https://a.example/y") == "https://a.example/y"
    assert with_user_of("https://ann:pw@a.example/x", "https://[") == "https://["
