"""Serves the nightly flow on a schedule, in London's time, until it is told to stop.

Prefect's own runner starts each run in a process of its own. Without `PREFECT_API_URL` it talks
to a server that is started and supervised here, whose memory outlives a restart.
"""

from dataclasses import asdict
from pathlib import Path

from flows.manner import Manner
from flows.server import prefect_server


def serve(database: Path, folder: Path | None, cron: str, manner: Manner) -> None:
    """Run the flow at every moment of the cron expression; ends on SIGINT and SIGTERM."""
    home = database.with_name(f"{database.name}.prefect")
    with prefect_server(home, services="all"):
        from prefect.schedules import Cron

        from flows.nightly import nightly

        nightly.serve(
            name=database.stem,
            schedule=Cron(cron, timezone="Europe/London"),
            parameters={
                "database": str(database.resolve()),
                "folder": str(folder.resolve()) if folder else None,
                "manner": asdict(manner),
            },
            limit=1,  # the archive has one writer
            pause_on_shutdown=False,
            print_starting_message=False,
        )
