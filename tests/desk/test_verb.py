"""The verb `desk` from the command line."""

import signal
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from config.errors import BigSocietyError
from flows.commands.desk import desk
from tests.desk.server import started


def test_it_says_where_it_is_and_ctrl_c_ends_it_cleanly(small_path: Path) -> None:
    with started(small_path) as (process, address):
        with urllib.request.urlopen(f"{address}/archive.json?sql=select+1") as answer:  # noqa: S310
            assert answer.status == 200
        with urllib.request.urlopen(f"{address}/archive/desk_runs") as answer:  # noqa: S310
            assert b"nightly" in answer.read()
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert (process.returncode, rest) == (0, "")


def test_a_web_page_whose_name_was_led_here_is_kept_out(small_path: Path) -> None:
    with started(small_path) as (_, address):
        asked = urllib.request.Request(address, headers={"Host": "elsewhere.example"})  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(asked)  # noqa: S310


def test_without_an_archive_it_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(desk, ["--db", str(tmp_path / "none.db")])
    assert isinstance(result.exception, BigSocietyError)
    assert "bigsociety nightly" in str(result.exception)
