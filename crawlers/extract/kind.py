"""What sort of text an article is.

In order: what the page declares (JSON-LD's type, GOV.UK's document type), the section in its
address, what its source publishes.
"""

import re
from urllib.parse import urlsplit

from config.model import Source
from crawlers.extract.linked import types
from crawlers.extract.markup import Markup
from store.records import Kind

_DECLARED: dict[str, Kind] = {
    "OpinionNewsArticle": "comment",
    "AnalysisNewsArticle": "comment",
    "BlogPosting": "blog",
    "LiveBlogPosting": "news",
    "Report": "report",
    "ReportageNewsArticle": "news",
    "SpeechPresentation": "speech",
}
GOV_UK: dict[str, Kind] = {
    "speech": "speech",
    "authored_article": "comment",
    "oral_statement": "speech",
    "written_statement": "speech",
    "news_story": "news",
    "press_release": "press_release",
    "government_response": "press_release",
    "policy_paper": "policy",
    "consultation": "policy",
    "research": "report",
    "independent_report": "report",
    "corporate_report": "report",
    "official_statistics": "report",
    "national_statistics": "report",
    "world_news_story": "news",
}
"""By GOV.UK's document types, in pages and in its Content API."""
_SECTIONS: list[tuple[re.Pattern[str], Kind]] = [
    (re.compile(rf"/(?:{words})(?:[/.?-]|$)"), kind)  # type: ignore[misc]
    for words, kind in (
        ("hansard|debates|pa/cm\\d+", "hansard"),
        ("(?:[\\w-]+-)?speech(?:es)?", "speech"),
        ("(?:press|media|news)-?(?:releases?|notices?)|pressrelease", "press_release"),
        (
            "comment(?:isfree|ary)?|opinions?|columnists?|voices|letters|editorials?|views?",
            "comment",
        ),
        ("(?:[\\w-]+-)?blogs?", "blog"),
        ("statistics|reports?|research", "report"),
        ("publications?|policy|policies|consultations?|guidance", "policy"),
    )
]
_USUAL: dict[str, Kind] = {
    "press": "news",
    "government": "policy",
    "parliament": "hansard",
    "sector": "news",
    "research": "report",
}
_TRADE = frozenset({"sector trade", "local government trade"})


def find_kind(markup: Markup, url: str, source: Source | None) -> Kind:
    """Return the sort of text, by the first rule that speaks."""
    govuk = markup.first("govuk:document-type", "govuk:format")
    declared = [_DECLARED[name] for name in types(markup.linked) if name in _DECLARED]
    return GOV_UK.get(govuk) or next(iter(declared), None) or kind_by_address(url, source)


def kind_by_address(url: str, source: Source | None) -> Kind:
    """Return the sort of text by the section in its address, else by what its source publishes."""
    path = urlsplit(url).path.lower()
    press = source is None or source.kind == "press"
    if source and source.kind == "government" and path.startswith("/government/news/"):
        return "press_release" if "press-release" in path else "news"
    for section, kind in _SECTIONS:
        # The press reports *on* policy, statistics and debates under such addresses.
        if section.search(path) and not (press and kind in {"policy", "report", "hansard"}):
            return kind
    if source is None:
        return "news"
    return "trade_press" if source.tier in _TRADE else _USUAL[source.kind]
