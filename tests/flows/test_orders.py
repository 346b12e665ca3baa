"""What a host is asked in a night: within its budget, whatever it is asked for."""

from datetime import date
from pathlib import Path

import pytest

from config import read_config
from config.listing import Listing
from config.model import Licence, Source
from flows.stages.asking import tonight
from flows.stages.orders import listing_orders, page_orders
from flows.stages.windows import plan
from store.archive.archive import Archive
from store.archive.frontier import keep_outcomes
from store.outcomes import Found, HostState
from tests.flows.gazette import MANNER

SHIPPED = read_config()
HOST = "answers.example"
QUESTIONS = Source(
    key="questions",
    title="Questions",
    newsroom="Questions Office",
    kind="parliament",
    tier="official",
    url=f"https://{HOST}",
    licence=Licence(),
    find=(Listing(kind="written_questions", url=f"https://{HOST}/questions", budget=100),),
)
PAGE = Found(address=f"https://{HOST}/questions/7", source="questions", via="written_questions")
NOW = "2014-01-02T00:00:00Z"


@pytest.mark.parametrize("key", sorted(SHIPPED.sources))
def test_every_shipped_source_can_be_asked_tonight_and_for_its_past(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SHIPPED.sources[key]
    for listing in (one for one in source.find if one.key):
        monkeypatch.setenv(listing.key, "a-key")
    with Archive.open(tmp_path / "a.db", write=True) as archive:
        asked = list(tonight(archive, source))
        orders = list(listing_orders(archive, asked, 1, MANNER))
        walks = plan(archive, source, date(2018, 1, 1), date(2018, 2, 1))
    assert sum(len(order.listings) for order in orders) == len(asked) == len(source.find)
    assert len(walks) >= len(source.archive)


def test_pages_share_the_budget_of_the_service_on_their_host(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db", write=True) as archive:
        keep_outcomes(archive, [PAGE, HostState(host=HOST, next_allowed=NOW, requests=60)])
        (order,) = page_orders(archive, [QUESTIONS], 1, MANNER)
    assert order.limits.requests == 40


def test_pages_of_a_host_that_counts_nothing_are_not_counted_out(tmp_path: Path) -> None:
    elsewhere = Found(address="https://pages.example/7", source="questions")
    with Archive.open(tmp_path / "a.db", write=True) as archive:
        keep_outcomes(archive, [elsewhere])
        (order,) = page_orders(archive, [QUESTIONS], 1, MANNER)
    assert order.limits.requests is None
