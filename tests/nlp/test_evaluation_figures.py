"""Figures counted from decisions made by hand, where the right answer is known."""

import numpy as np
import pytest

from nlp.evaluation.calibration import calibration, calibration_of
from nlp.evaluation.changes import changes
from nlp.evaluation.decisions import Case, Decision, period
from nlp.evaluation.figures import figures, wilson
from nlp.evaluation.report import Report, read_counts
from nlp.evaluation.tables import breakdown_lines, change_lines, columns, report_lines
from nlp.evaluation.tally import count
from nlp.lines import BadLine


def case(page: int, **facts: str) -> Case:
    return Case(page=f"page {page}", facts=facts)


def relevance(wanted: str, found: str) -> list[Decision]:
    """Decide once per letter, y or n, each on its own page."""
    return [
        case(page).yes_or_no("relevance", "relevant", wanted=one == "y", found=other == "y")
        for page, (one, other) in enumerate(zip(wanted, found, strict=True))
    ]


def report(decisions: list[Decision], data: str = "d") -> Report:
    return Report(rows=len(decisions), data=data, prevalence=0.1, decisions=decisions)


def test_precision_at_a_prevalence_is_bayes_rule() -> None:
    told = figures(count(relevance("yyyyynnnnn", "yyyynynnnn")), 0.1)
    assert told["relevance: F1"].value == pytest.approx(0.8)
    assert told["relevance: refused"].value == pytest.approx(0.8)
    assert told["relevance: refused"].of == 5
    sensitivity = specificity = 0.8
    right = 0.1 * sensitivity
    wanted = right / (right + 0.9 * (1 - specificity))
    assert told["relevance: precision at prevalence"].value == pytest.approx(wanted)


def test_an_interval_holds_its_value_and_narrows_with_more_pages() -> None:
    few, many = (
        figures(count(relevance("yynn" * size, "ynnn" * size)), 0.1)["relevance: F1"]
        for size in (5, 50)
    )
    assert few.low <= few.value <= few.high
    assert many.high - many.low < few.high - few.low


def test_rows_of_one_page_count_together() -> None:
    wanted, found = "yynn" * 20, "ynyn" * 20
    apart = figures(count(relevance(wanted, found)), 0.1)["relevance: refused"]
    rows = [
        case(page).yes_or_no("relevance", "relevant", wanted=page < 4, found=page % 2 == 0)
        for page in range(8)
        for _ in range(10)
    ]
    together = figures(count(rows), 0.1)["relevance: refused"]
    assert together.value == apart.value
    assert together.high - together.low > apart.high - apart.low


def test_a_share_of_one_is_still_in_doubt() -> None:
    told = figures(count(relevance("yyyynnnn", "yyyynnnn")), 0.1)["relevance: refused"]
    assert (told.value, told.high) == (1, 1)
    assert told.low == pytest.approx(wilson(1.0, 4)[0])
    assert wilson(1.0, 4)[0] == pytest.approx(0.51, abs=0.005)  # 1 / (1 + z²/4)


def test_macro_f1_is_the_mean_over_the_labels_that_were_wanted() -> None:
    choices = [("positive", "positive"), ("negative", "neutral"), ("negative", "negative")]
    told = figures(count([case(n).choice("sentiment", *one) for n, one in enumerate(choices)]), 0.1)
    assert told["sentiment: macro F1"].value == pytest.approx((1 + 2 / 3) / 2)


def test_what_cannot_be_measured_is_left_out() -> None:
    told = figures(count(relevance("yy", "yn")), 0.1)
    assert set(told) == {"relevance: F1"}


def test_right_probabilities_have_no_error_but_chance() -> None:
    said = np.linspace(0.05, 0.95, 3000)
    true = np.random.default_rng(1).random(3000) < said
    judged = calibration(said, true.astype(float))
    assert len(judged.bins) == 15
    assert judged.error < 0.04
    assert judged.by_chance == pytest.approx(judged.error, abs=0.02)


