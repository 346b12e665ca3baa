"""A byline holds names, and is empty rather than wrong."""

import pytest

from crawlers.extract.byline import clean
from tests.extract.pages import article, page


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Maud Pettigrew", "Maud Pettigrew"),
        ("by: Maud Pettigrew and Idris Vane", "Maud Pettigrew, Idris Vane"),
        ("Words by Maud Pettigrew & Idris Vane", "Maud Pettigrew, Idris Vane"),
        ("Maud Pettigrew, political editor", "Maud Pettigrew"),
        ("Maud Pettigrew | 9 December 2013", "Maud Pettigrew"),
        ("Maud Pettigrew @maudp", ""),
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


@pytest.mark.parametrize("name", ["The Sentinel", "Sentinel News", "Sentinel"])
def test_the_outlet_is_not_an_author(name: str) -> None:
    linked = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": name}}
    assert article(page(linked=linked)).byline == ""
