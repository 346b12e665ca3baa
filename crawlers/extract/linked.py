"""JSON-LD as publishers write it: several blocks, graphs, lists, comments and stray commas."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

Item = Mapping[str, Any]
_ARTICLE = re.compile(r"(Article|BlogPosting|Report|LiveBlog\w*|Review|SpeechPresentation)$")
_WRAPPING = re.compile(r"^(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_MOST = 200
"""Objects looked at on a page: some carry a catalogue."""


def read_linked(tree: HtmlElement) -> Item:
    """Return the object that describes the page's article, {} where none does.

    Of several the one with a headline and most keys is taken: teasers are the poorer ones. What it
    names by reference (`{"@id": "…"}`) is looked up on the page.
    """
    every = list(_objects(tree))
    found = [item for item in every if any(_ARTICLE.search(name) for name in types(item))]
    if not found:
        return {}
    chosen = max(found, key=lambda item: ("headline" in item, len(item)))
    named = {item["@id"]: item for item in every if isinstance(item.get("@id"), str)}
    return {key: _resolved(value, named) for key, value in chosen.items()}


def _resolved(value: Any, named: Mapping[str, Item]) -> Any:
    if isinstance(value, list):
        return [_resolved(part, named) for part in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        return {**named.get(value["@id"], {}), **value}
    return value


def types(item: Item) -> tuple[str, ...]:
    """Return an object's types, without the vocabulary's address."""
    named = item.get("@type")
    listed = named if isinstance(named, list) else [named]
    return tuple(name.rsplit("/", 1)[-1] for name in listed if isinstance(name, str))


def strings(value: object, *keys: str) -> list[str]:
    """Return the texts in a value that may be a text, an object with one of `keys`, or a list."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for part in value for text in strings(part, *keys)]
    if isinstance(value, dict):
        return next((strings(value[key], *keys) for key in keys if value.get(key)), [])
    return []


def _objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [
        _parsed(script.text or "")
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("@graph", "mainEntity", "hasPart") if key in value]


def _parsed(text: str) -> object:
    text = _WRAPPING.sub("", text.strip())
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
