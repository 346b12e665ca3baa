"""The second stage: read what was collected, or WARC files from anywhere, into the archive.

Sealed segments are read in order, each from where reading stopped; what was read of a batch of
pages and the new offset are kept in one transaction, so that a kill loses and doubles nothing.
Which pages are worth reading is decided in `flows.stages.wanted`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

from config.model import Config
from crawlers.extract.worker import read_all
from flows.stages.telling import SILENT, Counts, Listener
from flows.stages.wanted import Wanted, wanted_pages
from store.archive.again import reread
from store.archive.archive import Archive
from store.archive.frontier import TRIES
from store.archive.history import unite
from store.archive.pages import attempt, keep_readings
from store.archive.search import refresh_search
from store.archive.segments import SegmentToRead, mark_read, register_segment, unread_segments
from store.records import Article, NotAnArticle, Page, Reading, Unreadable
from store.warc.read import read_record

_BATCH = 50


def import_(
    archive: Archive,
    config: Config,
    *,
    files: Sequence[Path] = (),
    everything: bool = False,
    again: bool = False,
    listener: Listener = SILENT,
) -> Counts:
    """Read every page that has not been read; return articles, junk, quarantined by source.

    `files` are WARC files to be read where they lie. Of pages that belong to no source we watch,
    those without an anchor in their bytes are dropped and counted, unless `everything` is wanted.
    `again` reads all pages of the archive again, in place, by today's rules.
    """
    for path in files:
        register_segment(archive, path, "import all" if everything else "import")
    if again:
        reread(archive)
    counts: Counts = defaultdict(Counter)
    segments = {one.name: one for one in unread_segments(archive) if _is_there(one, listener)}
    pages = wanted_pages(
        archive,
        config,
        segments.values(),
        Wanted(everything=everything, again=again),
        counts=counts,
        listener=listener,
    )
    readings = read_all(pages, config.sources)
    for name, some in groupby(readings, key=lambda reading: reading[0].segment):
        _keep(archive, config, segments[name], some, counts=counts, listener=listener)
    for segment in segments.values():
        mark_read(archive, segment, segment.path.stat().st_size, done=True)
    if again:
        unite(archive)
    refresh_search(archive)
    return counts


def _is_there(segment: SegmentToRead, listener: Listener) -> bool:
    if segment.path.is_file():
        return True
    listener.noted(f"{segment.path} is gone before it was read to its end: put it back")
    return False


def _keep(
    archive: Archive,
    config: Config,
    segment: SegmentToRead,
    readings: Iterable[tuple[Page, Reading]],
    *,
    counts: Counts,
    listener: Listener,
) -> None:
    """Keep what was read of a segment, batch by batch, each with how far it goes."""
    settled = (_settled(archive, config, segment, *reading) for reading in readings)
    while some := list(islice(settled, _BATCH)):
        last = some[-1][0]
        with archive.transaction():
            keep_readings(archive, some)
            mark_read(archive, segment, last.offset + last.length, done=False)
        for page, reading in some:
            counts[page.source][_called(reading)] += 1
        listener.reached("import", sum(counter.total() for counter in counts.values()))


def _settled(
    archive: Archive, config: Config, segment: SegmentToRead, page: Page, reading: Reading
) -> tuple[Page, Reading]:
    """Read a page that killed its reader, or seemed to, again: it is given up at the third try."""
    while isinstance(reading, Unreadable) and reading.reason != "broken":
        if attempt(archive, page) >= TRIES:
            break
        response = replace(read_record(segment.path, page.offset, name=segment.name), page=page)
        page, reading = next(iter(read_all([response], config.sources)))
    return page, reading


def _called(reading: Reading) -> str:
    match reading:
        case Article():
            return "articles"
        case NotAnArticle():
            return "junk"
        case Unreadable():
            return "quarantined"
