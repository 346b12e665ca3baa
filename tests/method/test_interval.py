"""Wilson's interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.method.interval import wilson

counts = st.integers(min_value=1, max_value=10_000).flatmap(
    lambda total: st.tuples(st.integers(min_value=0, max_value=total), st.just(total))
)


@given(counts)
def test_the_interval_lies_within_nought_and_one_and_holds_the_share(
    hits_total: tuple[int, int],
) -> None:
    share = wilson(*hits_total)
    assert share is not None
    assert 0.0 <= share.low <= share.value <= share.high <= 1.0
    assert share.low < share.high


@given(counts)
def test_the_other_side_of_the_share_has_the_mirrored_interval(hits_total: tuple[int, int]) -> None:
    hits, total = hits_total
    one, other = wilson(hits, total), wilson(total - hits, total)
    assert one is not None
    assert other is not None
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)


def test_more_cases_make_it_narrower() -> None:
    few, many = wilson(3, 10), wilson(300, 1000)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


def test_a_worked_value_from_the_formula() -> None:
    share = wilson(8, 10)
    assert share is not None
    assert (share.low, share.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_no_cases_have_no_share() -> None:
    assert wilson(0, 0) is None


def test_an_impossible_share_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)
