"""The sampling frame: what is known to exist, what is held, and why there is a gap."""

from dataclasses import replace
from datetime import date

from config.listing import Listing
from config.model import Licence, Source
from store.archive.archive import Archive
from store.archive.frontier import keep_outcomes
from store.archive.pages import keep_reading
from store.archive.setup import keep_config
from store.ask.frame import OutletYear, frame
from store.outcomes import Fetched, Found, Listed
from store.records import Article, Page
from tests.store.configured import CONFIG

WAYBACK = Listing(
    kind="wayback", url="hall.example/*", since=date(2010, 1, 1), until=date(2012, 12, 31)
)
HALL = Source(
    key="hall",
    title="The Hall",
    newsroom="Hall Press",
    kind="press",
    tier="regional",
    url="https://hall.example",
    licence=Licence(),
    archive=(WAYBACK,),
    founded=date(2009, 3, 1),
)


def rows(archive: Archive, source: Source = HALL, **given: str) -> dict[int, OutletYear]:
    found = frame(archive, [source], range(2008, 2013), waiting=given)
    return {row.year: row for row in found}


def hold(archive: Archive, number: int, access: str = "free") -> None:
    url = f"https://hall.example/{number}"
    page = Page(
        url=url,
        final_url=url,
        source="hall",
        captured="2024-01-02T00:00:00Z",
        status=200,
        digest=f"sha1:{number}",
        segment="a.warc.gz",
        offset=number,
    )
    keep_reading(
        archive,
        page,
        Article(
            url=url,
            source="hall",
            title=f"Hall {number}",
            body=f"The hall was kept open {number} times.",
            published="2011-05-03",
            access=access,  # type: ignore[arg-type]
        ),
    )


def test_a_year_counts_what_is_held_what_is_judged_and_what_is_listed_and_missed(
    empty: Archive,
) -> None:
    keep_config(empty, replace(CONFIG, sources={"hall": HALL}))
    hold(empty, 1)
    hold(empty, 2, "paywalled")
    for number in (3, 4):
        address = f"https://hall.example/{number}"
        keep_outcomes(empty, [Found(address=address, source="hall", published="2011-06-01")])
    gone = Fetched(
        address="https://hall.example/4", source="hall", state="failed", status=404, reason="gone"
    )
    keep_outcomes(empty, [gone])
    row = rows(empty)[2011]
    assert (row.expected, row.collected, row.denominator, row.gap) == (4, 2, 1, 2)
    assert row.reason.startswith("1 to be fetched; 1 quarantined")


def test_what_nobody_knows_is_not_known_rather_than_nothing(empty: Archive) -> None:
    row = rows(empty)[2010]
    assert (row.expected, row.gap) == (None, None)
    assert row.reason == "back-filled for 0 of 12 months"


def test_a_year_before_the_outlet_existed_has_no_gap(empty: Archive) -> None:
    row = rows(empty)[2008]
    assert (row.expected, row.gap, row.reason) == (0, 0, "did not exist")


def test_a_year_that_no_archive_holds_says_so(empty: Archive) -> None:
    assert rows(empty, replace(HALL, archive=()))[2011].reason == (
        "no archive of that year is configured"
    )


def test_months_that_were_walked_are_counted(empty: Archive) -> None:
    for month in ("01", "02"):
        done = Listed(
            url=WAYBACK.url,
            source="hall",
            state="new",
            since=f"2011-{month}-01",
            until=f"2011-{month}-28",
        )
        keep_outcomes(empty, [done])
    assert rows(empty)[2011].reason == "back-filled for 2 of 12 months"


def test_what_the_configuration_knows_is_expected(empty: Archive) -> None:
    row = rows(empty, replace(HALL, frame={2011: 40}))[2011]
    assert (row.expected, row.collected, row.gap) == (40, 0, 40)


def test_a_missing_key_and_a_missing_licence_are_reasons(empty: Archive) -> None:
    assert rows(empty, hall="HALL_KEY")[2011].reason.startswith("waiting for a key: set HALL_KEY")
    closed = replace(HALL, status="licence needed", why="a hard paywall")
    assert rows(empty, closed)[2011].reason == "licence needed: a hard paywall"
