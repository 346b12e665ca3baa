"""The import stage: which pages are read, what becomes of bad ones, and reading again."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from config.model import Source
from crawlers.extract.worker import read_all
from flows.night import begun
from flows.stages import import_ as stage
from flows.stages.import_ import import_
from flows.stages.telling import Counts
from store.archive.archive import Archive
from store.archive.segments import register_segment
from store.outcomes import Found
from store.records import Article, Page, Reading, Response
from store.warc.write import SegmentWriter
from tests.flows.gazette import config, page
from tests.replay.server import Site, serve

URL = "http://herald.example/10"
HTML = [("Content-Type", "text/html; charset=utf-8")]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve({}) as running:
        yield running


def warc(path: Path, pages: dict[str, bytes], *, source: str = "", listed: str = "") -> Path:
    """Write a WARC file of these pages."""
    writer = SegmentWriter(path.with_name(f"{path.name}.open"))
    for url, body in pages.items():
        writer.write(url, "HTTP/1.1 200 OK", HTML, body, source=source, listed=listed)
    return writer.seal()


def strangers(count: int) -> dict[str, bytes]:
    """Pages of nobody we watch: every second one names the agenda."""
    return {f"http://stranger.example/{n}": page(n).encode() for n in range(10, 10 + count)}


class Notes:
    """Keeps the sentences that a person should hear."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def reached(self, stage: str, done: int, of: int = 0) -> None:
        """Ignore it."""

    def noted(self, sentence: str) -> None:
        """Keep it."""
        self.sentences.append(sentence)


def read(
    home: Path, site: Site, *files: Path, everything: bool = False, again: bool = False
) -> Counts:
    """Import the files into the archive of this folder."""
    folder = config(home / "config", site, "herald")
    with begun("import", home / "a.db", folder) as tonight:
        return import_(
            tonight.archive, tonight.config, files=files, everything=everything, again=again
        )


def test_of_strangers_pages_those_that_name_the_agenda_are_read(site: Site, tmp_path: Path) -> None:
    counts = read(tmp_path, site, warc(tmp_path / "a.warc.gz", strangers(6)))[""]
    assert (counts["articles"], counts["off topic"]) == (3, 3)


def test_with_all_every_page_is_read(site: Site, tmp_path: Path) -> None:
    file = warc(tmp_path / "a.warc.gz", strangers(6))
    assert read(tmp_path, site, file, everything=True)[""] == {"articles": 6}


def test_one_in_a_hundred_pages_without_an_anchor_is_read_and_always_the_same(
    site: Site, tmp_path: Path
) -> None:
    pages = {f"http://stranger.example/{n}": f"<p>{n}</p>".encode() for n in range(2000)}
    kept = []
    for name in ("one", "two"):
        home = tmp_path / name
        home.mkdir()
        counts = read(home, site, warc(home / "a.warc.gz", pages))[""]
        kept.append(2000 - counts["off topic"])
    assert kept[0] == kept[1]
    assert 5 <= kept[0] <= 45


def test_what_is_read_of_a_segment_is_the_same_without_the_frontier_that_listed_it(
    site: Site, tmp_path: Path
) -> None:
    found = Found(address=URL, source="herald", title="As listed", published="2013-12-24")
    listed = json.dumps(asdict(found))
    undated = re.sub("<meta[^>]+>|<h1>.*</h1>", "", page(10)).encode()
    file = warc(tmp_path / "a.warc.gz", {URL: undated}, source="herald", listed=listed)
    read(tmp_path, site, file)
    with Archive.open(tmp_path / "a.db") as archive:
        dated = archive.db.execute("SELECT published, published_evidence FROM desk_articles")
        assert dated.fetchall() == [("2013-12-24", "feed")]


def test_a_killed_import_of_all_pages_is_gone_on_with_by_any_other(
    site: Site, tmp_path: Path
) -> None:
    folder = config(tmp_path / "config", site, "herald")
    file = warc(tmp_path / "a.warc.gz", strangers(4))
    with begun("import", tmp_path / "a.db", folder) as tonight:
        register_segment(tonight.archive, file, "import all")
    assert read(tmp_path, site)[""] == {"articles": 4}


def test_a_named_source_keeps_every_article(site: Site, tmp_path: Path) -> None:
    file = warc(tmp_path / "a.warc.gz", strangers(4), source="herald")
    assert read(tmp_path, site, file)["herald"] == {"articles": 4}


def test_a_file_cut_off_in_a_record_gives_what_stands_before(site: Site, tmp_path: Path) -> None:
    file = warc(tmp_path / "a.warc.gz", strangers(4))
    file.write_bytes(file.read_bytes()[:-1200])
    counts = read(tmp_path, site, file, everything=True)[""]
    assert counts["articles"] == 3


def test_a_file_that_is_gone_is_named_and_stops_nothing(site: Site, tmp_path: Path) -> None:
    gone = warc(tmp_path / "a.warc.gz", strangers(2))
    listener = Notes()
    folder = config(tmp_path / "config", site, "herald")
    with begun("import", tmp_path / "a.db", folder, listener=listener) as tonight:
        register_segment(tonight.archive, gone)
        gone.unlink()
        other = warc(tmp_path / "b.warc.gz", strangers(4))
        counts = import_(tonight.archive, tonight.config, files=[other], listener=listener)
    assert counts[""]["articles"] == 2
    assert "a.warc.gz is gone" in listener.sentences[0]


def test_reading_again_makes_no_version_and_no_second_article(site: Site, tmp_path: Path) -> None:
    read(tmp_path, site, warc(tmp_path / "a.warc.gz", strangers(4)), everything=True)
    counts = read(tmp_path, site, everything=True, again=True)
    assert counts[""]["articles"] == 4
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.db.table("articles").count == archive.db.table("versions").count == 4


def dying_reader(response: Response, _: object) -> Reading:
    """Die of one page."""
    if b"ward 11" in response.body:
        os.abort()
    return Article(url=response.page.url, source="", title="A page", body="Some words.")


def test_a_page_that_kills_its_reader_is_quarantined_at_the_third_try(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def counted(
        responses: Iterable[Response], sources: Mapping[str, Source]
    ) -> Iterator[tuple[Page, Reading]]:
        tries.append(1)
        return read_all(responses, sources, workers=1, reader=f"{__name__}:dying_reader")

    monkeypatch.setattr(stage, "read_all", counted)
    file = warc(tmp_path / "a.warc.gz", strangers(3))
    counts = read(tmp_path, site, file, everything=True)[""]
    assert counts == {"articles": 2, "quarantined": 1}
    assert len(tries) == 3
    with Archive.open(tmp_path / "a.db") as archive:
        rows = list(archive.db.execute("SELECT address, reason FROM desk_ledger"))
    assert rows == [("http://stranger.example/11", "killed the reader")]
