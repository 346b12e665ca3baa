"""Sound pieces of configuration to spoil, and what is said of an overlay that is spoilt."""

from collections.abc import Mapping
from pathlib import Path

from config import ConfigError, read_config

Files = Mapping[str, str | bytes]
SOURCE = """\
title: The Sentinel
newsroom: Sentinel Press
kind: press
tier: national
url: https://sentinel.example
find:
  - feed: https://sentinel.example/rss
"""
MEASURE = """\
title: Benches mended
strand: social_action
unit: count
geography: England
role: output
wanted: up
series:
  - key: benches
    title: Bench count
    producer: Bench Trust
"""
HEADER = (
    "series,period,start,end,value,unit,part_year,released,"
    "source_title,source_url,confidence,note\n"
)
ROW = "benches,2012,2012-01-01,2012-12-31,7,count,,,Benches,https://bench.example/a,high,\n"
CUE = "- {text: mended bench, level: theme"


def source(extra: str = "", *, without: str = "") -> Files:
    """Overlay a source with lines more and a line less."""
    kept = [line for line in SOURCE.splitlines() if not (without and line.startswith(without))]
    return {"sources/sentinel.yml": "\n".join(kept) + "\n" + extra}


def values(*rows: str, measure: str = MEASURE) -> dict[str, str | bytes]:
    """Overlay a measure with these values."""
    return {"measures/benches.yml": measure, "observations/benches.csv": HEADER + "".join(rows)}


def write(files: Files, folder: Path) -> Path:
    """Lay out `files` under `folder`/config."""
    home = folder / "config"
    home.mkdir()
    for name, content in files.items():
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return home


def mistakes_of(files: Files, folder: Path) -> str:
    """Say what the reader says of an overlay with these files; nothing where it is sound."""
    home = write(files, folder)
    for part in ("measures", "actors"):  # the many shipped ones are not in question here
        (home / part).mkdir(exist_ok=True)
    try:
        read_config(home)
    except ConfigError as error:
        return str(error)
    return ""
