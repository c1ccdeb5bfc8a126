"""What an address may be asked for: schemes, hosts, public and private networks. Pure."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from reader.errors import FeedError
from reader.origins import with_user_of
from reader.text import clean, without_password

_NAT64 = ip_network("64:ff9b::/96")
_LOCAL_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost")
_LOCAL_ENDINGS = (".localhost", ".local", ".internal", ".home.arpa", ".lan")
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?")
_KEPT = "-._~:/?#[]@!$&'()*+,;=%"


def sendable(url: str) -> str:
    """The address as it goes over the wire: ASCII, without fragment, its query untouched. Raises `FeedError`."""
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError as error:
        raise FeedError("bad_address", f"{shown(url)} is not a web address.") from error
    if scheme not in ("http", "https"):
        raise FeedError("bad_address", f"{shown(url)} is not an http or https address.")
    if not host or not _is_written_plainly(host):
        raise FeedError("bad_address", f"{shown(url)} has no host that can be asked.")
    user = _quoted(parts.netloc.rpartition("@")[0])
    netloc = f"{user}@" if user else ""
    netloc += _ascii_host(host) + (f":{port}" if port is not None else "")
    return urlunsplit((scheme, netloc, _quoted(parts.path) or "/", _quoted(parts.query), ""))


def _is_written_plainly(host: str) -> bool:
    """Whether nobody would take the host for another one: `127.1` and `0x7f000001` are ways to write 127.0.0.1."""
    last = host.rstrip(".").rpartition(".")[2]
    if last.isdigit() or last.lower().startswith("0x"):
        return as_ip(host) is not None
    return True


def _ascii_host(host: str) -> str:
    if ":" in host:
        if as_ip(host) is None:
            raise FeedError("bad_address", f"{shown(host)} is not a host that can be asked.")
        return f"[{host}]"
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise FeedError("bad_address", f"{shown(host)} is not a host that can be asked.")
    return name.lower()


def _quoted(part: str) -> str:
    if _URI.fullmatch(part):
        return part
    # Redirects come as bytes in any charset, which headers carry as surrogates.
    return quote(part, safe=_KEPT, errors="surrogateescape")


def redirected(url: str, location: str) -> str:
    """Where a redirect from `url` leads. Raises `FeedError` for other schemes, and for the way from https to http."""
    try:
        target = urljoin(url, location.strip())
    except ValueError as error:
        raise FeedError("bad_redirect", f"{shown(url)} redirects to nowhere.", url=url) from error
    scheme = target.partition(":")[0].lower()
    if not location.strip() or scheme not in ("http", "https"):
        where = shown(target) if location.strip() else "nowhere"
        raise FeedError("bad_redirect", f"{shown(url)} redirects to {where}.", url=url)
    if scheme == "http" and url.startswith("https:"):
        raise FeedError(
            "insecure_redirect", f"{shown(url)} redirects to an unencrypted address: {shown(target)}", url=url
        )
    return sendable(with_user_of(url, target))


def as_ip(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address that a host is, if it is one."""
    try:
        return ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def is_private(host: str) -> bool:
    """Whether a host (a name or an IP address) is of the local machine or network by what it is called alone."""
    address = as_ip(host)
    if address is None:
        name = host.lower().rstrip(".")
        return name in _LOCAL_NAMES or name.endswith(_LOCAL_ENDINGS)
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return not address.is_global or address.is_multicast


def shown(url: str) -> str:
    """The address for people and terminals: without user name and password, and not longer than a line."""
    text = without_password(clean(url[:2000]))
    return text if len(text) <= 200 else text[:199] + "…"
