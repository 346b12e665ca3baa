"""GOV.UK and Parliament from a configured source to articles, with what goes wrong on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.night import begun
from flows.stages.crawl import crawl
from flows.stages.import_ import import_
from store.archive.archive import Archive
from tests.flows.gazette import MANNER
from tests.flows.gazette import config as empty
from tests.replay import content_items, gov_uk, hansard, written
from tests.replay.server import Routes, Site, serve

DAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
LONG = "<p>{}</p><p>{}</p>".format("The hall of Ashby is open to all. " * 10, "It is a {}.")
FIND = {
    "gov_uk": f"gov_uk: {{home}}{gov_uk.SEARCH}",
    "hansard": f"hansard: {{home}}{hansard.SPOKEN}",
    "questions": f"written_questions: {{home}}{written.QUESTIONS}",
    "statements": f"written_statements: {{home}}{written.STATEMENTS}",
}
SOURCE = """\
title: {key}
newsroom: The State
kind: parliament
tier: official
url: {home}
find:
  - {find}
    terms: [big society]
    pages: 20
pace: 0
"""


def routes() -> Routes:
    at = f"{DAY}T09:00:00Z"
    links = ["/hall", "moved", "/gone", "https://elsewhere.example/hall", "/missing"]
    found = [gov_uk.Indexed(link=link, public_timestamp=at) for link in links]
    items = [content_items.item("/hall"), content_items.item("/new", title="Moved")]
    said = [hansard.Said(text=LONG.format("Big Society"), key=key, day=DAY) for key in "AB"]
    day = {"dateTabled": f"{DAY}T00:00:00", "dateAnswered": f"{DAY}T00:00:00"}
    questions = [
        written.question(id=1, uin="1", **day),
        written.question(id=2, uin="2", answerText=LONG.format("Big Society"), **day),
        written.question(id=3, uin="3", questionText="", answerText=LONG.format("society"), **day),
    ]
    made = written.statement(dateMade=f"{DAY}T00:00:00", text=LONG.format("Big Society"))
    return {
        gov_uk.SEARCH: gov_uk.search(found),
        **content_items.content(items),
        **content_items.moved("/moved", "/new"),
        **content_items.gone("/gone"),
        hansard.SPOKEN: hansard.search(said, each=1),
        **written.service(written.QUESTIONS, questions, each=2),
        **written.service(written.STATEMENTS, [made]),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An archive that was made of one night, and the host that was asked."""

    database: Path
    site: Site

    def rows(self, sql: str, *values: str) -> list[dict[str, Any]]:
        """Ask the archive."""
        with Archive.open(self.database) as archive:
            return list(archive.db.query(sql, values))

    def articles(self, source: str) -> list[dict[str, Any]]:
        """Return a source's articles in the order of their addresses."""
        return self.rows("SELECT * FROM desk_articles WHERE source = ? ORDER BY url", source)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("official")
    with serve(routes()) as site:
        home = site.url("").rstrip("/")
        settings = empty(folder / "config", site)
        for key, find in FIND.items():
            text = SOURCE.format(key=key, home=home, find=find.format(home=home))
            (settings / "sources" / f"{key}.yml").write_text(text, encoding="utf-8")
        with begun("nightly", folder / "a.db", settings) as night:
            crawl(night.archive, night.sources, run=night.run, manner=MANNER)
            import_(night.archive, night.config)
        yield Made(database=folder / "a.db", site=site)


def test_content_items_are_articles_at_their_readers_addresses(made: Made) -> None:
    found = made.articles("gov_uk")
    assert [one["url"] for one in found] == [made.site.url("/hall"), made.site.url("/new")]
    assert found[0]["published"] == "2012-01-10T09:00:00Z"
    assert found[0]["published_evidence"] == "api"
    known = made.rows("SELECT address FROM addresses")
    assert made.site.url("/api/content/moved") in {row["address"] for row in known}


def test_what_is_gone_or_missing_is_no_article_and_never_asked_off_the_site(made: Made) -> None:
    states = made.rows("SELECT address, state, reason FROM frontier WHERE source = 'gov_uk'")
    told = {row["address"].rpartition("/")[2]: row for row in states}
    assert {name for name, row in told.items() if row["state"] == "done"} == {"hall", "moved"}
    assert {name for name, row in told.items() if row["reason"]} == {"gone", "missing"}
    assert "410" in told["gone"]["reason"]


def test_each_contribution_to_a_debate_is_an_article_of_its_own(made: Made) -> None:
    found = made.articles("hansard")
    assert [one["url"].rpartition("?")[2] for one in found] == ["contribution=A", "contribution=B"]
    assert {(one["kind"], one["published"]) for one in found} == {("hansard", DAY)}


def test_a_text_that_a_list_cuts_off_is_asked_for_and_read_whole(made: Made) -> None:
    assert [one["url"].rpartition("/")[2] for one in made.articles("questions")] == ["1", "2"]
    (statement,) = made.articles("statements")
    assert statement["body"].endswith("It is a Big Society.")
    for number, times in (("1", 0), ("2", 1), ("3", 1)):
        asked = made.site.asked(f"{written.QUESTIONS}/{number}?expandMember=true")
        assert len(asked) == times
    (ledger,) = made.rows("SELECT * FROM ledger WHERE source = 'questions'")
    assert "none of the phrases" in ledger["detail"]
