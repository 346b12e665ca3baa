"""A server is believed to be who it says only where somebody whom the system trusts says so."""

from typing import Any

import pytest

from crawlers.order import ListingToAsk
from tests.hostile.certificates import authority, context
from tests.hostile.listings import rss
from tests.hostile.meeting import Met, meet
from tests.hostile.server import Site, http

FEED = {"/robots.txt": http(b""), "/feed": http(rss("").encode())}
REASONS = {
    "good": "",
    "signs its own": "its certificate is not to be trusted",
    "expired": "its certificate is not to be trusted",
    "another name": "its certificate is for another name",
    "no TLS": "does not speak TLS",
}


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Met]:
    """Ask servers with each kind of certificate, by one who trusts the authority."""
    folder = tmp_path_factory.mktemp("tls")
    signer = authority(folder)
    contexts = {
        "good": context(folder, signer),
        "signs its own": context(folder, None),
        "expired": context(folder, signer, expired=True),
        "another name": context(folder, signer, address="127.0.0.9"),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(signer.file))
        return meet(folder, dict.fromkeys(REASONS, FEED), _ask, tls=contexts)


def _ask(_: str, site: Site) -> dict[str, Any]:
    address = f"https://{site.host}/feed"
    return {"listings": (ListingToAsk(source="sentinel", kind="feed", url=address),)}


@pytest.mark.parametrize(("name", "reason"), REASONS.items(), ids=[*REASONS])
def test_a_server_is_asked_only_where_its_certificate_is_right(
    met: dict[str, Met], name: str, reason: str
) -> None:
    site = met[name].site
    (listed,) = met[name].result.listed.values()
    assert listed.state == ("failed" if reason else "new")
    assert reason in listed.reason
    assert bool(site.asked("/feed")) is not bool(reason)
