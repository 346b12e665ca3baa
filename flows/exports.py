"""The analysts' tables as files. Which rows and columns they have is said in `store.ask.tables`."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from store.archive.archive import Archive, plain_errors
from store.ask.tables import TABLES, table

Form: TypeAlias = Literal["csv", "jsonl"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NEGATIVE = re.compile(r"-\d+(\.\d+)?")


def write_tables(archive: Archive, folder: Path, form: Form) -> list[Path]:
    """Write each table into the folder; return the paths."""
    with plain_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{name}.{form}", table(archive, name), form) for name in TABLES]


def safe_cell(value: object) -> object:
    """Lead a text that a spreadsheet would take for a formula by an apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NEGATIVE.fullmatch(value):
        return f"'{value}"
    return value


def _write(path: Path, rows: Iterator[tuple[object, ...]], form: Form) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        if form == "csv":
            csv.writer(file).writerows(map(safe_cell, row) for row in rows)
        else:
            names = next(rows)
            for row in rows:
                named = dict(zip(names, row, strict=True))
                file.write(json.dumps(named, ensure_ascii=False) + "\n")
    return path
