"""Serves the nightly flow on a schedule, in London's time, until it is told to stop.

Prefect's own runner starts each run in a process of its own. Without `PREFECT_API_URL` it talks
to a server that is started and supervised here, whose memory outlives a restart.
"""

import asyncio
import signal
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from flows.manner import Manner
from flows.night import configured
from flows.server import prefect_server

if TYPE_CHECKING:
    from prefect.runner import Runner


def serve(database: Path, folder: Path | None, cron: str, manner: Manner) -> None:
    """Run the flow at every moment of the cron expression; ends on SIGINT and SIGTERM."""
    configured(folder)  # what is wrong with it is said at once, not at five in the morning
    home = database.with_name(f"{database.name}.prefect")
    with prefect_server(home, services="all"):
        from prefect.runner import Runner
        from prefect.schedules import Cron

        from flows.nightly import nightly

        # The schedule outlives us, and the archive has one writer.
        runner = Runner(name=database.stem, pause_on_shutdown=False, limit=1)
        runner.add_flow(
            nightly,
            name=database.stem,
            schedule=Cron(cron, timezone="Europe/London"),
            parameters={
                "database": str(database.resolve()),
                "folder": str(folder.resolve()) if folder else None,
                "manner": asdict(manner),
            },
        )
        asyncio.run(_until_told_to_stop(runner))


async def _until_told_to_stop(runner: "Runner") -> None:
    serving = asyncio.create_task(runner.start())
    await asyncio.sleep(0)  # it sets a handler of its own first, which does not end it
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    with suppress(asyncio.CancelledError):
        await serving
