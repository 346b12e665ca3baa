"""A byline holds names, and is empty rather than wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.byline import clean
from crawlers.extract.passages import tidy
from tests.extract.pages import article, page


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Maud Pettigrew", "Maud Pettigrew"),
        ("by: Maud Pettigrew and Idris Vane", "Maud Pettigrew, Idris Vane"),
        ("Words by Maud Pettigrew & Idris Vane", "Maud Pettigrew, Idris Vane"),
        ("Maud Pettigrew, political editor", "Maud Pettigrew"),
        ("Maud Pettigrew | 9 December 2013", "Maud Pettigrew"),
        ("Maud Pettigrew @maudp", "Maud Pettigrew"),
        ("MAUD PETTIGREW", "Maud Pettigrew"),
        ("Maud Pettigrew in Ambleford", "Maud Pettigrew"),
        ("Ines de la Cruz", "Ines de la Cruz"),
        ("Staff reporter", ""),
        ("admin", ""),
        ("The Russian and Syrian ministries", ""),
        ("   Maud Pettigrew" + " " * 200, "Maud Pettigrew"),
        ("Maud O'Hara-Pettigrew, \N{EM DASH}", "Maud O'Hara-Pettigrew"),
        ("https://www.facebook.com/maud.pettigrew", ""),
        ("maud@sentinel.example", ""),
        ("Published: 9 December 2013", ""),
        ("Society correspondent", ""),
        ("Maud Pettigrew, Maud Pettigrew", "Maud Pettigrew"),
        ("Maud Pettigrew, 9 December 2013, 07:47 PM GMT", "Maud Pettigrew"),
        ("By Maud Pettigrew on Monday, December 9th, 2013 at 7.47 a.m.", "Maud Pettigrew"),
        ("Maud Pettigrew m.pettigrew@sentinel.example (01632) 960123", "Maud Pettigrew"),
        ("Political editor Maud Pettigrew", "Maud Pettigrew"),
        ("Maud Pettigrew Social Affairs Correspondent", "Maud Pettigrew"),
        ("Maud Pettigrew - Deputy Editor", "Maud Pettigrew"),
        ("The Rt Hon Maud Pettigrew MP", "Maud Pettigrew"),
        ("Dr Maud Pettigrew, MS, RDN", "Maud Pettigrew"),
        ("Sir Idris Vane", "Sir Idris Vane"),
        ("Maud Pettigrew, Press Association", "Maud Pettigrew"),
        ("PA", ""),
        ("Press Association", ""),
        ("Reuters", ""),
        ("Ambleford Gazette", ""),
        ("Guest contributor", ""),
        ("Read more | Share | Follow", ""),
        ("Maud Pettigrew Maud Pettigrew", "Maud Pettigrew"),
        ("Maud Pettigrew, Futurist", "Maud Pettigrew"),
        ("Maud", ""),
        ("", ""),
    ],
)
def test_a_line_gives_its_names(line: str, names: str) -> None:
    assert clean([line]) == names


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Maud Pettigrew"},
        [{"@type": "Person", "name": "Maud Pettigrew"}],
        "Maud Pettigrew",
        {"@type": "Person", "name": ["Maud Pettigrew"]},
    ],
)
def test_json_ld_is_believed_first(author: object) -> None:
    head = "<meta name='author' content='Idris Vane'>"
    linked = {"@type": "NewsArticle", "headline": "x", "author": author}
    assert article(page(head=head, linked=linked)).byline == "Maud Pettigrew"


def test_an_author_given_by_reference_is_looked_up() -> None:
    post = {"@type": "Article", "headline": "x", "author": {"@id": "#maud"}}
    person = {"@type": "Person", "@id": "#maud", "name": "Maud Pettigrew"}
    assert article(page(linked={"@graph": [post, person]})).byline == "Maud Pettigrew"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("<meta name='author' content='Maud Pettigrew'>", ""),
        ("<meta property='article:author' content='Maud Pettigrew'>", ""),
        ("", "<a rel='author' href='/maud'>Maud Pettigrew</a>"),
        ("", "<p class='byline'>By <span>Maud Pettigrew</span><br>Society editor</p>"),
        ("", "<span itemprop='author'>Maud Pettigrew</span>"),
    ],
)
def test_meta_tags_and_marked_elements_come_next(head: str, above: str) -> None:
    assert article(page(head=head, above=above)).byline == "Maud Pettigrew"


def test_a_single_name_counts_where_it_is_said_to_be_a_persons() -> None:
    maud = {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Maud"}}
    assert article(page(linked=maud)).byline == "Maud"


def test_the_line_that_readers_see_comes_before_what_machines_are_told() -> None:
    linked = {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Idris Vane"}}
    assert article(page(above="<p>By Maud Pettigrew</p>", linked=linked)).byline == (
        "Maud Pettigrew"
    )
    clicking = "<p>By clicking here you agree to Idris Vane's terms.</p>"
    assert article(page(above=clicking, linked=linked)).byline == "Idris Vane"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='comment-list'><b class='comment-author'>Idris Vane</b></div>",
        "<aside><span class='author'>Idris Vane</span></aside>",
        "<div class='related'><span class='byline'>Idris Vane</span></div>",
    ],
)
def test_those_who_comment_or_wrote_something_else_are_not_the_authors(box: str) -> None:
    assert article(page(below=box)).byline == ""


def test_what_follows_the_date_in_a_byline_is_no_author() -> None:
    above = "<p class='byline'><a>Maud Pettigrew</a> <i>9/12/2013</i> <a>Village Halls</a></p>"
    assert article(page(above=above)).byline == "Maud Pettigrew"


PIECES = [
    "Maud Pettigrew",
    "MAUD PETTIGREW",
    "By ",
    "by: ",
    " and ",
    " & ",
    ", ",
    "Dr ",
    "Sir ",
    "MP",
    " MP",
    "Political editor ",
    " Society Editor",
    "@maudp",
    "m@x.example",
    "http://x.example",
    "9 December 2013",
    "07:47 PM GMT",
    "(PA)",
    " in Ambleford",
    "PA",
    "Reuters",
    " - ",
    "Posted by ",
    "de la ",
    "Maud",
    "Vane",
    "The Rt Hon ",
    " on Monday",
]
PARTS = st.one_of(
    st.sampled_from(PIECES),
    st.text(max_size=12),
)


@given(st.lists(PARTS, max_size=8).map("".join))
def test_cleaning_twice_is_cleaning_once_and_invents_no_word(line: str) -> None:
    once = clean([line], persons=True)
    assert clean([once], persons=True) == once
    assert clean([clean([line])]) == clean([line])
    said = tidy(line).casefold()
    assert all(word.casefold() in said for word in once.replace(",", "").split())


@pytest.mark.parametrize(
    "name", ["The Sentinel", "Sentinel News", "Sentinel", "Sentinel Reporters"]
)
def test_the_outlet_is_not_an_author(name: str) -> None:
    for kind in ("Organization", "Person"):
        linked = {"@type": "NewsArticle", "author": {"@type": kind, "name": name}}
        assert article(page(linked=linked)).byline == ""
