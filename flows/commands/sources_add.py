"""The verb `sources add`: drafts the file of a source that is to be watched."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import UsageError
from flows.options import configuration, database
from flows.options import contact as contact_option

if TYPE_CHECKING:
    from flows.stages.discover import Draft


@click.command()
@click.argument("url")
@click.option(
    "--key", default="", help="Name of the file, without its ending.  [default: the title]"
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Another file.")
@click.option("--print", "print_only", is_flag=True, help="Print the draft; write no file.")
@contact_option
@database
@configuration
def add(
    url: str,
    contact: str | None,
    database: Path,
    folder: Path | None,
    *,
    key: str,
    out: Path | None,
    print_only: bool,
) -> None:
    """Draft a source's file: ask URL, a site's front page, where its articles are listed.

    Feeds and WordPress's interface are found on the front page, sitemaps in robots.txt; each is
    asked, and what it answered is written down. No address is guessed, and no file overwritten.
    The draft goes to sources/ of the configuration folder.

    Example: bigsociety sources add https://www.thirdsector.co.uk --contact monitor@example.org
    """
    from flows.manner import live_manner
    from flows.stages.discover import drafted
    from flows.stages.dry_run import held

    manner = live_manner(contact)
    target = None if print_only else out or _folder(folder)
    if out and out.exists():
        raise _there(out)
    with held(database, "sources add") as archive:
        draft = drafted(archive, url, manner, key=key)
    if target is None:
        click.echo(draft.text, nl=False)
        return
    path = out or target / f"{draft.key}.yml"
    _write(path, draft.text)
    _tell(path, draft)


def _folder(folder: Path | None) -> Path:
    """Return where sources are configured. A new folder would hide those that are shipped."""
    sources = (folder or Path("config")) / "sources"
    if not sources.is_dir():
        raise UsageError(
            f"{sources}: there is no such folder, and a new one would replace all the sources that "
            "are shipped: give a configuration folder with --config, or a file with --out"
        )
    return sources


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise _there(path) from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}: name another file with --out") from error


def _there(path: Path) -> UsageError:
    return UsageError(
        f"{path} is there already: give another name with --key, or a file with --out"
    )


def _tell(path: Path, draft: "Draft") -> None:
    from flows.commands.dry_run import lines

    for line in lines(draft.tried, len(draft.tried.read)):
        click.echo(line)
    click.echo(f"Drafted: {path}")
    click.echo("Check in it: newsroom, kind, tier, and what the terms of the site allow (licence).")
    click.echo(f"Then: bigsociety crawl {draft.key} --dry-run")
