"""Reads the whole configuration, and refuses it with every mistake at once.

What each file may say is in `config.reading`; what becomes of it is in `config.model`.
"""

from operator import attrgetter
from pathlib import Path

from config.errors import ConfigError, Mistake
from config.model import Config
from config.reading.actors import read_actors, read_events
from config.reading.files import SHIPPED, Files
from config.reading.measures import COLUMNS, read_measures
from config.reading.sources import read_source
from config.reading.words import read_aliases, read_confusables, read_cues, read_strands


def read_config(folder: Path | None = None) -> Config:
    """Read the shipped configuration, with `folder` (default `./config`, if there is one) upon it.

    A file or sub-folder of `folder` replaces the shipped one of that name; what it lacks is taken
    from the shipped one. Raises ConfigError with all mistakes.
    """
    files = Files(overlay=_overlay(folder), mistakes=[])
    files.check_names()
    config = _read(files)
    files.close()
    if files.mistakes:
        raise ConfigError(sorted(files.mistakes, key=attrgetter("file")))
    return config


def _overlay(folder: Path | None) -> Path | None:
    given = (folder or Path("config")).resolve()
    if folder and not given.is_dir():
        remedy = "there is no such folder: give one, or leave --config out"
        raise ConfigError([Mistake(file=str(folder), key="", remedy=remedy)])
    return given if given.is_dir() and given != SHIPPED.resolve() else None


def _read(files: Files) -> Config:
    strands = [read_strands(fields) for _, fields in files.documents("strands")]
    return Config(
        folder=files.overlay or SHIPPED,
        sources={key: read_source(key, fields) for key, fields in files.documents("sources")},
        strands=strands[0] if strands else {},
        cues=read_cues(files.entries("cues")),
        confusables=read_confusables(files.entries("confusables")),
        aliases=read_aliases(files.entries("aliases")),
        actors=read_actors(files.entries("actors")),
        events=read_events(files.entries("events")),
        measures=read_measures(files.documents("measures"), files.rows("observations", COLUMNS)),
        pipeline=files.pipeline(),
        fingerprint=files.fingerprint(),
    )
