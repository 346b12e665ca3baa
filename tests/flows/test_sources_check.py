"""`sources check`: asked live, expectations kept or broken, and no article kept."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.errors import BigSocietyError
from store.archive.archive import Archive
from tests.flows.gazette import config, paper
from tests.flows.saying import ASKING, say
from tests.replay.server import Answer, Site, serve

UNOBTAINABLE = """\
title: Tribune
newsroom: Tribune Press
kind: press
tier: regional
url: https://tribune.example
status: unobtainable
why: its archive burned
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve({}) as running:
        for key in ("herald", "mercury", "star"):
            running.routes.update(paper(key, running.host, 3))
        yield running


def folder_of(tmp_path: Path, site: Site, **promises: str) -> Path:
    """Watch papers that promise something."""
    for key, promise in promises.items():
        folder = config(tmp_path / "config", site, key, more=promise)
    return folder


def test_what_is_kept_and_what_is_broken_is_told_source_by_source(
    site: Site, tmp_path: Path
) -> None:
    folder = folder_of(
        tmp_path,
        site,
        herald="expects: {listed: at least 3}",
        mercury="expects: {listed: at least 9}",
    )
    where = ("--db", tmp_path / "a.db", "--config", folder)
    result = say("sources", "check", *where, environment=ASKING)
    assert isinstance(result.exception, BigSocietyError)
    assert result.exception.exit_status == 1
    assert "Mercury" in str(result.exception)
    assert "Herald" not in str(result.exception)
    assert "Herald: healthy\n  3 addresses listed, 3 of them with a date" in result.stdout
    assert "3 of 3 pages read are articles" in result.stdout
    assert "kept    listed: 3, where at least 3 is expected" in result.stdout
    assert "broken  listed: 3, where at least 9 is expected" in result.stdout
    assert not (tmp_path / "a.db").exists()


def test_no_article_is_kept_in_an_archive_that_is_there(site: Site, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, site, star="")
    with Archive.open(tmp_path / "a.db", write=True):
        pass
    where = ("--db", tmp_path / "a.db", "--config", folder)
    assert say("sources", "check", "star", *where, environment=ASKING).exit_code == 0
    with Archive.open(tmp_path / "a.db") as archive:
        kept = ("articles", "frontier", "runs", "health")
        assert [archive.db.table(table).count for table in kept] == [0, 0, 0, 0]


def test_a_source_that_does_not_answer_is_ill(tmp_path: Path) -> None:
    with serve({"/herald/feed": Answer(status=404)}) as site:
        folder = folder_of(tmp_path, site, herald="")
        where = ("--db", tmp_path / "a.db", "--config", folder)
        result = say("sources", "check", "--json", *where, environment=ASKING)
    (shown,) = json.loads(result.stdout)
    assert shown["state"] == "ill"
    assert "answered 404 Not Found" in shown["reason"]
    assert result.exit_code == 1


def test_what_is_not_collected_is_shown_as_such_and_never_asked(site: Site, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, site, star="")
    (folder / "sources" / "tribune.yml").write_text(UNOBTAINABLE)
    where = ("--db", tmp_path / "a.db", "--config", folder)
    result = say("sources", "check", "tribune", *where, environment=ASKING)
    assert result.exit_code == 0
    assert result.stdout == "Tribune: unobtainable: its archive burned\n"


def test_options_before_the_verb_are_for_it_too(site: Site, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, site, star="")
    words = ("sources", "--db", tmp_path / "none" / "a.db", "--json", "check", "--config", folder)
    assert json.loads(say(*words, environment=ASKING).stdout)[0]["source"] == "star"
