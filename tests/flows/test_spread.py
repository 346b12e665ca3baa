"""Files read elsewhere make the archive that one process makes, whoever dies over them."""

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from config.errors import UsageError
from flows.elsewhere import elsewhere
from flows.night import begun
from flows.server import prefect_server
from flows.stages import parts
from flows.stages.import_ import import_
from flows.stages.parts import Elsewhere, Errand, opened, read_part
from flows.stages.telling import Counts
from flows.stages.wanted import Sifted, sift
from tests.flows.gazette import config, page
from tests.flows.test_import import strangers, warc
from tests.flows.test_import_files import FIRST, SECOND, File
from tests.flows.whole import content
from tests.replay.server import serve

pytest.importorskip("pyarrow")


@dataclass(frozen=True, slots=True)
class World:
    """A configuration, files, and the archive that one process makes of them."""

    home: Path
    config: Path
    files: list[Path]
    counts: Counts
    content: list[str]


def imported(
    world: Path, name: str, folder: Path, files: Sequence[Path], **how: Elsewhere
) -> Counts:
    with begun("import", world / f"{name}.db", folder) as tonight:
        return import_(tonight.archive, tonight.config, files=files, elsewhere=how.get("elsewhere"))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    home = tmp_path_factory.mktemp("spread")
    with serve({}) as site:
        folder = config(home / "config", site, "herald")
    files = [
        warc(home / "a.warc.gz", strangers(30)),
        warc(
            home / "b.warc.gz",
            {f"http://herald.example/{n}": page(n).encode() for n in range(40, 48)},
            source="herald",
        ),
        warc(
            home / "c.warc.gz",
            {**strangers(12), "http://stranger.example/junk": b"<p>Big Society</p>"},
        ),
        odd(home / "d.warc.gz"),
    ]
    counts = imported(home, "whole", folder, files)
    return World(home, folder, files, counts, content(home / "whole.db"))


def odd(path: Path) -> Path:
    """Write a file with a revisit, a page of two versions, and a torn end."""
    file = File(path)
    digest = file.captured(FIRST, page(60), "http://stranger.example/60")
    file.seen_again(SECOND, digest, FIRST, "http://stranger.example/60")
    file.captured(
        SECOND, page(10).replace("one kettle", "two kettles"), "http://stranger.example/10"
    )
    file.captured(SECOND, page(62), "http://stranger.example/62")
    path.write_bytes(path.read_bytes()[:-50])
    return path


def here(errands: Sequence[Errand]) -> list[Path]:
    """Read the parts in this process, the last one first."""
    return [read_part(errand) for errand in reversed(errands)][::-1]


def test_what_is_read_elsewhere_makes_the_archive_that_one_process_makes(world: World) -> None:
    counts = imported(world.home, "elsewhere", world.config, world.files, elsewhere=here)
    assert content(world.home / "elsewhere.db") == world.content
    assert {key: sum(count.values()) for key, count in counts.items()} == {
        key: sum(count.values()) for key, count in world.counts.items()
    }


def test_a_second_merge_adds_nothing(world: World) -> None:
    for _ in range(2):
        imported(world.home, "twice", world.config, world.files, elsewhere=here)
    assert content(world.home / "twice.db") == world.content


def errand(world: World, number: int, folder: Path) -> Errand:
    """Ask for one of the files to be read."""
    made: list[Errand] = []

    def taken(errands: Sequence[Errand]) -> list[Path]:
        made.extend(errands)
        return []

    imported(folder, "errand", world.config, [world.files[number]], elsewhere=taken)
    return made[0]


def test_a_finished_part_is_not_read_again(world: World, tmp_path: Path) -> None:
    one = errand(world, 0, tmp_path)
    part = read_part(one)
    with patch.object(parts, "read_all", side_effect=AssertionError):
        assert read_part(one) == part


def test_an_unfinished_part_is_none(world: World, tmp_path: Path) -> None:
    one = errand(world, 0, tmp_path)
    with (
        patch.object(parts, "_row", side_effect=OSError("full")),
        pytest.raises(OSError, match="full"),
    ):
        read_part(one)
    assert not one.part.exists()
    assert len(list(opened(read_part(one)).rows())) == 15


def test_another_wish_or_configuration_asks_for_another_part(world: World, tmp_path: Path) -> None:
    one = errand(world, 0, tmp_path)
    changed = replace(one.config, fingerprint="another")
    folder = one.part.parent
    (other,) = parts.errands([one.segment], changed, one.wanted, folder)
    (everything,) = parts.errands(
        [one.segment], one.config, replace(one.wanted, everything=True), folder
    )
    assert len({one.part, other.part, everything.part}) == 3


def dying(errand: Errand) -> Path:
    """Read a part; die in the middle of the third file the first time it is met."""
    marker = errand.part.parent / "killed"

    def killing(*args: Any, **kwargs: Any) -> Iterator[Sifted]:
        for number, one in enumerate(sift(*args, **kwargs)):
            if number == 6 and errand.segment.name.endswith("c.warc.gz") and not marker.exists():
                marker.write_text(str(os.getpid()))
                os.kill(os.getpid(), signal.SIGKILL)
            yield one

    with patch.object(parts, "sift", killing):
        return read_part(errand)


def test_two_workers_of_which_one_is_killed_make_the_same_archive(world: World) -> None:
    pytest.importorskip("prefect_dask")

    def on_two_workers(errands: Sequence[Errand]) -> list[Path]:
        with prefect_server(world.home / "prefect", meanwhile=["flows.spread"]):
            from flows.spread import spread

            return spread(errands, workers=2, read=dying)

    imported(world.home, "killed", world.config, world.files, elsewhere=on_two_workers)
    assert content(world.home / "killed.db") == world.content
    assert (world.home / "killed.db.warc" / "parts" / "killed").exists()


def test_a_cluster_without_the_extra_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with (
        patch("flows.elsewhere.find_spec", return_value=None),
        pytest.raises(UsageError, match="make extras"),
    ):
        elsewhere("dask", tmp_path / "a.db")


@pytest.mark.parametrize(
    ("where", "remedy"),
    [("here", "tcp://scheduler:8786"), ("tcp://127.0.0.1:1", "no scheduler answers there")],
)
def test_a_cluster_that_is_none_is_refused_with_what_to_do(
    where: str, remedy: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=remedy):
        elsewhere(where, tmp_path / "a.db")
