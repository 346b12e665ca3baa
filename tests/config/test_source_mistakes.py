"""What is wrong with a source."""

from pathlib import Path

import pytest

from tests.config.overlay import SOURCE, Files, mistakes_of, source

S = "config/sources/sentinel.yml: "
KINDS = (
    "discover, feed, gov_uk, guardian, hansard, page, sitemap, theyworkforyou, "
    "wordpress, written_questions, written_statements"
)
LISTINGS = (
    "write one of feed:, sitemap:, …: feed, sitemap, page, discover, guardian, "
    "wordpress, gov_uk, hansard, written_statements, written_questions, theyworkforyou"
)

CASES: list[tuple[str, Files, str]] = [
    ("unknown key", source("newsrom: x\n"), f"{S}newsrom: unknown key: did you mean newsroom?"),
    (
        "unknown key, nothing near",
        source("zzz: x\n"),
        (
            f"{S}zzz: unknown key: write one of: archive, closed, documents, "
            "evidence, expects, find, founded, frame, kind, layouts, licence, newsroom, notes, "
            "pace, status, tier, title, url, why"
        ),
    ),
    (
        "missing",
        source(without="newsroom"),
        f"{S}newsroom: missing: write who employs its journalists; outlets may share one",
    ),
    (
        "wrong type",
        source("notes: [a]\n"),
        f"{S}notes: ['a']: write what the next editor should know, as text (in quotes)",
    ),
    (
        "missing choice",
        source(without="kind"),
        f"{S}kind: missing: write one of: press, government, parliament, sector, research",
    ),
    (
        "enum",
        source("tier: global\n", without="tier"),
        (
            f"{S}tier: 'global': write one of: national, regional, sector trade, local "
            "government trade, faith and civil society, official"
        ),
    ),
    (
        "date",
        source("founded: 1 May 2010\n"),
        f"{S}founded: '1 May 2010': write a date as YYYY-MM-DD, such as 2010-05-18",
    ),
    (
        "impossible date",
        source("founded: 2010-02-30\n"),
        f"{S}founded: '2010-02-30': write a date as YYYY-MM-DD, such as 2010-05-18",
    ),
    (
        "scheme",
        source("url: ftp://sentinel.example\n", without="url"),
        (
            f"{S}url: 'ftp://sentinel.example': write a whole address: https://, a host, and "
            "the path"
        ),
    ),
    (
        "no host",
        source("url: https:///news\n", without="url"),
        f"{S}url: 'https:///news': write a whole address: https://, a host, and the path",
    ),
    (
        "no find",
        {"sources/sentinel.yml": SOURCE.split("find:", maxsplit=1)[0]},
        f"{S}find: say where articles are listed: - feed: https://…, or - sitemap:",
    ),
    (
        "documents",
        source("documents: [report.pdf]\n"),
        f"{S}documents[0]: 'report.pdf': write a whole address: https://…",
    ),
    (
        "find both",
        source("    sitemap: https://sentinel.example/map.xml\n"),
        f"{S}find[0]: {LISTINGS}",
    ),
    (
        "find unknown",
        source("  - rss: https://sentinel.example/rss\n"),
        (f"{S}find[1]: {LISTINGS}\n{S}find[1].rss: unknown key: write one of: {KINDS}"),
    ),
    (
        "paths text",
        source("    paths: /news/\n"),
        (f'{S}find[0].paths: \'/news/\': write a list of parts of an article\'s path: ["…", "…"]'),
    ),
    (
        "path no slash",
        source("    paths: [news]\n"),
        f"{S}find[0].paths[0]: 'news': write a part of the path, such as /news/",
    ),
    (
        "pace",
        source("pace: -1\n"),
        f"{S}pace: -1: write seconds between two requests: a number, at least 0",
    ),
    (
        "pace text",
        source("pace: fast\n"),
        f"{S}pace: 'fast': write seconds between two requests: a number, at least 0",
    ),
    (
        "extract",
        source("licence: {full_text: all}\n"),
        f"{S}licence.full_text: 'all': write one of: none, inside, public",
    ),
    (
        "licence",
        source("licence: public\n"),
        f"{S}licence: 'public': write full_text, extract_chars, evidence, checked",
    ),
    (
        "selector",
        source("layouts: [{body: 'div..a'}]\n"),
        (
            f"{S}layouts[0].body: 'div..a': not a CSS selector (Malformed class selector at "
            "position 3): write one, such as div.body p"
        ),
    ),
    (
        "drop selector",
        source("layouts: [{drop: ['p[']}]\n"),
        (
            f"{S}layouts[0].drop[0]: 'p[': not a CSS selector (Malformed attribute selector at "
            "position 1): write one"
        ),
    ),
    (
        "layouts",
        source("layouts: {body: p}\n"),
        f"{S}layouts: {{'body': 'p'}}: write a list of selectors: - body: …",
    ),
    (
        "expectation",
        source("expects: {listed: 15}\n"),
        f"{S}expects.listed: 15: write at least 15, as text (in quotes)",
    ),
    (
        "expectation words",
        source("expects: {listed: more than 15}\n"),
        (
            f'{S}expects.listed: \'more than 15\': write "at least" or "at most" and a number: at'
            " least 15"
        ),
    ),
    (
        "expectation share",
        source("expects: {dated: at least 98}\n"),
        (
            f'{S}expects.dated: \'at least 98\': write "at least" or "at most" and a number, a '
            "share from 0 to 1: at least 0.98"
        ),
    ),
    (
        "expectation unknown",
        source("expects: {list: at least 15}\n"),
        f"{S}expects.list: unknown key: did you mean listed?",
    ),
]


@pytest.mark.parametrize(("name", "files", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_mistaken_source_is_refused_with_what_to_write(
    name: str, files: Files, said: str, tmp_path: Path
) -> None:
    assert mistakes_of(files, tmp_path) == said, name
