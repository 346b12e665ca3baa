"""Health: what makes a source ill, quiet, or merely warned of; and that the others go on."""

from collections.abc import Iterator

import pytest

from flows.night import begun
from flows.stages.crawl import crawl
from flows.stages.health import keep
from flows.summary import Summary, summed_up
from tests.flows.gazette import MANNER, config, paper
from tests.replay.server import Answer, serve

ATOM = {"Content-Type": "application/atom+xml"}
EMPTY = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Star</title></feed>'
PROMISES = {
    "herald": "expects: {listed: at least 1}",
    "star": "expects: {listed: at least 1}",
    "tribune": "expects: {listed: at least 50, dated: at least 0.5}",
    "echo": "expects: {listed: at most 2}",
}


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Summary]]:
    """Two crawls of six papers: one without a feed, one with an empty one, one without pages."""
    home = tmp_path_factory.mktemp("health")
    with serve({}) as site:
        for key in ("herald", "mercury", "tribune", "echo", "globe", "star"):
            site.routes.update(paper(key, site.host, 3))
            config(home / "config", site, key, more=PROMISES.get(key, ""))
        site.routes["/herald/feed"] = Answer(status=404)
        for number in range(3):
            site.routes[f"/mercury/story-{number}"] = Answer(status=410)
        site.routes["/star/feed"] = Answer(headers=ATOM, body=EMPTY)
        summaries = []
        for _ in range(2):
            with begun("crawl", home / "a.db", home / "config") as tonight:
                archive = tonight.archive
                tonight.add(crawl(archive, tonight.sources, run=tonight.run, manner=MANNER))
                tonight.health.extend(keep(archive, tonight.run, tonight.sources, tonight.counts))
                summaries.append(summed_up(tonight))
        yield summaries


def told(summary: Summary, key: str) -> tuple[str, str]:
    """How a source is, and why."""
    return next((one.state, one.reason) for one in summary.health if one.source == key)


def test_a_listing_that_does_not_answer_makes_its_source_ill(nights: list[Summary]) -> None:
    state, reason = told(nights[0], "herald")
    assert state == "ill"
    assert "/herald/feed" in reason
    assert "404" in reason
    assert "at least" not in reason


def test_pages_that_all_fail_make_their_source_ill(nights: list[Summary]) -> None:
    state, reason = told(nights[0], "mercury")
    assert (state, reason) == ("ill", "none of the 3 pages asked for could be fetched")


def test_a_source_that_gives_less_than_it_promises_is_ill(nights: list[Summary]) -> None:
    assert told(nights[0], "tribune") == ("ill", "listed: 3, where at least 50 is expected")


def test_a_source_that_gives_more_than_it_promises_is_warned_of(nights: list[Summary]) -> None:
    assert told(nights[0], "echo") == ("healthy", "listed: 3, where at most 2 is expected")


def test_an_empty_feed_that_promises_something_makes_its_source_ill(
    nights: list[Summary],
) -> None:
    assert told(nights[0], "star") == ("ill", "listed: 0, where at least 1 is expected")


def test_ill_sources_stop_no_other(nights: list[Summary]) -> None:
    assert told(nights[0], "globe") == ("healthy", "")


def test_a_source_with_nothing_new_is_quiet(nights: list[Summary]) -> None:
    assert told(nights[1], "globe") == ("quiet", "nothing new")


def test_a_source_becomes_ill_once(nights: list[Summary]) -> None:
    assert set(nights[0].became_ill) == {"herald", "mercury", "tribune", "star"}
    assert nights[1].became_ill == ()


def test_a_broken_promise_is_not_forgotten_while_the_listing_is_unchanged(
    nights: list[Summary],
) -> None:
    assert told(nights[1], "tribune")[0] == "ill"
