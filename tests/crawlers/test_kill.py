"""Whatever is killed, what was fetched before is whole, and nothing is left running."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from crawlers.crawl import crawl
from crawlers.order import CrawlOrder, write_order
from crawlers.spool import read_spool
from store.outcomes import Fetched
from store.records import Response
from store.warc.read import read_segment
from store.warc.repair import cut_back
from tests.crawlers.errands import HTML, PAGE, ask_feed, ask_page, order
from tests.replay.server import Answer, Site, serve

PARENT = """
import sys
from pathlib import Path
from crawlers.crawl import crawl
from crawlers.order import read_order
list(crawl([read_order(Path(sys.argv[1]))]))
"""


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a site that answers one page, and keeps who asks for the next one waiting."""
    released = Event()
    with serve({"/kept": PAGE, "/slow": Answer(wait=released)}) as site:
        yield site
        released.set()


def two_pages(site: Site, folder: Path) -> CrawlOrder:
    return order(site, folder, pages=(ask_page(site, "/kept"), ask_page(site, "/slow")))


def until(holds: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, f"{what} did not come about"
        time.sleep(0.02)


def children(parent: int) -> list[int]:
    """List the processes that a process has started (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, of = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(of) == parent and state != "Z":
            found.append(int(stat.parent.name))
    return found


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def assert_first_page_is_safe(one: CrawlOrder) -> None:
    fetched = [outcome for outcome in read_spool(one.spool) if isinstance(outcome, Fetched)]
    assert [(one.address.rpartition("/")[2], one.state) for one in fetched] == [("kept", "kept")]
    assert cut_back(one.segment) == 0
    ((_, response),) = read_segment(one.segment)
    assert isinstance(response, Response)
    assert response.body == PAGE.body


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_child_ends_with_its_parent_and_what_it_fetched_is_safe(
    site: Site, tmp_path: Path
) -> None:
    one = two_pages(site, tmp_path)
    write_order(one, tmp_path / "order.json")
    command = [sys.executable, "-c", PARENT, str(tmp_path / "order.json")]
    with subprocess.Popen(command) as parent:
        until(lambda: site.asked("/slow"), "the request for the second page")
        (child,) = children(parent.pid)
        parent.kill()
    until(lambda: not is_running(child), "the child's end")
    assert_first_page_is_safe(one)


def test_closing_the_crawl_ends_its_children(site: Site, tmp_path: Path) -> None:
    one = two_pages(site, tmp_path)
    with serve({"/kept": PAGE}) as other:
        spools = crawl([one, order(other, tmp_path, "b", pages=(ask_page(other, "/kept"),))])
        assert next(spools).stem == "b"
        until(lambda: site.asked("/slow"), "the request for the second page")
        spools.close()  # type: ignore[attr-defined]
    assert_first_page_is_safe(one)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_child_that_is_killed_is_reported_and_its_page_is_asked_another_night(
    site: Site, tmp_path: Path
) -> None:
    one = two_pages(site, tmp_path)
    with ThreadPoolExecutor() as pool:
        crawled = pool.submit(list, crawl([one]))
        until(lambda: site.asked("/slow"), "the request for the second page")
        (child,) = (
            number
            for number in children(os.getpid())  # other tests' helpers may be among them
            if b"crawlers.child" in Path(f"/proc/{number}/cmdline").read_bytes()
        )
        os.kill(child, signal.SIGKILL)
        crawled.result(20)
    kept, slow = (outcome for outcome in read_spool(one.spool) if isinstance(outcome, Fetched))
    assert kept.state == "kept"
    assert (slow.address, slow.state, slow.again) == (site.url("/slow"), "failed", True)
    assert slow.reason == "the crawl was killed by signal 9"


def test_a_child_that_cannot_write_says_so_in_one_line(site: Site, tmp_path: Path) -> None:
    one = order(
        site, tmp_path, listings=(ask_feed(site, "/missing"),), pages=(ask_page(site, "/kept"),)
    )
    one.segment.write_bytes(b"torn")
    (spool,) = crawl([one])
    fetched = [outcome for outcome in read_spool(spool) if isinstance(outcome, Fetched)]
    assert [(one.state, one.again) for one in fetched] == [("failed", True)]
    assert fetched[0].reason.startswith(f"the crawl stopped: {one.segment}: is there already")
    assert one.segment.read_bytes() == b"torn"


def test_a_disk_that_fills_up_is_reported_and_what_was_kept_before_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_file_over_four_kb = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (4096, 4096))"
    (tmp_path / "sitecustomize.py").write_text(no_file_over_four_kb)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with serve(
        {"/kept": PAGE, "/large": Answer(headers=HTML, body=random.randbytes(9000))}
    ) as site:
        asked = (ask_page(site, "/kept"), ask_page(site, "/large"))
        one = order(site, tmp_path, pages=asked)
        list(crawl([one]))
    kept, lost = (outcome for outcome in read_spool(one.spool) if isinstance(outcome, Fetched))
    assert (kept.state, lost.state, lost.again) == ("kept", "failed", True)
    assert lost.reason == "the crawl stopped: File too large"
    assert cut_back(one.segment) > 0
    assert [page.url for page, _ in read_segment(one.segment)] == [asked[0].address]
