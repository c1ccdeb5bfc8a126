"""Which proxy leads to an address."""

from reader.errors import ConfigError
from reader.feeds.addresses import shown
from reader.text import host_of

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Proxies:
    """Which proxy leads to an address: the user's, else the system's; none for this machine."""

    def __init__(self, configured: str) -> None:
        from urllib.request import getproxies

        if configured and not configured.lower().startswith(("http://", "https://")):
            raise ConfigError(f"[poll] proxy: {shown(configured)} is not the address of an http proxy.")
        self._configured = configured
        self._known = {} if configured else getproxies()

    def of(self, url: str) -> str:
        """The proxy's address, or an empty string."""
        host = host_of(url)
        if host in _THIS_MACHINE:
            return ""
        proxy = self._configured or self._known.get(url.partition(":")[0], "")
        return "" if proxy and not self._configured and self._is_bypassed(host) else proxy

    def _is_bypassed(self, host: str) -> bool:
        from urllib.request import proxy_bypass

        return bool(proxy_bypass(host))
