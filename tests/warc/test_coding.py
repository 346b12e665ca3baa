"""Content codings come off, and never past the size we are ready to hold."""

import gzip
import sys
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.warc.coding import BrokenCodingError, TooLargeError, decoded

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def deflate(body: bytes) -> bytes:
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return raw.compress(body) + raw.flush()


CODERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", CODERS)
@given(body=st.binary(max_size=2000))
def test_a_coding_comes_off(coding: str, body: bytes) -> None:
    assert decoded(CODERS[coding](body), coding.upper()) == body


@pytest.mark.parametrize("coding", CODERS)
def test_a_bomb_is_refused_before_it_is_unpacked(coding: str) -> None:
    with pytest.raises(TooLargeError):
        decoded(CODERS[coding](bytes(2_000_000)), coding, largest=100_000)


@pytest.mark.parametrize("coding", CODERS)
def test_a_large_body_within_the_size_is_whole(coding: str) -> None:
    body = bytes(range(256)) * 4000
    assert decoded(CODERS[coding](body), coding) == body


@pytest.mark.parametrize("coding", CODERS)
def test_nothing_stays_nothing(coding: str) -> None:
    assert decoded(b"", coding) == b""


def test_several_codings_come_off_in_turn() -> None:
    assert decoded(brotli.compress(gzip.compress(b"hall")), "gzip, br") == b"hall"


def test_deflate_without_its_header_comes_off() -> None:
    assert decoded(deflate(b"hall" * 9), "deflate") == b"hall" * 9


def test_members_of_gzip_are_joined() -> None:
    assert decoded(gzip.compress(b"ha") + gzip.compress(b"ll"), "gzip") == b"hall"


def test_a_body_cut_off_goes_as_far_as_it_goes() -> None:
    assert b"hall".startswith(decoded(gzip.compress(b"hall")[:-9], "gzip"))


def test_a_body_that_is_not_compressed_after_all_is_kept() -> None:
    assert decoded(b"<p>hall</p>", "gzip") == b"<p>hall</p>"


@pytest.mark.parametrize("coding", ["deflate", "br", "zstd", "rot13"])
def test_a_body_in_another_coding_is_broken(coding: str) -> None:
    with pytest.raises(BrokenCodingError):
        decoded(b"<p>hall</p>" * 3, coding)
