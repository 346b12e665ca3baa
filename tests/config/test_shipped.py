"""The shipped configuration: it reads without a mistake, and holds what it promises."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from config import Config, read_config
from config.model import STRANDS, Actor, Cue, Observation, Office, Series

SHIPPED = Path(__file__).parents[2] / "config"
ANSWERED = {"outcome", "output"}
NAMED = re.compile(
    r"big (society|soc|citizen)|(bigger|stronger) society|society not the state|levelling up|"
    r"shared society|whose society|civil society (strategy|covenant)|^covenant|pride in place|"
    r"^level up",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def config() -> Config:
    return read_config(SHIPPED)


def test_it_holds_what_the_monitor_needs(config: Config) -> None:
    assert len(config.cues) >= 150
    assert len(config.confusables) >= 25
    assert len(config.actors) >= 80
    assert len(config.events) >= 70
    assert len(config.aliases) >= 10
    assert len(config.sources) >= 5


@pytest.mark.parametrize("strand", STRANDS)
def test_a_strand_has_sentences_that_speak_of_it_and_that_do_not(
    config: Config, strand: str
) -> None:
    found = next(each for key, each in config.strands.items() if key == strand)
    assert len(found.says) >= 12
    assert len(found.silent) >= 8
    assert not set(found.says) & set(found.silent)


@pytest.mark.parametrize("strand", STRANDS)
def test_a_strand_has_anchors_and_cues_of_all_sorts(config: Config, strand: str) -> None:
    ours = [cue for cue in config.cues if strand in cue.strands]
    assert {cue.level for cue in ours} == {"named", "programme", "theme"}
    assert sum(cue.anchor for cue in ours) >= 10


def test_a_cue_is_named_exactly_when_it_says_a_label_of_the_idea(config: Config) -> None:
    wrong = [cue.text for cue in config.cues if (cue.level == "named") != _says_a_label(cue)]
    assert wrong == []


def _says_a_label(cue: Cue) -> bool:
    return any(NAMED.search(text) for text in (cue.text, *cue.forms))


def test_a_cue_that_is_no_anchor_says_what_must_stand_beside_it(config: Config) -> None:
    assert [cue.text for cue in config.cues if not cue.anchor and not cue.context] == []


def test_a_confusable_has_an_example_that_says_it_and_meets_its_rule(config: Config) -> None:
    for confusable in config.confusables:
        example = confusable.example.casefold()
        spellings = (confusable.text, *confusable.forms)
        assert any(text.casefold() in example for text in spellings), confusable
        near = confusable.near
        assert not near or any(word.casefold() in example for word in near), confusable


def test_no_office_of_an_actor_contradicts_another(config: Config) -> None:
    """On the day of a change of government, and on that day only, both sides may hold."""
    both = {"government", "opposition"}
    for actor in config.actors:
        for day in (date(2009, 1, 1), date(2012, 1, 1), date(2018, 1, 1), date(2025, 3, 1)):
            assert not both <= _sides(actor, day), (actor.name, day)


def _sides(actor: Actor, day: date) -> set[str]:
    return {office.role for office in actor.offices if _covers(office, day)}


def _covers(office: Office, day: date) -> bool:
    return (office.since or date.min) <= day <= (office.until or date.max)


@pytest.mark.parametrize(
    ("name", "day", "role"),
    [
        ("David Cameron", date(2010, 3, 31), "opposition"),
        ("David Cameron", date(2010, 5, 18), "government"),
        ("David Cameron", date(2024, 9, 1), "opposition"),
        ("Gordon Brown", date(2009, 1, 1), "government"),
        ("Jon Cruddas", date(2014, 5, 9), "opposition"),
        ("Nick Clegg", date(2016, 1, 1), "opposition"),
        ("Margaret Hodge", date(2014, 3, 14), "research"),
        ("Keir Starmer", date(2023, 1, 1), "opposition"),
        ("Lisa Nandy", date(2025, 7, 17), "government"),
    ],
)
def test_an_actor_is_on_the_side_of_the_day(
    config: Config, name: str, day: date, role: str
) -> None:
    actor = next(each for each in config.actors if each.name == name)
    held = [office.role for office in actor.offices if _covers(office, day)]
    assert (held or [actor.role])[0] == role


def test_dates_in_office_say_where_they_are_written(config: Config) -> None:
    offices = [office for actor in config.actors for office in actor.offices]
    assert [office.title for office in offices if not office.source] == []


def _all_series(config: Config) -> list[Series]:
    return [series for measure in config.measures.values() for series in measure.series]


def test_every_series_has_values_in_the_order_of_their_days(config: Config) -> None:
    for series in _all_series(config):
        days = [(each.start, each.end) for each in series.observations]
        assert days, series.key
        assert days == sorted(days), series.key


def test_whole_years_of_a_level_do_not_overlap(config: Config) -> None:
    for measure in config.measures.values():
        if measure.behaviour == "cumulative":
            continue
        for series in measure.series:
            whole = [each for each in series.observations if not each.part_year]
            assert [pair for pair in pairwise(whole) if pair[0].end >= pair[1].start] == []


def test_cumulative_counts_never_fall(config: Config) -> None:
    for measure in config.measures.values():
        if measure.behaviour == "cumulative":
            for series in measure.series:
                values = [each.value or 0 for each in series.observations]
                assert values == sorted(values), series.key


def test_pledges_and_forecasts_are_never_what_happened(config: Config) -> None:
    promised = re.compile(r"forecast|pledge|target|ambition|hoped|promised|planned", re.IGNORECASE)
    for measure in config.measures.values():
        if promised.search(measure.title):
            assert measure.role in {"forecast", "target"}, measure.key


def test_interviews_and_online_answers_are_never_in_one_series(config: Config) -> None:
    for series in _all_series(config):
        if series.key.endswith(("_cs", "_cls")):
            assert not any("online" in each.note for each in series.observations), series.key
        if series.key.endswith("_cs"):
            assert series.observations[-1].end <= date(2011, 3, 31), series.key


def test_headlines_are_few_and_may_answer(config: Config) -> None:
    headlines = [measure for measure in config.measures.values() if measure.headline]
    per_strand = Counter(measure.strand for measure in headlines)
    assert all(measure.role in ANSWERED for measure in headlines)
    assert set(per_strand) == set(STRANDS)
    assert max(per_strand.values()) <= 6


def _observations(config: Config) -> list[Observation]:
    return [each for series in _all_series(config) for each in series.observations]


def test_a_release_is_never_before_the_end_of_what_it_reports(config: Config) -> None:
    """Counts taken in the month of their release may be, and so may promises."""
    promised = {s.key for m in config.measures.values() if m.role == "target" for s in m.series}
    for each in _observations(config):
        if each.released and each.series not in promised:
            month = each.released.replace(day=1) == each.start.replace(day=1)
            assert each.released >= each.end or month, each


def test_every_row_of_the_domains_table_is_here_or_said_to_be_left_out(config: Config) -> None:
    readme = (SHIPPED / "observations" / "README.md").read_text(encoding="utf-8")
    left_out = re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)
    assert len(_observations(config)) + len(left_out) == 272


def test_importing_the_configuration_loads_no_yaml() -> None:
    import subprocess
    import sys

    code = "import sys, config; sys.exit('yaml' in sys.modules or 'soupsieve' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
