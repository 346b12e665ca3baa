"""What is new since a moment, grouped by story. How it is written belongs to the flows.

*New* is what was captured since: a back-fill of old captures brings no news.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, NamedTuple

from config.doubt import Doubtful, uncertain
from config.model import STRANDS, Level, Role, StrandKey
from store.archive.archive import Archive
from store.ask.mentions import LEVELS
from store.records import Sentiment

VOICES = 3
"""Passages shown of a story, the most telling ones."""

# The versions first: their rows are narrow, so that finding the new ones reads no text.
_NEW = """
SELECT coalesce(g.story, a.id), a.id, a.key, a.title, a.url, s.title, s.newsroom, a.published,
  CASE WHEN a.first_seen >= :since THEN 'new' ELSE 'changed' END
FROM versions v CROSS JOIN articles a ON a.id = v.article
JOIN sources s ON s.key = a.source LEFT JOIN stories g ON g.article = a.id
WHERE v.current = 1 AND v.first_seen >= :since
ORDER BY 1, a.published IS NULL, a.published, a.url
"""
_STORY = """
SELECT n.key, n.title, n.url, n.published, count(*), count(DISTINCT s.newsroom)
FROM articles n JOIN (SELECT ?1 AS article UNION SELECT article FROM stories WHERE story = ?1) m
JOIN articles a ON a.id = m.article JOIN sources s ON s.key = a.source
WHERE n.id = ?1
"""
_VOICES = """
SELECT m.text, m.level, m.relevance, m.sentiment, m.speaker, m.role, m.office,
  max(m.positive, m.neutral, m.negative), r.threshold,
  m.community_empowerment, m.public_services, m.social_action
FROM versions v JOIN mentions m ON m.version = v.id
JOIN rulesets r ON r.id = m.ruleset AND r.state = 'active'
WHERE v.article = ? AND v.current = 1 ORDER BY m.start, m.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An article that is new, or whose text its publisher has changed."""

    article: str
    """Its id in the desk: `/article/<id>`."""
    title: str
    url: str
    outlet: str
    newsroom: str
    published: str | None
    state: Literal["new", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who said what of the agenda; without a role the view is unattributed."""

    text: str
    speaker: str | None
    role: Role | None
    office: str
    strands: tuple[StrandKey, ...]
    sentiment: Sentiment
    level: Level
    article: str
    uncertain: tuple[Doubtful, ...] = ()
    """Labels that are shown as uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNews:
    """A story that speaks of the agenda and of which something is new."""

    story: str
    title: str
    url: str
    published: str | None
    articles: int
    """Of the whole story, what was known before included."""
    newsrooms: int
    mentions: int
    """Different passages in its new articles; `voices` are the most telling of them."""
    links: tuple[Link, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """All that is new since a moment."""

    since: str
    stories: tuple[StoryNews, ...]
    """Those in most newsrooms first, then the latest."""
    articles: int
    """New and changed articles in all."""
    silent: int
    """Those among them that belong to no story above: they do not speak of the agenda."""


class _Found(NamedTuple):
    story: int
    number: int
    link: Link


def news_since(archive: Archive, moment: str) -> News:
    """Tell what is new since a moment in UTC, as `2013-12-09T06:45:00Z`."""
    found = list(_found(archive, moment))
    stories = [
        _story(archive, story, list(some)) for story, some in groupby(found, lambda one: one.story)
    ]
    telling = sorted((one for one in stories if one.mentions), key=_latest, reverse=True)
    telling.sort(key=lambda one: -one.newsrooms)
    told = sum(len(one.links) for one in telling)
    return News(since=moment, stories=tuple(telling), articles=len(found), silent=len(found) - told)


def _latest(story: StoryNews) -> str:
    return max(link.published or "" for link in story.links)


def _found(archive: Archive, moment: str) -> Iterator[_Found]:
    for story, number, key, title, url, outlet, newsroom, published, state in archive.db.execute(
        _NEW, {"since": moment}
    ):
        link = Link(
            article=key,
            title=title,
            url=url,
            outlet=outlet,
            newsroom=newsroom,
            published=published,
            state=state,
        )
        yield _Found(story, number, link)


def _story(archive: Archive, story: int, found: list[_Found]) -> StoryNews:
    key, title, url, published, articles, newsrooms = archive.db.execute(_STORY, [story]).fetchone()
    voices = _voices(archive, found)
    return StoryNews(
        story=key,
        title=title,
        url=url,
        published=published,
        articles=articles,
        newsrooms=newsrooms,
        mentions=len(voices),
        links=tuple(one.link for one in found),
        voices=tuple(voices[:VOICES]),
    )


def _voices(archive: Archive, found: Iterable[_Found]) -> list[Voice]:
    """Find the different passages: those with a speaker first, then the named, then the surest."""
    ranked: dict[str, tuple[tuple[bool, int, float], Voice]] = {}
    for one in found:
        for row in archive.db.execute(_VOICES, [one.number]):
            voice, relevance = _voice(row, one.link.article)
            rank = (voice.speaker is None, LEVELS.index(voice.level), -relevance)
            ranked.setdefault(" ".join(voice.text.split()), (rank, voice))
    return [voice for _, voice in sorted(ranked.values(), key=lambda pair: pair[0])]


def _voice(row: tuple[Any, ...], article: str) -> tuple[Voice, float]:
    """Give the voice of a mention's row, and its relevance."""
    text, level, relevance, sentiment, speaker, role, office, likeliest, threshold, *chances = row
    strands = dict(zip(STRANDS, chances, strict=True))
    voice = Voice(
        text=text,
        speaker=speaker,
        role=role,
        office=office,
        strands=tuple(strand for strand, chance in strands.items() if chance >= threshold),
        sentiment=sentiment,
        level=level,
        article=article,
        uncertain=uncertain(likeliest, strands, threshold),
    )
    return voice, relevance
