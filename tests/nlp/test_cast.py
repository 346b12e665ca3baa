"""Who a name, a title or a pronoun means in one article, and on which side at its date."""

from collections.abc import Mapping
from datetime import date

import pytest

from config.model import Actor, Config
from nlp.cast import Cast
from nlp.known import index_actors

COALITION, BROWN, STARMER = date(2011, 5, 1), date(2008, 5, 1), date(2025, 5, 1)


@pytest.fixture(scope="module")
def actors(config: Config) -> Mapping[str, Actor]:
    return index_actors(config.actors)


@pytest.mark.parametrize(
    ("who", "day", "role"),
    [
        ("David Cameron", BROWN, "opposition"),
        ("David Cameron", COALITION, "government"),
        ("Lord Cameron", STARMER, "opposition"),
        ("Hazel Blears", BROWN, "government"),
        ("Hazel Blears", COALITION, "opposition"),
        ("Lisa Nandy", COALITION, "opposition"),
        ("Lisa Nandy", STARMER, "government"),
        ("Nick Clegg", COALITION, "government"),
        ("Nick Clegg", BROWN, "opposition"),
        ("Margaret Hodge", COALITION, "research"),
        ("Labour", COALITION, "opposition"),
        ("the Conservatives", STARMER, "opposition"),
        ("the Local Government Association", COALITION, "other"),
        ("NPC's Dan Corry", COALITION, "sector"),
    ],
)
def test_a_side_is_that_of_the_day(
    actors: Mapping[str, Actor], who: str, day: date, role: str
) -> None:
    assert Cast("", actors, day).speaker(who).role == role


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("ministers", "government"),
        ("a spokesman for the department", "government"),
        ("the shadow minister", "opposition"),
        ("a Labour MP", "opposition"),
        ("a Conservative councillor", "other"),
        ("Wrexford council", "other"),
        ("a teaching union official", "other"),
        ("the Conservative chairman of the committee", "research"),
        ("the report", "research"),
        ("residents", "public"),
        ("the charity's chief executive", "sector"),
        ("the business minister", "government"),
        ("one man", None),
    ],
)
def test_a_description_gives_the_side_away_or_not(who: str, role: str | None) -> None:
    assert Cast("", {}, COALITION).speaker(who).role == role


def test_the_prime_minister_is_whoever_was(actors: Mapping[str, Actor]) -> None:
    named = [Cast("", actors, day).speaker("the prime minister").name for day in (BROWN, COALITION)]
    assert named == ["Gordon Brown", "David Cameron"]


def test_surnames_titles_and_pronouns_mean_somebody_met() -> None:
    text = "Ann Vale, the bishop of Wrexford, spoke. Owen Tregarth, a baker, spoke."
    cast = Cast(text, {}, COALITION)
    assert cast.speaker("Ann Vale").role == "other"
    assert cast.speaker("Owen Tregarth").role is None
    hers = [cast.speaker(who).name for who in ("she", "Vale", "the bishop")]
    his = [cast.speaker(who).name for who in ("he", "Mr Tregarth")]
    assert (set(hers), set(his)) == ({"Ann Vale"}, {"Owen Tregarth"})


def test_a_pronoun_with_nobody_to_mean_is_unattributed() -> None:
    speaker = Cast("", {}, COALITION).speaker("she")
    assert (speaker.name, speaker.role) == (None, None)


def test_its_chief_executive_is_on_the_side_of_the_body() -> None:
    cast = Cast("The volunteering charity Mendwell lost. Ann Vale said so.", {}, COALITION)
    cast.meet("The volunteering charity Mendwell")
    assert cast.speaker("Ann Vale", "Its chief executive").role == "sector"


def test_a_department_that_was_named_is_named_in_full() -> None:
    text = "The Department for Towns has written. A spokesman for the department said so."
    speaker = Cast(text, {}, COALITION).speaker("A spokesman for the department", "", len(text))
    assert speaker.name == "a spokesman for the Department for Towns"


def test_a_name_s_introduction_gives_its_side() -> None:
    text = (
        "Conservative MP Owen Tregarth came. Ann Vale, chief executive of the Vale charity, came."
    )
    cast = Cast(text, {}, COALITION)
    assert [cast.speaker(who).role for who in ("Owen Tregarth", "Ann Vale")] == [
        "government",
        "sector",
    ]
