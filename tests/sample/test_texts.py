"""The sample's texts are whole, invented, and hold what the pipeline is to be tried on."""

import re
from collections import Counter, defaultdict

import pytest

from config import read_config
from config.model import STRANDS
from flows.sample.addresses import address, allowed
from flows.sample.outlets import OUTLETS
from flows.sample.texts import FOLDER, Text, texts

NIGHTS = (1, 2)


def of(key: str, edition: int = 1) -> Text:
    return next(text for text in texts(edition) if text.key == key)


def mentions(*words: str) -> set[str]:
    """Keys of the texts about other matters that hold one of these words."""
    pattern = re.compile("|".join(words), re.IGNORECASE)
    return {
        text.key
        for text in texts()
        if not text.strands and pattern.search(" ".join((text.title, *text.paragraphs)))
    }


def test_it_is_as_large_and_as_various_as_the_demo_promises() -> None:
    assert len(texts()) >= 80
    assert len({text.outlet for text in texts()}) >= 12
    assert {text.published.year for text in texts()} == set(range(2010, 2016))
    assert set(Counter(text.sentiment for text in texts() if text.strands)) == {
        "positive",
        "neutral",
        "negative",
    }


@pytest.mark.parametrize("edition", NIGHTS)
def test_every_text_has_paragraphs_strands_we_know_and_an_address_of_its_own(edition: int) -> None:
    known = {*STRANDS, "general"}
    for text in texts(edition):
        assert text.paragraphs, text.key
        assert set(text.strands) <= known, text.key
    assert len({address(text) for text in texts(edition)}) == len(texts(edition))


def test_every_folder_is_an_outlet_and_every_file_a_text() -> None:
    files = {f"{path.parent.name}/{path.name.split('.')[0]}" for path in FOLDER.glob("*/*")}
    assert files == {text.key for text in texts(2)}
    assert {text.outlet for text in texts()} == {outlet.key for outlet in OUTLETS}


def test_no_two_texts_are_alike_unless_one_is_a_copy_of_the_other() -> None:
    stories = defaultdict(set)
    for text in texts(2):
        for paragraph in text.paragraphs:
            if len(paragraph) > 60:
                stories[paragraph].add(text.story)
    assert {paragraph: seen for paragraph, seen in stories.items() if len(seen) > 1} == {}


def test_an_agency_text_is_in_three_outlets_once_trimmed_and_once_under_another_headline() -> None:
    copies = [
        text
        for text in texts()
        if text.story == "northmoor_post/calderwick-quits-big-society-pilot"
    ]
    assert len({text.outlet for text in copies}) == 3
    assert len({text.title for text in copies}) == 3
    assert len({len(text.paragraphs) for text in copies}) == 2


def test_on_the_second_night_one_article_has_changed_and_a_few_are_new() -> None:
    first, second = ({text.key: text for text in texts(night)} for night in NIGHTS)
    assert [key for key in first if second[key] != first[key]] == [
        "sentinel/national-citizen-service-figures-due"
    ]
    changed = second["sentinel/national-citizen-service-figures-due"]
    assert changed.published == first[changed.key].published < changed.changed
    assert len(second.keys() - first.keys()) >= 2


def test_the_launch_of_the_ledger_is_covered_on_its_day_with_every_sentiment() -> None:
    coverage = [
        text
        for text in texts()
        if text.published.strftime("%Y-%m-%d") in {"2013-12-10", "2013-12-11"}
    ]
    assert len({text.outlet for text in coverage}) >= 9
    assert {text.sentiment for text in coverage} == {"positive", "neutral", "negative"}
    assert next(text for text in coverage if text.outlet == "hmg").sentiment == "positive"


@pytest.mark.parametrize(
    "words",
    [
        ["building societ"],
        ["Great Society"],
        ["society ball", "society wedding"],
        ["Big Society's first single"],
        ["big society like India"],
        ["per capita"],
        ["work programme"],
        ["free school meals"],
        ["community organiser"],
        ["mutual fund"],
        ["NHS vanguard"],
        ["Big Issue", "Big Lunch", "Big Lottery", "Big Brother"],
        ["Fabian Society", "Law Society", "Royal Society", "friendly society"],
        ["right to buy"],
        ["right to build"],
        ["right to bid", "right to challenge"],
        ["Community First"],
        ["social action"],
        ["the NCS"],
        ["BSc"],
    ],
    ids=lambda words: words[0],
)
def test_every_kind_of_confusable_is_in_a_text_about_something_else(words: list[str]) -> None:
    assert mentions(*words)


def test_no_real_person_is_named() -> None:
    real = {
        form
        for actor in read_config().actors
        if actor.kind == "person"
        for form in (actor.name, *actor.forms)
        if " " in form and not form.lower().startswith("the ")
    }
    named = {
        (name, text.key)
        for text in texts(2)
        for name in real
        if re.search(rf"\b{re.escape(name)}\b", " ".join((text.byline, *text.paragraphs)))
    }
    assert named == set()


def test_only_the_page_that_robots_txt_closes_is_closed() -> None:
    closed = [text.key for text in texts() if not allowed(text)]
    assert closed == ["daily_beacon/plus-inside-no-10-big-society-bunker"]


def test_subscribers_stubs_end_where_the_public_must_stop() -> None:
    stubs = [text for text in texts() if text.paywalled]
    assert len(stubs) >= 2
    assert all(len(text.paragraphs) == 2 for text in stubs)
    assert not of("sentinel/four-firms-and-the-state").paywalled
