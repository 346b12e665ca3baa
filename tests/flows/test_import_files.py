"""WARC files from anywhere: revisits, several at once, and what is none."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.night import begun
from flows.stages.import_ import import_
from flows.stages.telling import Counts
from store.archive.archive import Archive
from store.warc.records import NotWarcError
from tests.flows.gazette import config, page
from tests.flows.test_import import Notes
from tests.replay.server import Site, serve

URL = "http://stranger.example/10"
FIRST, SECOND, THIRD = "2013-12-09T06:45:00Z", "2014-01-09T06:45:00Z", "2014-02-09T06:45:00Z"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve({}) as running:
        yield running


class File:
    """A WARC file as another tool writes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written = BytesIO()
        self._writer = WARCWriter(self._written, gzip=True)

    def captured(self, at: str, body: str, url: str = URL) -> str:
        """Add a page; return its payload's digest."""
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body.encode()),
            length=len(body.encode()),
            warc_headers_dict={"WARC-Date": at},
            http_headers=StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"
            ),
        )
        self._writer.write_record(record)
        self.path.write_bytes(self._written.getvalue())
        return str(record.rec_headers.get_header("WARC-Payload-Digest"))

    def seen_again(self, at: str, digest: str, first: str, url: str = URL) -> None:
        """Add a revisit of what was captured `first`."""
        record = self._writer.create_revisit_record(url, digest, url, first)
        record.rec_headers.replace_header("WARC-Date", at)
        self._writer.write_record(record)
        self.path.write_bytes(self._written.getvalue())


def read(home: Path, site: Site, *files: Path, notes: Notes | None = None) -> Counts:
    """Import the files into the archive of this folder."""
    listener = notes or Notes()
    with begun("import", home / "a.db", config(home / "config", site, "herald")) as tonight:
        return import_(tonight.archive, tonight.config, files=files, listener=listener)


def seen(home: Path) -> list[tuple[str, str]]:
    """Say from when to when each version was seen."""
    with Archive.open(home / "a.db") as archive:
        rows = archive.db.execute("SELECT first_seen, last_seen FROM versions ORDER BY first_seen")
        return list(rows)


def test_a_revisit_in_the_same_file_says_that_nothing_had_changed(
    site: Site, tmp_path: Path
) -> None:
    file = File(tmp_path / "a.warc.gz")
    file.seen_again(SECOND, file.captured(FIRST, page(10)), FIRST)
    assert read(tmp_path, site, file.path)[""] == {"articles": 1, "seen again": 1}
    assert seen(tmp_path) == [(FIRST, SECOND)]


def test_a_revisit_of_a_page_in_the_archive_says_that_nothing_had_changed(
    site: Site, tmp_path: Path
) -> None:
    one, two = File(tmp_path / "a.warc.gz"), File(tmp_path / "b.warc.gz")
    two.seen_again(SECOND, one.captured(FIRST, page(10)), FIRST)
    read(tmp_path, site, one.path)
    assert read(tmp_path, site, two.path)[""] == {"seen again": 1}
    assert seen(tmp_path) == [(FIRST, SECOND)]


def test_a_revisit_across_a_change_stretches_nothing(site: Site, tmp_path: Path) -> None:
    file = File(tmp_path / "a.warc.gz")
    digest = file.captured(FIRST, page(10))
    file.captured(SECOND, page(10).replace("one kettle", "two kettles"))
    file.seen_again(THIRD, digest, FIRST)
    assert read(tmp_path, site, file.path)[""] == {"articles": 2, "repeats": 1}
    assert seen(tmp_path) == [(FIRST, FIRST), (SECOND, SECOND)]


def test_a_revisit_of_what_nobody_has_is_counted(site: Site, tmp_path: Path) -> None:
    file = File(tmp_path / "a.warc.gz")
    file.seen_again(SECOND, "sha1:AAAA", FIRST)
    file.seen_again(SECOND, "sha1:AAAA", FIRST, url="about:blank")
    assert read(tmp_path, site, file.path)[""] == {"repeats": 2}


def test_a_file_cut_off_is_told_once_and_what_is_whole_is_read(site: Site, tmp_path: Path) -> None:
    file = File(tmp_path / "a.warc.gz")
    for number in range(10, 16, 2):
        file.captured(FIRST, page(number), f"http://stranger.example/{number}")
    file.path.write_bytes(file.path.read_bytes()[:-100])
    notes = Notes()
    assert read(tmp_path, site, file.path, notes=notes)[""] == {"articles": 2}
    assert read(tmp_path, site, file.path, notes=notes) == {}
    assert [str(file.path) in note for note in notes.sentences] == [True]


def test_a_file_of_nothing_is_read(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.warc").touch()
    assert read(tmp_path, site, tmp_path / "a.warc") == {}


def test_a_file_that_is_no_warc_is_refused_and_stops_no_later_import(
    site: Site, tmp_path: Path
) -> None:
    (tmp_path / "a.warc").write_text("bread\n")
    good = File(tmp_path / "b.warc.gz")
    good.captured(FIRST, page(10))
    with pytest.raises(NotWarcError, match=r"a\.warc: is not a WARC file"):
        read(tmp_path, site, good.path, tmp_path / "a.warc")
    assert read(tmp_path, site, good.path)[""] == {"articles": 1}
