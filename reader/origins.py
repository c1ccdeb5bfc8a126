"""Whose an address is: its host and origin, and which others may share what is secret to it. Pure."""

from urllib.parse import urlsplit, urlunsplit


def host_and_port(url: str) -> str:
    """The host that an address belongs to, with its port where that is not the usual one."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        return ""
    usual = {"http": 80, "https": 443}.get(parts.scheme.lower())
    return host if port is None or port == usual else f"{host}:{port}"


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: what credentials belong to."""
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.hostname or "", parts.port


def shares_secrets(url: str, other: str) -> bool:
    """Whether what is secret to an address may be sent to another: to its origin, and to its host where that has moved
    from http to https.
    """
    try:
        (scheme, host, port), (other_scheme, other_host, other_port) = origin_of(url), origin_of(other)
    except ValueError:
        return False
    if (scheme, other_scheme) == ("http", "https"):
        return host == other_host and port in (None, 80) and other_port in (None, 443)
    usual = {"http": 80, "https": 443}.get(scheme)
    return (scheme, host, port or usual) == (other_scheme, other_host, other_port or usual)


def with_user_of(url: str, target: str) -> str:
    """An address that `url` led to with the user and password of `url`, where these may go there."""
    try:
        user, at, _ = urlsplit(url).netloc.rpartition("@")
        parts = urlsplit(target)
    except ValueError:
        return target
    if not at or "@" in parts.netloc or not shares_secrets(url, target):
        return target
    return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc}"))
