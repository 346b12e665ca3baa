"""The writer's lock: one writer, who is named, and no dead one."""

import subprocess
import sys
from pathlib import Path

import pytest

from store.archive.archive import Archive
from store.archive.errors import WriterBusy
from tests.store.making import archive_in

HOLD = """
import sys
from pathlib import Path
from store.archive.archive import Archive
archive = Archive.open(Path(sys.argv[1]), write=True, verb="nightly")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_holds_the_archive_and_a_killed_one_holds_nothing(
    tmp_path: Path,
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "test.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WriterBusy, match=rf"process {holder.pid} \(bigsociety nightly, since"):
            Archive.open(tmp_path / "test.db", write=True)
        Archive.open(tmp_path / "test.db").close()
        holder.kill()
    assert "nightly" in (tmp_path / "test.db.lock").read_text()
    with archive_in(tmp_path):
        pass


def test_a_lock_whose_holder_cannot_be_read_still_locks(tmp_path: Path) -> None:
    with archive_in(tmp_path):
        (tmp_path / "test.db.lock").write_text("{")
        with pytest.raises(WriterBusy, match="another process"):
            Archive.open(tmp_path / "test.db", write=True)


def test_a_failed_opening_gives_the_lock_back(tmp_path: Path) -> None:
    (tmp_path / "test.db").write_text("Not a database. " * 100)
    for _ in range(2):
        with pytest.raises(Exception, match="not a database"):
            Archive.open(tmp_path / "test.db", write=True)
