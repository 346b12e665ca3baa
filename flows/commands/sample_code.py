"""The verb `sample code`: text after text in the terminal, stopped and continued at will."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.model import STRANDS

if TYPE_CHECKING:
    from flows.stages.sample_records import Item

_WIDTH = 96
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could move the cursor or turn the text round: crawled text is not to be trusted."""


@click.command()
@click.argument("drawing", metavar="DRAW", type=click.Path(path_type=Path))
@click.option("--coder", required=True, help="Your name, as it is to stand beside your answers.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Your sheet.  [DRAW-CODER.csv, beside the sample]",
)
def code(drawing: Path, coder: str, out: Path | None) -> None:
    """Code a sample blind: neither the machine's labels nor other coders' are shown.

    Each answer is kept at once; the same command goes on where you stopped. Answer ? to see what
    the codebook says, s to leave a text for later, q to stop.

    Example: bigsociety sample code sample-1.jsonl --coder ada
    """
    from flows.stages.sample_coded import read_coded, uncoded
    from flows.stages.sample_records import read_drawing
    from flows.stages.sample_sheet import blank, read_sheet, save_sheet

    drawn = read_drawing(drawing)
    path = out or drawing.with_name(f"{drawing.stem}-{_file_name(coder)}.csv")
    if not path.exists():
        save_sheet(blank(drawn, coder), path)
    read_coded(drawn, [path])  # what was filled in by hand is checked before anything is added
    sheet = read_sheet(path)
    rows = {row["id"]: row for row in blank(drawn, coder)} | {
        row["id"]: row for _, row in sheet.rows
    }
    left = uncoded(drawn, sheet)
    items = {item.id: item for item in drawn.items}
    try:
        for place, identity in enumerate(left):
            click.echo(f"\n{len(items) - len(left) + place + 1} of {len(items)}")
            _show(items[identity])
            answers = _ask()
            if answers:
                rows[identity] |= answers | {"coder": coder}
                save_sheet(rows.values(), path)
    except (_Stop, click.Abort):
        click.echo("")
    open_ = len(uncoded(drawn, read_sheet(path)))
    click.echo(f"{path}: {len(items) - open_} of {len(items)} coded")


class _Stop(Exception):  # noqa: N818 - no error, the coder has had enough
    """The coder stops here."""


class _Skip(Exception):  # noqa: N818
    """The coder leaves this text for later."""


def _file_name(coder: str) -> str:
    return re.sub(r"[^\w.-]+", "-", coder).strip("-.") or "coder"


def _show(item: "Item") -> None:
    about = " · ".join(part for part in (item.outlet, item.kind, item.byline, item.date) if part)
    click.echo(click.style(_CONTROL.sub(" ", item.title), bold=True))
    click.echo(_CONTROL.sub(" ", about) + "\n")
    for text, style in ((item.before, "dim"), (item.text, "bold"), (item.after, "dim")):
        for paragraph in filter(None, _CONTROL.sub(" ", text).split("\n")):
            shown = textwrap.fill(paragraph, _WIDTH)
            plain = item.part == "page"
            click.echo(shown if plain else click.style(shown, **{style: True}))
    click.echo("")


def _ask() -> dict[str, str]:
    """Ask for all labels of a text; empty where the coder leaves it for later."""
    from flows.stages.sample_coded import SENTIMENTS, SPEAKERS

    try:
        relevant = _choose("relevant", {"y": "yes", "n": "no"})
        answers = {"relevant": relevant, "strands": "", "sentiment": "", "speaker": ""}
        if relevant == "yes":
            answers["strands"] = _choose(
                "strands", _numbered(STRANDS) | {"0": "none"}, several=True
            )
            answers["sentiment"] = _choose("sentiment", _numbered(SENTIMENTS))
            answers["speaker"] = _choose("speaker", _numbered(SPEAKERS[:-1]) | {"0": SPEAKERS[-1]})
        note = _CONTROL.sub(" ", click.prompt("note", default="", show_default=False))
    except _Skip:
        return {}
    return answers | {"note": note}


def _numbered(names: Sequence[str]) -> dict[str, str]:
    return {str(n): name for n, name in enumerate(names, start=1)}


def _choose(question: str, choices: Mapping[str, str], *, several: bool = False) -> str:
    """Ask until one of the choices is given, by its key or its name."""
    from flows.stages.sample_codebook import says_of

    offered = ", ".join(f"{key} {name}" for key, name in choices.items())
    while True:
        told = click.prompt(f"{question} ({offered}; ? s q)").strip().casefold()
        if told == "q":
            raise _Stop
        if told == "s":
            raise _Skip
        if told == "?":
            click.echo(says_of(_HEADING.get(question, question)))
            continue
        parts = re.findall(r"\d|[^\s,+\d]+", told)
        chosen = [choices.get(part, part if part in choices.values() else None) for part in parts]
        if chosen and None not in chosen and (several or len(chosen) == 1):
            return " ".join(dict.fromkeys(name for name in chosen if name and name != "none"))
        click.echo(f"{told!r}: answer {offered}{' (several: 13)' if several else ''}")


_HEADING = {"relevant": "Relevant", "strands": "Strands"}
"""Headings of the codebook, where a question has another name."""
