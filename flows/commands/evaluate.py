"""The verb `evaluate`: how well the pipeline does on labelled lines. The figures are nlp's."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.errors import BigSocietyError, UsageError
from flows.options import as_json, configuration

if TYPE_CHECKING:
    from nlp.evaluation.changes import Change
    from nlp.evaluation.report import Report

_FACTS = ("speaker", "kind", "tier", "outlet", "period", "group", "level")
_file = click.Path(path_type=Path)


@click.command()
@configuration
@as_json
@click.option("--by", "facts", type=click.Choice(_FACTS), multiple=True, help="Break down by this.")
@click.option(
    "--prevalence",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.1,
    show_default=True,
    help="True share of relevant passages, at which precision is told.",
)
@click.option("--against", type=_file, help="An earlier report (--json): tell what changed.")
@click.option("--floor", type=_file, help="Pinned scores; exit 1 when one has fallen.")
@click.option("--write", is_flag=True, help="Pin the scores in --floor anew; none may fall.")
@click.option("--lower", is_flag=True, help="With --write: pin them although some fell.")
@click.argument("files", type=_file, nargs=-1, metavar="[FILE]...")
def evaluate(
    files: Sequence[Path],
    *,
    facts: Sequence[str],
    prevalence: float,
    against: Path | None,
    floor: Path | None,
    folder: Path | None,
    write: bool,
    lower: bool,
    as_json: bool,
) -> None:
    """Score the pipeline against labelled JSON lines: passages, documents or NewsMTSC sentences.

    Without FILE, the shipped passages of held-out pages are scored. Shown are the headline figures
    with intervals, every label's precision, recall and F1, confusion, and calibration.

    Example: bigsociety evaluate labelled.jsonl --by period --floor floor.json
    """
    from nlp.evaluation.floor import read_floor, shortfalls, write_floor

    if (write and floor is None) or (lower and not write):
        raise UsageError("--write goes with --floor FILE, and --lower with --write")
    pinned = read_floor(floor) if floor and not write else None
    earlier = _report(against) if against else None
    report = _scored(files, prevalence, folder).as_json()
    changed = _changes(earlier, report) if earlier else []
    if as_json:
        report["changes"] = [asdict(one) | {"verdict": one.verdict} for one in changed]
        click.echo(json.dumps(report, indent=1))
    else:
        click.echo("\n".join(_as_text(report, facts, changed)))
    if floor and write:
        write_floor(floor, report, lower=lower)
    if pinned and (short := shortfalls(report, pinned)):
        raise BigSocietyError("\n".join(short))


def _as_text(
    report: dict[str, Any], facts: Sequence[str], changed: "Sequence[Change]"
) -> Iterator[str]:
    from nlp.evaluation.tables import breakdown_lines, change_lines, report_lines

    yield from report_lines(report)
    for fact in facts:
        yield ""
        yield from breakdown_lines(report, fact)
    if changed:
        yield ""
        yield from change_lines(changed)


def _scored(files: Sequence[Path], prevalence: float, folder: Path | None) -> "Report":
    from config.reader import read_config
    from nlp.evaluation.score import score, tiers_of
    from nlp.learn import passages
    from nlp.pipeline import load

    rows = [row for file in files for row in _rows(file)] or passages(held_out=True)
    config = read_config(folder)
    return score(load(config), rows, prevalence=prevalence, tiers=tiers_of(config))


def _rows(file: Path) -> Sequence[Any]:
    from nlp.evaluation.rows import read_rows
    from nlp.lines import BadLine

    try:
        with file.open("rb") as stream:
            rows = read_rows(stream)
    except OSError as error:
        remedy = "name a file of labelled JSON lines"
        raise UsageError(f"{file}: cannot be read ({error.strerror}): {remedy}") from None
    except BadLine as error:
        raise UsageError(f"{file}: {error}") from None
    if not rows:
        raise UsageError(f"{file}: holds no line: name a file of labelled JSON lines")
    return rows


def _report(file: Path) -> dict[str, Any]:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
        return {name: report[name] for name in ("data", "figures", "counts")}
    except (OSError, ValueError, TypeError, KeyError) as error:
        remedy = "write one with bigsociety evaluate FILE --json"
        raise UsageError(f"{file}: not a report ({error}): {remedy}") from None


def _changes(earlier: dict[str, Any], report: dict[str, Any]) -> "list[Change]":
    from nlp.evaluation.changes import changes
    from nlp.lines import BadLine

    try:
        return changes(earlier, report)
    except BadLine as error:
        raise UsageError(f"--against: {error}") from None
