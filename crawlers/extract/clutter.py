"""Takes out of a page what surrounds an article: menus, teasers, banners, comments, captions.

By tag, role and the words in class and id, as the trade names such boxes; never by site. A box is
left alone where it holds the title or much of the page's running text: names mislead.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from crawlers.extract.markup import Markup
from crawlers.extract.passages import Passage

_TAGS = frozenset(["nav", "footer", "aside", "form", "figcaption", "dialog", "menu", "fieldset"])
_HOLDERS = frozenset(["html", "body", "article", "main"])
_ROLES = frozenset(
    [
        "navigation",
        "complementary",
        "contentinfo",
        "banner",
        "dialog",
        "alert",
        "search",
        "menu",
        "alertdialog",
    ]
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    # further reading
    r"related(?:content|articles?|stories|links|posts)?|recommend(?:ed|ations?|s)?|recirc\w*"
    r"|more-?(?:stories|news|articles|on|from|coverage|posts)|also-?(?:read|like|see|on)"
    r"|read-?(?:more|next|also)|see-?also|up-?next|you-?may|might-?like"
    r"|most-?(?:read|popular|viewed|shared|recent)|popular|trending"
    r"|latest-?(?:news|stories|posts|articles)|teasers?|promo(?:s|tions?|ted|-?box)?|jp-relatedposts"
    # asking for something
    r"|news-?letters?|subscribe|subscription|sign-?up|mailing|cookies?|consent|gdpr|ccpa"
    r"|donate|donation|membership|reprints?|correction-?form"
    # comments and sharing
    r"|comments|(?<![_-])comment|comment-?(?:list|form|section|area)s?|disqus|respond|replies"
    r"|shar(?:e|ing)(?:-?(?:bar|buttons?|tools?|this|links?|icons?|box))?|sharedaddy|addthis"
    r"|social(?:-?(?:media|links?|bar|share|icons?|buttons?))?|follow-?us"
    # about the author, the picture, the page
    r"|author-?(?:bio|box|info|card|profile|details)|about-?(?:the-?)?authors?|bio(?:graphy)?"
    r"|by-?line|date-?line|time-?stamp|captions?|credits?|wp-caption-text"
    r"|sub-?title|stand-?first|strap-?line|dek|deck"
    r"|tags|tag-?(?:list|cloud|links)|topics?-?list|breadcrumbs?|pagination|pager|copyright"
    # advertising
    r"|taboola|outbrain|sponsor(?:ed)?|advert(?:s|isements?|ising)?|ads"
    r"|ad-(?:slot|unit|wrap\w*|container|block)"
    # the frame
    r"|skip-?(?:link|to\S*)|visually-?hidden|sr-only|screen-reader-text|modal|pop-?up|overlay"
    r"|site-?(?:header|footer)|page-?footer|footer|mast-?head|nav(?:bar|igation)?|menu"
    r"|side-?bar\d?|(?:right|left)-?rail|rail|widget-area|banner|tool-?bar"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
# WordPress names a post's every tag and category in its class: words about the text, not the box.
_POST = re.compile(r"\b(?:hentry|type-post|post-\d+)\b")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME_CHARS = 300
_MUCH = 0.35
"""A box with this share of the page's running text is not clutter, whatever its name."""


def strip_clutter(markup: Markup) -> HtmlElement:
    """Take the clutter out of a page's tree, in place, and return its body."""
    tree = markup.tree
    body = tree if (found := tree.find("body")) is None else found
    weights = _weigh(markup.passages)
    most = _MUCH * weights.get(body, 0)
    for element in list(body.iter(etree.Element)):
        if element is body or not _looks_like_clutter(element):
            continue
        title = element.tag != "nav" and next(element.iter("h1"), None) is not None
        if not title and weights.get(element, 0) <= most and element.getparent() is not None:
            element.drop_tree()
    return body


def _weigh(found: Sequence[Passage]) -> dict[HtmlElement, int]:
    """Return the characters of running text under each element that has any."""
    weights: dict[HtmlElement, int] = {}
    for passage in found:
        if passage.prose:
            for element in (passage.block, *passage.block.iterancestors()):
                weights[element] = weights.get(element, 0) + len(passage.text)
    return weights


def _looks_like_clutter(element: HtmlElement) -> bool:
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag in _HOLDERS:
        return False
    return _named_as_clutter((element.get("class") or "")[:_NAME_CHARS]) or _named_as_clutter(
        (element.get("id") or "")[:_NAME_CHARS]
    )


@lru_cache(maxsize=20_000)
def _named_as_clutter(name: str) -> bool:
    return not _POST.search(name) and bool(_NAMES.search(_CAMEL.sub(r"\1-\2", name)))
