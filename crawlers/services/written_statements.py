"""Written statements of ministers to Parliament.

`url` is https://questions-statements-api.parliament.uk/api/writtenstatements/statements. `terms`
are asked for one after the other and looked for in what comes; `where` takes the service's
parameters, several values parted by commas: house, answeringBodies, … What it holds begins in about
2014: earlier statements are in Hansard.
"""

from collections.abc import Iterator

from config.model import Source
from crawlers.order import ListingToAsk
from crawlers.services.asking import fields, plain, text
from crawlers.services.fragments import line, paragraphs
from crawlers.services.parliament import day, page, proceeding
from crawlers.services.people import name
from crawlers.services.service import Answer, Said, Service
from crawlers.services.written import EARLIEST, READS, attachments, questions, read_list, value_of
from store.records import Reading, Response

_TEXTS = ("title", "text")


def _first(listing: ListingToAsk) -> str:
    return _questions(listing)[0]


def _questions(listing: ListingToAsk) -> list[str]:
    bounds = [("madeWhenFrom", listing.since), ("madeWhenTo", listing.until)]
    return questions(listing, [bounds])


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    return read_list(listing, answer, _questions(listing), texts=_TEXTS, days=("dateMade",))


def _article(response: Response, source: Source | None) -> Reading:
    value = value_of(response, source, "written_statements", texts=_TEXTS)
    if not isinstance(value, dict):
        return value
    made, uin = day(value.get("dateMade")), plain(value.get("uin"))
    return proceeding(
        response,
        source,
        url=page(response.page.url, "written-statements", "detail", made or "", uin),
        title=line(text(value.get("title"))) or f"Written statement {uin}",
        byline=name(text(fields(value.get("member")).get("name"))),
        body=paragraphs(text(value.get("text"))),
        published=made,
        attachments=attachments(value),
    )


SERVICE = Service(
    first=_first,
    read=_read,
    article=_article,
    reads=READS,
    windows=True,
    earliest=EARLIEST,
    why_earliest="the service holds statements since about 2014: earlier ones are in Hansard",
    accept="application/json",
)
