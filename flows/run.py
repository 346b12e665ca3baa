"""Runs the nightly flow once, with whatever it needs around it. The flow is `flows.nightly`."""

from collections.abc import Sequence
from pathlib import Path

from flows.manner import Manner
from flows.night import configured
from flows.server import prefect_server


def run_nightly(
    database: Path,
    folder: Path | None = None,
    sources: Sequence[str] = (),
    *,
    manner: Manner,
    as_json: bool = False,
) -> None:
    """Run the flow against the Prefect server that is set, or beside one of its own.

    Raises BecameIllError when a source became ill since the last run.
    """
    configured(folder, sources)  # what is wrong with it is said at once
    home = database.with_name(f"{database.name}.prefect")
    with prefect_server(home, meanwhile=["flows.nightly"]):
        from flows.nightly import nightly

        nightly(database, folder, tuple(sources), manner=manner, as_json=as_json)
