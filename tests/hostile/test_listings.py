"""Listings that misbehave: each is reported in plain words, and a good one beside them is read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from crawlers.order import ListingToAsk
from store.outcomes import Found
from tests.crawlers.errands import QUICK, Result, carry_out, order
from tests.hostile.listings import SITEMAPS, Trap, item, rss, traps
from tests.hostile.server import Site, http, serve

LISTINGS = traps("http://127.0.0.1:1", "http://127.0.0.1:2")
LIMITS = replace(QUICK, tries=1, listing=8 * 2**20, sitemaps=SITEMAPS, failures=10**6, backoff=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What became of every listing."""

    site: Site
    forbidden: Site
    result: Result


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    """One child asks for every listing, the good one last."""
    folder = tmp_path_factory.mktemp("listings")
    with serve({"*": http(b"secret")}) as forbidden, serve({}) as site:
        all_of_them = traps(site.url(""), forbidden.url(""))
        site.scripts.update({path: trap.script for path, trap in all_of_them.items()})
        site.scripts["/good"] = http(rss(item(site.url("/news/good"))).encode())
        asked = [_ask(site, path, trap) for path, trap in all_of_them.items()]
        asked.append(_ask(site, "/good", Trap(script=site.scripts["/good"])))
        one = order(site, folder, listings=tuple(asked), limits=LIMITS)
        yield Met(site=site, forbidden=forbidden, result=carry_out(site, one))


def _ask(site: Site, path: str, trap: Trap) -> ListingToAsk:
    return ListingToAsk(
        source="sentinel", kind=trap.kind, url=site.url(path), links="a.item", next="a.next"
    )


@pytest.mark.parametrize(("path", "trap"), LISTINGS.items(), ids=[*LISTINGS])
def test_a_listing_that_misbehaves_is_reported_in_plain_words(
    met: Met, path: str, trap: Trap
) -> None:
    listed = met.result.listed[path]
    assert listed.state == trap.state
    assert trap.says in listed.reason
    assert trap.links in {None, listed.links}


def test_a_good_listing_is_read_after_all_the_others(met: Met) -> None:
    assert met.result.listed["/good"].links == 1


def test_nobody_is_asked_who_is_not_to_be(met: Met) -> None:
    assert met.forbidden.log == []


def test_what_listings_name_is_of_their_own_site_and_holds_no_password(met: Met) -> None:
    found = [one.address for one in met.result.outcomes if isinstance(one, Found)]
    assert all(address.startswith("http://127.0.0.1:") for address in found)
    assert not any("sesame" in address for address in found)
    assert not any("root" in address for address in found)  # nothing out of a file


def test_an_index_without_end_is_followed_to_its_bound(met: Met) -> None:
    asked = [one.path for one in met.site.log if one.path.startswith("/index/")]
    assert len(asked) == len(set(asked))
    followed = {path for path in asked if "?" in path}
    assert 0 < len(followed) <= SITEMAPS


def test_a_calendar_without_end_is_followed_to_its_bound(met: Met) -> None:
    assert len([one for one in met.site.log if one.path.startswith("/calendar")]) == 5
