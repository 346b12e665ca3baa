"""A torn file is cut back to its last whole record, whichever byte it ends at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store.warc.read import read_segment
from store.warc.repair import cut_back
from tests.warc.segments import plain, segment


@pytest.mark.parametrize("shape", [Path, plain])
def test_a_file_torn_anywhere_is_cut_back_to_whole_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: Callable[[Path], Path]
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)  # a thousand of them take their time
    path = shape(segment(tmp_path, [b"first", b"second"]))
    whole = path.read_bytes()
    pages = [page for page, _ in read_segment(path)]
    for cut in range(pages[-1].offset, len(whole)):
        path.write_bytes(whole[:cut])
        removed = cut_back(path)
        notes: list[str] = []
        left = [page.offset for page, _ in read_segment(path, tell=notes.append)]
        assert left == [page.offset for page in pages if page.offset + page.length <= cut]
        assert notes == []
        assert path.read_bytes() == whole[: cut - removed]


@pytest.mark.parametrize("shape", [Path, plain])
def test_a_whole_file_is_left_as_it_is(tmp_path: Path, shape: Callable[[Path], Path]) -> None:
    path = shape(segment(tmp_path, [b"first"]))
    before = path.read_bytes()
    assert cut_back(path) == 0
    assert path.read_bytes() == before


def test_a_file_without_a_whole_record_is_cut_to_nothing(tmp_path: Path) -> None:
    path = segment(tmp_path, [b"first"])
    path.write_bytes(path.read_bytes()[:30])
    assert cut_back(path) == 30
    assert path.stat().st_size == 0
