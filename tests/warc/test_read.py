"""WARC files from anywhere are read as far as they go."""

from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from store.records import Response
from store.warc.read import NoPageError, Repeat, read_record, read_segment
from store.warc.records import NotWarcError
from tests.warc.segments import gzipped_as_one, plain, segment

BODIES = [b"first", b"second " * 4000, b"third"]


def bodies(path: Path, offset: int = 0) -> list[bytes]:
    return [
        response.body
        for _, response in read_segment(path, offset)
        if isinstance(response, Response)
    ]


@pytest.mark.parametrize("shape", [Path, plain, gzipped_as_one])
def test_every_shape_of_file_gives_the_same_pages_and_offsets_to_go_on_from(
    tmp_path: Path, shape: type[Path]
) -> None:
    path = shape(segment(tmp_path, BODIES))
    assert bodies(path) == BODIES
    for number, (page, _) in enumerate(read_segment(path)):
        assert bodies(path, page.offset + page.length) == BODIES[number + 1 :]
        assert read_record(path, page.offset).body == BODIES[number]


@pytest.mark.parametrize("shape", [Path, plain])
def test_a_file_cut_anywhere_in_its_last_record_gives_every_page_before_it_and_a_note(
    tmp_path: Path, shape: type[Path]
) -> None:
    path = shape(segment(tmp_path, BODIES))
    whole = path.read_bytes()
    last = [page for page, _ in read_segment(path)][-1]
    for cut in range(last.offset + 1, last.offset + last.length):
        path.write_bytes(whole[:cut])
        notes: list[str] = []
        read = [response.body for _, response in read_segment(path, tell=notes.append)]  # type: ignore[union-attr]
        assert read == BODIES[: 2 if notes else 3], cut  # the last one's text may be whole
        assert [f"{path}: cut off" in note for note in notes] == [True] * (3 - len(read))


def test_a_file_gzipped_as_one_and_cut_off_gives_what_can_be_decompressed(tmp_path: Path) -> None:
    path = gzipped_as_one(segment(tmp_path, BODIES))
    whole = path.read_bytes()
    for cut in range(len(whole) // 2, len(whole) - 8):
        path.write_bytes(whole[:cut])
        notes: list[str] = []
        read = [response.body for _, response in read_segment(path, tell=notes.append)]  # type: ignore[union-attr]
        assert read == BODIES[: len(read)]
        assert len(notes) == 1, cut


def test_what_is_no_warc_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.warc"
    path.write_text("Shopping list\n\nbread\n")
    with pytest.raises(NotWarcError, match=r"notes\.warc: is not a WARC file"):
        list(read_segment(path))


def foreign(
    path: Path, headers: list[tuple[str, str]], body: bytes, kind: str = "response"
) -> Path:
    """One record as another tool would write it."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        payload = {"payload": BytesIO(body), "length": len(body)}
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        target = "http://herald.example/a"
        if kind == "revisit":
            writer.write_record(
                writer.create_revisit_record(target, "sha1:AAAA", target, "2013-12-09T06:45:00Z")
            )
        else:
            writer.write_record(
                writer.create_warc_record(target, kind, **payload, http_headers=http)
            )
    return path


def test_a_chunked_payload_of_another_tool_is_put_together(tmp_path: Path) -> None:
    headers = [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]
    chunked = b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    assert bodies(foreign(tmp_path / "a.warc.gz", headers, chunked)) == [b"hello world"]


def test_of_a_revisit_comes_what_it_repeats(tmp_path: Path) -> None:
    ((page, repeat),) = read_segment(foreign(tmp_path / "a.warc.gz", [], b"", "revisit"))
    assert repeat == Repeat(url="http://herald.example/a", captured="2013-12-09T06:45:00Z")
    assert (page.url, page.digest) == ("http://herald.example/a", "sha1:AAAA")


@pytest.mark.parametrize("name", ["empty.warc", "empty.warc.gz"])
def test_a_file_of_nothing_holds_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    assert list(read_segment(path)) == []


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ([("Content-Type", "image/png")], b"\x89PNG", "not HTML"),
        ([("Content-Type", "text/html")], b" " * (20 * 2**20 + 1), "too large"),
        ([("Content-Type", "text/html"), ("Content-Encoding", "sdch")], b"?", "broken"),
    ],
)
def test_what_is_not_read_says_why(
    tmp_path: Path, headers: list[tuple[str, str]], body: bytes, reason: str
) -> None:
    path = foreign(tmp_path / "a.warc.gz", headers, body)
    ((page, refusal),) = read_segment(path)
    assert refusal == reason
    assert page.url == "http://herald.example/a"
    with pytest.raises(NoPageError, match=reason):
        read_record(path, page.offset)
