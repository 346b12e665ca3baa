"""What the steps of a run share: the archive with its lock, the configuration, the counts.

A run is begun and ended here, whatever its verb. Prefect is not known here: see `flows.nightly`.
"""

import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from config import read_config
from config.errors import BigSocietyError, UsageError
from config.model import Config, Source
from flows.stages.telling import SILENT, Counts, Listener
from store.archive.archive import Archive, plain_errors
from store.archive.runs import Health, begin_run, end_run
from store.archive.setup import keep_config


class DefectError(BigSocietyError):
    """Something that nobody foresaw; what was good before is still good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One run over one archive."""

    archive: Archive
    config: Config
    run: int
    sources: tuple[Source, ...]
    """Those that are to be asked: all, where none was named."""
    listener: Listener = SILENT
    counts: Counts = field(default_factory=lambda: defaultdict(Counter))
    health: list[Health] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    """Files that went out."""

    def add(self, counts: Counts) -> None:
        """Add what a stage counted."""
        for source, counter in counts.items():
            self.counts[source] += counter


def configured(
    folder: Path | None, sources: Sequence[str] = ()
) -> tuple[Config, tuple[Source, ...]]:
    """Read the configuration and find the sources to be asked; all, where none is named.

    Raises ConfigError with all mistakes, or UsageError for a source that is not known.
    """
    config = read_config(folder)
    return config, tuple(_source(config, key) for key in sources or config.sources)


def _source(config: Config, key: str) -> Source:
    if key not in config.sources:
        known = ", ".join(sorted(config.sources)) or "none at all"
        raise UsageError(f"source {key!r}: there is no config/sources/{key}.yml; known: {known}")
    return config.sources[key]


@contextmanager
def begun(
    verb: str,
    database: Path,
    folder: Path | None = None,
    *,
    sources: Sequence[str] = (),
    listener: Listener = SILENT,
) -> Iterator[Night]:
    """Open the archive to write, bring its configuration up to date, and keep a run of it.

    Nothing is opened where the configuration is wrong or a source is not known. An error ends
    the run as failed; one that nobody foresaw leaves its trace in a file and becomes a sentence.
    """
    config, chosen = configured(folder, sources)
    with plain_errors(database):
        database.parent.mkdir(parents=True, exist_ok=True)
    with Archive.open(database, write=True, verb=verb) as archive:
        keep_config(archive, config)
        run = begin_run(archive, verb)
        night = Night(archive=archive, config=config, run=run, sources=chosen, listener=listener)
        with _ended(night):
            yield night


@contextmanager
def _ended(night: Night) -> Iterator[None]:
    """Bound the stages: the one place that may catch everything."""
    try:
        yield
    except Exception as error:
        with suppress(BigSocietyError):  # a full disk takes no last words either
            end_run(night.archive, night.run, status="failed", summary={"error": str(error)})
        if isinstance(error, BigSocietyError):
            raise
        raise _defect(night, error) from error
    end_run(night.archive, night.run, status="done", summary=_summary(night))


def _summary(night: Night) -> dict[str, object]:
    whole: Counter[str] = sum(night.counts.values(), Counter())
    return dict(whole)


def _defect(night: Night, error: Exception) -> DefectError:
    trace = (
        night.archive.path.with_name(f"{night.archive.path.name}.out") / f"defect-{night.run}.txt"
    )
    trace.parent.mkdir(parents=True, exist_ok=True)
    trace.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return DefectError(
        f"{type(error).__name__}: {error}: a defect of ours; please report it with {trace}. "
        "What was kept before is whole: the same command goes on where this one stopped"
    )
