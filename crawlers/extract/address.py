"""The address an article is known by, and the others it answers to."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from crawlers.addresses import canonical, same_site
from crawlers.extract.markup import Markup
from store.records import Page


def find_addresses(markup: Markup, page: Page) -> tuple[str, tuple[str, ...]]:
    """Return the canonical address and every other one that the page came from or names.

    The page's own word counts within its site only, and not where it names the front page.
    """
    own = _spelled(page.final_url, [page.final_url])
    asked = _spelled(page.final_url, [page.url])
    named = [*markup.links.get("canonical", ())[:1], markup.first("og:url")]
    declared = [url for url in _spelled(page.final_url, named) if _credible(url, page.final_url)]
    amp = _spelled(page.final_url, markup.links.get("amphtml", ()))
    every = dict.fromkeys([*declared, *own, *asked, *amp])
    known = [url for url in every if same_site(url, page.final_url, page.url)]
    return known[0], tuple(known[1:])


def _spelled(base: str, links: Iterable[str]) -> list[str]:
    spelled = []
    for link in filter(None, links):
        try:
            spelled.append(canonical(urljoin(base, link)))
        except ValueError:
            continue
    return spelled


def _credible(url: str, own: str) -> bool:
    return urlsplit(url).path not in {"", "/"} or urlsplit(own).path in {"", "/"}
