"""A spool gives back what was reported, however it ended."""

from pathlib import Path

from crawlers.order import (
    CrawlOrder,
    Limits,
    ListingToAsk,
    PageToAsk,
    read_order,
    write_order,
)
from crawlers.spool import Spool, read_spool
from store.outcomes import CrawlOutcome, Fetched, Found, HostState, Listed

OUTCOMES: list[CrawlOutcome] = [
    Found(address="http://a.example/1", source="a", title="Hall saved \u2013 for now"),
    Listed(url="http://a.example/feed", source="a", state="new", links=1, etag='"x"'),
    Fetched(address="http://a.example/1", source="a", state="kept", status=200),
]


def test_outcomes_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.spool"
    with Spool(path) as spool:
        for outcome in OUTCOMES:
            spool.write(outcome)
    assert list(read_spool(path)) == OUTCOMES


def test_a_line_cut_off_by_a_kill_ends_the_spool(tmp_path: Path) -> None:
    path = tmp_path / "a.spool"
    with Spool(path) as spool:
        for outcome in OUTCOMES:
            spool.write(outcome)
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(last, len(whole)):
        path.write_bytes(whole[:cut])
        assert list(read_spool(path)) == OUTCOMES[:2]


def test_of_a_hosts_states_only_the_last_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.spool"
    with Spool(path) as spool:
        for second in range(3):
            moment = f"2013-12-09T06:45:0{second}Z"
            spool.write(HostState(host="a.example", next_allowed=moment))
            spool.write(OUTCOMES[0])
    *found, state = read_spool(path)
    assert found == [OUTCOMES[0]] * 3
    assert state == HostState(host="a.example", next_allowed="2013-12-09T06:45:02Z")


def test_a_spool_that_was_never_begun_is_empty(tmp_path: Path) -> None:
    assert list(read_spool(tmp_path / "none.spool")) == []


def test_an_order_is_read_as_it_was_written(tmp_path: Path) -> None:
    order = CrawlOrder(
        host="a.example",
        agent="bigsociety/0.1 (press@desk.example)",
        segment=tmp_path / "a.warc.gz.open",
        spool=tmp_path / "a.spool",
        listings=(
            ListingToAsk(source="a", kind="feed", url="http://a.example/feed", paths=("/news/",)),
        ),
        pages=(PageToAsk(source="a", address="http://a.example/1", etag='"x"'),),
        known=(Listed(url="http://a.example/s.xml", source="a", state="new"),),
        limits=Limits(tries=2),
    )
    write_order(order, tmp_path / "a.json")
    assert read_order(tmp_path / "a.json") == order
