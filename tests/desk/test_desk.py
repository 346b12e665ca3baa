"""The desk's pages: views with their sentences, facets, search, questions, articles."""

import socket
from pathlib import Path

import pytest

from config.errors import BigSocietyError, UsageError
from store.archive.describe import columns
from store.archive.text import key_of
from store.desk.gate import NAME
from store.desk.queries import QUESTIONS, Question
from store.desk.serve import desk, serve
from tests.ask.archive import CHARITY, HOSTILE, PAPER
from tests.desk.conftest import Ask


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_ready_question_is_answered(ask: Ask, question: Question) -> None:
    blanks = dict.fromkeys(question.parameters, "")
    response = ask(f"/{NAME}/{question.name}.json", _shape="array", **blanks)
    assert response.status_code == 200, response.text
    assert isinstance(response.json(), list)


def test_who_said_what_on_a_day_finds_the_day(ask: Ask) -> None:
    found = ask(f"/{NAME}/said_on_a_day.json", _shape="array", day="2011-02-16").json()
    assert [(row["outlet"], row["text"]) for row in found] == [("The Trade", CHARITY)]


def test_statements_beside_reaction_keep_to_the_strand_asked_for(ask: Ask) -> None:
    path = f"/{NAME}/statements_beside_reaction.json"
    found = ask(path, _shape="array", strand="community_empowerment").json()
    assert [(row["side"], row["named"]) for row in found] == [("statements", 1)]


@pytest.mark.parametrize("view", sorted(columns()))
def test_a_view_opens_with_a_sentence_on_every_column(ask: Ask, view: str) -> None:
    page = ask(f"/{NAME}/{view}")
    assert page.status_code == 200
    assert page.text.count("<dd>") >= len(columns()[view])


def test_search_finds_words_in_the_body_of_articles(ask: Ask) -> None:
    found = ask(f"/{NAME}/desk_articles.json", _shape="array", _search="volunteer").json()
    assert {row["outlet"] for row in found} == {"The Courier", "The Evening", "The Trade"}


def test_facets_count_who_speaks(ask: Ask) -> None:
    facets = ask(f"/{NAME}/desk_mentions.json").json()["facet_results"]
    roles = {row["value"]: row["count"] for row in facets["role"]["results"]}
    assert roles == {"sector": 3, "press": 2, "government": 1, "unattributed": 1}


def test_a_mention_leads_to_its_articles_page(ask: Ask) -> None:
    key = key_of("http://trade.example/wire")
    assert f'href="/article/{key}"' in ask(f"/{NAME}/desk_mentions").text
    assert ask(f"/article/{key}").status_code == 200


def test_an_articles_page_marks_the_mention_and_shows_its_doubt(ask: Ask) -> None:
    page = ask(f"/article/{key_of('http://trade.example/wire')}").text
    assert '<mark class="negative"' in page
    assert "negative 0.80" in page
    assert "Ada Marlow" in page
    assert "Hearth &amp; Home" in page
    assert 'href="http://trade.example/wire"' in page
    assert "The Evening" in page


def test_an_articles_page_says_why_it_is_labelled_so_and_what_explains_the_rest(ask: Ask) -> None:
    key = key_of("http://ministry.example/speech")
    page = ask(f"/article/{key}").text
    assert "Why these labels" in page
    assert "Found by “Big Society”; level named: it says Big Society" in page
    assert '<th scope="row">speaks of the agenda</th><td>0.90</td>' in page
    assert "A strand holds at 0.50, by rule set rules-of-the-test." in page
    assert f"<code>bigsociety explain {key} --db small.db --mention 1</code>" in page
    assert page.count("<em>") == 1  # what uncertain means


def test_a_label_of_little_confidence_is_marked_as_uncertain(ask: Ask) -> None:
    page = ask(f"/article/{key_of('http://closed.example/leader')}").text
    assert "<strong>Negative</strong> <em>uncertain</em>" in page
    assert "public services 0.45 <em>uncertain</em></li>" in page
    assert "<td>does not hold <em>uncertain</em></td>" in page
    assert 'aria-label="uncertain, negative mention: details">\N{MINUS SIGN}?</a>' in page
    assert "social action 0.90</li>" in page
    assert "a sentiment under 0.60, and a strand within 0.10 of where it holds" in page


def test_hostile_text_is_shown_and_never_becomes_markup(ask: Ask) -> None:
    page = ask(f"/article/{key_of('http://evening.example/hostile')}")
    assert HOSTILE not in page.text
    assert "<b>" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for path in (f"/{NAME}/desk_articles", f"/{NAME}/desk_mentions"):
        assert HOSTILE not in ask(path).text


def test_an_address_that_is_no_web_address_is_no_link(ask: Ask) -> None:
    page = ask(f"/article/{key_of('javascript:alert(1)')}").text
    assert "<code>javascript:alert(1)</code>" in page
    assert 'href="javascript:' not in page


def test_the_licence_keeps_the_rest_of_a_text_from_the_page(ask: Ask) -> None:
    page = ask(f"/article/{key_of('http://closed.example/leader')}").text
    assert PAPER in page
    assert page.count("More was said.") < 9
    assert "lets an extract be shown" in page


def test_an_unknown_article_is_missing_in_plain_words(ask: Ask) -> None:
    page = ask("/article/nothing")
    assert page.status_code == 404
    assert "No such article" in page.text


def test_the_desk_needs_an_archive(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no archive here"):
        desk(tmp_path / "none.db")


def test_a_taken_port_is_named_with_its_remedy(small_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(BigSocietyError, match="--port"),
    ):
        serve(small_path, "127.0.0.1", taken.getsockname()[1], False)  # noqa: FBT003
