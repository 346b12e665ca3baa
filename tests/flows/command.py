"""The whole command as a person runs it, and what it leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

BIGSOCIETY = Path(sys.executable).with_name("bigsociety")


def environment() -> dict[str, str]:
    """Set what a crawl of loopback needs, and no Prefect server."""
    own = {"BIGSOCIETY_CONTACT": "desk@monitor.example", "BIGSOCIETY_ALLOW_PRIVATE": "yes"}
    return {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"} | own


def run(verb: str, *arguments: str | Path, server: str = "") -> subprocess.CompletedProcess[str]:
    """Run a verb to its end, against a Prefect server where one is named."""
    return subprocess.run(
        [BIGSOCIETY, verb, *arguments],
        env=environment() | ({"PREFECT_API_URL": server} if server else {}),
        capture_output=True,
        text=True,
        check=False,
    )


def left_behind(database: Path) -> list[str]:
    """Name the processes that work for this archive (none where there is no /proc to ask)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            said = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
        except OSError:  # it has ended, or is another's
            continue
        if str(database).encode() in said and int(entry.name) != os.getpid():
            found.append(said[:200].decode(errors="replace"))
    return found
