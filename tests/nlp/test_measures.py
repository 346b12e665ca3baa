"""Which measure answers a promise or checks a claim; none rather than a wrong one."""

import pytest

from config.model import Config
from nlp.concepts import CONCEPTS
from nlp.measures import Measures
from nlp.quantities import quantities


@pytest.fixture(scope="module")
def measures(config: Config) -> Measures:
    return Measures(config.measures.values())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("We will train 5,000 community organisers by 2015", "organisers_trained"),
        ("A place on NCS will be given to 90,000 young people", "ncs_participants"),
        ("Another 40 free schools will open", "free_schools"),
        ("Big Society Capital will have invested £90m", "bsc_signed"),
        ("We will recruit 900 wardens", None),
        ("The green belt will be protected for 20 years", None),
        ("Giving will rise by 10 per cent", None),
    ],
)
def test_a_promise_finds_the_measure_that_can_answer(
    measures: Measures, text: str, key: str | None
) -> None:
    found = quantities(text)
    assert measures.answering(text, found[0] if found else None) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("over 2,600 assets of community value have been listed", "assets_listed"),
        ("mutuals now employ 35,000 people", "mutuals_staff"),
        ("41 per cent formally volunteer at least once a month", "volunteering_formal_monthly"),
        ("27 per cent of adults volunteer at least once a month informally",
         "volunteering_informal_monthly"),
        ("150 libraries were closed", "libraries_closed"),
        ("libraries lost £40m", None),
        ("300 tables were listed in the catalogue", None),
    ],
)  # fmt: skip
def test_a_claim_finds_the_measure_it_can_be_checked_against(
    measures: Measures, text: str, key: str | None
) -> None:
    assert measures.checking(text, quantities(text)[0]) == key


def test_a_target_or_a_forecast_answers_nothing(config: Config, measures: Measures) -> None:
    text = "5,000 community organisers were promised, paid and voluntary"
    key = measures.checking(text, quantities(text)[0])
    assert key is None or config.measures[key].role not in {"target", "forecast"}


def test_every_concept_is_of_a_configured_measure(config: Config) -> None:
    assert set(CONCEPTS) <= set(config.measures)
