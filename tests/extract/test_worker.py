"""A page can harm nothing but itself: its worker is replaced and the others are read."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from crawlers.extract.worker import ReaderError, read_all
from store.records import Article, NotAnArticle, Reading, Unreadable
from tests.extract.pages import BODY, SOURCE, page, response

OBEY = "tests.extract.readers:obey"
SECONDS = 1.0


def read(words: Iterable[str], *, workers: int = 1) -> list[Reading]:
    pages = [response(word, url=f"http://a.example/{n}") for n, word in enumerate(words)]
    results = list(read_all(pages, {}, seconds=SECONDS, workers=workers, reader=OBEY))
    assert [page.url for page, _ in results] == [each.page.url for each in pages]
    return [reading for _, reading in results]


def heard(readings: Iterable[Reading]) -> list[str]:
    return [r.detail if isinstance(r, NotAnArticle) else getattr(r, "reason", "") for r in readings]


def test_pages_come_back_in_order_from_several_workers() -> None:
    words = [f"page-{n}" for n in range(50)]
    assert heard(read(words, workers=2)) == words


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("die", "killed the reader"),
        ("abort", "killed the reader"),
        ("sleep", "too slow"),
        ("spin", "too slow"),
        ("eat", "too much memory"),
        ("fail", "broken"),
    ],
)
def test_a_page_that_harms_its_reader_is_unreadable_and_the_next_is_read(
    word: str, reason: str
) -> None:
    assert heard(read(["one", word, "two", "three"])) == ["one", reason, "two", "three"]


def test_the_last_page_of_a_batch_may_kill_its_reader_too() -> None:
    words = ["a", "b", "c", "d", "e", "f", "g", "die", "h", "die", "die"]
    expected = [word if len(word) == 1 else "killed the reader" for word in words]
    assert heard(read(words)) == expected


def test_how_a_reader_died_is_told() -> None:
    last = read(["die"])[0]
    assert isinstance(last, Unreadable)
    assert last.detail == "exit status 3"


def test_nothing_to_read_starts_nothing() -> None:
    assert list(read_all([], {}, reader="no.such:reader")) == []


def test_a_reader_that_cannot_start_is_no_pages_fault() -> None:
    with pytest.raises(ReaderError, match=r"No module named 'no'"):
        list(read_all([response("x")], {}, reader="no.such:reader"))


def test_the_real_reader_reads_by_source_within_its_limits() -> None:
    deep = "<html><body>" + "<div>" * 10_000 + "deep" + "</div>" * 10_000
    pages = [response(page()), response(deep), response(page())]
    first, second, third = [reading for _, reading in read_all(pages, {SOURCE.key: SOURCE})]
    assert isinstance(first, Article)
    assert (first.body, first.source) == (BODY, SOURCE.key)
    assert first == third
    assert isinstance(second, NotAnArticle | Unreadable)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = (
        "from tests.extract.pages import response\n"
        "from crawlers.extract.worker import read_all\n"
        "import os, pathlib\n"
        f"told = pathlib.Path({str(tmp_path / 'parent')!r})\n"
        "for _ in read_all([response('one'), response('sleep')], {}, seconds=50, workers=1,\n"
        f"                  reader={OBEY!r}):\n"
        "    told.write_text(str(os.getpid()))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    await_that((tmp_path / "parent").exists)
    workers = children_of(parent.pid)
    assert workers
    parent.kill()
    parent.wait()
    await_that(lambda: not any(alive(worker) for worker in workers))


def await_that(holds: object, *, within: float = 20) -> None:
    assert callable(holds)
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that has ended may wait for a parent that reaps nothing.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
