"""When a label is shown as uncertain."""

import pytest

from config.doubt import STRAND_BAND, SURE_SENTIMENT, uncertain


@pytest.mark.parametrize(
    ("likeliest", "named"), [(0.34, ("sentiment",)), (0.59, ("sentiment",)), (SURE_SENTIMENT, ())]
)
def test_a_sentiment_is_uncertain_below_the_stated_confidence(
    likeliest: float, named: tuple[str, ...]
) -> None:
    assert uncertain(likeliest, {}, 0.4) == named


@pytest.mark.parametrize("beside", [-0.09, 0.0, 0.09])
def test_a_strand_is_uncertain_on_both_sides_of_where_it_holds(beside: float) -> None:
    strands = {"social_action": 0.4 + beside, "public_services": 0.4 + 2 * STRAND_BAND}
    assert uncertain(0.9, strands, 0.4) == ("social_action",)  # type: ignore[arg-type]
