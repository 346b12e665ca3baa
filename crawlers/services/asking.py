"""What services that are asked by parameters and answer in JSON have in common.

The question in an address, an answer's JSON, and an item's JSON when it is read as an article.
"""

import json
from collections.abc import Mapping
from typing import Any

from w3lib.url import add_or_replace_parameters

from crawlers.listings import NotAListingError
from crawlers.services.service import Answer
from store.records import Response, Unreadable


def ask(url: str, parameters: Mapping[str, str | int]) -> str:
    """Put parameters into an address; those without a value are left out."""
    given = {name: str(value) for name, value in parameters.items() if value}
    return add_or_replace_parameters(url, given)


def any_of(terms: tuple[str, ...]) -> str:
    """Write a question for any of some phrases, as most search services read it."""
    return " OR ".join(f'"{term.replace(chr(34), " ").strip()}"' for term in terms)


def json_of(answer: Answer) -> Any:
    """Read an answer's JSON. Raises NotAListingError."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise NotAListingError(
            f"answered {answer.status} with something that is no JSON"
        ) from error


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list that a service sent; anything else in it is passed over."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def fields(value: Any) -> dict[str, Any]:
    """Return an object that a service sent; anything else has no fields."""
    return value if isinstance(value, dict) else {}


def item(value: Mapping[str, Any]) -> bytes:
    """Write an item as it is kept: the same words, the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def item_of(response: Response) -> dict[str, Any] | Unreadable:
    """Read the item that was kept as a page."""
    try:
        value = json.loads(response.body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        return Unreadable(reason="broken", detail="the item is no JSON object")
    return value


def text(value: Any) -> str:
    """Return a value that should be a text; anything else is none.

    JSON may hold halves of characters, which nothing can write down: they become question marks.
    """
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def plain(value: Any) -> str:
    """Return a value that may be a text or a number, as text; anything else is none."""
    known = isinstance(value, str | int) and not isinstance(value, bool)
    return text(str(value)).strip() if known else ""
