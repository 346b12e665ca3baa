"""Articles and their versions: the publisher's changes, whatever order the captures came in."""

from itertools import groupby, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive.archive import Archive
from store.archive.canonical import canonical
from store.archive.pages import keep_reading, keep_readings, known_page
from store.records import Article, NotAnArticle, Unreadable
from tests.store.fresh import fresh
from tests.store.making import article, page

TEXTS = st.lists(st.sampled_from(["One text.", "Another text.", "A third."]), max_size=6)


def texts(archive: Archive) -> list[str]:
    """Return the bodies of all versions in the order of capture."""
    rows = archive.db.execute(
        "SELECT coalesce(v.body, a.body) FROM versions v JOIN articles a ON a.id = v.article "
        "ORDER BY a.url, v.first_seen, v.id"
    )
    return [body for (body,) in rows]


def current(archive: Archive) -> list[str]:
    return [body for (body,) in archive.db.execute("SELECT body FROM articles ORDER BY url")]


def capture(archive: Archive, n: int, text: str, name: str = "a", **said: str | None) -> None:
    keep_reading(archive, page(name, n, digest=text), article(name, text, **said))  # type: ignore[arg-type]


def test_a_text_that_goes_and_comes_back_makes_three_versions(archive: Archive) -> None:
    for n, text in enumerate(("One.", "Two.", "One.")):
        capture(archive, n, text)
    assert texts(archive) == ["One.", "Two.", "One."]
    assert current(archive) == ["One."]


def test_white_space_dates_and_bylines_make_no_version(archive: Archive) -> None:
    capture(archive, 0, "One  text.\n\nMore.")
    capture(archive, 1, "One text. More.", published="2031-02-02")
    assert texts(archive) == ["One text. More."]
    assert list(archive.db.execute("SELECT published, day FROM articles")) == [
        ("2031-02-02", "2031-02-02")
    ]


@pytest.mark.parametrize("part", ["title", "standfirst"])
def test_a_changed_title_or_standfirst_is_a_version(archive: Archive, part: str) -> None:
    keep_reading(archive, page("a", 0), article("a"))
    changed = {**_fields(article("a")), part: "Changed"}
    keep_reading(archive, page("a", 1), Article(**changed))  # type: ignore[arg-type]
    assert len(texts(archive)) == 2


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_versions_are_the_runs_of_equal_texts(shown: list[str]) -> None:
    with fresh() as archive:
        for n, text in enumerate(shown):
            capture(archive, n, text)
        assert texts(archive) == [text for text, _ in groupby(shown)]
        assert current(archive) == shown[-1:]


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_captures_arrive_does_not_matter(shown: list[str], random) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    arrivals = list(enumerate(shown))
    random.shuffle(arrivals)
    with fresh() as archive:
        for n, text in arrivals:
            capture(archive, n, text)
        assert texts(archive) == [text for text, _ in groupby(shown)]
        assert current(archive) == shown[-1:]


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_keeping_readings_twice_is_keeping_them_once(shown: list[str]) -> None:
    readings = [(page("a", n, digest=text), article("a", text)) for n, text in enumerate(shown)]
    with fresh() as archive:
        keep_readings(archive, readings)
        once = "\n".join(archive.db.iterdump())
        keep_readings(archive, readings)
        assert "\n".join(archive.db.iterdump()) == once


def test_a_better_extractor_corrects_in_place_and_makes_no_version(archive: Archive) -> None:
    for n, text in enumerate(("One.", "Two.", "One.")):
        capture(archive, n, text)
    for n, text in enumerate(("One.", "Two.", "One.")):
        again = page("a", n, digest=text)
        keep_reading(archive, again, article("a", f"Better {text}"))
    assert texts(archive) == ["Better One.", "Better Two.", "Better One."]
    assert current(archive) == ["Better One."]


def test_the_same_payload_read_better_is_no_change_of_the_publishers(archive: Archive) -> None:
    keep_reading(archive, page("a", 0, digest="sha1:same"), article("a", "One."))
    keep_reading(archive, page("a", 1, digest="sha1:same"), article("a", "One, and more."))
    assert texts(archive) == ["One, and more."]


def test_a_page_is_known_only_while_it_is_the_last_of_its_address(archive: Archive) -> None:
    url = page("a").url
    assert not known_page(archive, url, "One.")
    capture(archive, 0, "One.")
    assert known_page(archive, url, "One.")
    capture(archive, 1, "Two.")
    assert not known_page(archive, url, "One.")


def test_a_missing_date_does_not_take_away_a_known_one(archive: Archive) -> None:
    capture(archive, 0, "One.", published="2031-01-01T23:30:00Z")
    capture(archive, 1, "Two.", published=None)
    assert list(archive.db.execute("SELECT published FROM articles")) == [("2031-01-01T23:30:00Z",)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_articles_that_turn_out_to_be_one_are_merged(
    archive: Archive, order: tuple[int, ...]
) -> None:
    both = ("http://sentinel.example/a", "http://sentinel.example/amp")
    readings = [
        (page("a", 0), article("a", "One.")),
        (page("amp", 1), article("amp", "Two.")),
        (page("a", 2), article("a", "Three.", addresses=both)),
    ]
    keep_readings(archive, [readings[n] for n in order])
    assert texts(archive) == ["One.", "Two.", "Three."]
    assert current(archive) == ["Three."]
    known = archive.db.execute("SELECT address FROM addresses ORDER BY address")
    assert tuple(address for (address,) in known) == both
    assert archive.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_page_that_turns_out_to_be_no_article_takes_its_article_with_it(
    archive: Archive,
) -> None:
    capture(archive, 0, "One.")
    keep_reading(archive, page("a", 0, digest="One."), NotAnArticle(reason="not an article"))
    assert texts(archive) == []
    assert list(archive.db.execute("SELECT * FROM todo")) == []
    assert archive.db.table("pages").count == 1
    capture(archive, 0, "One.")
    assert texts(archive) == ["One."]
    assert archive.db.table("ledger").count == 0


def test_taking_back_the_newest_page_brings_back_the_text_before_it(archive: Archive) -> None:
    capture(archive, 0, "One.")
    capture(archive, 1, "Subscribe now.")
    keep_reading(archive, page("a", 1, digest="Subscribe now."), NotAnArticle(reason="too short"))
    assert current(archive) == texts(archive) == ["One."]


def test_junk_is_counted_and_what_cannot_be_read_is_quarantined(archive: Archive) -> None:
    keep_reading(archive, page("a"), NotAnArticle(reason="too short", detail="3 words"))
    keep_reading(archive, page("b", 1), Unreadable(reason="killed the reader"))
    rows = archive.db.execute("SELECT verdict, reason, detail FROM ledger ORDER BY address")
    assert rows.fetchall() == [
        ("counted", "too short", "3 words"),
        ("quarantined", "killed the reader", ""),
    ]


def test_an_archive_is_the_same_whichever_batches_it_was_kept_in() -> None:
    readings = [(page(f"a{n % 5}", n), article(f"a{n % 5}", f"Text {n % 3}.")) for n in range(30)]
    printed = []
    for batch in (1, 7, 100):
        with fresh() as archive:
            assert keep_readings(archive, readings, batch=batch) == 30
            printed.append(list(canonical(archive)))
    assert printed[0] == printed[1] == printed[2]


def _fields(one: Article) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}
