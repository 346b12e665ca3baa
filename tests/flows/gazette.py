"""A small newspaper on loopback, and the configuration that watches it."""

from pathlib import Path

from crawlers.order import Limits
from flows.manner import Manner
from tests.replay.server import Answer, Place, Routes

HTML = {"Content-Type": "text/html; charset=utf-8"}
XML = {"Content-Type": "application/atom+xml"}
UPDATED = "<updated>2013-12-09T08:00:00Z</updated>"
MANNER = Manner(
    agent="bigsociety/0.1 (+desk@monitor.example)",
    allow_private=True,
    limits=Limits(tries=2, backoff=0.01, slow=0.05, timeout=20.0),
)
_SOURCE = """\
title: {title}
newsroom: {title} Press
kind: press
tier: regional
url: {home}
find:
  - feed: {home}/{key}/feed
{more}
pace: 0
"""
_PAGE = """\
<!doctype html><html lang="en-GB"><head><title>{title}</title>
<meta property="article:published_time" content="2013-12-0{day}T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"""
_ENTRY = f'<entry><title>{{title}}</title><link href="{{url}}"/>{UPDATED}</entry>'
_TOPICS = ("library", "bus route", "post office", "youth club", "park", "pool", "museum", "market")
_WHO = ("neighbours", "trustees", "parents", "shopkeepers", "councillors", "wardens", "carers")


def config(folder: Path, site: Place, *keys: str, more: str = "") -> Path:
    """Write a configuration that watches the site's papers of these keys, and nothing else.

    `more` follows a source's listings: a further one, or another key.
    """
    for name in ("sources", "measures", "observations", "actors", "events"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for key in keys:
        text = _SOURCE.format(title=key.title(), home=site.url("").rstrip("/"), key=key, more=more)
        (folder / "sources" / f"{key}.yml").write_text(text, encoding="utf-8")
    return folder


def paper(key: str, host: str, articles: int, *, first: int = 0) -> Routes:
    """Script a paper's feed and pages; its third article is a copy of its second."""
    routes: Routes = {}
    entries = []
    for number in range(first, first + articles):
        path = f"/{key}/story-{number}"
        entries.append(_ENTRY.format(title=_title(number), url=f"http://{host}{path}"))
        routes[path] = Answer(headers=HTML, body=page(number).encode())
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{key}</title>{"".join(entries)}</feed>'
    )
    routes[f"/{key}/feed"] = Answer(headers=XML, body=feed.encode())
    return routes


def page(number: int) -> str:
    """Write an article of five paragraphs; every second speaks of the agenda."""
    same = 1 if number == 2 else number
    return _PAGE.format(title=_title(number), day=same % 9 + 1, body=_body(same))


def _title(number: int) -> str:
    return f"How the {_TOPICS[number % 8]} of ward {number} was kept open"


def _body(number: int) -> str:
    topic, who = _TOPICS[number % 8], _WHO[number % 7]
    said = (
        f"The minister called it the Big Society in action and praised the {who} of the {topic}."
        if number % 2 == 0
        else f"Nobody at the meeting of the {topic} asked for praise, and the {who} went home."
    )
    paragraphs = (
        f"In ward {number} the {who} met {number + 3} times in winter to talk of the {topic}.",
        f"They counted {number * 7 + 11} chairs, {number * 3 + 5} lamps and one kettle.",
        said,
        f"A rota of {number + 20} names hangs by the door, and the keys go round on Thursdays.",
        f"The {topic} opens at {number % 5 + 7} in the morning and closes after the last one.",
    )
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
