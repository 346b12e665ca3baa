"""From a source's YAML to a `Source`: where it lists its articles, and how its pages are read."""

import re
from collections.abc import Callable
from functools import cache
from typing import get_args

from config.model import Expectation, Layout, Licence, Listing, Source, SourceKind, Tier
from config.reading.fields import Fields

_LISTINGS = ("feed", "sitemap")
_EXPECTED = ("listed", "articles per 28 days", "dated", "titled", "bodied")
_SHARES = {"dated", "titled", "bodied"}
_BOUND = re.compile(r"(at least|at most) (\d+(?:\.\d+)?)")


def read_source(key: str, fields: Fields) -> Source:
    """One outlet; its key is the name of its file."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        fields.note("", key, "name the file in small letters, digits and underscores")
    return Source(
        key=key,
        title=fields.text("title", "the outlet's name as its readers know it"),
        newsroom=fields.text("newsroom", "who employs its journalists; outlets may share one"),
        kind=fields.choice("kind", get_args(SourceKind)),
        tier=fields.choice("tier", get_args(Tier)),
        url=fields.url("url", "the address of its front page"),
        licence=_licence(fields.block("licence", "full_text, extract_chars, evidence, checked")),
        find=_find(fields),
        layouts=tuple(map(_layout, fields.blocks("layouts", "selectors: - body: …"))),
        expects=_expects(fields.block("expects", "expectations: listed: at least 15")),
        pace=fields.number("pace", "seconds between two requests", default=5, least=0),
        founded=fields.day("founded"),
        notes=fields.text("notes", "what the next editor should know", default=""),
    )


def _licence(fields: Fields) -> Licence:
    chars = fields.number("extract_chars", "the length of an extract", default=256)
    return Licence(
        full_text=fields.choice("full_text", ("none", "inside", "public"), default="inside"),
        extract_chars=int(chars),
        evidence=fields.url("evidence", "the address of the terms", default=""),
        checked=fields.day("checked"),
    )


def _find(fields: Fields) -> tuple[Listing, ...]:
    blocks = fields.blocks("find", "places that list articles: - feed: https://…")
    if not blocks:
        fields.note("find", None, "say where articles are listed: - feed: https://…, or - sitemap:")
    return tuple(listing for block in blocks if (listing := _listing(block)))


def _listing(fields: Fields) -> Listing | None:
    feed, sitemap = (fields.url(kind, f"the {kind}'s address", default="") for kind in _LISTINGS)
    paths = fields.texts("paths", "parts of an article's path")
    for position, path in enumerate(paths):
        if "/" not in path:
            fields.note(f"paths[{position}]", path, "write a part of the path, such as /news/")
    if bool(feed) == bool(sitemap):
        fields.note("", None, "write either feed: or sitemap:, with its address")
        return None
    return Listing(kind="feed" if feed else "sitemap", url=feed or sitemap, paths=paths)


def _layout(fields: Fields) -> Layout:
    def selector(name: str) -> str | None:
        value = fields.text(name, "a CSS selector", default="")
        if value and (wrong := _selector_check()(value)):
            fields.note(name, value, f"not a CSS selector ({wrong}): write one, such as div.body p")
        return value or None

    drop = fields.texts("drop", "CSS selectors")
    for position, value in enumerate(drop):
        if wrong := _selector_check()(value):
            fields.note(f"drop[{position}]", value, f"not a CSS selector ({wrong}): write one")
    return Layout(
        until=fields.day("until"),
        title=selector("title"),
        standfirst=selector("standfirst"),
        byline=selector("byline"),
        body=selector("body"),
        published=selector("published"),
        drop=drop,
    )


@cache
def _selector_check() -> Callable[[str], str]:
    """Find what is wrong with a selector; soupsieve is dear to import and few sources need it."""
    import soupsieve

    def check(selector: str) -> str:
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as error:
            return str(error).splitlines()[0]
        return ""

    return check


def _expects(fields: Fields) -> tuple[Expectation, ...]:
    return tuple(
        expectation for what in _EXPECTED if (expectation := _expectation(fields, what)) is not None
    )


def _expectation(fields: Fields, what: str) -> Expectation | None:
    example = "at least 0.98" if what in _SHARES else "at least 15"
    text = fields.text(what, example, default="")
    if not text:
        return None
    match = _BOUND.fullmatch(text)
    if match is None or (what in _SHARES and float(match[2]) > 1):
        share = ", a share from 0 to 1" if what in _SHARES else ""
        fields.note(what, text, f'write "at least" or "at most" and a number{share}: {example}')
        return None
    return Expectation(what=what, bound=match[1], value=float(match[2]))  # type: ignore[arg-type]
