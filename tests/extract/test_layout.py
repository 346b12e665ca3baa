"""A source's own selectors come first, as long as they fit."""

from dataclasses import replace
from datetime import date

from config.model import Layout
from tests.extract.pages import BODY, BODY_HTML, SENTENCES, SOURCE, TITLE, article, page

INTRUDER = "<div class='odd'><p>The Big Society is what this box goes on about at length.</p></div>"
OLD = Layout(until=date(2014, 1, 1), body="div.old p")
NEW = Layout(
    title="h2.head",
    standfirst="p.sum",
    byline="span.who",
    body="div.copy p",
    published="span.when",
    drop=("div.odd",),
)
FITTING = page(
    f"<div class='copy'>{BODY_HTML}{INTRUDER}</div>",
    above=(
        "<h2 class='head'>The hall is back</h2><p class='sum'>How they did it.</p>"
        "<span class='who'>By Maud Pettigrew</span><span class='when'>09/12/2013</span>"
    ),
)


def test_a_layout_says_where_everything_is() -> None:
    read = article(FITTING, replace(SOURCE, layouts=(NEW,)))
    assert (read.title, read.standfirst) == ("The hall is back", "How they did it.")
    assert (read.byline, read.body) == ("Maud Pettigrew", BODY)
    assert (read.published, read.published_evidence) == ("2013-12-09", "layout")


def test_the_layout_of_the_day_of_capture_is_used() -> None:
    source = replace(SOURCE, layouts=(OLD, NEW))
    old = page(f"<div class='old'>{BODY_HTML}</div><div class='copy'>{BODY_HTML * 2}</div>")
    assert article(old, source, captured="2013-06-01T00:00:00Z").body == BODY
    assert article(FITTING, source).body == BODY


def test_a_layout_that_no_longer_fits_gives_way_to_the_generic_rules() -> None:
    source = replace(SOURCE, layouts=(NEW,))
    read = article(page(), source)
    assert (read.title, read.body) == (TITLE, BODY)


def test_selectors_that_find_too_little_are_a_misfit() -> None:
    moved = page(f"<div class='copy'><p>{SENTENCES[0][:40]}</p></div>{BODY_HTML}")
    assert SENTENCES[3] in article(moved, replace(SOURCE, layouts=(NEW,))).body


def test_a_selector_for_one_thing_that_finds_two_is_not_guessed_from() -> None:
    twice = FITTING.replace("<p class='sum'>", "<h2 class='head'>Another</h2><p class='sum'>")
    assert article(twice, replace(SOURCE, layouts=(NEW,))).title == TITLE


def test_what_a_layout_drops_is_gone_for_the_generic_rules_too() -> None:
    layout = Layout(drop=("div.odd",))
    assert article(page(BODY_HTML + INTRUDER), replace(SOURCE, layouts=(layout,))).body == BODY


def test_nested_selections_are_read_once() -> None:
    layout = Layout(body="div.copy, div.copy p")
    markup = page(f"<div class='copy'>{BODY_HTML}</div>")
    assert article(markup, replace(SOURCE, layouts=(layout,))).body == BODY
