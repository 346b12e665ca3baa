"""The verbs as a person meets them: what they print, refuse, and end with."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.errors import BigSocietyError, UsageError
from flows.manner import CONTACT, live_manner
from store.archive.archive import Archive
from tests.flows.gazette import config, paper
from tests.flows.saying import ASKING, say
from tests.replay.server import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({}) as running:
        running.routes.update(paper("herald", running.host, 4))
        yield running


@pytest.mark.parametrize("verb", ["nightly", "crawl", "schedule"])
def test_nothing_is_crawled_without_a_contact(verb: str, site: Site, tmp_path: Path) -> None:
    folder = config(tmp_path / "config", site, "herald")
    result = say(verb, "--db", tmp_path / "a.db", "--config", folder)
    assert isinstance(result.exception, UsageError)
    assert CONTACT in str(result.exception)
    assert site.log == []
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("contact", ["desk@monitor.example", "https://monitor.example/about"])
def test_the_user_agent_carries_the_contact(contact: str) -> None:
    assert live_manner(contact).agent == f"bigsociety/0.1 (+{contact})"


@pytest.mark.parametrize("contact", ["desk", "a b@c.example", "ftp://x", "x@y", "a@b.c)\r\nX: y"])
def test_a_contact_that_nobody_can_write_to_is_refused(contact: str) -> None:
    with pytest.raises(UsageError, match="such as"):
        live_manner(contact)


def test_each_stage_is_a_verb_and_together_they_are_a_night(site: Site, tmp_path: Path) -> None:
    folder = config(tmp_path / "config", site, "herald")
    where = ["--db", str(tmp_path / "a.db"), "--config", str(folder)]
    crawled = say("crawl", *where, "--json", environment=ASKING)
    assert json.loads(crawled.stdout)["health"][0]["fetched"] == 4
    assert json.loads(say("import", *where, "--json").stdout)["read"] == {"articles": 4}
    assert say("classify", *where).stdout == "4 texts classified.\n"
    assert say("classify", *where).stdout == "0 texts classified.\n"
    assert say("classify", *where, "--again").stdout == "4 texts classified.\n"
    assert say("group", *where).stdout == "4 articles grouped.\n"
    assert say("group", *where, "--again").stdout == "4 articles grouped.\n"
    published = say("publish", *where).stdout.splitlines()
    assert all(Path(path).is_file() for path in published)
    shown = json.loads(say("sources", "--db", tmp_path / "a.db", "--json").stdout)
    assert (shown[0]["key"], shown[0]["articles"]) == ("herald", 4)
    assert "Herald" in say("digest", "--db", tmp_path / "a.db", "--dry-run").stdout


def test_sources_are_shown_as_a_table(site: Site, tmp_path: Path) -> None:
    folder = config(tmp_path / "config", site, "herald")
    say("group", "--db", tmp_path / "a.db", "--config", folder)
    table = say("sources", "--db", tmp_path / "a.db").stdout
    assert "herald" in table
    assert "not asked yet" in table


@pytest.mark.parametrize("verb", ["sources", "digest"])
def test_a_missing_archive_is_named_with_what_makes_one(verb: str, tmp_path: Path) -> None:
    result = say(verb, "--db", tmp_path / "none.db")
    assert isinstance(result.exception, BigSocietyError)
    assert "bigsociety nightly" in str(result.exception)


def test_all_mistakes_of_a_configuration_are_refused_before_anything_is_opened(
    site: Site, tmp_path: Path
) -> None:
    folder = config(tmp_path / "config", site, "herald")
    (folder / "sources" / "herald.yml").write_text("title: Herald\nkind: paper\npace: soon\n")
    result = say("import", "--db", tmp_path / "a.db", "--config", folder)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).count("herald.yml") >= 3
    assert not (tmp_path / "a.db").exists()


def test_a_second_run_is_told_who_holds_the_archive(site: Site, tmp_path: Path) -> None:
    folder = config(tmp_path / "config", site, "herald")
    with Archive.open(tmp_path / "a.db", write=True, verb="import"):
        result = say("group", "--db", tmp_path / "a.db", "--config", folder)
    assert isinstance(result.exception, BigSocietyError)
    assert f"process {os.getpid()} (bigsociety import" in str(result.exception)


@pytest.mark.parametrize("verb", ["group", "nightly"])
def test_a_place_that_cannot_be_written_is_named(verb: str, site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = config(tmp_path / "config", site, "herald")
    asking = {CONTACT: "desk@monitor.example", "PREFECT_API_URL": None}
    result = say(verb, "--db", tmp_path / "file" / "a.db", "--config", folder, environment=asking)
    assert isinstance(result.exception, BigSocietyError)
    assert "--db" in str(result.exception)


def test_a_defect_ends_the_run_as_failed_with_its_trace_in_a_file(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr("flows.stages.group.group", broken)
    folder = config(tmp_path / "config", site, "herald")
    result = say("group", "--db", tmp_path / "a.db", "--config", folder)
    assert isinstance(result.exception, BigSocietyError)
    assert "nobody foresaw this" in str(result.exception)
    assert "KeyError" in (tmp_path / "a.db.out" / "defect-1.txt").read_text()
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.db.execute("SELECT status FROM desk_runs").fetchall() == [("failed",)]
