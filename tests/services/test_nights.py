"""Nights over the Guardian, WordPress, TheyWorkForYou and a list of articles, into articles."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.summary import Summary
from store.archive.archive import Archive
from tests.flows.gazette import HTML, config, page
from tests.flows.whole import content, night, rows
from tests.replay import guardian, theyworkforyou, wordpress
from tests.replay.server import Answer, Site, serve

NOW = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}"
HALL = "<p>The minister called the hall the Big Society in action. Its kettle is kept by {}.</p>"
SOURCE = """\
title: {key}
newsroom: {key} Trust
kind: {kind}
tier: {tier}
url: {home}
find:
  - {find}
pace: 0
"""
FIND = {
    "guardian": "guardian: {home}/search\n    terms: [big society]\n    key: GUARDIAN_API_KEY",
    "hansard": "theyworkforyou: {home}/api/getHansard\n    terms: [big society]\n"
    "    key: THEYWORKFORYOU_API_KEY",
    "voices": "wordpress: {home}/wp-json/wp/v2/posts",
    "halls": "wordpress: {home}/wp-json/wp/v2/posts",
    "herald": "page: {home}/news\n    links: li a\n    next: a.older",
}
KINDS = {"hansard": ("parliament", "official"), "voices": ("sector", "sector trade")}


def hall(number: int) -> str:
    return HALL.format(f"{number} neighbours")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Five publishers on five hosts, and an archive of their articles after two nights."""

    folder: Path
    sites: dict[str, Site]
    summaries: list[Summary]
    counts: list[dict[str, int]]
    contents: list[list[str]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    patch = pytest.MonkeyPatch()
    with ExitStack() as stack:
        stack.callback(patch.undo)
        patch.setenv("GUARDIAN_API_KEY", guardian.KEY)
        patch.setenv("THEYWORKFORYOU_API_KEY", theyworkforyou.KEY)
        sites = {key: stack.enter_context(serve({})) for key in FIND}
        for key, site in sites.items():
            SCRIPTS[key](site)
            _configure(folder / "config", key, site)
        told = World(folder=folder, sites=sites, summaries=[], counts=[], contents=[])
        for _ in range(2):
            told.summaries.append(night(folder / "a.db", folder / "config"))
            told.counts.append(rows(folder / "a.db"))
            told.contents.append(content(folder / "a.db"))
        yield told


def _configure(folder: Path, key: str, site: Site) -> None:
    kind, tier = KINDS.get(key, ("press", "national"))
    home = site.url("")
    config(folder, site)
    text = SOURCE.format(
        key=key, kind=kind, tier=tier, home=f"{home}/", find=FIND[key].format(home=home)
    )
    (folder / "sources" / f"{key}.yml").write_text(text, encoding="utf-8")


def _guardian(site: Site, words: str = "") -> None:
    items = [
        guardian.Item(
            path=f"society/{number}",
            title=f"Hall {number}",
            body=hall(number) + words,
            byline="Rosa Lindqvist",
            modified=f"{NOW}Z",
        )
        for number in range(4)
    ]
    items.append(replace(items[0], path="paid", hosted=True))
    site.routes["/search"] = guardian.search(site.url(""), items, each=2)


def _hansard(site: Site) -> None:
    said = [
        theyworkforyou.Row(gid=f"2011-05-0{day}a.7.{day}", day=f"2011-05-0{day}", body=hall(day))
        for day in (1, 2)
    ]
    site.routes["/api/getHansard"] = theyworkforyou.search(said)


def _voices(site: Site) -> None:
    written = [
        wordpress.Post(number=number, title=f"Hall {number}", content=hall(number), modified=NOW)
        for number in range(10, 13)
    ]
    posts = wordpress.posts(site.url(""), written, each=2)
    site.routes["/wp-json/wp/v2/posts"] = posts


def _halls(site: Site) -> None:
    written = [
        wordpress.Post(number=number, title=f"Hall {number}", content="") for number in (20, 22)
    ]
    site.routes["/wp-json/wp/v2/posts"] = lambda _: wordpress.NO_ROUTE
    site.routes["/feed/"] = wordpress.feed(site.url(""), written)
    for post in written:
        site.routes[f"/post-{post.number}/"] = Answer(headers=HTML, body=page(post.number).encode())


def _herald(site: Site) -> None:
    lists = {"/news": ("30", "/news?page=2"), "/news?page=2": ("32", "/news")}
    for path, (number, older) in lists.items():
        body = (
            f"<ul><li><a href='/story-{number}'>x</a></ul><a class=older href='{older}'>older</a>"
        )
        site.routes[path] = Answer(headers=HTML, body=f"<html>{body}</html>".encode())
        site.routes[f"/story-{number}"] = Answer(headers=HTML, body=page(int(number)).encode())


SCRIPTS: dict[str, Callable[[Site], None]] = {
    "guardian": _guardian,
    "hansard": _hansard,
    "voices": _voices,
    "halls": _halls,
    "herald": _herald,
}


def test_every_kind_of_source_comes_into_articles_in_one_night(world: World) -> None:
    health = {one.source: (one.state, one.articles) for one in world.summaries[0].health}
    assert health == {
        "guardian": ("healthy", 4),
        "halls": ("healthy", 2),
        "hansard": ("healthy", 2),
        "herald": ("healthy", 2),
        "voices": ("healthy", 3),
    }


def test_their_articles_say_what_the_services_say(world: World) -> None:
    with Archive.open(world.folder / "a.db") as archive:
        found = archive.db.execute(
            "SELECT source, kind, byline, published, published_evidence, access, count(*)"
            " FROM desk_articles WHERE source IN ('guardian', 'hansard', 'voices')"
            " GROUP BY source, published ORDER BY source, published"
        ).fetchall()
    assert found == [
        ("guardian", "news", "Rosa Lindqvist", "2010-07-19T09:00:00Z", "api", "free", 4),
        ("hansard", "hansard", "Ada Thornbury", "2011-05-01", "api", "free", 1),
        ("hansard", "hansard", "Ada Thornbury", "2011-05-02", "api", "free", 1),
        ("voices", "trade_press", "Rosa Lindqvist", "2010-07-19T09:00:00Z", "api", "free", 3),
    ]


def test_what_a_service_hands_out_is_not_asked_for_as_a_page(world: World) -> None:
    assert {asked.path.partition("?")[0] for asked in world.sites["guardian"].log} == {
        "/robots.txt",
        "/search",
    }


def test_an_item_without_a_text_is_in_the_ledger(world: World) -> None:
    with Archive.open(world.folder / "a.db") as archive:
        ((reason,),) = archive.db.execute(
            "SELECT detail FROM desk_ledger WHERE source = 'guardian'"
        ).fetchall()
    assert "hosted" in reason


def test_a_second_night_over_the_same_world_adds_no_article(world: World) -> None:
    assert world.contents[0] == world.contents[1]
    assert world.counts[0]["articles"] == world.counts[1]["articles"] == 13


def test_no_key_is_in_anything_that_is_kept(world: World) -> None:
    for path in world.folder.rglob("*"):
        if path.is_file():
            kept = path.read_bytes()
            assert guardian.KEY.encode() not in kept, path
            assert theyworkforyou.KEY.encode() not in kept, path


def test_an_item_that_its_service_changed_is_a_new_version(world: World) -> None:
    _guardian(world.sites["guardian"], "<p>The hall was closed on Monday.</p>")
    night(world.folder / "a.db", world.folder / "config", ["guardian"])
    after = rows(world.folder / "a.db")
    assert after["versions"] == world.counts[1]["versions"] + 4
    assert after["articles"] == world.counts[1]["articles"]
