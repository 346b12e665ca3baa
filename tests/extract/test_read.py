"""Each response is read by the one that understands it."""

import json

import pytest

from config.model import Source
from crawlers.extract import read as reading_module
from crawlers.extract.read import read
from crawlers.services.service import Service
from store.outcomes import Found
from store.records import NotAnArticle, Reading, Response
from tests.extract.pages import SOURCE, page, response

ITEM = json.dumps({"headline": "Volunteers reopen the village hall"})


def told(asked: Response, source: Source | None) -> Reading:
    """Answer as a service would that reads its own items."""
    return NotAnArticle(reason="empty", detail=f"{asked.body.decode()} for {source is SOURCE}")


def serve(monkeypatch: pytest.MonkeyPatch, service: Service) -> None:
    monkeypatch.setattr(reading_module, "service", lambda _: service)


@pytest.mark.parametrize("kind", ["application/json", "application/vnd.api+json; charset=utf-8"])
def test_an_item_is_read_by_the_service_that_listed_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, Service(first=lambda _: "", read=lambda *_: [], article=told))
    found = Found(address="x", source="sentinel", via="guardian")
    answer = read(response(ITEM, content_type=kind, found=found, status=0), SOURCE)
    assert answer == NotAnArticle(reason="empty", detail=f"{ITEM} for True")


def test_json_that_no_service_can_read_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = NotAnArticle(reason="not HTML", detail="application/json")
    assert read(response(ITEM, content_type="application/json"), SOURCE) == refused
    serve(monkeypatch, Service(first=lambda _: "", read=lambda *_: []))
    found = Found(address="x", source="sentinel", via="feed")
    assert read(response(ITEM, content_type="application/json", found=found), SOURCE) == refused


def test_a_page_that_a_service_listed_is_read_as_a_page() -> None:
    found = Found(address="x", source="sentinel", via="gov_uk")
    assert not isinstance(read(response(page(), found=found), SOURCE), NotAnArticle)
