"""The sort of text: declared, else by its address, else by its source."""

from dataclasses import replace
from typing import Any

import pytest

from config.model import Source
from tests.extract.pages import SOURCE, article, page

GOVERNMENT = replace(SOURCE, kind="government", tier="official")


@pytest.mark.parametrize(
    ("path", "source", "kind"),
    [
        ("/news/hall", SOURCE, "news"),
        ("/commentisfree/2013/dec/09/hall", SOURCE, "comment"),
        ("/opinion/hall", SOURCE, "comment"),
        ("/politics-blog/hall", SOURCE, "blog"),
        ("/news/blogger-wins-prize", SOURCE, "news"),
        ("/policy/hall-report", SOURCE, "news"),
        ("/government/speeches/hall", GOVERNMENT, "speech"),
        ("/government/news/hall", GOVERNMENT, "news"),
        ("/government/publications/hall", GOVERNMENT, "policy"),
        ("/guidance/hall", GOVERNMENT, "policy"),
        ("/hall", replace(SOURCE, kind="parliament", tier="official"), "hansard"),
        ("/hall", replace(SOURCE, kind="research"), "report"),
        ("/blog/hall", replace(SOURCE, kind="research"), "blog"),
        ("/press-releases/hall", replace(SOURCE, kind="sector"), "press_release"),
        ("/hall", replace(SOURCE, kind="sector"), "news"),
        ("/hall", replace(SOURCE, tier="sector trade"), "trade_press"),
        ("/opinion/hall", replace(SOURCE, tier="sector trade"), "comment"),
        ("/hall", None, "news"),
    ],
)
def test_the_address_and_the_source_say(path: str, source: Source | None, kind: str) -> None:
    assert article(page(), source, url=f"https://www.sentinel.example{path}").kind == kind


@pytest.mark.parametrize(
    ("declared", "kind"),
    [
        ("NewsArticle", "news"),
        ("OpinionNewsArticle", "comment"),
        (["Article", "BlogPosting"], "blog"),
        ("https://schema.org/Report", "report"),
    ],
)
def test_json_ld_says_first(declared: Any, kind: str) -> None:
    assert article(page(linked={"@type": declared, "headline": "x"})).kind == kind


@pytest.mark.parametrize(
    ("name", "document", "kind"),
    [
        ("govuk:format", "press_release", "press_release"),
        ("govuk:document-type", "speech", "speech"),
        ("govuk:format", "policy_paper", "policy"),
    ],
)
def test_a_government_document_names_its_type(name: str, document: str, kind: str) -> None:
    url = "https://www.gov.example/government/news/hall"
    markup = page(head=f"<meta name='{name}' content='{document}'>")
    assert article(markup, GOVERNMENT, url=url).kind == kind
