"""A server is believed to be who it says only where somebody whom the system trusts says so."""

from contextlib import ExitStack

import pytest

from crawlers.crawl import crawl
from crawlers.spool import read_spool
from tests.crawlers.errands import QUICK, Result, ask_feed, order, result
from tests.hostile.certificates import authority, context
from tests.hostile.listings import rss
from tests.hostile.server import Site, http, serve

pytestmark = pytest.mark.xdist_group("hostile tls")

FEED = {"/robots.txt": http(b""), "/feed": http(rss("").encode())}
REASONS = {
    "good": "",
    "signs its own": "its certificate is not to be trusted",
    "expired": "its certificate is not to be trusted",
    "another name": "its certificate is for another name",
    "no TLS": "does not speak TLS",
}


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Site, Result]]:
    """Ask servers with each kind of certificate, by one who trusts the authority."""
    folder = tmp_path_factory.mktemp("tls")
    signer = authority(folder)
    contexts = {
        "good": context(folder, signer),
        "signs its own": context(folder, None),
        "expired": context(folder, signer, expired=True),
        "another name": context(folder, signer, address="127.0.0.9"),
        "no TLS": None,
    }
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(signer.file))
        sites = {name: stack.enter_context(serve(FEED, tls=tls)) for name, tls in contexts.items()}
        sites["no TLS"].scheme = "https"
        orders = {
            name: order(
                site,
                folder,
                name.replace(" ", "-"),
                listings=(ask_feed(site, "/feed"),),
                limits=QUICK,
            )
            for name, site in sites.items()
        }
        list(crawl(orders.values()))
        return {
            name: (sites[name], result(sites[name], one, [*read_spool(one.spool)]))
            for name, one in orders.items()
        }


@pytest.mark.parametrize(("name", "reason"), REASONS.items(), ids=[*REASONS])
def test_a_server_is_asked_only_where_its_certificate_is_right(
    met: dict[str, tuple[Site, Result]], name: str, reason: str
) -> None:
    site, answered = met[name]
    listed = answered.listed["/feed"]
    assert listed.state == ("failed" if reason else "new")
    assert reason in listed.reason
    assert bool(site.asked("/feed")) is not bool(reason)
