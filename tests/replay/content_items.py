"""GOV.UK's Content API on loopback, and content items as it answers with them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tests.replay.server import Answer, Routes

CONTENT = "/api/content"
_JSON = {"Content-Type": "application/json; charset=utf-8"}


def content(items: Iterable[Mapping[str, Any]]) -> Routes:
    """Script the Content API: an item's answer is at its `base_path`; others are 404."""
    return {f"{CONTENT}{item['base_path']}": _json(dict(item)) for item in items}


def moved(path: str, to: str) -> Routes:
    """Script an item whose canonical path differs."""
    headers = {"Location": f"{CONTENT}{to}", **_JSON}
    return {f"{CONTENT}{path}": Answer(status=303, headers=headers)}


def gone(path: str) -> Routes:
    """Script an item that was taken down."""
    return {f"{CONTENT}{path}": _json({"base_path": path, "schema_name": "gone"}, status=410)}


def item(base_path: str, **given: Any) -> dict[str, Any]:
    """Write a content item; what is not given is a news story of the coalition, in history mode."""
    usual = {
        "base_path": base_path,
        "content_id": "00000000-0000-4000-8000-000000000001",
        "document_type": "news_story",
        "schema_name": "news_article",
        "locale": "en",
        "phase": "live",
        "publishing_app": "whitehall",
        "rendering_app": "frontend",
        "first_published_at": "2012-01-10T09:00:00.000+00:00",
        "public_updated_at": "2012-01-10T09:00:00.000+00:00",
        "updated_at": "2017-01-10T10:52:47.712Z",
        "title": "A Big Society hall",
        "description": "A hall is kept open by those who use it.",
        "withdrawn_notice": {},
        "details": details(),
        "links": {"government": [government()]},
    }
    return {**usual, **given}


def details(**given: Any) -> dict[str, Any]:
    """Write the details of a content item."""
    body = (
        '<div class="govspeak"><h2 id="keys">Who holds the keys</h2>\n\n'
        "<p>The hall of Ashby is kept open by forty neighbours, and the minister came to say "
        "that this is what he calls the <strong>Big Society</strong>.</p>\n"
        "<ul>\n  <li>It opens at seven.</li>\n  <li>It closes after the last one.</li>\n</ul></div>"
    )
    usual = {
        "body": body,
        "political": True,
        "first_public_at": "2012-01-10T09:00:00.000+00:00",
        "change_history": [
            {"public_timestamp": "2012-01-10T09:00:00.000+00:00", "note": "First published."}
        ],
    }
    return {**usual, **given}


def government(*, current: bool = False) -> dict[str, Any]:
    """Write a linked government, the coalition of 2010 where it is not the present one."""
    return {
        "title": "2010 to 2015 Conservative and Liberal Democrat coalition government",
        "document_type": "government",
        "details": {
            "started_on": "2010-05-12T00:00:00+00:00",
            "ended_on": None if current else "2015-05-08T00:00:00+00:00",
            "current": current,
        },
    }


def _json(value: dict[str, Any], *, status: int = 200) -> Answer:
    return Answer(status=status, headers=_JSON, body=json.dumps(value).encode())
