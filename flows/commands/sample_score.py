"""The verb `sample score`: precision and recall corrected by people, and how far they agree."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import UsageError
from flows.options import as_json, database

if TYPE_CHECKING:
    from flows.stages.sample_report import Report


@click.command()
@click.argument("drawing", metavar="DRAW", type=click.Path(path_type=Path))
@click.argument("coded", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--settle",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Sheet whose word is final. Where it is not there yet, it is written: what coders "
    "differ on, to be filled in.",
)
@as_json
@database
def score(
    drawing: Path, coded: Sequence[Path], settle: Path | None, database: Path, *, as_json: bool
) -> None:
    """Score the archive's labels by the CODED sheets of one or several people.

    Precision and recall are weighted to the whole archive as it was when the sample was drawn,
    with 95 % intervals. Between coders: Krippendorff's alpha.

    Example: bigsociety sample score sample-1.jsonl ada.csv ben.csv --settle settled.csv
    """
    from flows.commands.sample_table import show
    from flows.stages.sample_coded import read_coded
    from flows.stages.sample_doubles import to_settle
    from flows.stages.sample_records import read_drawing
    from flows.stages.sample_report import report
    from flows.stages.sample_sheet import save_sheet

    drawn = read_drawing(drawing)
    told = read_coded(drawn, coded)
    if not told:
        raise UsageError(f"{', '.join(map(str, coded))}: nothing is coded yet")
    settled = read_coded(drawn, [settle]) if settle and settle.exists() else []
    scored = report(drawn, told, settled, database)
    if as_json:
        click.echo(json.dumps(scored.as_json(), ensure_ascii=False, indent=2))
    else:
        show(scored)
    if settle and not settle.exists():
        save_sheet(to_settle(drawn, scored.differences), settle)
        click.echo(_to_be_settled(scored, settle), err=as_json)


def _to_be_settled(scored: "Report", settle: Path) -> str:
    number = len({one.id for one in scored.differences})
    return f"{settle}: {number} items to settle: fill them in, then score again with it"
