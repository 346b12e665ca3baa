"""The command line: verbs, each in its own file under `flows.commands`.

Nothing heavy is imported here, so that `--help` answers at once. No work is done here either.
"""

import importlib
import sys

import click

from config.errors import BigSocietyError

VERBS: dict[str, tuple[str, str]] = {
    "nightly": ("flows.commands.nightly:nightly", "Run the whole flow once."),
    "demo": ("flows.commands.demo:demo", "Run the whole flow over the bundled sample archive."),
    "crawl": ("flows.commands.stages:crawl", "Collect new pages from the sources."),
    "import": ("flows.commands.stages:import_", "Read collected pages, or WARC files."),
    "backfill": ("flows.commands.backfill:backfill", "Collect a source's past."),
    "classify": ("flows.commands.stages:classify", "Find the mentions in new articles."),
    "group": ("flows.commands.stages:group", "Group articles that are one text into stories."),
    "publish": ("flows.commands.stages:publish", "Refresh aggregates and write the digest."),
    "compare": ("flows.commands.compare:compare", "Lay what was said beside what happened."),
    "apply": ("flows.commands.apply:apply", "Run the pipeline over JSON lines; no database."),
    "evaluate": ("flows.commands.evaluate:evaluate", "Score the pipeline against labelled lines."),
    "explain": ("flows.commands.explain:explain", "Show what an article's labels rest on."),
    "sample": ("flows.commands.sample:sample", "Draw a sample, code it blind, score by it."),
    "digest": ("flows.commands.digest:digest", "Write what is new, grouped by story."),
    "sources": ("flows.commands.sources:sources", "Show every source: counts and health."),
    "export": ("flows.commands.export:export", "Write the archive as CSV or JSON lines."),
    "desk": ("flows.commands.desk:desk", "Open the analysts' desk."),
    "schedule": ("flows.commands.schedule:schedule", "Run the nightly flow on a schedule."),
}


class Verbs(click.Group):
    """A group that imports a verb's file only when that verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every verb, in the order of the pipeline."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the verb's file and return its command."""
        if cmd_name not in VERBS:
            return None
        module, attribute = VERBS[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}:{attribute} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs from the table, so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, summary) for verb, (_, summary) in VERBS.items()])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bigsociety")
def bigsociety() -> None:
    """Watch what is said of the UK's Big Society agenda, and lay it beside what happened.

    Example: bigsociety nightly --db bigsociety.db
    """


def main() -> None:
    """Run the command line; expected errors are one message, never a stack trace."""
    try:
        bigsociety.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except BigSocietyError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_status)
