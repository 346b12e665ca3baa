"""Segments: named once, recovered after a kill, read on from where reading stopped."""

import shutil
from pathlib import Path

import pytest

from store.archive.archive import Archive
from store.archive.errors import ArchiveMissing
from store.archive.segments import (
    mark_read,
    new_segment_path,
    recover_open,
    register_segment,
    unread_segments,
)
from store.warc.write import SegmentWriter

HOST = "sentinel.example:8080"


def write(path: Path, records: int = 2) -> SegmentWriter:
    writer = SegmentWriter(path)
    for n in range(records):
        writer.write(f"http://sentinel.example/{n}", "HTTP/1.1 200 OK", [], b"words")
    return writer


def left_open(path: Path) -> Path:
    """Write a segment as a killed child leaves it."""
    return write(path).seal().rename(path)


def names(archive: Archive) -> list[str]:
    return [segment.name for segment in unread_segments(archive)]


def test_a_new_segment_is_open_and_nobody_elses(archive: Archive) -> None:
    first, second = (new_segment_path(archive, HOST, 7) for _ in range(2))
    assert first != second
    assert first.name == "sentinel.example_8080-7-1.warc.gz.open"
    assert first.parent.parent == archive.segments
    assert names(archive) == []


def test_a_sealed_segment_is_read_from_where_reading_stopped(archive: Archive) -> None:
    sealed = write(new_segment_path(archive, HOST, 1)).seal()
    (segment,) = unread_segments(archive)
    assert (segment.path, segment.offset, segment.origin) == (sealed, 0, "crawl")
    mark_read(archive, segment, 11, done=False)
    assert unread_segments(archive)[0].offset == 11
    mark_read(archive, segment, 22, done=True)
    assert unread_segments(archive) == []


def test_a_torn_segment_is_cut_back_to_its_last_whole_record_and_sealed(archive: Archive) -> None:
    path = new_segment_path(archive, HOST, 1)
    writer = write(path)
    offset, length = writer.write("http://sentinel.example/2", "HTTP/1.1 200 OK", [], b"torn")
    writer.seal().rename(path)
    with path.open("r+b") as file:
        file.truncate(offset + length - 3)
    assert recover_open(archive) == [path.with_suffix("").relative_to(archive.segments).as_posix()]
    assert path.with_suffix("").stat().st_size == offset
    assert not path.exists()
    assert len(names(archive)) == 1


def test_segments_without_a_whole_record_or_never_begun_are_forgotten(archive: Archive) -> None:
    new_segment_path(archive, HOST, 1).write_bytes(b"\x1f\x8b torn at once")
    new_segment_path(archive, HOST, 1)
    assert recover_open(archive) == []
    assert names(archive) == []
    assert [path for path in archive.segments.rglob("*") if path.is_file()] == []


def test_recovering_twice_is_recovering_once(archive: Archive) -> None:
    left_open(new_segment_path(archive, HOST, 1))
    assert len(recover_open(archive)) == 1
    assert recover_open(archive) == []
    assert len(names(archive)) == 1


def test_an_imported_file_stays_where_it_is_and_is_known_by_its_content(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    theirs = write(tmp_path / "elsewhere" / "theirs.warc.gz.open").seal()
    copy = Path(shutil.copy(theirs, tmp_path / "copy.warc.gz"))
    assert register_segment(archive, theirs)
    assert not register_segment(archive, theirs)
    assert not register_segment(archive, copy)
    (segment,) = unread_segments(archive)
    assert (segment.path, segment.name, segment.origin) == (theirs, str(theirs), "import")


def test_importing_one_of_our_own_segments_adds_nothing(archive: Archive) -> None:
    sealed = write(new_segment_path(archive, HOST, 1)).seal()
    assert len(names(archive)) == 1
    assert not register_segment(archive, sealed)
    assert len(names(archive)) == 1


def test_a_file_that_is_not_there_is_named(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing, match=r"gone\.warc: there is no such file"):
        register_segment(archive, tmp_path / "gone.warc")
