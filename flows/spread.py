"""Has WARC files read by the workers of a Dask cluster, a task a file, through Prefect.

What a worker does is `flows.stages.parts.read_part`, which is tested without either. Import this
within `flows.server.prefect_server` and where the extra `dask` is installed: `flows.elsewhere`.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect_dask.task_runners import DaskTaskRunner

from config.errors import BigSocietyError
from flows.stages.parts import Errand, read_part


class NotReadError(BigSocietyError):
    """Workers died over a file, or could not read it."""


def spread(
    errands: Sequence[Errand],
    *,
    address: str = "",
    workers: int | None = None,
    read: Callable[[Errand], Path] = read_part,
) -> list[Path]:
    """Have the files read by the workers of the scheduler at `address`, or by some of our own.

    Of our own there are so many `workers`, or one a processor. A worker that dies costs the file
    that it was reading. Raises NotReadError, once all others are read, for those that none could.
    """
    own = {
        "n_workers": workers or os.cpu_count() or 1,
        "threads_per_worker": 1,
        "dashboard_address": None,
    }
    made: Any = DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=own)
    submit: Callable[..., PrefectFuture[Path]] = task(name="read", cache_policy=NO_CACHE)(
        read
    ).submit

    @flow(name="import", task_runner=made)
    def read_all() -> list[str]:
        begun = [(errand, submit(errand)) for errand in errands]
        for _, each in begun:
            each.wait()
        return [
            f"{errand.segment.path}: {each.state.message}"
            for errand, each in begun
            if not each.state.is_completed()
        ]

    if failed := read_all():
        raise NotReadError(
            f"{'; '.join(failed)}. What was read of the other files is kept: import these "
            "without --on, and see what is wrong with them"
        )
    return [errand.part for errand in errands]
