"""What cannot be asked is said once, in words, and stops nothing else."""

from datetime import date
from pathlib import Path

import pytest

from tests.flows.command import run
from tests.flows.past import BEGIN, END, archived, ask, held, outlet, walked
from tests.flows.whole import night
from tests.replay import ukgwa, wayback
from tests.replay.server import Answer, serve

CLOSED = "answers 405 with a captcha or a block"


def test_an_archive_that_answers_with_a_captcha_is_blocked_and_left_alone(tmp_path: Path) -> None:
    with serve({}) as closed, serve(wayback.archive([held("20140105000000", 0)])) as other:
        closed.routes.update(ukgwa.closed())
        blocks = archived(closed, "ukgwa") + archived(other).removeprefix("archive:\n")
        folder = outlet(tmp_path / "config", blocks)
        first = walked(tmp_path / "a.db", folder)
        asked = len(closed.log)
        second = walked(tmp_path / "a.db", folder)
        assert len(closed.log) == asked == 1
    assert first.done == 3
    for course in (first, second):
        (reason,) = course.left.values()
        assert CLOSED in reason
        assert "left alone until" in reason
    assert len(ask(tmp_path / "a.db", "SELECT 1 FROM articles")) == 1


def test_a_site_that_its_owner_had_excluded_is_asked_a_few_times_only(tmp_path: Path) -> None:
    with serve({"/cdx/search/cdx": lambda _: wayback.EXCLUDED}) as site:
        folder = outlet(tmp_path / "config", archived(site))
        course = walked(tmp_path / "a.db", folder, date(2013, 1, 1), END)
        assert len([one for one in site.log if "cdx" in one.path]) == 6
    assert course.failed == 6
    assert "its owner had it excluded" in "".join(course.left.values())


def test_one_window_that_fails_is_asked_again_by_the_next_run(tmp_path: Path) -> None:
    good = wayback.archive([held("20140105000000", 0)])
    with serve(good) as site:
        index = good["/cdx/search/cdx"]
        assert callable(index)
        site.routes["/cdx/search/cdx"] = lambda path: (
            Answer(body=b"<html>Sorry") if "from=20140101" in path else index(path)
        )
        folder = outlet(tmp_path / "config", archived(site))
        first = walked(tmp_path / "a.db", folder)
        site.routes.update(good | {"/cdx/search/cdx": index})
        second = walked(tmp_path / "a.db", folder)
    assert (first.done, first.failed, first.left) == (2, 1, {})
    assert (second.done, second.failed) == (1, 0)
    assert len(ask(tmp_path / "a.db", "SELECT 1 FROM articles")) == 1


BLOCKS = """\
find:
  - guardian: http://127.0.0.1:9/search
    key: OUTLET_KEY
archive:
  - gdelt: outlet.example
  - cc_news: outlet.example/*
  - wayback: outlet.example/*
    years: 2012-2013
"""


def test_the_plan_says_what_is_asked_and_why_the_rest_is_not(tmp_path: Path) -> None:
    folder = outlet(tmp_path / "config", BLOCKS)
    told = run(
        "backfill", "outlet", "--from", "2013-11", "--to", "2016-09", "--dry-run",
        "--db", tmp_path / "a.db", "--config", folder,
    )  # fmt: skip
    said = " ".join(told.stdout.split())
    assert told.returncode == 0, told.stderr
    for words in (
        "GDELT's article search reaches back to January 2017",
        "Common Crawl's news crawl began on 26 August 2016",
        "its years are 2012-2013",
        "waits for a key: set OUTLET_KEY",
        "Estimate: at least 4 requests",
        "WARC files of about 1 GB",
    ):
        assert words in said or words in said.replace("- ", "-"), said
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("blocks", "months", "words"),
    [
        ("archive:\n  - gdelt: outlet.example\n", ("2010", "2012"), "back to January 2017"),
        ("archive:\n  - cc_news: outlet.example/*\n", ("2010", "2016-07"), "26 August 2016"),
        ("find:\n  - feed: http://outlet.example/feed\n", ("2010", "2012"), "archive: block"),
        ("archive:\n  - gdelt: outlet.example\n", ("2019-03", "2019-02"), "the earlier first"),
        ("status: unobtainable\nwhy: It has closed.\n", ("2010", "2012"), "It has closed."),
    ],
)
def test_where_nothing_can_be_asked_it_says_why_and_ends_with_status_2(
    tmp_path: Path, blocks: str, months: tuple[str, str], words: str
) -> None:
    folder = outlet(tmp_path / "config", blocks)
    told = run(
        "backfill", "outlet", "--from", months[0], "--to", months[1],
        "--db", tmp_path / "a.db", "--config", folder,
    )  # fmt: skip
    assert (told.returncode, words in told.stderr) == (2, True), told.stderr


def test_the_whole_command_says_its_estimate_first_and_what_came_of_it(tmp_path: Path) -> None:
    with serve(wayback.archive([])) as site:
        folder = outlet(tmp_path / "config", archived(site))
        day = f"{BEGIN:%Y-%m}"
        told = run(
            "backfill", "outlet", "--from", day, "--to", day,
            "--db", tmp_path / "a.db", "--config", folder,
        )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stdout.index("Estimate:") < told.stdout.index("1 of 1 windows are done")


def test_a_source_that_only_a_blocked_archive_holds_is_shown_as_blocked(tmp_path: Path) -> None:
    with serve(ukgwa.closed()) as site:
        folder = outlet(tmp_path / "config", archived(site, "ukgwa"))
        walked(tmp_path / "a.db", folder)
        night(tmp_path / "a.db", folder)
        assert len(site.log) == 1
    told = ask(tmp_path / "a.db", "SELECT state, reason FROM health")
    assert [(state, CLOSED in str(reason)) for state, reason in told] == [("blocked", True)] * 2
