"""The demo replaces what a demo made, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from config import read_config
from config.errors import UsageError
from flows.commands.demo import CONFIG, ILL_ON_PURPOSE, demo
from flows.sample.outlets import OUTLETS
from store.archive.archive import Archive
from store.archive.errors import WriterBusy
from store.archive.lock import WriterLock
from store.archive.setup import keep_config


@pytest.fixture
def nights(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Databases over which two nights were run, had there been nights."""
    asked: list[Path] = []
    monkeypatch.setattr("flows.commands.demo._run_two_nights", asked.append)
    monkeypatch.setattr("flows.commands.demo._show", lambda _: None)
    return asked


def run(database: Path) -> None:
    result = CliRunner().invoke(demo, ["--db", str(database)])
    if result.exception:
        raise result.exception


def test_the_samples_sources_are_the_samples_outlets_and_no_real_one() -> None:
    config = read_config(CONFIG)
    assert set(config.sources) == {outlet.key for outlet in OUTLETS}
    assert ILL_ON_PURPOSE in config.sources
    for outlet in OUTLETS:
        source = config.sources[outlet.key]
        assert source.url == f"http://{outlet.host}/"
        assert {listing.url for listing in source.find} <= {
            f"http://{outlet.host}{listing.path}" for listing in outlet.listings
        }


def test_a_demo_is_run_where_there_is_nothing(tmp_path: Path, nights: list[Path]) -> None:
    run(tmp_path / "demo.db")
    assert nights == [tmp_path / "demo.db"]


def test_an_earlier_demo_is_replaced_with_its_segments(tmp_path: Path, nights: list[Path]) -> None:
    database = tmp_path / "demo.db"
    with Archive.open(database, write=True) as archive:
        keep_config(archive, read_config(CONFIG))
        archive.segments.mkdir()
    kept = tmp_path / "demo.db.bak"
    kept.touch()
    run(database)
    assert nights == [database]
    assert not database.exists()
    assert not archive.segments.exists()
    assert kept.exists()


def test_another_archive_is_never_replaced(tmp_path: Path, nights: list[Path]) -> None:
    database = tmp_path / "bigsociety.db"
    with Archive.open(database, write=True) as archive:
        keep_config(archive, read_config())
    with pytest.raises(UsageError, match="not an archive that a demo made"):
        run(database)
    assert database.exists()
    assert nights == []


def test_a_file_that_is_no_archive_is_never_replaced(tmp_path: Path, nights: list[Path]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir, " * 1000)
    with pytest.raises(UsageError, match="name another file"):
        run(letter)
    assert letter.read_text().startswith("Dear Sir")
    assert nights == []


def test_a_demo_that_another_one_is_writing_is_left_alone(
    tmp_path: Path, nights: list[Path]
) -> None:
    database = tmp_path / "demo.db"
    with Archive.open(database, write=True) as archive:
        keep_config(archive, read_config(CONFIG))
    lock = WriterLock.take(database, "demo")
    with pytest.raises(WriterBusy):
        run(database)
    lock.release()
    assert nights == []
