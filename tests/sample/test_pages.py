"""Every page of the sample reads as its text says, whatever its outlet's markup."""

from datetime import datetime

import pytest

from config import read_config
from config.model import Config
from crawlers.extract.read import read
from flows.commands.demo import CONFIG
from flows.sample.addresses import OUTLET, address, alternate, path
from flows.sample.answers import answers
from flows.sample.printing import NOTICE
from flows.sample.texts import LONDON, Text, texts
from store.records import Article, Page, Response

FIRST = texts(1)
PAGES = [(text, 1) for text in FIRST] + [(text, 2) for text in texts(2) if text not in FIRST]


@pytest.fixture(scope="module")
def config() -> Config:
    return read_config(CONFIG)


def article(text: Text, where: str, edition: int, config: Config) -> Article:
    outlet = OUTLET[text.outlet]
    answer = answers(edition)[outlet.host, where]
    url = f"http://{outlet.host}{where}"
    page = Page(
        url=url,
        final_url=url,
        source=text.outlet,
        captured="2015-10-07T02:00:00Z",
        status=200,
        digest="",
        content_type=answer.content_type,
    )
    reading = read(Response(page=page, headers=(), body=answer.body), config.sources[text.outlet])
    assert isinstance(reading, Article), (text.key, reading)
    return reading


def london_day(published: str | None) -> str:
    if published is None or len(published) == 10:
        return published or ""
    return f"{datetime.fromisoformat(published).astimezone(LONDON):%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "edition"), PAGES, ids=[f"{text.key}.{edition}" for text, edition in PAGES]
)
def test_a_page_reads_as_its_text(text: Text, edition: int, config: Config) -> None:
    found = article(text, path(text), edition, config)
    assert found.title == text.title
    assert found.url == address(text)
    assert london_day(found.published) == f"{text.published:%Y-%m-%d}"
    assert found.kind == (text.kind or OUTLET[text.outlet].kind)
    assert (found.access != "free") == text.paywalled
    assert found.byline in (text.byline, "")
    assert text.paragraphs[0] in found.body
    assert text.paragraphs[-1] in found.body
    assert set(found.body.split("\n\n")) <= {
        text.standfirst,
        *(paragraph.removeprefix("## ") for paragraph in text.paragraphs),
    }


@pytest.mark.parametrize("text", [text for text in texts() if OUTLET[text.outlet].alternates])
def test_a_page_for_telephones_or_paper_is_the_same_article(text: Text, config: Config) -> None:
    plain = article(text, path(text), 1, config)
    for form in OUTLET[text.outlet].alternates:
        other = article(text, alternate(text, form), 1, config)
        assert (other.url, other.title, other.body) == (plain.url, plain.title, plain.body)
        assert (other.standfirst, other.access) == (plain.standfirst, plain.access)


def test_every_page_says_that_it_is_a_sample() -> None:
    silent = [
        key
        for edition in (1, 2)
        for key, answer in answers(edition).items()
        if answer.status == 200
        and answer.content_type.startswith("text/html")
        and NOTICE.encode() not in answer.body
    ]
    assert silent == []


def test_a_page_in_another_encoding_than_it_declares_keeps_its_pounds_and_quotes(
    config: Config,
) -> None:
    text = next(text for text in texts() if text.encoding == "windows-1252")
    answer = answers(1)[OUTLET[text.outlet].host, path(text)]
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")
    assert "£" in article(text, path(text), 1, config).body


def test_the_day_of_a_rebuild_is_not_taken_for_the_day_of_publication(config: Config) -> None:
    text = next(text for text in texts() if text.rebuilt)
    assert text.rebuilt in answers(1)[OUTLET[text.outlet].host, path(text)].body.decode()
    assert london_day(article(text, path(text), 1, config).published) == "2014-03-06"


def test_the_agenda_in_teasers_and_banners_is_not_in_the_body(config: Config) -> None:
    tempted = [
        text
        for text in texts()
        if not text.strands and any("Big Society" in title for title in text.related)
    ]
    assert len(tempted) >= 5
    for text in tempted:
        assert b"Big Society" in answers(1)[OUTLET[text.outlet].host, path(text)].body
        assert "Big Society" not in article(text, path(text), 1, config).body
