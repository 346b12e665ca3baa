"""The desk as a person starts it: the command, in a process of its own."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MAIN = "from flows.cli import main; main()"


@contextmanager
def started(db: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start `bigsociety desk` on a free port; give the process and its address."""
    command = [sys.executable, "-c", _MAIN, "desk", "--db", str(db), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process, _address(process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=30)


def _address(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    found = re.search(r"http://[\d.]+:\d+", line)
    if not found:
        raise RuntimeError(f"the desk did not say where it is, but {line!r}")
    return found[0]
