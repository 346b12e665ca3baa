"""Reads pages out of WARC files from anywhere; what cannot be a page is passed over."""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeAlias

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders

from config.errors import BigSocietyError
from store.outcomes import Found
from store.records import Page, Response
from store.warc.coding import LARGEST, BrokenCodingError, TooLargeError, decoded
from store.warc.keys import without_keys
from store.warc.records import Record, TornWarcError, walk
from store.warc.write import ASKED, ITEM, LISTED, SOURCE, payload_digest

Refusal: TypeAlias = Literal["not HTML", "too large", "broken"]
"""Why a page's bytes are not handed on: not a text we read, over 20 MB, in no known coding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A capture whose payload was that of an earlier one, and was not stored again."""

    url: str
    """Address of the earlier capture."""
    captured: str
    """Its moment; empty where it is not said."""


_READABLE = (ITEM, "text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_log = logging.getLogger(__name__)


class NoPageError(BigSocietyError):
    """There is no readable page at this offset of the segment."""


def read_segment(
    path: Path,
    offset: int = 0,
    *,
    name: str | None = None,
    tell: Callable[[str], None] = _log.warning,
) -> Iterator[tuple[Page, Response | Refusal | Repeat]]:
    """Every HTTP response from `offset` on, its content codings removed, or why it is not read.

    `page.offset + page.length` is where to go on; `name` is what the pages call the segment. Where
    the file is cut off, `tell` is given one sentence, after everything before was yielded.
    Of a revisit record comes what it repeats: a page that was captured before, here or elsewhere.
    """
    try:
        for record in walk(path, offset, most=LARGEST):
            if found := _page(record, path.name if name is None else name):
                yield found
    except TornWarcError as torn:
        tell(str(torn))


def read_record(path: Path, offset: int, *, name: str | None = None) -> Response:
    """Read again the response whose record begins at `offset`."""
    record = next(walk(path, offset, most=LARGEST), None)
    found = _page(record, path.name if name is None else name) if record else None
    if found is None:
        raise NoPageError(f"{path}: no page begins at byte {offset}; import it again")
    _, response = found
    if not isinstance(response, Response):
        raise NoPageError(f"{path}: the response at byte {offset} is {response}")
    return response


def _page(record: Record, name: str) -> tuple[Page, Response | Refusal | Repeat] | None:
    if record.kind == "revisit":
        return _repeat(record, name)
    if record.kind == "response" and record.http:
        return _read(record, record.http, name)
    if record.kind == "resource" and record.headers.get_header("Content-Type", "") == ITEM:
        return _item(record, name)
    return None


def _repeat(record: Record, name: str) -> tuple[Page, Repeat]:
    address = without_keys(record.headers.get_header("WARC-Target-URI", ""))
    page = Page(
        url=address,
        final_url=address,
        source=record.headers.get_header(SOURCE, ""),
        captured=_moment(record, "WARC-Date"),
        status=304,
        digest=record.headers.get_header("WARC-Payload-Digest", ""),
        segment=name,
        offset=record.offset,
        length=record.length,
    )
    earlier = without_keys(record.headers.get_header("WARC-Refers-To-Target-URI", address))
    return page, Repeat(url=earlier, captured=_moment(record, "WARC-Refers-To-Date"))


def _moment(record: Record, header: str) -> str:
    written = record.headers.get_header(header, "")[:19]
    return f"{written}Z" if written else ""


def _item(record: Record, name: str) -> tuple[Page, Response]:
    """Read what a service's answer held of one article: `SegmentWriter.write_item` wrote it."""
    address = record.headers.get_header("WARC-Target-URI", "")
    page = Page(
        url=address,
        final_url=address,
        source=record.headers.get_header(SOURCE, ""),
        captured=_moment(record, "WARC-Date"),
        status=200,
        digest=payload_digest(record.payload),
        content_type=ITEM,
        segment=name,
        offset=record.offset,
        length=record.length,
    )
    found = _found(record.headers.get_header(LISTED, ""))
    return page, Response(page=page, headers=(), body=record.payload, found=found)


def _read(record: Record, http: StatusAndHeaders, name: str) -> tuple[Page, Response | Refusal]:
    target = without_keys(record.headers.get_header("WARC-Target-URI", ""))
    wire = _without_transfer_coding(record.payload, http)
    page = Page(
        url=record.headers.get_header(ASKED, target),
        final_url=target,
        source=record.headers.get_header(SOURCE, ""),
        captured=_moment(record, "WARC-Date"),
        status=_status(http),
        digest=_digest(record, wire),
        content_type=http.get_header("Content-Type", ""),
        etag=http.get_header("ETag", ""),
        last_modified=http.get_header("Last-Modified", ""),
        segment=name,
        offset=record.offset,
        length=record.length,
    )
    response = _response(page, http, wire)
    if isinstance(response, Response):
        response = replace(response, found=_found(record.headers.get_header(LISTED, "")))
    return page, response


def _found(listed: str) -> Found | None:
    """Find what the listing said of the page, where our own crawl wrote it down."""
    try:
        return Found(**json.loads(listed)) if listed else None
    except (ValueError, TypeError):  # another's field of the same name
        return None


def _without_transfer_coding(payload: bytes, http: StatusAndHeaders) -> bytes:
    """Take off what other tools leave on."""
    if http.get_header("Transfer-Encoding", "").lower() != "chunked":
        return payload
    return bytes(ChunkedDataReader(BytesIO(payload)).read())


def _digest(record: Record, wire: bytes) -> str:
    if len(record.payload) <= LARGEST:
        return payload_digest(wire)
    return str(record.headers.get_header("WARC-Payload-Digest", ""))


def _status(http: StatusAndHeaders) -> int:
    code = http.get_statuscode()
    return int(code) if code.isascii() and code.isdigit() else 0


def _response(page: Page, http: StatusAndHeaders, wire: bytes) -> Response | Refusal:
    kind = page.content_type.partition(";")[0].strip().lower()
    if kind and kind not in _READABLE:
        return "not HTML"
    try:
        body = decoded(wire, http.get_header("Content-Encoding", ""))
    except TooLargeError:
        return "too large"
    except BrokenCodingError:
        return "broken"
    return Response(page=page, headers=tuple(http.headers), body=body)
