"""From a source's YAML to a `Source`: where it lists its articles, and how its pages are read."""

import re
from typing import get_args

from config.model import Expectation, Layout, Licence, Source, SourceKind, Status, Tier
from config.reading.fields import Fields, is_address
from config.reading.listings import read_archive, read_find
from config.reading.selectors import selector, wrong_with

_EXPECTED = ("listed", "articles per 28 days", "dated", "titled", "bodied")
_SHARES = {"dated", "titled", "bodied"}
_BOUND = re.compile(r"(at least|at most) (\d+(?:\.\d+)?)")


def read_source(key: str, fields: Fields) -> Source:
    """One outlet; its key is the name of its file."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        fields.note("", key, "name the file in small letters, digits and underscores")
    status = fields.choice("status", get_args(Status), default="collected")
    why = fields.text("why", "why it is not collected", default="")
    find = read_find(fields)
    documents = _documents(fields)
    named = any(fields.raw.get(name) for name in ("find", "documents", "archive"))
    if status == "collected" and not named:
        fields.note("find", None, "say where articles are listed: - feed: https://…, or - sitemap:")
    if status != "collected" and not why:
        fields.note("why", None, f"missing: write why it is {status}")
    return Source(
        key=key,
        title=fields.text("title", "the outlet's name as its readers know it"),
        newsroom=fields.text("newsroom", "who employs its journalists; outlets may share one"),
        kind=fields.choice("kind", get_args(SourceKind)),
        tier=fields.choice("tier", get_args(Tier)),
        url=fields.url("url", "the address of its front page"),
        licence=_licence(fields.block("licence", "full_text, extract_chars, evidence, checked")),
        status=status,
        why=why,
        evidence=fields.url("evidence", "the address where its standing is written", default=""),
        find=find,
        documents=documents,
        archive=read_archive(fields),
        frame=_frame(fields.block("frame", "articles known to exist, by year: 2012: 340")),
        layouts=tuple(map(_layout, fields.blocks("layouts", "selectors: - body: …"))),
        expects=_expects(fields.block("expects", "expectations: listed: at least 15")),
        pace=fields.number("pace", "seconds between two requests", default=5, least=0),
        founded=fields.day("founded"),
        closed=fields.day("closed"),
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


def _documents(fields: Fields) -> tuple[str, ...]:
    documents = fields.texts("documents", "addresses of reports and pages that nothing lists")
    for position, url in enumerate(documents):
        if not is_address(url):
            fields.note(f"documents[{position}]", url, "write a whole address: https://…")
    return documents


def _frame(fields: Fields) -> dict[int, int]:
    frame = {}
    for year in fields.raw:
        count = int(fields.number(str(year), "how many articles", default=0))
        if re.fullmatch(r"(19|20)\d\d", str(year)):
            frame[int(str(year))] = count
        else:
            fields.note(str(year), None, "write a year, such as 2012")
    return frame


def _layout(fields: Fields) -> Layout:
    drop = fields.texts("drop", "CSS selectors")
    for position, value in enumerate(drop):
        if wrong := wrong_with(value):
            fields.note(f"drop[{position}]", value, f"not a CSS selector ({wrong}): write one")
    return Layout(
        until=fields.day("until"),
        title=selector(fields, "title"),
        standfirst=selector(fields, "standfirst"),
        byline=selector(fields, "byline"),
        body=selector(fields, "body"),
        published=selector(fields, "published"),
        drop=drop,
    )


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
