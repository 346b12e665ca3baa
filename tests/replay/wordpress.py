"""A WordPress site on loopback: its REST API for posts, its feed, and its ways to refuse."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.replay.server import Answer, Script

_JSON = {"Content-Type": "application/json; charset=UTF-8"}
_XML = {"Content-Type": "application/rss+xml; charset=UTF-8"}
_ITEM = """<item><title>{title}</title><link>{link}</link><dc:creator>{author}</dc:creator>
<pubDate>{date}</pubDate><guid isPermaLink="false">{guid}</guid></item>"""
_FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Blog</title>{items}</channel></rss>"""
_PAST_THE_END = "The page number requested is larger than the number of pages available."
DISABLED = Answer(
    status=401,
    headers=_JSON,
    body=b'{"code":"rest_disabled","message":"The REST API is disabled.","data":{"status":401}}',
)
NO_ROUTE = Answer(
    status=404,
    headers=_JSON,
    body=b'{"code":"rest_no_route","message":"No route was found","data":{"status":404}}',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post; moments are UTC without a zone, as the API writes them."""

    number: int
    title: str
    content: str
    date: str = "2010-07-19T09:00:00"
    modified: str = "2010-07-19T09:00:00"
    excerpt: str = ""
    author: str = "Rosa Lindqvist"
    status: str = "publish"
    protected: bool = False
    category: int = 3


def posts(home: str, written: Iterable[Post], *, each: int = 100) -> Script:
    """Script `/wp-json/wp/v2/posts`; `each` bounds the posts of a page, as some hosts do."""
    known = list(written)

    def answer(path: str) -> Answer:
        given = dict(parse_qsl(urlsplit(path).query))
        size = min(each, int(given.get("per_page", "10")))
        if not 1 <= int(given.get("per_page", "10")) <= 100:
            return _error(400, "rest_invalid_param", "Invalid parameter(s): per_page")
        chosen = _chosen(known, given)
        page, pages = int(given.get("page", "1")), -(-len(chosen) // size)
        if page > max(1, pages):
            return _error(400, "rest_post_invalid_page_number", _PAST_THE_END)
        shown = [_post(home, post, given) for post in chosen[(page - 1) * size : page * size]]
        headers = {**_JSON, "X-WP-Total": str(len(chosen)), "X-WP-TotalPages": str(pages)}
        return Answer(headers=headers, body=json.dumps(shown).encode())

    return answer


def feed(home: str, written: Iterable[Post], *, each: int = 10) -> Script:
    """Script `/feed/`: the newest posts first, and by `paged` those before them."""
    known = sorted(written, key=lambda post: post.date, reverse=True)

    def answer(path: str) -> Answer:
        given = dict(parse_qsl(urlsplit(path).query))
        month = given.get("m", "")
        chosen = [post for post in known if post.date[:7].replace("-", "").startswith(month)]
        first = (int(given.get("paged", "1")) - 1) * each
        if first >= len(chosen):
            return Answer(status=404, headers={"Content-Type": "text/html"}, body=b"<html></html>")
        items = "".join(_item(home, post) for post in chosen[first : first + each])
        return Answer(headers=_XML, body=_FEED.format(items=items).encode())

    return answer


def _chosen(known: list[Post], given: dict[str, str]) -> list[Post]:
    after, before = given.get("after", ""), given.get("before", "9")
    chosen = [
        post
        for post in known
        if after < post.date < before
        and post.modified > given.get("modified_after", "")
        and given.get("search", "").lower() in f"{post.title} {post.content}".lower()
        and given.get("categories", str(post.category)) == str(post.category)
    ]
    by_change = given.get("orderby") == "modified"
    return sorted(
        chosen,
        key=lambda post: post.modified if by_change else post.date,
        reverse=given.get("order") != "asc",
    )


def _post(home: str, post: Post, given: dict[str, str]) -> dict[str, Any]:
    every = {
        "id": post.number,
        "date": post.date,
        "date_gmt": post.date,
        "modified": post.modified,
        "modified_gmt": post.modified,
        "slug": f"post-{post.number}",
        "status": post.status,
        "type": "post",
        "link": _link(home, post),
        "guid": {"rendered": f"{home}/?p={post.number}"},
        "title": {"rendered": escape(post.title)},
        "content": {"rendered": post.content, "protected": post.protected},
        "excerpt": {"rendered": post.excerpt, "protected": post.protected},
        "author": 1,
        "categories": [post.category],
        "tags": [],
        "_links": {"author": [{"embeddable": True, "href": f"{home}/wp-json/wp/v2/users/1"}]},
    }
    if "_embed" in given:
        every["_embedded"] = {"author": [{"id": 1, "name": post.author}]}
    wanted = given.get("_fields", ",".join(every)).split(",")
    return {name: value for name, value in every.items() if name in wanted}


def _item(home: str, post: Post) -> str:
    link = _link(home, post)
    return _ITEM.format(
        title=escape(post.title), link=link, author=post.author, date=f"{post.date}Z", guid=link
    )


def _link(home: str, post: Post) -> str:
    return f"{home}/post-{post.number}/"


def _error(status: int, code: str, message: str) -> Answer:
    said = {"code": code, "message": message, "data": {"status": status}}
    return Answer(status=status, headers=_JSON, body=json.dumps(said).encode())
