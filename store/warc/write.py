"""Writes one WARC segment: one gzip member a record, sealed by rename when it is whole."""

import base64
import hashlib
import os
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit, urlunsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from config.errors import BigSocietyError
from store.warc.keys import without_keys, without_secrets

OPEN = ".open"
"""Suffix of a segment that is being written, or that was when its writer died."""
SOURCE = "WARC-X-Source"
"""Extension field of a response record: the key of the source it was fetched for."""
ASKED = "WARC-X-Asked"
"""Extension field of a response record: the address asked for, where a redirect led elsewhere."""
LISTED = "WARC-X-Listed"
"""Extension field of a response record: what its listing said of it, a `Found` as JSON."""

ITEM = "application/json"
"""Content type of an item: what a service's answer held of one article."""

Headers = Iterable[tuple[str, str]]


def payload_digest(body: bytes) -> str:
    """Compute the digest of a payload as WARC writes it: `sha1:` and base32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


class SegmentExistsError(BigSocietyError):
    """A segment is never appended to."""


class SegmentWriter:
    """Appends responses to a new segment; nothing is created before the first one.

    `path` carries the suffix `.open`, which `seal` takes off. Each record is handed to the
    operating system before `write` returns, so that a kill loses none of those written.
    """

    def __init__(self, path: Path) -> None:
        if path.suffix != OPEN:
            raise ValueError(f"{path}: an unsealed segment's name ends in {OPEN}")
        self.path = path
        self._file: BinaryIO | None = None
        self._writer: WARCWriter | None = None

    def write(
        self,
        url: str,
        status: str,
        headers: Headers,
        body: bytes,
        *,
        source: str = "",
        asked: str = "",
        listed: str = "",
        request: Headers = (),
        ip: str = "",
    ) -> tuple[int, int]:
        """Write a response and its request; return the response's offset and length in bytes.

        `status` is the status line ("HTTP/1.1 200 OK"), `body` the payload in the content coding
        it came in, its transfer coding removed.
        """
        file, writer = self._opened()
        offset = file.tell()
        target = without_keys(url)
        named = {SOURCE: source, ASKED: without_keys(asked), LISTED: listed, "WARC-IP-Address": ip}
        protocol, _, outcome = status.partition(" ")
        response = writer.create_warc_record(
            target,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(outcome, _kept(headers), protocol=protocol),
            warc_headers_dict={name: value for name, value in named.items() if value},
        )
        writer.write_record(response)
        length = file.tell() - offset
        writer.write_record(_request(writer, response, target, request))
        file.flush()
        return offset, length

    def write_item(
        self, url: str, body: bytes, *, source: str = "", listed: str = ""
    ) -> tuple[int, int]:
        """Write what a service's answer held of one article, as a `resource` record.

        Such a record has no HTTP headers: the item is a part of an answer. Return its offset and
        length in bytes.
        """
        file, writer = self._opened()
        offset = file.tell()
        named = {SOURCE: source, LISTED: listed}
        record = writer.create_warc_record(
            without_keys(url),
            "resource",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=ITEM,
            warc_headers_dict={name: value for name, value in named.items() if value},
        )
        writer.write_record(record)
        file.flush()
        return offset, file.tell() - offset

    def seal(self) -> Path:
        """Make the segment durable and take `.open` off its name; a segment of nothing is none."""
        sealed = self.path.with_suffix("")
        if self._file is None:
            return sealed
        os.fsync(self._file.fileno())
        self._file.close()
        return seal(self.path)

    def _opened(self) -> tuple[BinaryIO, WARCWriter]:
        if self._file is None or self._writer is None:
            self._file = _created(self.path)
            self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
            named = {"software": "bigsociety", "format": "WARC File Format 1.1"}
            sealed = self.path.with_suffix("").name
            self._writer.write_record(self._writer.create_warcinfo_record(sealed, named))
        return self._file, self._writer


def seal(path: Path) -> Path:
    """Take `.open` off a whole segment's name, durably; return the new path."""
    sealed = path.rename(path.with_suffix(""))
    folder = os.open(sealed.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return sealed


def _created(path: Path) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return path.open("xb")
    except FileExistsError as error:  # it may be torn: what is appended to it would be lost
        raise SegmentExistsError(
            f"{path}: is there already; let the next run seal it, or choose another name"
        ) from error


def _kept(headers: Headers) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() != "transfer-encoding"]


def _request(
    writer: WARCWriter, response: ArcWarcRecord, url: str, headers: Headers
) -> ArcWarcRecord:
    parts = urlsplit(url)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    named = {
        "WARC-Date": response.rec_headers.get_header("WARC-Date"),
        "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
    }
    sent = StatusAndHeaders(
        f"GET {target} HTTP/1.1", without_secrets(headers), is_http_request=True
    )
    return writer.create_warc_record(url, "request", http_headers=sent, warc_headers_dict=named)
