"""A site by its own words: what it is called, where it lists its articles, how it wants asking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.discover import Site, described, key_of
from crawlers.services.service import Answer

HOME = "https://www.third-outlet.example/"


def site(head: str, robots: str | None = None) -> Site:
    """Describe a site with this in its front page's head."""
    page = f"<!doctype html><html lang='en-GB'><head>{head}</head><body>Today</body></html>"
    rules = robots and Answer(url=f"{HOME}robots.txt", status=200, headers={}, body=robots.encode())
    front = Answer(url=f"{HOME}?from=mail", status=200, headers={}, body=page.encode())
    return described(front, rules or None, agent="bigsociety/0.1")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<meta property='og:site_name' content=' Third \n Outlet '><title>x</title>",
            "Third Outlet",
        ),
        ("<title>News and jobs | Third Outlet</title>", "Third Outlet"),
        ("<title>Home - Another Name</title>", "Another Name"),
        ("<title>Welcome to our site</title>", "www.third-outlet.example"),
        ("", "www.third-outlet.example"),
    ],
)
def test_a_site_is_called_what_it_calls_itself(head: str, title: str) -> None:
    assert site(head).title == title


def test_what_it_names_is_listed_once_and_comments_are_left_out() -> None:
    feed = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    comments = "<link rel='alternate' type='application/rss+xml' href='/comments/feed'>"
    found = site(feed + feed + comments, f"Sitemap: {HOME}map.xml\n")
    assert [(one.kind, one.url) for one in found.lists] == [
        ("feed", f"{HOME}feed"),
        ("sitemap", f"{HOME}map.xml"),
    ]
    assert (found.url, found.language) == (HOME, "en")


def test_the_pace_is_the_one_that_it_asks_of_us() -> None:
    rules = "User-agent: bigsociety\nCrawl-delay: 12\n\nUser-agent: *\nCrawl-delay: 30\n"
    assert site("", rules).pace == 12
    assert site("", "User-agent: *\nCrawl-delay: soon\n").pace == 0
    assert site("").pace == 0


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_nothing_that_a_site_sends_breaks_its_description(front: bytes, robots: bytes) -> None:
    page = Answer(url=HOME, status=200, headers={}, body=front)
    rules = Answer(url=f"{HOME}robots.txt", status=200, headers={}, body=robots)
    assert described(page, rules, agent="bigsociety/0.1").title


@pytest.mark.parametrize(
    ("title", "url", "key"),
    [
        ("Third Sector", HOME, "third_sector"),
        ("38 Degrees", "https://www.degrees.example/", "degrees"),
        ("Ön", "https://127.0.0.1/", "n"),
        ("", "https://127.0.0.1/", "source"),
    ],
)
def test_a_file_is_named_by_the_title_or_else_by_the_host(title: str, url: str, key: str) -> None:
    assert key_of(title, url) == key
