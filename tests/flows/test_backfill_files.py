"""CC-NEWS: whole WARC files, fetched in parts, imported once, for every source that is watched."""

from datetime import date
from pathlib import Path

from store.warc.write import SegmentWriter
from tests.flows.gazette import page
from tests.flows.past import archived, ask, outlet, walked
from tests.replay.cc_news import month, name
from tests.replay.server import Answer, Routes, serve

HTML = [("Content-Type", "text/html; charset=utf-8")]
FIRST, SECOND = name("20160826120000", 0), name("20160828120000", 1)
AUGUST = date(2016, 8, 1)


def _file(folder: Path, number: int) -> bytes:
    """Write a file with a page of the outlet on topic, one off it, and one of a stranger on it."""
    writer = SegmentWriter(folder / f"{number}.warc.gz.open")
    for url, story in (("outlet", 2), ("outlet", 3), ("stranger", 4)):
        address = f"http://{url}.example/news/{number}{story}"
        body = page(number * 10 + story).encode()
        writer.write(address, "HTTP/1.1 200 OK", HTML, body)
    return writer.seal().read_bytes()


def _august(folder: Path) -> Routes:
    return month(2016, 8, {FIRST: _file(folder, 1), SECOND: _file(folder, 2)})


def test_a_months_files_are_fetched_once_and_read_like_an_import(tmp_path: Path) -> None:
    with serve(_august(tmp_path)) as site:
        folder = outlet(tmp_path / "config", archived(site, "cc_news", "outlet.example/*"))
        database = tmp_path / "a.db"
        courses = [walked(database, folder, AUGUST, AUGUST) for _ in range(2)]
        assert len(site.asked(f"/{FIRST}")) == len(site.asked(f"/{SECOND}")) == 1
    assert [(course.done, course.failed) for course in courses] == [(1, 0), (0, 0)]
    assert ask(database, "SELECT source, url FROM articles ORDER BY url") == [
        ("outlet", "http://outlet.example/news/12"),
        ("outlet", "http://outlet.example/news/22"),
        ("stranger.example", "http://stranger.example/news/14"),
        ("stranger.example", "http://stranger.example/news/24"),
    ]
    assert ask(database, "SELECT DISTINCT origin, state FROM segments") == [("import", "read")]
    kept = sorted(path.name for path in (tmp_path / "a.db.warc" / "cc-news").iterdir())
    assert kept == [Path(FIRST).name, Path(SECOND).name]


def test_a_file_that_was_cut_off_is_gone_on_with_from_where_it_stopped(tmp_path: Path) -> None:
    routes = _august(tmp_path)
    whole = routes[f"/{FIRST}"]
    assert isinstance(whole, Answer)
    half = len(whole.body) // 2
    routes[f"/{FIRST}"] = [Answer(body=whole.body[:half], cut=True), whole]
    with serve(routes) as site:
        folder = outlet(tmp_path / "config", archived(site, "cc_news", "outlet.example/*"))
        course = walked(tmp_path / "a.db", folder, AUGUST, AUGUST)
        asked = [one.headers["Range"] for one in site.asked(f"/{FIRST}")]
    assert course.failed == 0
    assert asked == [None, f"bytes={half}-"]
    assert len(ask(tmp_path / "a.db", "SELECT 1 FROM articles WHERE url LIKE '%outlet%'")) == 2


def test_what_is_no_warc_file_is_refused_before_it_is_imported(tmp_path: Path) -> None:
    routes = _august(tmp_path)
    routes[f"/{FIRST}"] = Answer(body=b"<html>Slow down</html>")
    with serve(routes) as site:
        folder = outlet(tmp_path / "config", archived(site, "cc_news", "outlet.example/*"))
        walked(tmp_path / "a.db", folder, AUGUST, AUGUST)
        walked(tmp_path / "a.db", folder, AUGUST, AUGUST)
    kept = ask(tmp_path / "a.db", "SELECT state, reason FROM frontier ORDER BY address")
    assert kept == [("quarantined", "is no WARC file"), ("done", "")]
