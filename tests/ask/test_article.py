"""One article with what is said about it."""

from store.archive.archive import Archive
from store.archive.text import key_of
from store.ask.article import ReadArticle, read_article
from tests.ask.archive import CHARITY, PAPER, RULES


def at(archive: Archive, url: str) -> ReadArticle:
    """Read the article at an address."""
    found = read_article(archive, key_of(url))
    assert found
    return found


def test_a_mention_lies_where_its_offsets_say(small: Archive) -> None:
    article = at(small, "http://trade.example/wire")
    (passage,) = article.passages
    assert article.body[passage.start : passage.end] == passage.text == CHARITY
    assert passage.held == ("social_action",)


def test_it_is_said_what_decided_a_label_and_which_are_uncertain(small: Archive) -> None:
    (passage,) = at(small, "http://closed.example/leader").passages
    assert (passage.relevance, passage.threshold, passage.ruleset) == (0.9, 0.5, RULES)
    assert passage.uncertain == ("sentiment", "public_services")
    assert passage.held == ("social_action",)


def test_the_other_copies_of_a_story_are_listed_and_the_article_itself_is_not(
    small: Archive,
) -> None:
    article = at(small, "http://trade.example/wire")
    assert {copy.outlet for copy in article.copies} == {"The Courier", "The Evening"}


def test_where_the_licence_allows_no_full_text_an_extract_is_all_there_is(small: Archive) -> None:
    article = at(small, "http://closed.example/leader")
    assert not article.whole
    assert len(article.body) == 60
    assert [passage.text for passage in article.passages] == [PAPER]


def test_an_unknown_id_finds_nothing(small: Archive) -> None:
    assert read_article(small, "nothing") is None
