"""Packed bodies come out piece by piece, and bombs stay small."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FeedError
from reader.feeds.unpacking import PIECE, unpacker_for


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "brotli": ("br", brotli.compress),
    "gzip unannounced": ("", gzip.compress),
    "plain": ("identity", bytes),
}


def unpacked(coding: str, packed: bytes, step: int) -> bytes:
    unpacker = unpacker_for(coding)
    pieces = [piece for at in range(0, len(packed), step) for piece in unpacker.feed(packed[at : at + step])]
    unpacker.finish()
    return b"".join(pieces)


@given(st.sampled_from(sorted(CODINGS)), st.binary(min_size=1, max_size=400), st.integers(1, 500))
def test_what_was_packed_is_unpacked_whatever_the_chunks(coding: str, data: bytes, step: int) -> None:
    name, pack = CODINGS[coding]
    if coding == "plain" and data[:2] == b"\x1f\x8b":
        data = b"x" + data
    if coding == "gzip unannounced":
        step = max(step, 3)
    assert unpacked(name, pack(data), step) == data


@pytest.mark.parametrize("coding", ["gzip", "deflate", "brotli"])
def test_a_bomb_comes_in_small_pieces(coding: str) -> None:
    name, pack = CODINGS[coding]
    pieces = unpacker_for(name).feed(pack(bytes(4_000_000)))
    assert max(len(piece) for _, piece in zip(range(100), pieces, strict=False)) <= 2 * PIECE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "brotli"])
def test_packed_data_without_its_end_is_broken(coding: str) -> None:
    name, pack = CODINGS[coding]
    packed = pack(b"Zinc and tin. " * 300)
    with pytest.raises(FeedError) as caught:
        unpacked(name, packed[:-6], 64)
    assert caught.value.code == "broken_encoding"


@settings(max_examples=200)
@given(st.sampled_from(["gzip", "deflate", "br", "identity", "gzip, identity"]), st.binary(max_size=200))
def test_any_bytes_unpack_or_give_a_named_error(coding: str, data: bytes) -> None:
    code = "broken_encoding"
    try:
        unpacked(coding, data, 50)
    except FeedError as error:
        code = error.code
    assert code == "broken_encoding"


@pytest.mark.parametrize("coding", ["zstd", "compress", "gzip, br", "gzip,gzip,gzip"])
def test_encodings_that_nobody_asked_for_are_refused(coding: str) -> None:
    with pytest.raises(FeedError) as caught:
        unpacker_for(coding)
    assert caught.value.code == "unknown_encoding"
