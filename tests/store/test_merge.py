"""One article by several addresses: what people corrected outlives that it was thought two."""

from itertools import permutations

import pytest

from store.archive.archive import Archive
from store.archive.frontier import keep_outcomes
from store.archive.labels import activate_ruleset, keep_labels, unlabelled
from store.archive.pages import keep_reading, keep_readings
from store.outcomes import CrawlOutcome, Fetched, Found
from tests.store.making import article, labels, moment, page

NAMES = ("a", "amp", "print")
ALL = tuple(f"http://sentinel.example/{name}" for name in NAMES)
BODY = "Volunteers run the shop. It opens on Monday."


def correct(archive: Archive, number: int, who: str) -> None:
    """Correct what is said of the first mention of an article."""
    archive.db.execute(
        "INSERT INTO corrections (article, url, anchor, text, prefix, suffix, field, old, new, "
        "who, made, why) SELECT v.article, a.url, m.anchor, m.text, m.prefix, m.suffix, "
        "'sentiment', 'neutral', 'positive', ?, '2031-01-02T00:00:00Z', 'It praises them.' "
        "FROM mentions AS m JOIN versions AS v ON v.id = m.version "
        "JOIN articles AS a ON a.id = v.article WHERE v.article = ?",
        [who, number],
    )


def label_all(archive: Archive) -> None:
    for one in unlabelled(archive, "rules", 100):
        keep_labels(archive, one.version, "rules", labels(one.body))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_corrections_of_all_outlive_a_merge_with_their_anchors(
    archive: Archive, order: tuple[int, ...]
) -> None:
    activate_ruleset(archive, "rules", "")
    readings = [(page(name, n), article(name, BODY)) for n, name in enumerate(NAMES)]
    keep_readings(archive, [readings[n] for n in order])
    label_all(archive)
    anchors = {anchor for (anchor,) in archive.db.execute("SELECT anchor FROM mentions")}
    for number, who in ((1, "ada"), (2, "percy"), (3, "jo")):
        correct(archive, number, who)
    keep_reading(archive, page("a", 9), article("a", f"{BODY} Bread is sold.", addresses=ALL))
    label_all(archive)
    assert archive.db.table("articles").count == 1
    kept = archive.db.execute("SELECT article, who FROM corrections ORDER BY who").fetchall()
    assert kept == [(1, "ada"), (1, "jo"), (1, "percy")]
    assert {one for (one,) in archive.db.execute("SELECT anchor FROM corrections")} == anchors
    assert archive.db.execute("SELECT corrected FROM desk_mentions").fetchall() == [(1,)]
    assert archive.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_text_at_several_addresses_is_one_version_and_seen_first_when_any_was(
    archive: Archive,
) -> None:
    for n, name in enumerate(NAMES, start=3):
        keep_reading(archive, page(name, n), article(name, BODY))
    keep_reading(archive, page("print", 1), article("print", BODY, addresses=ALL))
    (row,) = archive.db.query("SELECT first_seen, id FROM desk_articles")
    assert row["first_seen"] == page("a", 1).captured
    assert archive.db.table("versions").count == 1
    assert archive.db.table("differences").count == 0
    pages = archive.db.execute("SELECT DISTINCT article FROM desk_pages").fetchall()
    assert pages == [(row["id"],)]


def test_an_article_is_gone_only_when_none_of_its_addresses_answers(archive: Archive) -> None:
    keep_reading(archive, page("a"), article("a", BODY, addresses=ALL[:2]))
    told = []
    for minute, status in ((1, 200), (2, 410)):
        for address in ALL[:2]:
            came: CrawlOutcome = Fetched(
                address=address,
                source="sentinel",
                state="kept" if status == 200 else "failed",
                status=status,
                at=moment(minute),
            )
            keep_outcomes(archive, [Found(address=address, source="sentinel"), came])
            told += archive.db.execute("SELECT gone FROM desk_articles").fetchone()
    assert told == [None, None, None, moment(2)]
