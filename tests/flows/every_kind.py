"""A small world in which every kind of source speaks once, and the configuration that watches it.

All of them live on one loopback host, so that they also share its politeness.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.extract import reports
from tests.flows.gazette import HTML, page
from tests.replay import (
    content_items,
    gov_uk,
    guardian,
    hansard,
    theyworkforyou,
    wordpress,
    written,
)
from tests.replay.server import Answer, Routes, Site

REPORT = "halls-report.pdf"
"""A document that the article on GOV.UK names."""
PDF = {"Content-Type": "application/pdf"}
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
MOMENT = f"{YESTERDAY}T09:00:00"
KEYS = {"OPEN_PLATFORM_KEY": guardian.KEY, "THEYWORKFORYOU_KEY": theyworkforyou.KEY}
TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The keys of the hall hang by the door of the baker, and whoever wants them signs a book.",
        "The minister called it the Big Society in action and praised those who hold the keys.",
        "Forty neighbours take their turns, and on Thursdays the carers of Ashby have it.",
        "They stay until the kettle is cold and the last of them has gone home.",
        "What it costs is written on a board: coal, water, the man who mends the roof.",
    )
)
FIND: Mapping[str, str] = {
    "feed": "find:\n  - feed: {home}/paper/feed",
    "sitemap": "find:\n  - sitemap: {home}/map.xml",
    "page": "find:\n  - page: {home}/list\n    links: li a",
    "discover": "find:\n  - discover: {home}/front",
    "documents": "documents: ['{home}/report']",
    "guardian": "find:\n  - guardian: {home}/search\n    key: OPEN_PLATFORM_KEY",
    "wordpress": "find:\n  - wordpress: {home}/wp-json/wp/v2/posts",
    "gov_uk": "find:\n  - gov_uk: {home}/api/search.json\n    terms: [big society]",
    "hansard": (
        "find:\n  - hansard: {home}/search/contributions/Spoken.json\n    terms: [big society]"
    ),
    "statements": "find:\n  - written_statements: {home}/api/writtenstatements/statements",
    "questions": "find:\n  - written_questions: {home}/api/writtenquestions/questions",
    "theyworkforyou": (
        "find:\n  - theyworkforyou: {home}/api/getHansard\n"
        "    terms: [big society]\n    key: THEYWORKFORYOU_KEY\n    budget: 900"
    ),
}
"""One source a kind; its key is the source's."""
_SOURCE = """\
title: The {title}
newsroom: {title} Press
kind: {kind}
tier: {tier}
url: {home}
{find}
pace: 0
"""


def config(folder: Path, site: Site) -> Path:
    """Write one source for every kind of listing, and nothing else."""
    for name in ("sources", "measures", "observations"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    home = site.url("").rstrip("/")
    for key, find in FIND.items():
        official = key in {"gov_uk", "hansard", "statements", "questions", "theyworkforyou"}
        text = _SOURCE.format(
            title=key.title(),
            kind="government" if official else "press",
            tier="official" if official else "national",
            home=home,
            find=find.format(home=home),
        )
        (folder / "sources" / f"{key}.yml").write_text(text, encoding="utf-8")
    return folder


def world(site: Site) -> Routes:
    """Script a host on which each kind of source has one article."""
    home = site.url("").rstrip("/")
    pages = {f"/{name}": _html(page(number)) for number, name in enumerate(_PAGES, start=3)}
    return {
        **pages,
        "/paper/feed": Answer(body=_feed(f"{home}/from-the-feed").encode()),
        "/map.xml": Answer(body=_map(f"{home}/from-the-map").encode()),
        "/list": _html("<html><ul><li><a href='/from-the-list'>A list</a></li></ul></html>"),
        "/front": _html(
            "<html><link rel='alternate' type='application/rss+xml' href='/found/feed'></html>"
        ),
        f"/{REPORT}": Answer(headers=PDF, body=reports.summary()),
        "/found/feed": Answer(body=_feed(f"{home}/found").encode()),
        "/report": Answer(headers=PDF, body=reports.release()),
        **_services(home),
    }


_PAGES = ("from-the-feed", "from-the-map", "from-the-list", "found")


def _services(home: str) -> Routes:
    item = guardian.Item(
        path="society/hall",
        title="Who has the keys",
        body=TEXT,
        published=f"{MOMENT}Z",
        modified=f"{MOMENT}Z",
    )
    post = wordpress.Post(number=7, title="Keys", content=TEXT, date=MOMENT, modified=MOMENT)
    path = "/government/news/a-hall"
    report = {"title": "Halls", "url": f"{home}/{REPORT}", "content_type": "application/pdf"}
    document = content_items.item(
        path,
        first_published_at=f"{MOMENT}.000+00:00",
        public_updated_at=f"{MOMENT}.000+00:00",
        details=content_items.details(attachments=[report]),
    )
    said = hansard.Said(text=TEXT, day=YESTERDAY)
    row = theyworkforyou.Row(gid=f"{YESTERDAY}a.1.0", day=YESTERDAY, body=TEXT)
    day = f"{YESTERDAY}T00:00:00"
    return {
        "/search": guardian.search(home, [item]),
        "/wp-json/wp/v2/posts": wordpress.posts(home, [post]),
        gov_uk.SEARCH: gov_uk.search([gov_uk.Indexed(link=path, public_timestamp=f"{MOMENT}Z")]),
        **content_items.content([document]),
        hansard.SPOKEN: hansard.search([said]),
        **written.service(written.STATEMENTS, [written.statement(dateMade=day, text=TEXT)]),
        **written.service(
            written.QUESTIONS,
            [written.question(dateTabled=day, dateAnswered=day, answerText=TEXT)],
        ),
        "/api/getHansard": theyworkforyou.search([row]),
    }


def _html(text: str) -> Answer:
    return Answer(headers=HTML, body=text.encode())


def _feed(url: str) -> str:
    entry = f"<item><title>A hall</title><link>{url}</link></item>"
    return f'<rss version="2.0"><channel><title>Halls</title>{entry}</channel></rss>'


def _map(url: str) -> str:
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<urlset xmlns="{schema}"><url><loc>{url}</loc></url></urlset>'
