"""Fetches the WARC files that an archive's lists name, one at a time, into the segments' folder.

They are read like any file that a person imports: pages that name the agenda, whoever's they are.
A file that is cut off is gone on with the next time.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from config.model import Source
from crawlers.connection import Asking, DownloadError, permit
from crawlers.download import download
from crawlers.moments import moment
from flows.manner import Manner
from flows.stages.telling import Listener
from store.archive.archive import Archive, plain_errors
from store.archive.frontier import files_pending, keep_outcomes
from store.archive.segments import register_segment
from store.outcomes import Fetched
from store.warc.records import NotWarcError, walk

FOLDER = "cc-news"
"""Below the folder of segments."""
_MB = 2**20


def fetch_files(
    archive: Archive, source: Source, manner: Manner, listener: Listener, *, untried: bool = False
) -> Iterator[Path]:
    """Fetch the files that wait, and yield each one that is there to be imported.

    The first one that does not come ends it: its host is left for another run.
    """
    asking = Asking(
        agent=manner.agent, allow_private=manner.allow_private, timeout=manner.limits.timeout
    )
    for address in files_pending(archive, source.key, untried=untried):
        path = archive.segments / FOLDER / Path(urlsplit(address).path).name
        fetched = Fetched(address=address, source=source.key, state="kept", at=moment(time.time()))
        try:
            _fetch(address, path, asking, manner, listener)
        except DownloadError as error:
            reason = str(error)
            listener.noted(f"{address}: {reason}")
            fetched = replace(fetched, state="failed", reason=reason, again=error.again)
        else:
            register_segment(archive, path)
            yield path
        keep_outcomes(archive, [fetched])
        if fetched.state == "failed":
            return
        time.sleep(source.pace)


def _fetch(address: str, path: Path, asking: Asking, manner: Manner, listener: Listener) -> None:
    """Download a file, unless it is there; try again where that may help."""
    for left in reversed(range(manner.limits.tries)):
        try:
            if not path.exists():
                permit(address, asking)
                with plain_errors(path):
                    download(address, path, asking, tell=partial(_tell, listener))
            _be_warc(path)
        except DownloadError as error:
            if not (error.again and left):
                raise
            time.sleep(manner.limits.backoff)
        else:
            return


def _tell(listener: Listener, done: int, total: int) -> None:
    listener.reached("download", done // _MB, total // _MB)


def _be_warc(path: Path) -> None:
    """Refuse what is no WARC file before anybody imports it."""
    try:
        next(walk(path, most=0), None)
    except NotWarcError as error:
        path.unlink()
        raise DownloadError("is no WARC file", again=False) from error
