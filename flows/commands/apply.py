"""The verbs that run the pipeline over JSON lines: `apply` answers, `evaluate` scores."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from config.errors import BigSocietyError, UsageError
from flows.options import as_json, configuration

if TYPE_CHECKING:
    from spacy.language import Language

_READ = 1 << 16


@click.command()
@configuration
@click.argument("file", type=click.Path(path_type=Path), required=False)
def apply(file: Path | None, folder: Path | None) -> None:
    """Run the pipeline over JSON lines from FILE or standard input; no database is touched.

    A line with `text` is a passage, one with `body` a document. One line out for each line in, in
    order; a line that cannot be read answers {"id", "error"}.

    Example: echo '{"id": 1, "text": "The Big Society works."}' | bigsociety apply
    """
    stream = sys.stdin.buffer if file is None or str(file) == "-" else _open(file)
    nlp = _pipeline(folder)
    try:
        for lines in batches(stream):
            _answer(nlp, lines)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.command()
@configuration
@as_json
@click.option(
    "--floor",
    type=click.Path(path_type=Path),
    help='JSON of figures that must be reached, {"group.label": F1}; exit 1 when one is not.',
)
@click.argument("file", type=click.Path(path_type=Path))
def evaluate(file: Path, floor: Path | None, as_json: bool, folder: Path | None) -> None:  # noqa: FBT001
    """Score the pipeline against labelled JSON lines: precision, recall, F1, support per label.

    Example: bigsociety evaluate labelled.jsonl --floor floor.json
    """
    from nlp.lines import BadLine
    from nlp.score import score_lines

    floors = _floors(floor)
    with _open(file) as stream:
        nlp = _pipeline(folder)
        try:
            table = score_lines(nlp, stream).as_json()
        except BadLine as error:
            raise UsageError(f"{file}: {error}") from None
    click.echo(json.dumps(table, indent=1) if as_json else _as_text(table))
    short = shortfalls(table, floors)
    if short:
        raise BigSocietyError("\n".join(short))


def batches(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Yield the lines of `stream` in the portions in which they arrive: a pipe gets answers."""
    parts: list[bytes] = []
    while data := getattr(stream, "read1", stream.read)(_READ):
        *whole, rest = data.split(b"\n")
        if whole:
            whole[0] = b"".join([*parts, whole[0]])
            parts = []
            yield whole
        parts.append(rest)
    if any(parts):
        yield [b"".join(parts)]


def shortfalls(table: Mapping[str, Any], floors: Mapping[str, float]) -> list[str]:
    """Give a line for each floor (`group.label`) that the scores do not reach."""
    reached = {
        f"{group}.{label}": row["f1"]
        for group, rows in table.items()
        for label, row in rows.items()
    }
    return [
        f"{name}: F1 {reached.get(name, 0.0):.3f} is below the floor of {least:.3f}"
        for name, least in floors.items()
        if reached.get(name, 0.0) < least
    ]


def _pipeline(folder: Path | None) -> "Language":
    from config.reader import read_config
    from nlp.pipeline import load

    return load(read_config(folder))


def _answer(nlp: "Language", lines: list[bytes]) -> None:
    from nlp.lines import answers

    for answer in answers(nlp, lines):
        sys.stdout.buffer.write(_written(answer))
    sys.stdout.buffer.flush()


def _written(answer: Mapping[str, Any]) -> bytes:
    """One line; broken surrogates, which UTF-8 cannot hold, stay escaped as they came."""
    try:
        return json.dumps(answer, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(answer).encode() + b"\n"


def _open(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be read ({error.strerror}): name a file of JSON lines"
        ) from None


def _floors(floor: Path | None) -> dict[str, float]:
    if floor is None:
        return {}
    try:
        floors = json.loads(floor.read_text(encoding="utf-8"))
        return {str(name): float(least) for name, least in floors.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        remedy = 'write {"group.label": F1}, as in {"relevance.relevant": 0.9}'
        raise UsageError(f"{floor}: not a file of floors ({error}): {remedy}") from None


def _as_text(table: Mapping[str, Any]) -> str:
    heading = f"{'':<42}{'precision':>10}{'recall':>10}{'F1':>10}{'support':>10}"
    lines = [heading]
    for group, rows in table.items():
        for label, row in rows.items():
            figures = [
                "" if name not in row else f"{row[name]:.3f}"
                for name in ("precision", "recall", "f1")
            ]
            cells = "".join(f"{cell:>10}" for cell in [*figures, str(row.get("support", ""))])
            lines.append(f"{group + ': ' + label:<42}{cells}")
    return "\n".join(lines)
