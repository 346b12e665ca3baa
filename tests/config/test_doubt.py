"""When a label is shown as uncertain."""

import pytest

from config.doubt import STRAND_BAND, SURE_SENTIMENT, uncertain_sentiment, uncertain_strand


@pytest.mark.parametrize(("likeliest", "uncertain"), [(0.34, True), (0.59, True), (0.6, False)])
def test_a_sentiment_is_uncertain_below_the_stated_confidence(
    likeliest: float, *, uncertain: bool
) -> None:
    assert uncertain_sentiment(likeliest) is uncertain
    assert SURE_SENTIMENT == 0.6


@pytest.mark.parametrize(
    ("probability", "uncertain"),
    [(0.2, False), (0.31, True), (0.4, True), (0.49, True), (0.6, False)],
)
def test_a_strand_is_uncertain_on_both_sides_of_where_it_holds(
    probability: float, *, uncertain: bool
) -> None:
    assert uncertain_strand(probability, 0.4) is uncertain
    assert STRAND_BAND == 0.1
