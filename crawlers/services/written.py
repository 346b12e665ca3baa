"""What written questions and written statements have in common: one service, one envelope.

Its lists cut long texts off with three dots, and take a phrase for any of its words. What is whole
is looked through and kept from the list; what is cut off is asked for by its id, for the phrase may
stand in what is missing, and looked through when it is read.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from config.listing import ListingKind
from config.model import Source
from crawlers.order import ListingToAsk
from crawlers.services.asking import fields, item, item_of, json_of, objects, plain, text
from crawlers.services.fragments import line
from crawlers.services.parliament import day
from crawlers.services.phrases import speaks_of
from crawlers.services.service import Answer, Entry, NotAListingError, Said
from crawlers.services.turns import Pairs, more, question, several
from store.records import Attachment, NotAnArticle, Response, Unreadable

Value = dict[str, Any]
READS = frozenset({200, 400})
EARLIEST = date(2014, 1, 1)
_TAKE = 100
_OK = 200
_BOUNDS = tuple(
    f"{what}When{end}"
    for what in ("tabled", "answered", "corrected", "made")
    for end in ("From", "To")
)
_EXPANDED = "expandMember=true"
_CUT = ("...", "\u2026")


def questions(listing: ListingToAsk, days: Sequence[Pairs], *, form: Pairs = ()) -> list[str]:
    """Return the first addresses of what is to be asked: each phrase, within each bounds of days.

    Past sessions are asked for, too: it is not known which are by default.
    """
    where = [pair for name, values in listing.where.items() for pair in several(name, values)]
    always = [("sessionStatus", "Any"), ("expandMember", "true"), ("take", str(_TAKE))]
    return [
        question(listing.url, [("searchTerm", phrase)], bounds, where, form, always)
        for phrase in listing.terms or ("",)
        for bounds in days
    ]


def read_list(
    listing: ListingToAsk,
    answer: Answer,
    asked: Sequence[str],
    *,
    texts: tuple[str, ...],
    days: tuple[str, ...],
) -> Iterator[Said]:
    """Read an answer: `texts` are the fields that hold words, `days` those that show a change."""
    said = json_of(answer)
    if "results" not in fields(said):
        raise NotAListingError(_problem(fields(said)))
    for value in (fields(result.get("value")) for result in objects(said["results"])):
        words = [text(value.get(name)) for name in texts]
        cut = any(each.rstrip().endswith(_CUT) for each in words)
        if plain(value.get("id")) and (cut or speaks_of(listing.terms, *words)):
            yield Entry(
                url=_address(listing.url, plain(value["id"])),
                title=line(words[0]),
                published=day(value.get(days[0])),
                modified=max(day(value.get(name)) or "" for name in days) or None,
                item=b"" if cut else item(value),
            )
    yield from more(
        asked,
        answer,
        offset="skip",
        days=_BOUNDS,
        results=said["results"],
        total=said.get("totalResults"),
    )


def _problem(said: Value) -> str:
    """Return what the service finds wrong with the question, in its own words."""
    named = [f"{name}: {', '.join(map(str, why))}" for name, why in _errors(said)]
    words = [text(said.get("title")), text(said.get("detail")), *named]
    told = " ".join(filter(None, words))
    return f"says: {told}" if told else "is no list of Parliament's service: it has no results"


def _errors(said: Value) -> Iterator[tuple[str, list[Any]]]:
    for name, why in fields(said.get("errors")).items():
        yield name, why if isinstance(why, list) else [why]


def _address(url: str, number: str) -> str:
    parts = urlsplit(url)
    path = f"{parts.path.rstrip('/')}/{number}"
    return urlunsplit((parts.scheme, parts.netloc, path, _EXPANDED, ""))


def value_of(
    response: Response, source: Source | None, kind: ListingKind, *, texts: tuple[str, ...]
) -> Value | NotAnArticle | Unreadable:
    """Read what was kept from a list, or asked for by its id; a phrase must be in it."""
    if response.page.status != _OK:
        return NotAnArticle(reason="error status", detail=str(response.page.status))
    kept = item_of(response)
    if not isinstance(kept, dict):
        return kept
    value = fields(kept.get("value")) or kept
    words = [text(value.get(name)) for name in texts]
    if not speaks_of(_terms(source, kind), *words):
        return NotAnArticle(reason="not an article", detail="holds none of the phrases asked for")
    return value


def _terms(source: Source | None, kind: ListingKind) -> tuple[str, ...]:
    """Return the phrases that a source asks for; none where it asks for everything."""
    asked = [listing.terms for listing in source.find if listing.kind == kind] if source else []
    return tuple(term for terms in asked for term in terms) if all(asked) else ()


def attachments(value: Value) -> tuple[Attachment, ...]:
    """Return the documents that belong to it."""
    return tuple(
        Attachment(
            url=text(each.get("url")),
            title=line(text(each.get("title"))),
            content_type=text(each.get("fileType")),
        )
        for each in objects(value.get("attachments"))
        if text(each.get("url"))
    )
