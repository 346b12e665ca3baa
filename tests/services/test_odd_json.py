"""Whatever JSON an official service answers with: it is read, refused, or no article."""

import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from config.listing import ListingKind
from crawlers.services import service
from crawlers.services.service import Answer, Entry, More, NotAListingError
from store.records import Article, NotAnArticle, Page, Response, Unreadable
from tests.replay import content_items, hansard, written
from tests.services.walking import listing

HOME = "https://service.example/ask.json"
KINDS: tuple[ListingKind, ...] = ("gov_uk", "hansard", "written_statements", "written_questions")
_said = json.loads(hansard.search([hansard.Said(text="<p>Big society</p>")])("/x").body)
WHOLE: tuple[dict[str, Any], ...] = (
    content_items.item("/hall"),
    _said["Results"][0],
    written.question(),
    written.statement(),
)
NAMES = sorted({name for whole in WHOLE for name in whole})
ODD = ("2012-01-10...", "http://[", "//elsewhere.example/x", "\ud800", "0001-01-01", "<")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)
ITEMS = st.builds(
    lambda whole, odd: {**whole, **odd},
    st.sampled_from(WHOLE),
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6),
)


@given(st.sampled_from(KINDS), ITEMS, VALUES)
def test_a_list_of_odd_results_names_what_can_be_named(
    kind: ListingKind, item: dict[str, Any], total: object
) -> None:
    results = [item, {"value": item}, total]
    body = {"results": results, "Results": results, "total": total, "totalResults": total}
    answer = Answer(url=HOME, status=200, headers={}, body=json.dumps(body).encode())
    for said in service(kind).read(listing(kind, HOME, HOME), answer):
        assert isinstance(said, Entry | More)
        assert said.url.encode()


@given(st.sampled_from(KINDS), VALUES)
def test_an_odd_answer_is_refused_in_words(kind: ListingKind, value: object) -> None:
    answer = Answer(url=HOME, status=200, headers={}, body=json.dumps(value).encode())
    with suppress(NotAListingError):
        list(service(kind).read(listing(kind, HOME, HOME), answer))


@given(st.sampled_from(KINDS), ITEMS)
def test_an_odd_item_is_an_article_or_says_why_not(kind: ListingKind, item: dict[str, Any]) -> None:
    page = Page(
        url="https://service.example/api/content/hall",
        final_url="https://service.example/api/content/hall",
        source="state",
        captured="2026-01-01T00:00:00Z",
        status=200,
        digest="",
    )
    article = service(kind).article
    assert article is not None
    found = article(Response(page=page, headers=(), body=json.dumps(item).encode()), None)
    assert isinstance(found, Article | NotAnArticle | Unreadable)
    if isinstance(found, Article):
        assert found.body == found.body.strip() != ""
        assert found.url.startswith("https://service.example/")
        assert json.dumps(asdict(found), ensure_ascii=False).encode()
