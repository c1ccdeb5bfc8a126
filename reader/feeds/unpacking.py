"""Content-Encoding undone piece by piece, so that a body is never unpacked further than its reader wants.

Every piece is at most `PIECE` bytes long, whatever the compression ratio: the reader counts and stops a bomb.
"""

import zlib
from collections.abc import Iterator
from typing import Protocol

from reader.errors import FeedError
from reader.text import clean

PIECE = 65_536
_PLAIN = ("", "identity", "none", "utf-8", "binary")
_GZIP = 31
_ZLIB = 15
_RAW = -15


class Unpacker(Protocol):
    """Takes what comes over the wire and gives what it means."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that the data unpacks to. Raises `FeedError("broken_encoding")`."""

    def finish(self) -> None:
        """Ends the body. Raises `FeedError("broken_encoding")` where the end of the packed data is missing."""


def unpacker_for(content_encoding: str) -> Unpacker:
    """The unpacker for a Content-Encoding header. Raises `FeedError` for encodings that nobody asked for."""
    names = [name.strip().lower() for name in content_encoding.split(",")]
    names = [name for name in names if name not in _PLAIN]
    if not names:
        return Sniffed()
    if len(names) > 1:
        raise FeedError("unknown_encoding", "The server packed its answer more than once.")
    if names[0] in ("gzip", "x-gzip"):
        return Zlib(_GZIP)
    if names[0] == "deflate":
        return Deflate()
    if names[0] == "br":
        return Brotli()
    raise FeedError(
        "unknown_encoding", f"The server packed its answer in a way nobody asked for ({clean(names[0][:20])})."
    )


def _broken() -> FeedError:
    return FeedError("broken_encoding", "The server's answer is packed and cannot be unpacked.")


class Zlib:
    """gzip (of any number of members), and the two forms of deflate, by zlib's `wbits`."""

    def __init__(self, form: int) -> None:
        self._form = form
        self._stream = zlib.decompressobj(form)
        self._started = False
        self._whole = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Unpacker`."""
        while data:
            if self._stream.eof and not self._next_member(data):
                return
            piece = self._unpacked(data)
            self._started = True
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            self._whole = self._whole or self._stream.eof
            if piece:
                yield piece

    def _unpacked(self, data: bytes) -> bytes:
        try:
            return self._stream.decompress(data, PIECE)
        except zlib.error as error:
            raise _broken() from error

    def _next_member(self, data: bytes) -> bool:
        """Starts on a gzip member that follows; what else follows (servers pad with zeros) is left alone."""
        if self._form != _GZIP or not data.startswith(b"\x1f\x8b"):
            return False
        self._stream = zlib.decompressobj(_GZIP)
        self._whole = False
        return True

    def finish(self) -> None:
        """See `Unpacker`."""
        if self._started and not self._whole:
            raise _broken()


class Deflate:
    """deflate with and without its zlib header (RFC 1950 §2.2): servers disagree what the name means."""

    def __init__(self) -> None:
        self._start = b""
        self._inner: Zlib | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Unpacker`."""
        if self._inner is None:
            self._start += data
            if len(self._start) < 2:
                return
            has_header = self._start[0] & 0x0F == 8 and int.from_bytes(self._start[:2], "big") % 31 == 0
            self._inner, data = Zlib(_ZLIB if has_header else _RAW), self._start
        yield from self._inner.feed(data)

    def finish(self) -> None:
        """See `Unpacker`."""
        if self._inner is not None:
            self._inner.finish()
        elif self._start:
            raise _broken()


class Brotli:
    """brotli (RFC 7932)."""

    def __init__(self) -> None:
        import brotli

        self._error: type[Exception] = brotli.error
        self._stream = brotli.Decompressor()
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Unpacker`."""
        self._started = self._started or bool(data)
        try:
            piece = self._stream.process(data, output_buffer_limit=PIECE)
            while piece or not self._stream.can_accept_more_data():
                if piece:
                    yield piece
                piece = self._stream.process(b"", output_buffer_limit=PIECE)
        except self._error as error:
            raise _broken() from error

    def finish(self) -> None:
        """See `Unpacker`."""
        if self._started and not self._stream.is_finished():
            raise _broken()


class Sniffed:
    """A body that says it is not packed; a file that is gzip all the same (`feed.xml.gz`) is unpacked."""

    def __init__(self) -> None:
        self._inner: Zlib | None = None
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Unpacker`."""
        if not self._started and data.startswith(b"\x1f\x8b\x08"):
            self._inner = Zlib(_GZIP)
        self._started = True
        if self._inner is not None:
            yield from self._inner.feed(data)
        else:
            yield data

    def finish(self) -> None:
        """See `Unpacker`."""
        if self._inner is not None:
            self._inner.finish()
