"""`sources add`: a draft that the configuration accepts, from what a site says of itself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config import read_config
from config.errors import BigSocietyError, UsageError
from tests.flows.gazette import HTML, config, paper
from tests.flows.saying import ASKING, say
from tests.replay.server import Answer, Site, serve
from tests.replay.wordpress import Post, posts

FRONT = """<!doctype html><html lang="en-GB"><head>
<title>Home | The Daily Herald</title>
<meta property="og:site_name" content="The Daily Herald">
{links}</head><body><h1>Today</h1></body></html>"""
FEED = '<link rel="alternate" type="application/atom+xml" href="/herald/feed">'
COMMENTS = '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>"""


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a site whose front page names a feed and whose robots.txt names a sitemap."""
    with serve({}) as running:
        running.routes.update(paper("herald", running.host, 4))
        front(running, FEED + COMMENTS)
        url = running.url("/herald/story-0")
        mapped = MAP.format(f"<url><loc>{url}</loc></url>").encode()
        running.routes["/map.xml"] = Answer(headers={"Content-Type": "text/xml"}, body=mapped)
        rules = f"User-agent: *\nCrawl-delay: 0.1\nSitemap: {running.url('/map.xml')}\n"
        running.routes["/robots.txt"] = Answer(
            headers={"Content-Type": "text/plain"}, body=rules.encode()
        )
        yield running


def front(site: Site, links: str) -> None:
    """Give the site a front page with these links in its head."""
    site.routes["/"] = Answer(headers=HTML, body=FRONT.format(links=links).encode())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask loopback faster than anything that is not ours."""
    monkeypatch.setattr("flows.stages.discover._PACE", 0.0)


@pytest.mark.usefixtures("quick")
def test_a_draft_is_a_file_that_the_configuration_accepts(site: Site, tmp_path: Path) -> None:
    folder = config(tmp_path / "config", site, "mercury")
    where = ("--db", tmp_path / "a.db", "--config", folder)
    result = say("sources", "add", site.url("/"), *where, environment=ASKING)
    assert result.exit_code == 0, result.exception
    path = folder / "sources" / "the_daily_herald.yml"
    text = path.read_text(encoding="utf-8")
    source = read_config(folder).sources["the_daily_herald"]
    assert (source.title, source.url) == ("The Daily Herald", site.url("/"))
    assert [(one.kind, one.url) for one in source.find] == [("feed", site.url("/herald/feed"))]
    assert source.licence.checked is None
    assert source.licence.full_text == "none"
    assert 15 <= len(text.splitlines()) <= 25
    assert "the front page names it; 4 entries, 100% of these dated" in text
    assert f"# not asked: sitemap: {site.url('/map.xml')}  # robots.txt names it; 1 entry" in text
    assert "comments" not in text
    assert "title   How the" in result.stdout
    assert f"Drafted: {path}" in result.stdout
    assert not (tmp_path / "a.db").exists()


@pytest.mark.usefixtures("quick")
def test_a_sitemap_is_taken_where_there_is_no_feed(site: Site, tmp_path: Path) -> None:
    front(site, "")
    result = say("sources", "add", site.url("/"), "--print", environment=ASKING)
    assert f"  - sitemap: {site.url('/map.xml')}" in result.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_no_file_is_overwritten(site: Site, tmp_path: Path) -> None:
    taken = tmp_path / "mine.yml"
    taken.write_text("mine")
    result = say("sources", "add", site.url("/"), "--out", taken, environment=ASKING)
    assert isinstance(result.exception, UsageError)
    assert taken.read_text() == "mine"
    folder = config(tmp_path / "config", site, "herald")
    words = ("sources", "add", site.url("/"), "--key", "herald", "--config", folder)
    result = say(*words, environment=ASKING)
    assert isinstance(result.exception, UsageError)
    assert "Herald Press" in (folder / "sources" / "herald.yml").read_text()


@pytest.mark.usefixtures("quick")
def test_a_site_that_names_no_list_is_told_of_and_no_address_is_guessed() -> None:
    with serve({}) as site:
        front(site, "")
        result = say("sources", "add", site.url("/"), "--print", environment=ASKING)
        assert isinstance(result.exception, BigSocietyError)
        assert "names no feed" in str(result.exception)
        assert {asked.path for asked in site.log} == {"/", "/robots.txt"}


@pytest.mark.usefixtures("quick")
def test_a_list_that_does_not_answer_is_not_drafted(site: Site) -> None:
    site.routes["/herald/feed"] = Answer(status=410)
    result = say("sources", "add", site.url("/"), "--print", environment=ASKING)
    assert f"  - sitemap: {site.url('/map.xml')}" in result.stdout
    assert f"# not asked: feed: {site.url('/herald/feed')}" in result.stdout
    assert "answered 410 Gone" in result.stdout


@pytest.mark.usefixtures("quick")
def test_a_site_that_cannot_be_asked_says_why(site: Site) -> None:
    site.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /\n")
    result = say("sources", "add", site.url("/"), "--print", environment=ASKING)
    assert isinstance(result.exception, BigSocietyError)
    assert "robots.txt forbids it" in str(result.exception)


def test_what_is_no_address_and_a_folder_without_sources_are_refused(tmp_path: Path) -> None:
    result = say("sources", "add", "ftp://outlet.example", "--print", environment=ASKING)
    assert isinstance(result.exception, UsageError)
    words = ("sources", "add", "outlet.example", "--config", tmp_path)
    result = say(*words, environment=ASKING)
    assert isinstance(result.exception, UsageError)
    assert "--out" in str(result.exception)


@pytest.mark.usefixtures("quick")
def test_a_site_of_wordpress_is_drafted_by_its_interface() -> None:
    words = "".join(f"<p>Neighbours met {n} times in the hall to talk of it.</p>" for n in range(9))
    lately = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%dT%H:%M:%S}"
    post = Post(number=1, title="Hall kept open", content=words, date=lately, modified=lately)
    with serve({}) as site:
        front(site, f'<link rel="https://api.w.org/" href="{site.url("/wp-json/")}">' + FEED)
        site.routes.update(paper("herald", site.host, 2))
        site.routes["/wp-json/wp/v2/posts"] = posts(site.url(""), [post])
        result = say("sources", "add", site.url("/"), "--print", environment=ASKING)
    assert f"  - wordpress: {site.url('/wp-json/wp/v2/posts')}" in result.stdout
    assert "1 entry, 100% of these dated" in result.stdout
    assert f"# not asked: feed: {site.url('/herald/feed')}" in result.stdout
