"""What a page's site is called: its names are neither a headline's part nor an author."""

from urllib.parse import urlsplit

from config.model import Source
from crawlers.extract.linked import strings
from crawlers.extract.markup import Markup


def site_names(markup: Markup, source: Source | None, url: str) -> frozenset[str]:
    """Return the names of a page's site, each as `plain` spells it."""
    labels = (urlsplit(url).hostname or "").split(".")
    named = [markup.first("og:site_name", "application-name"), *labels]
    named += strings(markup.linked.get("publisher"), "name")
    if source:
        named += [source.title, source.newsroom]
    return frozenset(map(plain, named)) - {""}


def plain(text: str) -> str:
    """Return the letters and digits of a name alone, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())
