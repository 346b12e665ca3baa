"""Nights with a hostile source among good ones: the good ones are kept, and the ledger says why."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from crawlers.order import Limits
from flows.summary import Summary
from store.archive.archive import Archive
from tests.crawlers.errands import QUICK, ask_feed, ask_page, carry_out, order
from tests.flows.gazette import MANNER, config, page
from tests.flows.whole import crawled, night
from tests.hostile.bodies import bodies
from tests.hostile.heads import heads
from tests.hostile.listings import item, rss
from tests.hostile.server import Script, Site, Wire, html, http, raw, serve, to

_KILLER = "<div>" * 10_000 + "<p>Neighbours run the hall.</p>"
_PAGES: dict[str, Script] = {
    "/hostile/bomb": bodies()["/bomb/gzip"].script,
    "/hostile/deep": html(f"<html><body><article><h1>Hall</h1>{_KILLER}"),
    "/hostile/loop": to("/hostile/loop"),
    "/hostile/private": to("http://10.0.0.1/"),
    "/hostile/noise": heads()["/status/noise"].script,
    "/hostile/large": http(length=10**12),
}
_LIMITS = Limits(tries=1, backoff=0.0, slow=0.0, timeout=2.0, failures=99)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the first night came to, and what the ledger says after the third."""

    summary: Summary
    ledger: dict[str, str]
    """Reason by the path of the address."""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Spend three nights over a good source and three hostile ones: what fails is given up then."""
    folder = tmp_path_factory.mktemp("night")
    scripts: dict[str, Callable[[Site], dict[str, Script]]] = {
        "herald": _herald,
        "hostile": lambda site: {
            "/hostile/feed": _feed(*(site.url(path) for path in _PAGES)), **_PAGES
        },
        "endless": lambda _: {"*": bodies()["/never-ends"].script},
        "silent": lambda _: {"*": Wire.hold},
    }  # fmt: skip
    with ExitStack() as stack:
        for name, script in scripts.items():
            site = stack.enter_context(serve({"/robots.txt": http(b"")}))
            site.scripts.update(script(site))
            config(folder / "config", site, name)
        manner = replace(MANNER, limits=_LIMITS)
        first = night(folder / "a.db", folder / "config", manner=manner)
        for _ in range(2):
            crawled(folder / "a.db", folder / "config", manner)
    with Archive.open(folder / "a.db") as archive:
        rows = archive.db.execute("SELECT address, reason, detail FROM desk_ledger").fetchall()
    ledger = {address.split("/")[-1]: f"{reason}: {detail}" for address, reason, detail in rows}
    return Past(summary=first, ledger=ledger)


def _herald(site: Site) -> dict[str, Script]:
    paths = [f"/herald/story-{number}" for number in range(3)]
    return {
        "/herald/feed": _feed(*map(site.url, paths)),
        **{path: html(page(number)) for number, path in enumerate(paths)},
    }


def _feed(*urls: str) -> Script:
    return http(rss("".join(map(item, urls))).encode())


def test_the_good_source_is_collected_whatever_the_others_do(past: Past) -> None:
    health = {one.source: one for one in past.summary.health}
    assert health["herald"].articles == 3
    assert health["herald"].state == "healthy"


def test_hostile_sources_are_ill_and_it_is_said_why(past: Past) -> None:
    health = {one.source: (one.state, one.reason) for one in past.summary.health}
    assert {health[name][0] for name in ("endless", "silent")} == {"ill"}
    assert "larger than" in health["endless"][1]
    assert "takes too long to answer" in health["silent"][1]


@pytest.mark.parametrize(
    ("address", "reason"),
    {
        "bomb": "too much memory",
        "deep": "nested too deeply",
        "loop": "is redirected again and again",
        "private": "10.0.0.1 is not on the public web",
        "noise": "answers in no way that HTTP knows",
        "large": "larger than",
    }.items(),
)
def test_the_ledger_says_why_a_page_was_not_kept(past: Past, address: str, reason: str) -> None:
    assert reason in past.ledger[address]


def test_a_reader_that_never_returns_ends_with_its_crawl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import feedparser, time\nfeedparser.parse = lambda *_, **__: time.sleep(600)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    limits = replace(QUICK, run=1.0, patience=0.5, timeout=0.5)
    with serve({"/feed": _feed(), "/robots.txt": http(b"")}) as site:
        result = carry_out(
            site, order(site, tmp_path, listings=(ask_feed(site, "/feed"),), limits=limits)
        )
    assert result.listed["/feed"].reason == "the crawl did not come to an end in its time"


def test_a_feed_whose_etag_lies_is_compared_by_its_bytes(tmp_path: Path) -> None:
    same = raw(b'HTTP/1.1 200 OK\r\nETag: "1"\r\n\r\n' + rss("").encode())
    new = raw(b'HTTP/1.1 200 OK\r\nETag: "1"\r\n\r\n' + rss(item("/a")).encode())
    renamed = raw(b'HTTP/1.1 200 OK\r\nETag: "2"\r\n\r\n' + rss("").encode())
    from hashlib import sha256

    digest = sha256(rss("").encode()).hexdigest()
    with serve({"/same": same, "/new": new, "/renamed": renamed, "/robots.txt": http(b"")}) as site:
        asked = [
            ask_feed(site, path, etag='"1"', digest=digest)
            for path in ("/same", "/new", "/renamed")
        ]
        result = carry_out(site, order(site, tmp_path, listings=tuple(asked)))
    states = {path: one.state for path, one in result.listed.items()}
    assert states == {"/same": "unchanged", "/new": "new", "/renamed": "unchanged"}
    assert result.listed["/renamed"].etag == '"2"'


def test_a_page_that_is_another_at_each_visit_is_kept_at_each(tmp_path: Path) -> None:
    from store.warc.write import payload_digest

    with serve({"/a": heads()["/changes"].script, "/robots.txt": http(b"")}) as site:
        pages = (ask_page(site, "/a", digest=payload_digest(b"as it was")),)
        result = carry_out(site, order(site, tmp_path, pages=pages))
    assert result.fetched["/a"].state == "kept"
