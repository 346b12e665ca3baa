"""A post of WordPress's REST API, read as an article."""

from typing import Any

from config.model import Source
from crawlers.addresses import canonical, same_site
from crawlers.extract.access import STUB_WORDS, is_gate
from crawlers.extract.byline import clean
from crawlers.extract.kind import kind_by_address
from crawlers.extract.site import plain
from crawlers.services.asking import item_of, objects, text
from crawlers.services.fragments import line, paragraphs
from crawlers.services.stated import moment, stated
from store.records import Access, AccessEvidence, Article, NotAnArticle, Reading, Response

Post = dict[str, Any]


def read_post(response: Response, source: Source | None) -> Reading:
    """Read a post; of one that a password guards there is its excerpt at best."""
    post = item_of(response)
    if not isinstance(post, dict):
        return post
    guarded = _guarded(post)
    excerpt = line(rendered(post, "excerpt"))
    body = paragraphs(rendered(post, "content")) or (excerpt if guarded else "")
    if not body:
        detail = "guarded by a password" if guarded else "a post without words"
        return NotAnArticle(reason="empty", detail=detail)
    return _article(response, source, post, body, excerpt)


def rendered(post: Post, field: str) -> str:
    """Return a field's HTML."""
    value = post.get(field)
    return text(value.get("rendered")) if isinstance(value, dict) else ""


def gmt(post: Post, field: str) -> str | None:
    """Return a moment of UTC: WordPress writes it without a zone."""
    return moment(f"{written}Z") if (written := text(post.get(field))) else None


def _article(
    response: Response, source: Source | None, post: Post, body: str, excerpt: str
) -> Article:
    url = response.page.url
    access, shown = _access(post, body)
    start = excerpt.rstrip(" .\u2026[]")
    return Article(
        url=url,
        addresses=_addresses(post, url),
        source=source.key if source else response.page.source,
        title=line(rendered(post, "title")),
        standfirst="" if " ".join(body.split()).startswith(start) else excerpt,
        byline=_byline(post, source),
        body=body,
        kind=kind_by_address(url, source),
        access=access,
        access_evidence=shown,
        **stated(
            gmt(post, "date_gmt"),
            gmt(post, "modified_gmt"),
            source=source,
            captured=response.page.captured,
        ),
    )


def _guarded(post: Post) -> bool:
    content = post.get("content")
    return isinstance(content, dict) and content.get("protected") is True


def _access(post: Post, body: str) -> tuple[Access, AccessEvidence]:
    """Return how much may be read: plugins that keep posts for members say so in the text."""
    if _guarded(post):
        return ("partial" if rendered(post, "content") else "paywalled"), "api"
    if any(map(is_gate, body.split("\n\n"))):
        return ("paywalled" if len(body.split()) < STUB_WORDS else "partial"), "text"
    return "free", "api"


def _addresses(post: Post, url: str) -> tuple[str, ...]:
    """Return the address by its number, which a post keeps when it is renamed."""
    guid = rendered(post, "guid")
    if not guid.startswith(("http://", "https://")) or not same_site(guid, url):
        return ()
    address = canonical(guid)
    return () if address == url else (address,)


def _byline(post: Post, source: Source | None) -> str:
    embedded = post.get("_embedded")
    authors = objects(embedded.get("author")) if isinstance(embedded, dict) else []
    own = (source.title, source.newsroom) if source else ()
    return clean([line(text(author.get("name"))) for author in authors], frozenset(map(plain, own)))
