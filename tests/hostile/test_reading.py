"""Documents that are made to break a reader: each is read or given up, and the next one is read."""

import pytest

from crawlers.extract.worker import read_all
from store.records import Article, NotAnArticle, Page, Reading, Response, Unreadable
from tests.hostile.words import ARTICLE, BODY, LAST

_HEAD, _TAIL = ARTICLE.split(BODY)
_NESTED = '{"@type": ' * 20_000
_ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
_LAUGHS = f'<!DOCTYPE html [<!ENTITY a "ha">{_ENTITIES}]>'


def _with(more: str) -> str:
    return f"{_HEAD}{more}{BODY}{_TAIL}"


WHOLE = {
    "a paragraph 200 deep": _with("<div>" * 200),
    "an attribute of 5 MB": _with(f'<div title="{"a" * 5 * 2**20}"></div>'),
    "ten thousand attributes": _with(f"<div {' '.join(f'a{n}=1' for n in range(10_000))}></div>"),
    "NUL bytes": ARTICLE.replace("trustees", "trus\0tees"),
    "a script of 5 MB": _with(f"<script>{'a<b;' * 10**6}</script>"),
    "a style of 5 MB": _with(f"<style>{'a{b:c}' * 10**6}</style>"),
    "a comment without an end": f"{_HEAD}{BODY}{_TAIL}<!-- {'a' * 10**6}",
    "entities upon entities": _LAUGHS + ARTICLE.replace("trustees", "&m; trustees", 1),
    "an entity from a file": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + ARTICLE.replace("trustees", "&x; trustees", 1),
    "linked data without an end": _with(f'<script type="application/ld+json">{_NESTED}</script>'),
    "numbers that are no characters": _with("<p>&#0;&#xD800;&#99999999999;</p>"),
    "a hundred thousand meta tags": _HEAD.replace(
        "</head>", '<meta name="author" content="a">' * 100_000 + "</head>"
    )
    + BODY
    + _TAIL,
    "letters that turn round": ARTICLE.replace("reading", "\u202egnidaer\u202c", 1),
}
"""What is an article all the same."""
BROKEN = {
    "ten thousand deep": _HEAD + "<div>" * 10_000 + BODY + _TAIL,
    "ten thousand deep in links": _HEAD + "<a><b>" * 10_000 + BODY + _TAIL,
    "a hundred thousand deep": _HEAD + "<span>" * 100_000 + BODY + _TAIL,
    "a million tags": _HEAD + "<p>a</p>" * 10**6 + _TAIL,
    "a million brackets": _HEAD + "<" * 10**6 + _TAIL,
    "a title of 5 MB": ARTICLE.replace("Reading room kept open", "room " * 10**6),
    "one word of 5 MB": _HEAD + f"<p>{'a' * 5 * 2**20}</p>" + _TAIL,
    "a table in a table in a table": _HEAD + "<table><tr><td>" * 5000 + BODY + _TAIL,
    "forms without an end": _HEAD + "<form><select><option>" * 10**5 + BODY + _TAIL,
}
DOCUMENTS = {**WHOLE, **BROKEN, "nothing but a good page": ARTICLE}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Read each after the other; those that are broken have a few seconds each."""
    broken = [_response(name, text) for name, text in BROKEN.items()]
    whole = [_response(name, DOCUMENTS[name]) for name in DOCUMENTS.keys() - BROKEN.keys()]
    read = [*read_all(broken, {}, seconds=2, workers=1), *read_all(whole, {}, workers=1)]
    return {page.source: reading for page, reading in read}


def _response(name: str, text: str) -> Response:
    page = Page(
        source=name,
        url=f"http://sentinel.example/news/{len(name)}",
        final_url=f"http://sentinel.example/news/{len(name)}",
        captured="2013-12-10T06:45:00Z",
        status=200,
        content_type="text/html; charset=utf-8",
        digest="",
        segment="a",
        offset=0,
        length=0,
    )
    return Response(page=page, headers=(), body=text.encode())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_or_given_up_with_a_reason(
    readings: dict[str, Reading], name: str
) -> None:
    match readings[name]:
        case NotAnArticle() | Unreadable() as refused:
            assert name in BROKEN
            assert refused.reason
        case Article() as article:
            assert len(article.body) < 50 * 2**20
            assert LAST in article.body or name in BROKEN


def test_nothing_is_read_out_of_a_file(readings: dict[str, Reading]) -> None:
    read = readings["an entity from a file"]
    assert isinstance(read, Article)
    assert "In ward 0 the &x; trustees" in read.body
