"""Pages that need JavaScript: through an installed Chromium, and said as such without one."""

from dataclasses import replace
from pathlib import Path

import pytest

from crawlers.browser import available, chromium
from crawlers.order import ListingToAsk
from store.records import Response
from tests.crawlers.errands import HTML, QUICK, Result, ask_page, carry_out, order
from tests.replay.server import Answer, Routes, Site, serve

needs_browser = pytest.mark.skipif(bool(available()), reason=available() or "there is one")
SHELL = """<!doctype html><html><body><noscript>Please enable JavaScript.</noscript>
<div id="root"></div><img src="/picture.png"><script>
fetch("/words.json").then(r => r.json()).then(words => {
  document.getElementById("root").innerHTML = `<a href="/news/1">${words.title}</a>`;
});
fetch("OTHER/secret").catch(() => 0);
</script></body></html>"""


def routes(other: str = "http://127.0.0.2:9") -> Routes:
    return {
        "/news": Answer(
            headers={**HTML, "ETag": '"x"'}, body=SHELL.replace("OTHER", other).encode()
        ),
        "/words.json": Answer(
            headers={"Content-Type": "application/json"}, body=b'{"title": "The hall is open"}'
        ),
    }


def ask_list(site: Site) -> ListingToAsk:
    return ListingToAsk(
        source="sentinel", kind="page", url=site.url("/news"), links="#root a", browser=True
    )


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, list[str], list[str]]:
    folder = tmp_path_factory.mktemp("browser")
    with serve({"/secret": Answer(body=b"not ours")}) as other, serve({}) as site:
        elsewhere = other.url("").replace("127.0.0.1", "localhost")
        site.routes.update(routes(elsewhere))
        site.routes["/away"] = Answer(status=302, headers={"Location": f"{elsewhere}/secret"})
        site.routes["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /shut\n")
        pages = tuple(ask_page(site, path, browser=True) for path in ("/news", "/away", "/shut"))
        one = order(site, folder, listings=(ask_list(site),), pages=pages)
        result = carry_out(site, one)
        return result, [asked.path for asked in site.log], [asked.path for asked in other.log]


@needs_browser
@pytest.mark.browser
def test_what_scripts_write_into_a_page_is_read_and_kept(
    rendered: tuple[Result, list[str], list[str]],
) -> None:
    result, _, _ = rendered
    assert result.found["/news/1"].title == "The hall is open"
    assert result.fetched["/news"].state == "kept"
    page, response = result.captured["/news"]
    assert isinstance(response, Response)
    assert b"The hall is open" in response.body
    assert dict(response.headers)["X-Rendered-By"] == "Chromium"
    assert page.etag == ""


@needs_browser
@pytest.mark.browser
def test_pictures_and_other_sites_are_not_asked_for_from_a_page(
    rendered: tuple[Result, list[str], list[str]],
) -> None:
    result, asked, elsewhere = rendered
    assert "/picture.png" not in asked
    assert elsewhere == []
    assert result.fetched["/away"].state == "refused"
    assert "not of the site" in result.fetched["/away"].reason


@needs_browser
@pytest.mark.browser
def test_robots_txt_holds_for_a_browser_too(
    rendered: tuple[Result, list[str], list[str]],
) -> None:
    result, asked, _ = rendered
    assert result.fetched["/shut"].state == "refused"
    assert "/shut" not in asked


@needs_browser
@pytest.mark.browser
def test_a_page_whose_scripts_never_rest_costs_only_itself(tmp_path: Path) -> None:
    pages = {
        "/loop": "<p>x</p><script>while (true) {}</script>",
        "/inward": "<script>location = 'http://10.0.0.1/'</script>",
        "/file": "<p>hall</p><script>location = 'file:///etc/hostname'</script>",
    }
    scripted = {path: Answer(headers=HTML, body=body.encode()) for path, body in pages.items()}
    with serve(dict(scripted)) as site:
        asked = tuple(ask_page(site, path, browser=True) for path in pages)
        limits = replace(QUICK, timeout=3.0)  # two tries: its browser may have gone with a loop
        result = carry_out(site, order(site, tmp_path, pages=asked, limits=limits))
    told = {path: (one.state, one.reason) for path, one in result.fetched.items()}
    assert told == {
        "/loop": ("failed", "takes too long to answer"),
        "/inward": ("refused", "10.0.0.1 is not of the site that was asked"),
        "/file": ("kept", ""),
    }


def test_without_a_browser_a_listing_says_what_to_install_and_asks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    assert chromium() == ""
    with serve(dict(routes())) as site:
        pages = (ask_page(site, "/news", browser=True),)
        result = carry_out(site, order(site, tmp_path, listings=(ask_list(site),), pages=pages))
        assert site.log == []
    assert result.listed["/news"].reason.startswith("needs JavaScript: ")
    assert "CHROMIUM" in result.listed["/news"].reason
    assert result.fetched == {}