def test_boasting_probabilities_show_their_error() -> None:
    judged = calibration(np.full(40, 0.9), np.array([1, 0] * 20))
    assert judged.error == pytest.approx(0.4)
    assert judged.brier == pytest.approx((0.01 + 0.81) / 2)
    assert judged.log_loss == pytest.approx(-(np.log(0.9) + np.log(0.1)) / 2)
    assert [part.rows for part in judged.bins] == [20, 20]


def test_a_choice_is_judged_by_the_label_found_and_scored_on_all() -> None:
    chances = {"positive": 0.7, "neutral": 0.2, "negative": 0.1}
    judged = calibration_of([case(1).choice("sentiment", "neutral", "positive", chances)])
    assert judged is not None
    assert judged.error == pytest.approx(0.7)
    assert judged.brier == pytest.approx(0.49 + 0.64 + 0.01)
    assert judged.log_loss == pytest.approx(-np.log(0.2))


def test_a_report_breaks_down_by_what_is_known() -> None:
    rows = [
        case(n, period="2016 on" if n < 3 else "before May 2010").yes_or_no(
            "relevance", "relevant", wanted=True, found=n != 0
        )
        for n in range(6)
    ]
    told = report(rows).as_json()
    figure = {name: part["figures"]["relevance: F1"] for name, part in told["by"]["period"].items()}
    assert figure["before May 2010"]["value"] == 1
    assert figure["2016 on"]["value"] == pytest.approx(0.8)
    assert list(told["by"]) == ["period"]
    lines = "\n".join(breakdown_lines(told, "period"))
    assert "2016 on" in lines
    assert "0.80" in lines
    assert "none of the rows" in "\n".join(breakdown_lines(told, "tier"))


def test_counts_survive_the_report() -> None:
    counts = count(relevance("yyn", "yny"))
    kept = read_counts(report(relevance("yyn", "yny")).as_json())
    assert (kept.pages, kept.keys) == (counts.pages, counts.keys)
    assert np.array_equal(kept.cells, counts.cells)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [("yynn", "ynyn", "worse"), ("ynyn", "yynn", "better"), ("ynyn", "ynyn", "no")],
)
def test_changes_beyond_noise_are_told(before: str, after: str, verdict: str) -> None:
    old, new = (report(relevance("yynn" * 30, found * 30)).as_json() for found in (before, after))
    told = {change.name: change for change in changes(old, new)}
    assert told["relevance: F1"].verdict == verdict
    assert verdict in "\n".join(change_lines(told.values()))


def test_one_row_more_is_noise() -> None:
    wanted = "yyyyyyyynn" * 10
    old, new = (report(relevance(wanted, first + wanted[1:])).as_json() for first in ("n", "y"))
    assert {change.verdict for change in changes(old, new)} == {"no"}


def test_reports_on_other_rows_are_not_compared() -> None:
    old, new = (report(relevance("yn", "yn"), data).as_json() for data in ("one", "other"))
    with pytest.raises(BadLine, match="different rows"):
        changes(old, new)


def test_a_report_reads_as_columns() -> None:
    decisions = [
        *relevance("yyn", "yny"),
        case(1).choice("speaker", "government", "press"),
        case(2).yes_or_no("strands", "social_action", wanted=True, found=True, chance=0.9),
    ]
    lines = list(report_lines(report(decisions).as_json()))
    assert any(line.startswith("relevance: precision where 10% are relevant") for line in lines)
    assert any(line.startswith("speaker: wanted, then found") for line in lines)
    assert any(line.startswith("said, came true") for line in lines)
    assert list(columns([["a", "bb"], ["ccc", "d"]])) == ["a    bb", "ccc   d"]


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2009-11-10", "before May 2010"),
        ("2010-04-30", "before May 2010"),
        ("2010-05", "May 2010 to 2015"),
        ("2010", "May 2010 to 2015"),
        ("2015-12-31T23:00:00Z", "May 2010 to 2015"),
        ("2016", "2016 on"),
        (None, ""),
    ],
)
def test_a_day_has_its_period(day: str | None, wanted: str) -> None:
    assert period(day) == wanted
