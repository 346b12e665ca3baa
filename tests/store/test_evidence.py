"""What pages say of dates, changes and documents: all of it is kept, whatever comes later."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from store.archive.archive import Archive
from store.archive.canonical import canonical
from store.archive.frontier import pending
from store.archive.pages import keep_reading, keep_readings
from store.archive.setup import keep_config
from store.records import Article, Attachment, ChangeNote, Dated, NotAnArticle, Page, Reliability
from tests.store.configured import HERALD, configured
from tests.store.fresh import fresh
from tests.store.making import article, moment, page

META = Dated(field="published", moment="2031-01-03", evidence="meta", reliability="high")
TEXT = Dated(field="published", moment="2031-01-05", evidence="text", reliability="low")
FUTURE = replace(TEXT, moment="2099-01-01", refused="after the capture")
FIRST = ChangeNote(at="2031-01-01", note="First published.")
SECOND = ChangeNote(at="2031-01-01T00:01:30Z", note="Figures updated.")
PAPER = Attachment(url="http://herald.example/paper.pdf", title="Paper")


def said(
    text: str, *dates: Dated, published: str | None, trust: Reliability = "none", name: str = "a"
) -> Article:
    return replace(
        article(name, text, published=published), dates=dates, published_reliability=trust
    )


def published(archive: Archive) -> tuple[str | None, str, str]:
    row: tuple[str | None, str, str] = archive.db.execute(
        "SELECT published, published_reliability, day FROM articles"
    ).fetchone()
    return row


def rows(archive: Archive, view: str, columns: str) -> list[tuple[object, ...]]:
    return archive.db.execute(f"SELECT {columns} FROM {view} ORDER BY 1, 2, 3").fetchall()


def test_conflicting_evidence_is_kept_and_says_when_it_was_seen(archive: Archive) -> None:
    first = said("One.", META, FUTURE, published="2031-01-03", trust="high")
    keep_reading(archive, page("a", 0), first)
    keep_reading(archive, page("a", 1), said("Two.", META, TEXT, published="2031-01-05"))
    seen = rows(archive, "desk_dates", "moment, evidence, refused, captured, last_captured")
    assert ("2031-01-03", "meta", "", moment(0), moment(1)) in seen
    assert ("2031-01-05", "text", "", moment(1), moment(1)) in seen
    assert ("2099-01-01", "text", "after the capture", moment(0), moment(0)) in seen
    assert (moment(0), "capture", "", moment(0), moment(1)) in seen


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_date_trusted_most_stands_whichever_capture_came_last(
    archive: Archive, order: Sequence[int]
) -> None:
    readings = [
        (page("a", 0), said("One.", META, published="2031-01-03", trust="high")),
        (page("a", 1), said("Two.", TEXT, published="2031-01-05", trust="low")),
        (page("a", 2), said("Two.", published=None)),
    ]
    keep_readings(archive, [readings[n] for n in order])
    assert published(archive) == ("2031-01-03", "high", "2031-01-03")


def test_reading_a_page_again_replaces_what_was_read_of_it(archive: Archive) -> None:
    keep_reading(archive, page("a", 0), said("One.", TEXT, published="2031-01-05"))
    better = said("One.", META, published="2031-01-03", trust="high")
    for _ in range(2):
        keep_reading(archive, page("a", 0), better)
        assert published(archive) == ("2031-01-03", "high", "2031-01-03")
        moments = rows(archive, "dates", "moment, field, evidence")
        assert [one[0] for one in moments] == ["2031-01-03", "2031-01-03"]
    keep_reading(archive, page("a", 0), said("One.", published=None))
    assert published(archive) == (None, "none", "")


def test_when_it_was_modified_is_what_the_newest_page_says(archive: Archive) -> None:
    for n, modified in ((1, "2031-01-05"), (0, "2031-01-09"), (2, None)):
        one = replace(article("a"), modified=modified, modified_evidence="meta")
        keep_reading(archive, page("a", n), one)
    row = archive.db.execute("SELECT modified, modified_evidence FROM articles").fetchone()
    assert row == ("2031-01-05", "meta")


def test_a_page_that_is_taken_back_says_nothing_any_more(archive: Archive) -> None:
    keep_reading(archive, page("a", 0), said("One.", TEXT, published="2031-01-05"))
    keep_reading(archive, page("a", 1), said("Two.", META, published="2031-01-03", trust="high"))
    keep_reading(archive, page("a", 1), NotAnArticle(reason="not an article"))
    assert published(archive) == ("2031-01-05", "none", "2031-01-05")


def test_an_archives_capture_is_first_seen_with_its_own_evidence(archive: Archive) -> None:
    keep_reading(archive, page("a", 5), article("a"))
    keep_reading(archive, replace(page("a", 1), archive="archive.example"), article("a"))
    row = archive.db.execute("SELECT first_seen, first_seen_evidence FROM desk_articles")
    assert row.fetchone() == (moment(1), "archive")
    seen = rows(archive, "desk_dates", "moment, evidence, chosen, field")
    assert [one for one in seen if one[3] == "first_seen"] == [
        (moment(1), "archive", 1, "first_seen"),
        (moment(5), "capture", 0, "first_seen"),
    ]
    captured = rows(archive, "desk_pages", "captured, captured_evidence, archive")
    assert captured == [(moment(1), "archive", "archive.example"), (moment(5), "capture", "")]


def test_the_publishers_notes_are_laid_beside_the_changes_that_were_seen(archive: Archive) -> None:
    one = replace(article("a", "It is open."), changes=(FIRST,))
    keep_reading(archive, page("a", 0), one)
    two = replace(article("a", "It is shut. Nobody came."), changes=(FIRST, SECOND))
    keep_reading(archive, page("a", 2), two)
    assert rows(
        archive, "desk_changes", "told_by, moment, note, version, added, changed, notes"
    ) == [
        ("captures", moment(2), "", 2, 1, 1, 1),
        ("publisher", FIRST.at, FIRST.note, None, None, None, None),
        ("publisher", SECOND.at, SECOND.note, 2, None, None, None),
    ]


def test_a_licence_that_allows_no_text_hides_the_sentences_and_not_their_number(
    archive: Archive,
) -> None:
    closed = replace(HERALD, licence=replace(HERALD.licence, full_text="none", extract_chars=5))
    keep_config(archive, configured(closed))
    for n, text in enumerate(("It is open.", "It is shut.")):
        keep_reading(archive, page("a", n), article("a", text, source="herald"))
    assert rows(archive, "desk_changes", "changed, sentences, note") == [(1, "", "")]
    assert [one[0] for one in rows(archive, "desk_versions", "body, 1, 1")] == ["It is", "It is"]


def test_merging_keeps_what_both_said_and_when_they_were_first_seen(archive: Archive) -> None:
    keep_reading(archive, page("b", 0), replace(article("b", "One."), changes=(FIRST,)))
    other = replace(article("a", "One."), changes=(SECOND,), attachments=(PAPER,), dates=(META,))
    keep_reading(archive, page("a", 3), other)
    both = tuple(f"http://sentinel.example/{name}" for name in "ab")
    keep_reading(archive, page("a", 4), article("a", "One.", addresses=both))
    notes = {one[0] for one in rows(archive, "desk_changes", "note, told_by, moment")}
    assert notes == {FIRST.note, SECOND.note}
    assert rows(archive, "desk_attachments", "attachment, title, read_as") == [
        (PAPER.url, "Paper", None)
    ]
    assert META.moment in [one[0] for one in rows(archive, "desk_dates", "moment, field, evidence")]
    assert archive.db.execute("SELECT first_seen FROM articles").fetchall() == [(moment(0),)]


def test_an_archives_content_holds_what_pages_say_in_any_order() -> None:
    readings: list[tuple[Page, Article]] = [
        (page("a", 0), replace(said("One.", META, published="2031-01-03"), changes=(FIRST,))),
        (page("a", 1), replace(said("Two.", TEXT, published=None), attachments=(PAPER,))),
        (page("a", 2), replace(said("Two.", FUTURE, published=None), notice="Withdrawn.")),
    ]
    printed = set()
    for order in permutations(range(3)):
        with fresh() as archive:
            keep_readings(archive, [readings[n] for n in order])
            printed.add("\n".join(canonical(archive)))
    (content,) = printed
    for expected in (FIRST.note, PAPER.url, "2099-01-01", "Withdrawn."):
        assert expected in content
    assert moment(0) not in content


def test_documents_of_a_watched_source_are_asked_for_and_no_others(archive: Archive) -> None:
    ministry = replace(HERALD, kind="government")
    keep_config(archive, configured(ministry))
    names = ("paper.pdf", "table.csv", "annex", "paper.pdf#page=2")
    urls = [f"http://www.herald.example/{name}" for name in names]
    urls += ["https://assets.publishing.service.gov.uk/media/1/x.pdf", "http://other.example/y.pdf"]
    attached = tuple(Attachment(url=url, title="Paper") for url in urls)
    one = replace(article("a", source="herald"), attachments=attached)
    keep_reading(archive, replace(page("b"), archive="archive.example"), one)
    assert pending(archive, "herald", 10) == []
    for n in range(2):
        keep_reading(archive, page("a", n), one)
    assert sorted(found.address for found in pending(archive, "herald", 10)) == sorted(
        [urls[0], urls[2], urls[4]]
    )
    via = archive.db.execute("SELECT DISTINCT via, published, title FROM frontier").fetchall()
    assert via == [("documents", "2031-01-01", "Paper")]
