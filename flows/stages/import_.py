"""The second stage: read what was collected, or WARC files from anywhere, into the archive.

Sealed segments are read in order, each from where reading stopped; what was read of a batch of
pages and the new offset are kept in one transaction, so that a kill loses and doubles nothing.
Which pages are worth reading is decided in `flows.stages.wanted`; where they are read by others, a
segment at a time (`flows.stages.parts`), what was read is kept here in the same way.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from pathlib import Path

from config.model import Config
from crawlers.extract.worker import read_all
from flows.stages.parts import Elsewhere, errands, opened
from flows.stages.telling import SILENT, Counts, Listener
from flows.stages.wanted import Sifted, Wanted, sift
from store.archive.again import reread
from store.archive.archive import Archive
from store.archive.frontier import TRIES
from store.archive.history import unite
from store.archive.pages import attempt, keep_reading, keep_readings, known_page
from store.archive.repeats import keep_repeat
from store.archive.search import refresh_search
from store.archive.segments import SegmentToRead, mark_read, register_segment, unread_segments
from store.records import Article, NotAnArticle, Page, Reading, Response, Unreadable
from store.warc.read import Repeat, read_record
from store.warc.records import walk

_BATCH = 50


def import_(
    archive: Archive,
    config: Config,
    *,
    files: Sequence[Path] = (),
    everything: bool = False,
    again: bool = False,
    elsewhere: Elsewhere | None = None,
    parts: Path | None = None,
    listener: Listener = SILENT,
) -> Counts:
    """Read every page that has not been read; return articles, junk, quarantined by source.

    `files` are WARC files to be read where they lie. Of pages that belong to no source we watch,
    those without an anchor in their bytes are dropped and counted, unless `everything` is wanted.
    `again` reads all pages of the archive again, in place, by today's rules. `elsewhere` has whole
    segments read by others into `parts` (a folder of the archive's, unless told), to be kept here.
    """
    for path in files:
        next(walk(path, most=0), None)  # what is no WARC file is refused before it is noted
    for path in files:
        register_segment(archive, path, "import all" if everything else "import")
    if again:
        reread(archive)
    segments = [one for one in unread_segments(archive) if _is_there(one, listener)]
    wanted = Wanted(everything=everything, again=again)
    work = _Import(archive=archive, config=config, listener=listener)
    if elsewhere is None:
        readings = _read(work, segments, wanted)
    else:
        folder = parts or archive.segments / "parts"
        readings = _fetch(work, elsewhere(errands(segments, config, wanted, folder)))
    named = {segment.name: segment for segment in segments}
    for name, some in groupby(readings, key=lambda reading: reading[0].segment):
        _keep(work, named[name], some)
    for segment in segments:
        with archive.transaction():
            _keep_repeats(work, segment)
            mark_read(archive, segment, segment.path.stat().st_size, done=True)
    if again:
        unite(archive)
    refresh_search(archive)
    return work.counts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    """What the steps share."""

    archive: Archive
    config: Config
    listener: Listener
    counts: Counts = field(default_factory=lambda: defaultdict(Counter))
    repeats: dict[str, deque[tuple[Page, Repeat]]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    """Pages that repeat an earlier one and are still to be kept, by segment, in order."""


def _is_there(segment: SegmentToRead, listener: Listener) -> bool:
    if segment.path.is_file():
        return True
    listener.noted(f"{segment.path} is gone before it was read to its end: put it back")
    return False


def _read(
    work: _Import, segments: Iterable[SegmentToRead], wanted: Wanted
) -> Iterator[tuple[Page, Reading]]:
    """Read the segments' pages in processes of our own."""

    def known(page: Page) -> bool:
        return known_page(work.archive, page.url, page.digest)

    sifted = (
        one
        for segment in segments
        for one in sift(segment, work.config, wanted, known=known, tell=work.listener.noted)
    )
    return read_all(_worth_reading(work, sifted), work.config.sources)


def _worth_reading(work: _Import, sifted: Iterable[Sifted]) -> Iterator[Response]:
    """Yield the pages to be read; keep, count or put by the others."""
    for page, outcome in sifted:
        match outcome:
            case Response():
                yield outcome
            case Repeat():
                work.repeats[page.segment].append((page, outcome))
            case "known" | "off topic":
                work.counts[page.source][outcome] += 1
            case _:
                keep_reading(work.archive, page, outcome)
                work.counts[page.source][_called(outcome)] += 1


def _fetch(work: _Import, paths: Iterable[Path]) -> Iterator[tuple[Page, Reading]]:
    """Yield what was read elsewhere of pages that are not known; keep, count or put by the rest."""
    for part in map(opened, paths):
        for source, passed in part.passed.items():
            work.counts[source] += Counter(passed)
        for note in part.notes:
            work.listener.noted(note)
        for page, outcome in part.rows():
            if isinstance(outcome, Repeat):
                work.repeats[page.segment].append((page, outcome))
            elif known_page(work.archive, page.url, page.digest):
                work.counts[page.source]["known"] += 1
            else:
                yield page, outcome


def _keep(work: _Import, segment: SegmentToRead, readings: Iterable[tuple[Page, Reading]]) -> None:
    """Keep what was read of a segment, batch by batch, each with how far it goes."""
    settled = (_settled(work.archive, work.config, segment, *reading) for reading in readings)
    while some := list(islice(settled, _BATCH)):
        end = some[-1][0].offset + some[-1][0].length
        with work.archive.transaction():
            keep_readings(work.archive, some)
            _keep_repeats(work, segment, end)
            mark_read(work.archive, segment, end, done=False)
        for page, reading in some:
            work.counts[page.source][_called(reading)] += 1
        done = sum(counter.total() for counter in work.counts.values())
        work.listener.reached("import", done)


def _keep_repeats(work: _Import, segment: SegmentToRead, end: int | None = None) -> None:
    """Keep what repeats an earlier page, as far as `end`."""
    waiting = work.repeats[segment.name]
    while waiting and (end is None or waiting[0][0].offset < end):
        page, repeat = waiting.popleft()
        seen = keep_repeat(work.archive, page, url=repeat.url, captured=repeat.captured)
        work.counts[page.source]["seen again" if seen else "repeats"] += 1


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
