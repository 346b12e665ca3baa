"""Reads whole WARC files where there is no archive, and keeps what was read as Parquet.

One file of ours a WARC file, written under another name and renamed when it is whole: a part that
is there is never read again, and one whose reader died leaves nothing but work to be done. Who
reads, and on how many machines, is for others to say; merging is `flows.stages.import_`'s.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from config.model import Config
from crawlers.extract.worker import read_all
from flows.stages.wanted import Sifted, Wanted, sift
from store.archive.segments import SegmentToRead
from store.records import Article, NotAnArticle, Page, Reading, Response, Unreadable
from store.warc.read import Repeat

_BATCH = 100
_OPEN = ".open"
Outcome: TypeAlias = Reading | Repeat
_KINDS: dict[str, type[Outcome]] = {
    "article": Article,
    "not_an_article": NotAnArticle,
    "unreadable": Unreadable,
    "repeat": Repeat,
}
"""Columns beside `page`, of which each row fills one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A segment to be read elsewhere: all that its reader must be told."""

    segment: SegmentToRead
    config: Config
    wanted: Wanted
    part: Path
    """Where what was read is to be found, by its reader and by the one writer."""


Elsewhere: TypeAlias = Callable[[Sequence[Errand]], Iterable[Path]]
"""Has errands done, and yields their parts in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What was read of a segment."""

    path: Path
    passed: dict[str, dict[str, int]]
    """By source, how many pages were not worth reading, and why."""
    notes: list[str]
    """What a person should hear of the segment."""

    def rows(self) -> Iterator[tuple[Page, Outcome]]:
        """Yield the pages that left something to be kept, and what."""
        from pyarrow.parquet import ParquetFile

        from flows.stages.columns import made

        with ParquetFile(self.path) as file:
            for batch in file.iter_batches(_BATCH):
                for row in batch.to_pylist():
                    page = made(Page, row.pop("page"))
                    ((kind, outcome),) = [each for each in row.items() if each[1] is not None]
                    yield page, made(_KINDS[kind], outcome)


def errands(
    segments: Iterable[SegmentToRead], config: Config, wanted: Wanted, folder: Path
) -> list[Errand]:
    """Return what is to be read, each part under a name that tells its content in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        Errand(
            segment=segment,
            config=config,
            wanted=wanted,
            part=(folder / f"{_content(segment, config, wanted)}.parquet").resolve(),
        )
        for segment in segments
    ]


def read_part(errand: Errand) -> Path:
    """Read a segment into its part, unless that was done before; return the part."""
    if errand.part.exists():
        return errand.part
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    from flows.stages.columns import columns_of

    kinds = {"page": Page, **_KINDS}
    schema = pa.schema([pa.field(name, columns_of(kind)) for name, kind in kinds.items()])
    passed: dict[str, Counter[str]] = defaultdict(Counter)
    notes: list[str] = []
    unfinished = errand.part.with_name(f"{errand.part.name}.{os.getpid()}{_OPEN}")
    with ParquetWriter(unfinished, schema) as writer:
        rows = _rows(errand, passed, notes)
        while some := list(islice(rows, _BATCH)):
            writer.write_table(pa.Table.from_pylist(some, schema))
        told = {"passed": json.dumps(passed), "notes": json.dumps(notes)}
        writer.add_key_value_metadata(told)
    return unfinished.replace(errand.part)


def opened(path: Path) -> Part:
    """Open a part that was read."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        told = file.metadata.metadata or {}
    return Part(path=path, passed=json.loads(told[b"passed"]), notes=json.loads(told[b"notes"]))


def _content(segment: SegmentToRead, config: Config, wanted: Wanted) -> str:
    """Name what a part depends on: the file, where it begins, what is wanted, and the reader."""
    file = segment.path.stat()
    by = (version("bigsociety"), config.fingerprint, wanted.everything, segment.origin)
    what = (str(segment.path.resolve()), file.st_size, file.st_mtime_ns, segment.offset, *by)
    return f"{segment.path.name.partition('.')[0]}-{sha256(repr(what).encode()).hexdigest()[:16]}"


def _rows(
    errand: Errand, passed: dict[str, Counter[str]], notes: list[str]
) -> Iterator[dict[str, Any]]:
    put_by: list[tuple[Page, Outcome]] = []
    sifted = sift(errand.segment, errand.config, errand.wanted, known=_nothing, tell=notes.append)
    responses = _worth_reading(sifted, put_by, passed)
    for page, reading in read_all(responses, errand.config.sources, workers=1):
        yield _row(page, reading)
    for page, outcome in put_by:
        yield _row(page, outcome)


def _nothing(_: Page) -> bool:
    """Know no page: what the archive holds is seen when the parts are merged."""
    return False


def _worth_reading(
    sifted: Iterable[Sifted],
    put_by: list[tuple[Page, Outcome]],
    passed: dict[str, Counter[str]],
) -> Iterator[Response]:
    for page, outcome in sifted:
        match outcome:
            case Response():
                yield outcome
            case "known" | "off topic":
                passed[page.source][outcome] += 1
            case _:
                put_by.append((page, outcome))


def _row(page: Page, outcome: Outcome) -> dict[str, Any]:
    kind = next(name for name, made in _KINDS.items() if isinstance(outcome, made))
    return {"page": asdict(page), kind: asdict(outcome)}
