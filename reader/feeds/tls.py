"""TLS for fetching: certificates are read when the first https address is asked, and never before.

Reading the system's certificates takes longer than asking a hundred feeds whether they have changed, and aiohttp does
it twice while it is imported, for contexts that are not used here.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from reader.errors import ConfigError

_READER = "set_default_verify_paths"


def context(ca_bundle: str = "") -> ssl.SSLContext:
    """Verifies every host, against the system's certificates and those of the user's bundle. Raises `ConfigError`."""
    made = ssl.create_default_context()
    made.set_alpn_protocols(["http/1.1"])
    if ca_bundle:
        try:
            made.load_verify_locations(cafile=ca_bundle)
        except (OSError, ssl.SSLError) as error:
            raise ConfigError(f"[poll] ca_bundle: {ca_bundle} holds no certificates that can be read.") from error
    return made


@contextmanager
def without_certificates() -> Iterator[None]:
    """While it lasts, contexts are made without certificates, so that they trust nobody."""

    def nothing(_context: ssl.SSLContext) -> None:
        return

    setattr(ssl.SSLContext, _READER, nothing)
    try:
        yield
    finally:
        # The method is inherited; taking the attribute away uncovers it.
        delattr(ssl.SSLContext, _READER)
