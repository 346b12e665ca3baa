"""`python -m nlp.fold FILE…`: take corrections and coded samples into `nlp/data`.

Corrections (who, when, why) go to corrections.jsonl, to be trained on like the shipped passages.
Rows of a coded sample go to sample.jsonl, which `bigsociety evaluate` reads and nothing trains on.
Nothing is written unless all is well.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.errors import BigSocietyError, UsageError
from nlp.folding.corrections import CORRECTIONS, correction, differing
from nlp.folding.guard import DATA, SAMPLE, normal, read_data, text_of
from nlp.folding.reading import BadRow, Numbered, Row, is_coded, read_file
from nlp.folding.samples import coded, is_uncoded

_SHIPPED = ("train.jsonl", "passages.jsonl")


@dataclass(slots=True, kw_only=True)
class Folded:
    """What a run takes in, and what it leaves out and why."""

    corrections: list[Row] = field(default_factory=list)
    sample: list[Row] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    uncoded: int = 0


def fold(files: Sequence[Path], data: Path = DATA) -> Folded:
    """Add the rows of `files` to the files in `data`; raises UsageError naming every mistake.

    A row that is there already is left out and told. A text with other labels than it has there,
    or than another of the files gives it, is a mistake: a person has to settle which hold.
    """
    folded, mistakes = Folded(), []
    corrections: list[Numbered] = []
    samples: list[Numbered] = []
    for where, row in (numbered for file in files for numbered in read_file(file)):
        try:
            if not is_coded(row):
                corrections.append((where, correction(row)))
            elif is_uncoded(row):
                folded.uncoded += 1
            else:
                samples.append((where, coded(row)))
        except BadRow as error:
            mistakes.append(f"{where}: {error}")
    mistakes += _take_samples(folded, samples, data)
    mistakes += _take_corrections(folded, corrections, data)
    if mistakes:
        raise UsageError("\n".join([*mistakes, "nothing was written"]))
    _add(data / CORRECTIONS, folded.corrections)
    _add(data / SAMPLE, folded.sample)
    return folded


def _take_samples(folded: Folded, rows: Iterable[Numbered], data: Path) -> list[str]:
    trained = {
        normal(text_of(row)): name
        for name in (*_SHIPPED, CORRECTIONS)
        for row in read_data(data / name)
    }
    known = {(row["id"], row["coder"]): (SAMPLE, row) for row in read_data(data / SAMPLE)}
    mistakes = []
    for where, row in rows:
        place, other = known.setdefault((row["id"], row["coder"]), (where, row))
        if (text := normal(text_of(row))) in trained:
            folded.left_out.append(f"{where}: its text is in {trained[text]}, to be trained on")
        elif other is row:
            folded.sample.append(row)
        elif apart := differing(row, other):
            mistakes.append(_conflict(where, apart[0], row, other, place))
        else:
            folded.left_out.append(f"{where}: the same as in {place}")
    return mistakes


def _take_corrections(folded: Folded, rows: Iterable[Numbered], data: Path) -> list[str]:
    known = {
        normal(row["text"]): (f"{name} ({row['id']})", row)
        for name in (*_SHIPPED, CORRECTIONS)
        for row in read_data(data / name)
    }
    sampled = {normal(text_of(row)) for row in (*read_data(data / SAMPLE), *folded.sample)}
    mistakes = []
    for where, row in rows:
        text = normal(row["text"])
        place, other = known.setdefault(text, (where, row))
        if text in sampled:
            remedy = "what was sampled is never trained on: leave the correction out"
            mistakes.append(f"{where}: text: {row['text'][:40]!r} is in {SAMPLE}: {remedy}")
        elif other is row:
            folded.corrections.append(row)
        elif apart := differing(row, other):
            mistakes.append(_conflict(where, apart[0], row, other, place))
        else:
            folded.left_out.append(f"{where}: the same as in {place}")
    return mistakes


def _conflict(where: str, name: str, row: Row, other: Row, place: str) -> str:
    remedy = "settle which holds: change that row, or leave this one out"
    return f"{where}: {name}: {row.get(name)!r}, but {other.get(name)!r} in {place}: {remedy}"


def _add(path: Path, rows: Sequence[Row]) -> None:
    """Write a file anew with rows added, whole or not at all."""
    if rows:
        lines = [json.dumps(row, ensure_ascii=False) for row in (*read_data(path), *rows)]
        beside = path.with_suffix(".new")
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(path)


def main(arguments: Sequence[str]) -> int:
    """Fold the files named, and tell what was done; the exit status is 2 when a row is wrong."""
    try:
        if not arguments:
            raise UsageError("no file is named: python -m nlp.fold FILE…")
        folded = fold([Path(name) for name in arguments])
    except BigSocietyError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    for line in folded.left_out:
        sys.stdout.write(f"left out: {line}\n")
    sys.stdout.write(
        f"{len(folded.corrections)} corrections added to {CORRECTIONS}, {len(folded.sample)} coded "
        f"rows to {SAMPLE}; {len(folded.left_out)} left out, {folded.uncoded} not coded yet\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
