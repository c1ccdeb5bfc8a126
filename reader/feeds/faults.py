"""What can go wrong between a request and its body, as `FeedError`s with stable codes.

bad_address         not an http or https address
no_network          no host at all can be reached: nobody's fault
dns_failure         the host's name leads nowhere
unreachable         there is no way to the host
connection_refused  the host does not take connections
timeout             the connection, the next bytes or the whole answer took too long
tls_failure         the host could not prove who it is, or does not speak TLS
proxy_failure       the proxy did not do as it was asked
connection_closed   the host hung up without an answer
connection_reset    the host broke the connection
short_body          the answer ended before its end
bad_response        the answer is not HTTP
too_large           the answer is larger than allowed, packed or unpacked
broken_encoding     the packed answer cannot be unpacked
unknown_encoding    the answer is packed in a way that nobody asked for
redirect_loop       redirects lead back to where they came from
too_many_redirects  more redirects than allowed
bad_redirect        a redirect to no address, or to another scheme than http and https
insecure_redirect   a redirect from https to http
private_address     an address of the local network where only a public one is allowed
http_NNN            the server answered with this status
"""

import asyncio
import errno
import socket
import ssl
from http import HTTPStatus

from reader.errors import FeedError
from reader.feeds.addresses import shown

_NO_ROUTE = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL)


def name_fault(error: OSError, host: str, *, any_reached: bool) -> FeedError:
    """A host that was not found. A name server that does not answer means no network, unless a host was reached."""
    silent = error.errno == socket.EAI_AGAIN or isinstance(error, TimeoutError)
    if silent and not any_reached:
        return FeedError("no_network", "There is no network.")
    return FeedError("dns_failure", f"There is no host {host}.")


def fault_of(error: Exception, url: str, *, any_reached: bool) -> FeedError:
    """The fault that an exception of aiohttp, ssl or the system means."""
    import aiohttp

    host = shown(url)
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return _fault("timeout", f"{host} did not take the connection in time.", url)
    if isinstance(error, aiohttp.SocketTimeoutError):
        return _fault("timeout", f"{host} sent nothing for too long.", url)
    if isinstance(error, asyncio.TimeoutError):
        return _fault("timeout", f"{host} did not finish its answer in time.", url)
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return _fault("proxy_failure", f"The proxy does not lead to {host}.", url)
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError | ssl.SSLError):
        return _fault("tls_failure", f"{host} could not be reached safely: {_tls_reason(error)}", url)
    if isinstance(error, aiohttp.ClientPayloadError):
        return _fault("short_body", f"{host} ended its answer too early.", url)
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return _fault("connection_closed", f"{host} closed the connection without an answer.", url)
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return _fault("bad_address", f"{host} is not a web address.", url)
    if isinstance(error, OSError):
        return _system_fault(error, url, any_reached)
    return _fault("bad_response", f"{host} gave an answer that is not proper HTTP.", url)


def _system_fault(error: OSError, url: str, any_reached: bool) -> FeedError:
    number = error.errno
    if number in _NO_ROUTE:
        if not any_reached:
            return _fault("no_network", "There is no network.", url)
        return _fault("unreachable", f"There is no way to {shown(url)}.", url)
    if number == errno.ECONNREFUSED:
        return _fault("connection_refused", f"{shown(url)} does not take connections.", url)
    if number in (errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED) or isinstance(error, ConnectionResetError):
        return _fault("connection_reset", f"{shown(url)} broke the connection.", url)
    if number == errno.ETIMEDOUT:
        return _fault("timeout", f"{shown(url)} did not take the connection in time.", url)
    return _fault("unreachable", f"There is no way to {shown(url)}: {error.strerror or error}", url)


def came_before_a_connection(error: FeedError) -> bool:
    """Whether the host of a fault took no connection: it has no name, there is no way to it, or it was silent.

    What a connection broke with or how long it lasted says that somebody was there.
    """
    import aiohttp

    if error.code == "timeout":
        return isinstance(error.__cause__, aiohttp.ConnectionTimeoutError | aiohttp.ClientConnectorError)
    return error.code in ("no_network", "dns_failure", "unreachable")


_TLS_REASONS = {
    "WRONG_VERSION_NUMBER": "it does not speak TLS",
    "HTTP_REQUEST": "it does not speak TLS",
    "UNKNOWN_PROTOCOL": "it does not speak TLS",
    "RECORD_LAYER_FAILURE": "it does not speak TLS",
    "UNSUPPORTED_PROTOCOL": "it speaks only old TLS that is not safe any more",
    "TLSV1_ALERT_PROTOCOL_VERSION": "it speaks only old TLS that is not safe any more",
    "SSLV3_ALERT_HANDSHAKE_FAILURE": "there is no encryption that both sides know",
    "NO_CIPHERS_AVAILABLE": "there is no encryption that both sides know",
    "DH_KEY_TOO_SMALL": "its encryption is too weak",
}


def _tls_reason(error: Exception) -> str:
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if told := getattr(inner, "verify_message", ""):
        return f"its certificate is not good ({told})"
    reason = str(getattr(inner, "reason", "") or "")
    return _TLS_REASONS.get(reason) or reason.replace("_", " ").lower() or "TLS failed"


def _fault(code: str, detail: str, url: str) -> FeedError:
    return FeedError(code, detail, url=url)


def refusal(status: int, authorization: str = "") -> str:
    """What an HTTP status says, for people; `authorization` is the header of that name that was sent, if any."""
    if status == 401 and authorization:
        what = "user and password" if authorization[:6].lower() == "basic " else "token"
        return f"The server answered {status}: it refused that {what}."
    if status in (401, 407):
        return f"The server answered {status}: it wants a user and a password."
    try:
        return f"The server answered {status} {HTTPStatus(status).phrase}."
    except ValueError:
        return f"The server answered with status {status}."
