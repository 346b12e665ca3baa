"""What hides a source from a night: a block, a quota, a key that is missing, JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.summary import BecameIllError, Summary, tell
from store.archive.archive import Archive
from store.ask.sources import overview
from tests.flows.gazette import HTML, config, paper
from tests.flows.whole import night
from tests.replay.server import Answer, serve

KEY = "STAR_API_KEY"
SHELL = b"""<!doctype html><html><head><title>Globe</title><script src="/app.js"></script></head>
<body><div id="root"></div><noscript>You need to enable JavaScript.</noscript></body></html>"""
MORE = {
    "star": f"""\
  - guardian: {{home}}/star/search
    key: {KEY}
""",
    "mercury": """\
    browser: true
""",
    "echo": """\
    budget: 2
  - feed: {home}/echo/feed/second
""",
    "herald": """\
archive:
  - wayback: herald.example/*
status: licence needed
why: its owner asks for a contract
""",
    "chronicle": "closed: 2019-03-31",
}


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Summary]]]:
    """Run two nights over papers each of which something hides, and one that nothing does."""
    home = tmp_path_factory.mktemp("sight")
    with pytest.MonkeyPatch.context() as patch, serve({}) as site:
        patch.delenv(KEY, raising=False)
        patch.setenv("CHROMIUM", str(home / "none"))
        for key in ("tribune", "globe", "star", "mercury", "chronicle", "herald"):
            site.routes.update(paper(key, site.host, 2))
            more = MORE.get(key, "").format(home=site.url("").rstrip("/"))
            config(home / "config", site, key, more=more)
        for number in range(2):
            site.routes[f"/globe/story-{number}"] = Answer(headers=HTML, body=SHELL)
        del site.routes["/chronicle/feed"]
        yield home, [night(home / "a.db", home / "config") for _ in range(2)]


def told(summary: Summary, key: str) -> tuple[str, str]:
    """How a source is, and why."""
    return next((one.state, one.reason) for one in summary.health if one.source == key)


def saw(summary: Summary, key: str) -> bool:
    """Say whether the night could see a source."""
    return next(one.saw for one in summary.health if one.source == key)


def test_a_missing_key_is_named_and_stops_nothing(nights: tuple[Path, list[Summary]]) -> None:
    _, (first, _) = nights
    state, reason = told(first, "star")
    assert state == "waiting for a key"
    assert KEY in reason
    assert next(one.articles for one in first.health if one.source == "star") == 2
    assert not saw(first, "star")
    assert told(first, "tribune") == ("healthy", "")


def test_a_list_that_needs_a_browser_says_what_to_install(
    nights: tuple[Path, list[Summary]],
) -> None:
    _, (first, _) = nights
    state, reason = told(first, "mercury")
    assert state == "needs JavaScript"
    assert "CHROMIUM" in reason or "scrapy-playwright" in reason


def test_pages_that_show_nothing_without_scripts_make_a_source_need_them(
    nights: tuple[Path, list[Summary]],
) -> None:
    _, (first, _) = nights
    state, reason = told(first, "globe")
    assert state == "needs JavaScript"
    assert reason == "2 pages show nothing without JavaScript: write browser: true"


def test_a_source_that_has_closed_is_quiet_and_never_ill(
    nights: tuple[Path, list[Summary]],
) -> None:
    _, (_, second) = nights
    assert told(second, "chronicle") == ("quiet", "closed on 2019-03-31")


def test_what_is_not_collected_has_no_health_and_is_shown_with_its_reason(
    nights: tuple[Path, list[Summary]],
) -> None:
    home, (first, _) = nights
    assert "herald" not in {one.source for one in first.health}
    with Archive.open(home / "a.db") as archive:
        herald = next(one for one in overview(archive) if one.key == "herald")
    assert (herald.state, herald.reason) == ("licence needed", "its owner asks for a contract")


def test_only_what_is_ill_ends_a_night_with_an_error(nights: tuple[Path, list[Summary]]) -> None:
    _, summaries = nights
    for summary in summaries:
        assert summary.became_ill == ()
        tell(summary)


def test_a_budget_that_is_used_up_is_a_state_of_its_own_and_says_when_it_goes_on(
    tmp_path: Path,
) -> None:
    with serve({}) as site:
        site.routes.update(paper("echo", site.host, 2))
        more = MORE["echo"].format(home=site.url("").rstrip("/"))
        folder = config(tmp_path / "config", site, "echo", more=more)
        first, second = (night(tmp_path / "a.db", folder) for _ in range(2))
    for summary in (first, second):
        state, reason = told(summary, "echo")
        assert state == "quota used up"
        assert "goes on 20" in reason
        assert not saw(summary, "echo")
        assert summary.became_ill == ()


def test_a_feed_that_a_site_names_and_does_not_answer_makes_its_source_ill(
    tmp_path: Path,
) -> None:
    link = b'<link rel="alternate" type="application/atom+xml" href="/echo/feed">'
    page = b"<!doctype html><html><head>" + link + b"</head><body>Today</body></html>"
    with serve({"/": Answer(headers=HTML, body=page)}) as site:
        site.routes.update(paper("echo", site.host, 2))
        folder = config(tmp_path / "config", site, "echo")
        path = folder / "sources" / "echo.yml"
        path.write_text(
            path.read_text().replace(
                f"feed: {site.url('/echo/feed')}", f"discover: {site.url('/')}"
            )
        )
        well = night(tmp_path / "a.db", folder)
        site.routes["/echo/feed"] = Answer(status=410)
        ill = night(tmp_path / "a.db", folder)
    assert told(well, "echo") == ("healthy", "")
    assert next(one.listed for one in well.health) == 2
    assert told(ill, "echo") == ("ill", f"{site.url('/echo/feed')}: answered 410 Gone")


def test_a_captcha_makes_a_source_blocked_and_not_ill(tmp_path: Path) -> None:
    wall = b"<html><head><title>Just a moment...</title></head><body>Are you a robot?</body></html>"
    with serve({"/herald/feed": Answer(status=403, headers=HTML, body=wall)}) as site:
        folder = config(tmp_path / "config", site, "herald")
        summary = night(tmp_path / "a.db", folder)
    state, reason = told(summary, "herald")
    assert state == "blocked"
    assert "left alone until 20" in reason
    assert summary.became_ill == ()


def test_a_source_newly_ill_ends_its_night_with_an_error_and_the_next_one_without(
    tmp_path: Path,
) -> None:
    with serve({}) as site:
        site.routes.update(paper("herald", site.host, 2))
        folder = config(tmp_path / "config", site, "herald")
        assert night(tmp_path / "a.db", folder).became_ill == ()
        del site.routes["/herald/feed"]
        newly, still = (night(tmp_path / "a.db", folder) for _ in range(2))
        site.routes.update(paper("herald", site.host, 2))
        well = night(tmp_path / "a.db", folder)
    with pytest.raises(BecameIllError, match="Herald"):
        tell(newly)
    tell(still)
    assert told(still, "herald")[0] == "ill"
    assert told(well, "herald")[0] == "quiet"
