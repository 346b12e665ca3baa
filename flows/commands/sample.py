"""The verb `sample`: draw a random sample, code it blind, and score the archive's labels by it."""

import secrets
from pathlib import Path

import click

from config.errors import UsageError
from flows.commands.sample_code import code
from flows.commands.sample_score import score
from flows.options import configuration, database

_SEEDS = 1 << 32


@click.group()
def sample() -> None:
    """Check the archive's labels against people's, on a sample of known probability.

    Nothing is ever trained on what was sampled.

    Example: bigsociety sample draw 400 --seed 1
    """


@sample.command()
@click.argument("number", type=click.IntRange(min=4))
@click.option("--seed", type=int, help="Draws the same again from the same archive.  [random]")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The sample; the coders' sheet is written beside it as .csv.  [sample-SEED.jsonl]",
)
@database
@configuration
def draw(
    number: int, seed: int | None, out: Path | None, database: Path, folder: Path | None
) -> None:
    """Draw NUMBER texts: mentions, refused sentences, and pages in which nothing was found.

    Writes the sample (with the machine's labels: keep it from the coders) and the sheet that
    coders fill in, each in a copy of their own, in a spreadsheet or with `sample code`.

    Example: bigsociety sample draw 400 --seed 1
    """
    from config.reader import read_config
    from flows.stages.sample_codebook import codebook_version
    from flows.stages.sample_draw import draw as drawn_by
    from flows.stages.sample_records import write_drawing
    from flows.stages.sample_sheet import blank, save_sheet
    from store.archive.archive import Archive

    seed = secrets.randbelow(_SEEDS) if seed is None else seed
    path = out or Path(f"sample-{seed}.jsonl")
    sheet = path.with_suffix(".csv")
    for taken in (path, sheet):
        if taken.exists() or path == sheet:
            raise UsageError(f"{taken}: is there already: name another file with --out NAME.jsonl")
    config = read_config(folder)
    with Archive.open(database) as archive:
        drawing = drawn_by(archive, config, number, seed=seed, codebook=codebook_version())
    write_drawing(drawing, path)
    save_sheet(blank(drawing), sheet)
    click.echo(f"{path}: {len(drawing.items)} items, seed {seed}; for coders: {sheet}")
    for part in dict.fromkeys(cell.part for cell in drawing.cells):
        some = [cell for cell in drawing.cells if cell.part == part]
        drawn, size = sum(cell.drawn for cell in some), sum(cell.size for cell in some)
        about = "about " if any(cell.error for cell in some) else ""
        click.echo(f"  {part:<9}{drawn:>5} of {about}{size:,.0f}")
    if drawing.unlabelled:
        click.echo(f"  not seen: {drawing.unlabelled:,} articles that are not labelled yet")


sample.add_command(code)
sample.add_command(score)
