"""Real news pages, served behind a feed and a sitemap: crawled, read, and imported once more."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.flows.command import run
from tests.flows.gazette import HTML, config
from tests.flows.whole import content, imported
from tests.replay.server import Answer, Routes, Site, serve
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Real</title>{}</feed>'
_ENTRY = """<entry><title>A page</title><link href="{}"/>
<published>2019-11-20T09:30:00Z</published></entry>"""
_SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
_LOC = "<url><loc>{}</loc></url>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nightly:
    """What the whole command made of the pages."""

    folder: Path
    output: str
    status: int
    pages: int


@pytest.fixture(scope="module")
def nightly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nightly]:
    home = tmp_path_factory.mktemp("real")
    with serve({}) as site:
        pages = _pages(site)
        site.routes.update(pages)
        folder = config(
            home / "config", site, "real", more=f"  - sitemap: {site.url('/sitemap.xml')}"
        )
        ran = run("nightly", "--db", home / "a.db", "--config", folder)
        yield Nightly(
            folder=home,
            output=ran.stdout + ran.stderr,
            status=ran.returncode,
            pages=len(pages) - 2,
        )


def _pages(site: Site) -> Routes:
    """Serve every page; the feed names the first ten, the sitemap all."""
    files = sorted((SHARED or Path()).glob("data/extraction/pages/*.html.gz"))
    routes: Routes = {
        f"/news/{path.name.partition('.')[0][:12]}": Answer(
            headers=HTML, body=gzip.decompress(path.read_bytes())
        )
        for path in files
    }
    links = [site.url(path) for path in routes]
    xml = {"Content-Type": "application/xml"}
    feed = _ATOM.format("".join(map(_ENTRY.format, links[:10])))
    sitemap = _SITEMAP.format("".join(map(_LOC.format, links)))
    routes["/real/feed"] = Answer(headers=xml, body=feed.encode())
    routes["/sitemap.xml"] = Answer(headers=xml, body=sitemap.encode())
    return routes


def test_every_real_page_is_collected_and_read(nightly: Nightly) -> None:
    assert nightly.status == 0, nightly.output
    with closing(sqlite3.connect(nightly.folder / "a.db")) as db:
        assert db.execute("SELECT count(DISTINCT url) FROM pages").fetchone() == (nightly.pages,)
        states = db.execute("SELECT DISTINCT state FROM frontier").fetchall()
        articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    assert states == [("done",)]
    assert articles >= 0.95 * nightly.pages


def test_no_real_page_fails_for_a_reason_other_than_its_content(nightly: Nightly) -> None:
    with closing(sqlite3.connect(nightly.folder / "a.db")) as db:
        verdicts = db.execute("SELECT address, verdict, reason, detail FROM ledger").fetchall()
    assert [one for one in verdicts if one[1] != "counted"] == []


def test_the_segments_imported_elsewhere_give_the_same_archive(nightly: Nightly) -> None:
    segments = sorted((nightly.folder / "a.db.warc").rglob("*.warc.gz"))
    imported(nightly.folder / "b.db", nightly.folder / "config", *segments, everything=True)
    assert content(nightly.folder / "b.db") == content(nightly.folder / "a.db")


def test_a_person_reads_a_summary_and_no_noise(nightly: Nightly) -> None:
    for said in ("Real", "healthy", "Read:", "articles", "digest", "bigsociety desk"):
        assert said in nightly.output
    for noise in ("Traceback", "WARNING", "INFO", "prefect", "scrapy"):
        assert noise not in nightly.output.replace(".prefect", "")
