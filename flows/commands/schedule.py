"""The verb `schedule`."""

import shutil
import sys
from pathlib import Path

import click

from flows.options import configuration, contact, database


@click.command()
@click.option(
    "--cron",
    default="0 5 * * *",
    show_default=True,
    help="Minute, hour, day, month, weekday; London's time.",
)
@click.option("--systemd", is_flag=True, help="Print a service and a timer instead.")
@contact
@database
@configuration
def schedule(
    database: Path, folder: Path | None, cron: str, contact: str | None, *, systemd: bool
) -> None:
    """Run the nightly flow on a schedule, until interrupted.

    It is served against the Prefect server in PREFECT_API_URL, else beside one that is started
    and supervised here.

    Example: bigsociety schedule --cron "0 5 * * *" --contact monitor@example.org
    """
    from flows.cron import next_moment
    from flows.manner import live_manner

    following = next_moment(cron)
    manner = live_manner(contact)
    if systemd:
        from flows.systemd import units

        command = _command(database, folder)
        click.echo(units(cron, command, folder=str(Path.cwd()), contact=str(contact)), nl=False)
        return
    from flows.scheduling import serve

    click.echo(f"Next run: {following:%A %d %B %Y, %H:%M} (London). Ctrl-C ends the schedule.")
    serve(database, folder, cron, manner)


def _command(database: Path, folder: Path | None) -> list[str]:
    program = shutil.which(sys.argv[0]) or sys.argv[0]
    config = ["--config", str(folder.resolve())] if folder else []
    return [str(Path(program).resolve()), "nightly", "--db", str(database.resolve()), *config]
