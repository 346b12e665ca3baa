"""What is new, grouped by story."""

from store.archive.archive import Archive
from store.ask.digest import News, news_since
from tests.ask.archive import CHARITY, MINISTER, PAPER

LONG_AGO = "2000-01-01T00:00:00Z"


def by_title(found: News, start: str) -> int:
    """Place of the story whose title starts so."""
    return next(n for n, story in enumerate(found.stories) if story.title.startswith(start))


def test_copies_of_one_text_are_one_story_with_all_its_outlets(small: Archive) -> None:
    story = news_since(small, LONG_AGO).stories[0]
    assert story.title.startswith("Wire")
    assert (story.articles, story.newsrooms, story.mentions) == (3, 2, 1)
    assert {link.outlet for link in story.links} == {"The Courier", "The Evening", "The Trade"}


def test_a_passage_that_stands_in_every_copy_is_told_once_with_its_speaker(small: Archive) -> None:
    (voice,) = news_since(small, LONG_AGO).stories[0].voices
    assert (voice.text, voice.speaker, voice.sentiment) == (CHARITY, "Ada Marlow", "negative")
    assert voice.strands == ("social_action",)


def test_articles_that_do_not_speak_of_the_agenda_are_counted_and_not_told(small: Archive) -> None:
    found = news_since(small, LONG_AGO)
    assert (found.articles, found.silent) == (9, 2)
    assert all(story.mentions for story in found.stories)


def test_the_widest_story_comes_first_then_the_latest(small: Archive) -> None:
    found = news_since(small, LONG_AGO)
    assert by_title(found, "Wire") < by_title(found, "Leader") < by_title(found, "Speech")


def test_the_ministers_words_are_the_speechs_voice(small: Archive) -> None:
    found = news_since(small, LONG_AGO)
    story = found.stories[by_title(found, "Speech")]
    assert [voice.text for voice in story.voices] == [MINISTER]
    assert [(link.state, link.published) for link in story.links] == [("new", "2011-02-14")]


def test_labels_of_little_confidence_are_named(small: Archive) -> None:
    found = news_since(small, LONG_AGO)
    doubts = {voice.text: voice.uncertain for story in found.stories for voice in story.voices}
    assert doubts[PAPER] == ("sentiment", "public_services")
    assert doubts[CHARITY] == ()


def test_what_was_captured_before_is_no_news(small: Archive) -> None:
    found = news_since(small, "2026-06-01T00:00:00Z")
    assert (found.stories, found.articles, found.silent) == ((), 0, 0)


def test_of_an_empty_archive_there_is_no_news(empty: Archive) -> None:
    assert news_since(empty, LONG_AGO) == News(since=LONG_AGO, stories=(), articles=0, silent=0)
