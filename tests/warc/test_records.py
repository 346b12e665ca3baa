"""Records are read fast as long as all is well, and with care from where it is not."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.errors import BigSocietyError
from store.warc.records import walk
from tests.warc.segments import gzipped_as_one, plain, segment

BODIES = [b"first", b"second " * 40, b"third"]
_ALL = 1 << 20


def places(path: Path, most: int = _ALL) -> list[tuple[int, int, bytes]]:
    """Say where whole records are, and what they hold, up to where a file is damaged."""
    found: list[tuple[int, int, bytes]] = []
    with suppress(BigSocietyError):
        for record in walk(path, most=most):
            found += [(record.offset, record.length, record.payload)]
    return found


@pytest.mark.parametrize("shape", [Path, plain])
@settings(max_examples=60, deadline=None)
@given(where=st.floats(0, 0.999), gone=st.integers(0, 40), come=st.binary(max_size=40))
def test_whatever_is_damaged_every_record_before_it_is_read(
    shape: type[Path], where: float, gone: int, come: bytes
) -> None:
    with TemporaryDirectory() as folder:
        path = shape(segment(Path(folder), BODIES))
        whole, content = places(path), path.read_bytes()
        at = int(where * len(content))
        path.write_bytes(content[:at] + come + content[at + gone :])
        before = [place for place in whole if place[0] + place[1] <= at]
        assert places(path)[: len(before)] == before


@pytest.mark.parametrize("shape", [Path, plain, gzipped_as_one])
def test_of_a_large_payload_no_more_is_held_than_was_asked_for(
    tmp_path: Path, shape: type[Path]
) -> None:
    path = shape(segment(tmp_path, [b"x" * 300_000, b"y"]))
    held = [payload for _, _, payload in places(path, most=1000) if payload[:1] in {b"x", b"y"}]
    assert list(map(len, held)) == [1001, 1]


def test_a_record_that_says_it_is_shorter_than_it_is_ends_the_file(tmp_path: Path) -> None:
    path = plain(segment(tmp_path, BODIES))
    whole = places(path)
    path.write_bytes(path.read_bytes().replace(b"Content-Length: 64", b"Content-Length: 6x", 1))
    assert places(path) == whole[:1]
