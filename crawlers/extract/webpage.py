"""Reads a web page into the article on it: by its source's layout, then by generic rules."""

from config.model import Source
from crawlers.addresses import host_of
from crawlers.extract.access import find_access
from crawlers.extract.address import find_addresses
from crawlers.extract.body import find_body
from crawlers.extract.byline import clean, find_byline
from crawlers.extract.dates import find_dates
from crawlers.extract.days import day_of
from crawlers.extract.decode import decode
from crawlers.extract.kind import find_kind
from crawlers.extract.language import find_language
from crawlers.extract.layout import Laid, lay, layout_for
from crawlers.extract.markup import Markup, parse
from crawlers.extract.site import site_names
from crawlers.extract.title import find_standfirst, find_title
from crawlers.extract.verdict import judge, refuse, scripted
from store.records import Article, NotAnArticle, Reading, Response


def read_webpage(response: Response, source: Source | None) -> Reading:
    """Return the article on a page, or why there is none."""
    if refused := refuse(response):
        return refused
    page = response.page
    laid = lay(decode(response.body, page.content_type), layout_for(source, day_of(page.captured)))
    markup = parse(laid.page)
    if markup is None:
        return NotAnArticle(reason="empty", detail="no markup")
    return _article(markup, laid, response, source)


def _article(markup: Markup, laid: Laid, response: Response, source: Source | None) -> Reading:
    page, found = response.page, response.found
    url, addresses = find_addresses(markup, page)
    names = site_names(markup, source, url)
    title = laid.title or find_title(markup, names) or (found.title if found else "")
    standfirst = laid.standfirst or find_standfirst(markup, title)
    byline = clean(laid.byline, names) or find_byline(markup, names)
    dates = find_dates(markup, response, source, laid.published)
    kind = find_kind(markup, url, source)
    # Last, for it takes the page apart.
    body = laid.body or find_body(markup, title)
    access, shown = find_access(markup, body, status=page.status)
    if none := judge(markup, page, title=title, body=body, access=access):
        return scripted(none, laid.page)
    return Article(
        url=url,
        addresses=addresses,
        source=source.key if source else page.source or host_of(url),
        title=title,
        standfirst="" if body.startswith(standfirst.rstrip(". …")) else standfirst,
        byline=byline,
        body=body,
        language=find_language(body, markup.language),
        kind=kind,
        access=access,
        access_evidence=shown,
        **dates,
    )
