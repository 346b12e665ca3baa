"""What GDELT finds is fetched where it lives."""

from datetime import date
from pathlib import Path

from tests.flows.gazette import HTML, page
from tests.flows.past import archived, ask, outlet, walked
from tests.replay.gdelt import Seen, search
from tests.replay.server import Answer, serve

JANUARY = date(2018, 1, 1)


def test_articles_of_the_outlet_alone_are_fetched_from_its_own_site(tmp_path: Path) -> None:
    with serve({}) as site:
        told = [
            Seen(moment="20180105120000", url=site.url("/news/1"), title="As GDELT saw it"),
            Seen(moment="20180105130000", url="http://127.0.0.1.elsewhere.example/news/2"),
        ]
        site.routes.update(search(told))
        site.routes["/news/1"] = Answer(headers=HTML, body=page(0).encode())
        folder = outlet(tmp_path / "config", archived(site, "gdelt", "127.0.0.1"), site.url(""))
        course = walked(tmp_path / "a.db", folder, JANUARY, JANUARY)
    assert (course.done, course.failed) == (1, 0)
    found = ask(tmp_path / "a.db", "SELECT url, published FROM articles")
    assert found == [(site.url("/news/1"), "2013-12-01T08:00:00Z")]
    assert ask(tmp_path / "a.db", "SELECT links, dropped FROM windows") == [(1, 0)]
