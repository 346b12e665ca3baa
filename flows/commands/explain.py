"""The verb `explain`: why an article's mentions are labelled as they are. The why is nlp's."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import UsageError
from flows.options import as_json, configuration, database

if TYPE_CHECKING:
    from flows.commands.explanation import Subject


@click.command()
@database
@configuration
@click.option("--mention", "only", type=click.IntRange(min=1), help="This mention only, by number.")
@click.option(
    "--words",
    type=click.IntRange(min=0),
    default=6,
    show_default=True,
    help="Words shown a label, the heaviest first.",
)
@click.option(
    "--examples",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="Labelled examples shown a mention, the nearest first.",
)
@as_json
@click.argument("article")
def explain(
    article: str,
    database: Path,
    folder: Path | None,
    only: int | None,
    *,
    words: int,
    examples: int,
    as_json: bool,
) -> None:
    """Show the sentences, cues, probabilities and words behind an article's mentions.

    ARTICLE is an article's id or address in the archive; a file of plain text, or - for standard
    input, is explained without an archive. Labels are those of today's rules. Words are weighed by
    leaving each out and judging the sentence again: +1 doubles the odds of the label.

    Example: bigsociety explain https://www.thirdsector.co.uk/article/1 --mention 2
    """
    subject = _subject(article, database)
    from config.reader import read_config
    from flows.commands.explanation import Rules, as_object
    from flows.commands.explanation_lines import as_lines
    from nlp.explain import explain as explained
    from nlp.label import label_all
    from nlp.pipeline import load, ruleset, thresholds

    config = read_config(folder)
    nlp = load(config)
    labels = next(label_all(nlp, [subject.text]))
    if only and only > len(labels.mentions):
        counted = f"{len(labels.mentions)} mention{'' if len(labels.mentions) == 1 else 's'}"
        raise UsageError(f"--mention {only}: {article} has {counted}")
    found = explained(nlp, subject.text, labels, only=only, examples=examples)
    rules = Rules(ruleset=ruleset(config), thresholds=thresholds(nlp), words=words)
    if as_json:
        click.echo(json.dumps(as_object(subject, labels, found, rules), indent=1))
        return
    for line in as_lines(subject, labels, found, rules):
        click.echo(line)


def _subject(article: str, database: Path) -> "Subject":
    """Find what is to be explained: standard input, a file, else an article of the archive."""
    if article == "-":
        return _plain_text("standard input", sys.stdin.buffer.read())
    file = Path(article)
    if "://" not in article and file.is_file():
        try:
            return _plain_text(article, file.read_bytes())
        except OSError as error:
            raise UsageError(f"{article}: cannot be read ({error.strerror})") from None
    return _kept(article, database)


def _plain_text(name: str, data: bytes) -> "Subject":
    from flows.commands.explanation import Subject
    from nlp.label import LONGEST, Text

    try:
        body = data.decode("utf-8-sig").replace("\r\n", "\n").strip()
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 at byte {error.start}: save it as UTF-8") from None
    if not body:
        raise UsageError(f"{name}: holds no text")
    if len(body) > LONGEST:
        raise UsageError(f"{name}: {len(body):,} characters; at most {LONGEST:,} are read")
    return Subject(name=name, text=Text(id=name, body=body))


def _kept(article: str, database: Path) -> "Subject":
    from crawlers.addresses import canonical
    from flows.commands.explanation import Subject
    from nlp.label import Text
    from store.archive.archive import Archive
    from store.ask.reading import read_text

    try:
        addresses = [canonical(article)]
    except ValueError:
        addresses = []
    with Archive.open(database) as archive:
        found = read_text(archive, article, addresses)
    if found is None:
        raise UsageError(
            f"{article}: neither an article's id or address in {database} nor a file: "
            "the desk shows an article's id in its address, /article/<id>"
        )
    text = Text(
        id=found.id,
        title=found.title,
        body=found.body,
        byline=found.byline,
        outlet=found.outlet,
        kind=found.kind,
        date=found.published,
    )
    return Subject(name=found.id, text=text, url=found.url, kept_ruleset=found.ruleset)
