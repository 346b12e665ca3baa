"""An article's headline and standfirst.

In order: the page's heading where another candidate confirms it; the headline of JSON-LD; og:title;
the title tag without the site's name; the heading alone. So the name of a section never wins.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawlers.extract.linked import strings
from crawlers.extract.markup import Markup, around_title
from crawlers.extract.passages import text_of, tidy
from crawlers.extract.site import plain

_SEPARATOR = re.compile(r"\s+(?:[-\u2013\u2014\u00b7\u2022\u00bb]|::)\s+|\s*\|\s*")
_SECTIONS = frozenset(
    ["opinion", "comment", "commentisfree", "analysis", "editorial", "news", "politics", "society"]
)
_SITE_WORDS = 4
_NAME_CHARS = 4
_MOST_CHARS = 500
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?title|strap-?line|dek|deck|lead-paragraph)(?=$|[\s_-])",
    re.IGNORECASE,
)
_STANDFIRST_CHARS = range(20, 601)


def find_title(markup: Markup, names: frozenset[str]) -> str:
    """Return the headline, empty when there is none; `names` are the site's own."""
    headings = [text_of(h1) for h1 in markup.tree.iter("h1")]
    written = [
        without_site(tidy(" ".join(strings(markup.linked.get("headline"))[:1])), names),
        without_site(markup.first("og:title", "twitter:title"), names),
        without_site(markup.title, names),
    ]
    confirmed = (h for h in headings if any(_same(h, other) for other in written))
    alone = headings if len(headings) == 1 else []
    return next((title for title in (*confirmed, *written, *alone) if title), "")


def find_standfirst(markup: Markup, title: str) -> str:
    """Return the summary under the headline: the one on the page, else the one described."""
    candidates = [
        *_marked(markup.tree),
        tidy(" ".join(strings(markup.linked.get("description"))[:1])),
        markup.first("og:description", "description", "twitter:description"),
    ]
    return next((c for c in candidates if len(c) in _STANDFIRST_CHARS and not _same(c, title)), "")


def without_site(title: str, names: frozenset[str]) -> str:
    """Take the site's and sections' names off either end of a title."""
    title = title[:_MOST_CHARS]
    while cuts := list(_SEPARATOR.finditer(title)):
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        first, rest = title[: cuts[0].start()], title[cuts[0].end() :]
        if _is_site(tail, names) or ("|" in cuts[-1].group() and len(head.split()) > 1):
            title = head
        elif _is_site(first, names):
            title = rest
        else:
            break
    return title


def _is_site(part: str, names: frozenset[str]) -> bool:
    name = plain(part)
    if not name or name in names or name in _SECTIONS:
        return True
    return len(part.split()) <= _SITE_WORDS and any(
        known in name for known in names if len(known) >= _NAME_CHARS
    )


def _same(one: str, other: str) -> bool:
    """Whether two titles are one, or one begins the other: some are cut short."""
    a, b = sorted((plain(one), plain(other)), key=len)
    return bool(a) and b.startswith(a) and (a == b or len(a) * 2 >= len(b))


def _marked(tree: HtmlElement) -> Iterator[str]:
    for scope in around_title(tree):
        for element in scope.iter("p", "div", "h2", "h3", "span"):
            if _STANDFIRST.search(element.get("class") or ""):
                yield text_of(element)
