"""The spool: what a crawling child reports, one JSON line an outcome, readable after any kill."""

import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from store.outcomes import CrawlOutcome, Fetched, Found, HostState, Listed

_RECORDS: dict[str, type[CrawlOutcome]] = {
    record.__name__: record for record in (Found, Listed, Fetched, HostState)
}
# Their fields are all plain values: dataclasses.asdict would copy each of 50,000 links deeply.
_FIELDS = {name: [field.name for field in fields(record)] for name, record in _RECORDS.items()}


class Spool:
    """Appends outcomes, each with the operating system before `write` returns."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _cut_back(path)
        self._file: TextIO = path.open("a", encoding="utf-8", buffering=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, outcome: CrawlOutcome) -> None:
        """Append one outcome."""
        kind = type(outcome).__name__
        line = {name: getattr(outcome, name) for name in _FIELDS[kind]}
        self._file.write(json.dumps({"record": kind, **line}) + "\n")


def _cut_back(path: Path) -> None:
    """Take off a line that a kill cut off: what is appended to it would be lost."""
    if path.exists() and not (text := path.read_bytes()).endswith(b"\n"):
        os.truncate(path, text.rfind(b"\n") + 1)


def read_spool(path: Path) -> Iterator[CrawlOutcome]:
    """Every outcome in order, but of a host's states the last alone, at the end.

    A spool that was never begun has no outcomes; a line cut off by a kill ends it.
    """
    states: dict[str, HostState] = {}
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.endswith("\n"):
                break
            outcome = _outcome(line)
            if isinstance(outcome, HostState):
                states[outcome.host] = outcome
            else:
                yield outcome
    yield from states.values()


def _outcome(line: str) -> CrawlOutcome:
    given = json.loads(line)
    return _RECORDS[given.pop("record")](**given)
