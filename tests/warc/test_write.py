"""What is written is whole, on the wire, without keys, and readable by another tool."""

import gzip
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

from store.records import Response
from store.warc.read import read_record, read_segment
from store.warc.write import SegmentExistsError, SegmentWriter, payload_digest
from tests.warc.segments import HTML, segment


@given(bodies=st.lists(st.binary(max_size=300), max_size=4))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes]
) -> None:
    path = segment(tmp_path_factory.mktemp("any"), bodies)
    read = list(read_segment(path)) if bodies else []
    assert [response.body for _, response in read if isinstance(response, Response)] == bodies
    assert [page.digest for page, _ in read] == [payload_digest(body) for body in bodies]


def test_another_warc_tool_reads_every_record_and_agrees_with_the_digests(tmp_path: Path) -> None:
    path = segment(tmp_path, [b"<p>Neighbours run the hall.</p>", b"", b"x" * 100_000])
    with path.open("rb") as stream:
        records = list(ArchiveIterator(stream, verify_digests=True))
        kinds = [record.record_type for record in records]
    assert (
        kinds
        == [WarcRecordType.warcinfo]
        + [
            WarcRecordType.response,
            WarcRecordType.request,
        ]
        * 3
    )


def test_a_compressed_page_is_kept_as_it_was_on_the_wire(tmp_path: Path) -> None:
    wire = gzip.compress(b"<p>Neighbours run the hall.</p>")
    writer = SegmentWriter(tmp_path / "a.warc.gz.open")
    headers = [*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    writer.write("http://sentinel.example/", "HTTP/1.1 200 OK", headers, wire)
    path = writer.seal()
    with path.open("rb") as stream:
        record = next(ArchiveIterator(stream, record_types=WarcRecordType.response))
        assert record.http_headers["Content-Encoding"] == "gzip"
        assert "Transfer-Encoding" not in record.http_headers
        assert record.reader.read() == wire
    ((page, response),) = read_segment(path)
    assert page.digest == payload_digest(wire)
    assert isinstance(response, Response)
    assert response.body == b"<p>Neighbours run the hall.</p>"


def test_keys_and_cookies_never_reach_the_segment(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path / "a.warc.gz.open")
    writer.write(
        "http://ann:hush@sentinel.example/search?q=hall&api_key=hush&page=2",
        "HTTP/1.1 200 OK",
        HTML,
        b"<p>Found.</p>",
        asked="http://sentinel.example/find?q=hall&key=hush",
        request=[("Authorization", "hush"), ("Cookie", "hush"), ("Accept", "text/html")],
    )
    path = writer.seal()
    text = gzip.decompress(path.read_bytes())
    assert b"hush" not in text
    assert b"Accept: text/html" in text
    ((page, _),) = read_segment(path)
    assert page.final_url == "http://sentinel.example/search?q=hall&page=2"
    assert page.url == "http://sentinel.example/find?q=hall"


def test_a_page_is_read_again_by_its_offset(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path / "a.warc.gz.open")
    places = [
        writer.write("http://sentinel.example/", "HTTP/1.1 200 OK", HTML, body, source="sentinel")
        for body in (b"one", b"two", b"three")
    ]
    path = writer.seal()
    pages = [page for page, _ in read_segment(path)]
    assert [(page.offset, page.length) for page in pages] == places
    assert {page.source for page in pages} == {"sentinel"}
    assert [read_record(path, offset).body for offset, _ in places] == [b"one", b"two", b"three"]


def test_a_segment_that_is_there_is_never_appended_to(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz.open").write_bytes(b"torn")
    writer = SegmentWriter(tmp_path / "a.warc.gz.open")
    with pytest.raises(SegmentExistsError, match=r"a\.warc\.gz\.open"):
        writer.write("http://sentinel.example/", "HTTP/1.1 200 OK", HTML, b"")
    assert (tmp_path / "a.warc.gz.open").read_bytes() == b"torn"


def test_a_segment_of_nothing_leaves_no_file(tmp_path: Path) -> None:
    SegmentWriter(tmp_path / "a.warc.gz.open").seal()
    assert list(tmp_path.iterdir()) == []
