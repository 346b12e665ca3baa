"""Walks the records of a WARC file from anywhere: plain, gzipped record by record, or as one.

Knows records and offsets only; what a page is, is `store.warc.read`'s to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from config.errors import BigSocietyError, UsageError
from store.warc.files import opened

_LOADER = ArcWarcRecordLoader(verify_http=False)


class NotWarcError(UsageError):
    """The file holds no WARC record, not even a first one."""


class TornWarcError(BigSocietyError):
    """The file is cut off in the middle of a record, or damaged; what is good ends at `end`."""

    def __init__(self, path: Path, end: int) -> None:
        self.end = end
        super().__init__(
            f"{path}: cut off or damaged at byte {end}; every record before it was read. "
            "Fetch the file again if its end is wanted"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A whole record with its payload at hand; the next one begins at `offset + length`."""

    kind: str
    headers: StatusAndHeaders
    http: StatusAndHeaders | None
    """Status and headers of an HTTP response; None in any other record."""
    payload: bytes
    """The payload as stored; its first `most + 1` bytes where it is longer than asked for."""
    offset: int
    length: int


def walk(path: Path, offset: int = 0, *, most: int) -> Iterator[Record]:
    """Every whole record from `offset` on, in order, holding at most `most + 1` bytes of payload.

    Raises TornWarcError after the last whole record of a file that was cut off, NotWarcError where
    there is no first one. In a file gzipped as one, offsets count the bytes of the text it holds.
    """
    end = offset
    with opened(path, offset) as file:
        # Headers are read here: of a record torn in its own header, warcio's reader makes a crash.
        records = ArchiveIterator(file, no_record_parse=True, arc2warc=True)
        try:
            for warc in records:
                http = _http(warc) if warc.rec_type == "response" else None
                payload = warc.raw_stream.read(most + 1)
                records.read_to_end()
                if not _is_whole(warc):
                    raise _torn(path, end)
                yield Record(
                    kind=warc.rec_type,
                    headers=warc.rec_headers,
                    http=http,
                    payload=payload,
                    offset=end,
                    length=records.offset - end,
                )
                end = records.offset
        except ArchiveLoadFailed as error:
            raise _torn(path, end) from error
        if not file.ends_at(end):
            raise _torn(path, end)


def _http(warc: ArcWarcRecord) -> StatusAndHeaders | None:
    target = warc.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        return _LOADER.load_http_headers(warc.rec_type, target, warc.raw_stream, warc.length)
    except EOFError:
        return None


def _is_whole(warc: ArcWarcRecord) -> bool:
    length = warc.rec_headers.get_header("Content-Length") or ""
    return length.strip().isdigit() and not warc.raw_stream.limit


def _torn(path: Path, end: int) -> BigSocietyError:
    if end:
        return TornWarcError(path, end)
    return NotWarcError(f"{path}: is not a WARC file, or was cut off within its first record")
