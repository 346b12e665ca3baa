"""The address an article is known by, and the others it answers to."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from crawlers.addresses import canonical, host_of, same_site
from crawlers.copies import original, plain
from crawlers.extract.markup import Markup
from store.records import Page


def find_addresses(markup: Markup, page: Page) -> tuple[str, tuple[str, ...]]:
    """Return the canonical address and every other one that the page came from or names.

    The page's own word counts within its site only, and not where it names the front page.
    """
    own = original(page.final_url, archive=page.archive)
    # Archives write their own path before the links of a copy.
    inside = host_of(own) if page.archive or own != page.final_url else ""
    links = [*markup.links.get("canonical", ())[:1], markup.first("og:url")]
    named = _spelled(own, links, archive=inside)
    declared = [url for url in named if _is_front(own) or not _is_front(url)]
    amp = _spelled(own, markup.links.get("amphtml", ()), archive=inside)
    sites = (own, original(page.url, archive=page.archive))
    return page_addresses(
        page,
        before=[url for url in declared if same_site(url, *sites)],
        after=[url for url in amp if same_site(url, *sites)],
    )


def page_addresses(
    page: Page, *, before: Iterable[str] = (), after: Iterable[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """Return the address of a page, and its others: what answered and what was asked for.

    A copy in an archive is known by what it is a copy of. The last of the others is the spelling
    that all forms of the page have in common, by which they are known as one.
    """
    own = _spelled(page.final_url, [page.final_url, page.url], archive=page.archive)
    first, *others = dict.fromkeys([*before, *own, *after])
    shared = [url for url in dict.fromkeys([plain(first), *map(plain, own)]) if url != first]
    return first, tuple(dict.fromkeys([*others, *shared]))


def _spelled(base: str, links: Iterable[str], *, archive: str = "") -> list[str]:
    spelled = []
    for link in filter(None, links):
        try:
            spelled.append(canonical(original(urljoin(base, link), archive=archive)))
        except ValueError:
            continue
    return spelled


def _is_front(url: str) -> bool:
    return urlsplit(plain(url)).path == "/"
