"""Cron expressions: refused where they are wrong, and said in systemd's words."""

import pytest
from click.testing import CliRunner

from config.errors import UsageError
from flows.commands.schedule import schedule
from flows.cron import next_moment, on_calendar

CONTACT = ["--contact", "desk@monitor.example"]


@pytest.mark.parametrize("cron", ["", "0 5 * *", "61 5 * * *", "at five", "0 0 5 * * *", "@daily"])
def test_a_wrong_cron_expression_is_refused_with_an_example(cron: str) -> None:
    with pytest.raises(UsageError, match="such as"):
        next_moment(cron)


def test_a_wrong_cron_expression_ends_the_verb_before_anything_is_started() -> None:
    result = CliRunner().invoke(schedule, ["--cron", "at five", *CONTACT])
    assert isinstance(result.exception, UsageError)


def test_the_next_moment_is_londons() -> None:
    moment = next_moment("30 5 * * *")
    assert (moment.hour, moment.minute) == (5, 30)
    assert str(moment.tzinfo) == "Europe/London"


@pytest.mark.parametrize(
    ("cron", "lines"),
    [
        ("0 5 * * *", ["*-*-* 05:00:00 Europe/London"]),
        ("*/30 6-7 * * 1-5", ["Mon,Tue,Wed,Thu,Fri *-*-* 06,07:00,30:00 Europe/London"]),
        ("0 5 * JAN 7", ["Sun *-01-* 05:00:00 Europe/London"]),
        (
            "0 5 1 * 1",
            ["*-*-01 05:00:00 Europe/London", "Mon *-*-* 05:00:00 Europe/London"],
        ),
    ],
)
def test_systemd_is_told_the_same_moments(cron: str, lines: list[str]) -> None:
    assert on_calendar(cron) == lines


def test_systemd_is_not_told_what_it_cannot_say() -> None:
    with pytest.raises(UsageError, match="no last"):
        on_calendar("0 5 L * *")


def test_the_printed_units_run_nightly_and_keep_the_contact() -> None:
    result = CliRunner().invoke(schedule, ["--systemd", "--db", "a 50%.db", *CONTACT])
    assert result.exit_code == 0
    assert "OnCalendar=*-*-* 05:00:00 Europe/London" in result.output
    assert "Environment=BIGSOCIETY_CONTACT=desk@monitor.example" in result.output
    assert "nightly --db '" in result.output
    assert "a 50%%.db'" in result.output
