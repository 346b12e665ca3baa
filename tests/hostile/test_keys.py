"""A key is sent to the service that it is for, and is found nowhere else, whatever comes back."""

import gzip
import json
import logging
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import pytest

from crawlers.secret import hide, with_key
from flows.summary import Summary
from tests.flows.gazette import MANNER, config
from tests.flows.whole import night
from tests.hostile.server import Script, Site, Wire, http, raw, serve, to
from tests.hostile.words import BODY

KEY = "open/sesame+9=now"
ESCAPED = quote(KEY, safe="")
FORMS = {
    "as it is": KEY,
    "in an address": ESCAPED,
    "in a small address": ESCAPED.lower(),
    "in an address in an address": quote(ESCAPED, safe=""),
    "in JSON": KEY.replace("/", "\\/"),
    "in careful JSON": KEY.replace("+", "\\u002B").replace("/", "\\u002f"),
    "in HTML": KEY.replace("/", "&#x2F;").replace("=", "&#61;"),
}
_VARIABLE = "HALL_KEY"
# Listens to everything that a child says, and keeps the order that it is given.
_CHILD = """
import logging, os, shutil, sys

if "crawlers.child" in sys.orig_argv:
    logging.basicConfig(filename=f"{OUT}/{os.getpid()}.log", level=logging.DEBUG, force=True)
    shutil.copy(sys.orig_argv[-1], f"{OUT}/{os.getpid()}.order")
"""


def _result(home: str) -> dict[str, object]:
    return {
        "id": f"society/hall-{KEY}",
        "type": "article",
        "webPublicationDate": "2013-12-09T08:00:00Z",
        "webTitle": f"Big Society hall {KEY}",
        "webUrl": f"{home}/news/hall?api-key={ESCAPED}",
        "apiUrl": f"{home}/api?api-key={ESCAPED}",
        "fields": {"body": f"{BODY}<p>The Big Society, and {KEY}.</p>", "headline": "Hall"},
    }


def _echo(wire: Wire) -> None:
    """Answer well, with the key in every place."""
    home = f"http://127.0.0.1:{wire.connection.getsockname()[1]}"
    said = {
        "response": {
            "status": "ok",
            "currentPage": 1,
            "pages": 1,
            "results": [_result(home)],
            "asked": wire.path,
        }
    }
    headers = ("Content-Type: application/json", f"X-Key: {KEY}", f"Set-Cookie: k={ESCAPED}")
    http(json.dumps(said).encode(), *headers)(wire)


def _cut(wire: Wire) -> None:
    http(f"You sent {wire.path} {KEY}".encode(), length=10**4)(wire)


_ERROR = json.dumps({"response": {"status": "error", "message": f"key {KEY} is bad"}}).encode()
SERVICES: dict[str, Script] = {
    "echo": _echo,
    "message": http(_ERROR, status="400 Bad Request"),
    "unknown": http(" ".join(FORMS.values()).encode(), status="401 Unauthorized"),
    "broken": http(f"<h1>{KEY}</h1>".encode(), status="500 Oh"),
    "noise": http(f"{{ {KEY} {ESCAPED}".encode()),
    "status": raw(f"HTTP/1.1 {KEY} {ESCAPED}\r\n\r\n".encode()),
    "moved": to(f"/moved?api-key={ESCAPED}&q={KEY}", f"X-Key: {KEY}"),
    "elsewhere": to(f"http://10.0.0.1/{ESCAPED}?api-key={ESCAPED}"),
    "late": Wire.hold,
    "cut": _cut,
    "large": http(f"{KEY} ".encode(), length=10**9),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A night over all of them, and all that it left behind."""

    sites: dict[str, Site]
    summary: Summary
    left: dict[str, bytes]
    """Files by name, unpacked, and what the parent logged."""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """Ask every service once, with all that is logged kept."""
    folder = tmp_path_factory.mktemp("keys")
    (folder / "said").mkdir()
    code = f"OUT = {str(folder / 'said')!r}\n{_CHILD}"
    (folder / "python").mkdir()
    (folder / "python" / "sitecustomize.py").write_text(code)
    handler = logging.FileHandler(folder / "parent.log")
    logging.getLogger().addHandler(handler)
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv(_VARIABLE, KEY)
        patch.setenv("PYTHONPATH", str(folder / "python"))
        patch.setattr(logging.getLogger(), "level", logging.DEBUG)
        sites = {
            name: stack.enter_context(serve({"/robots.txt": http(b""), "*": script}))
            for name, script in SERVICES.items()
        }
        manner = replace(MANNER, limits=replace(MANNER.limits, timeout=2.0))
        summary = night(folder / "a.db", _config(folder / "config", sites), manner=manner)
    logging.getLogger().removeHandler(handler)
    handler.close()
    return Night(sites=sites, summary=summary, left=_left(folder))


def _config(folder: Path, sites: dict[str, Site]) -> Path:
    for name, site in sites.items():
        config(folder, site, name)
        file = folder / "sources" / f"{name}.yml"
        feed = f"  - feed: {site.url('')}/{name}/feed"
        asked = f"  - guardian: {site.url('/search')}\n    key: {_VARIABLE}\n    terms: [hall]"
        file.write_text(file.read_text().replace(feed, asked))
    return folder


def _left(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_relative_to(folder / "config")
        for body in [file.read_bytes()]
    }


def test_every_service_is_sent_the_key(past: Night) -> None:
    for name, site in past.sites.items():
        asked = [one for one in site.log if one.path.startswith("/search")]
        assert asked, name
        assert all(f"api-key={ESCAPED}" in one.path for one in asked)
        assert all("x-bigsociety" not in one.head.lower() for one in site.log)


def test_the_key_is_in_nothing_that_a_night_leaves_behind(past: Night) -> None:
    kinds = {Path(name).suffix for name in past.left}
    assert {".db", ".gz", ".log", ".order"} <= kinds
    logs = b"".join(body for name, body in past.left.items() if name.endswith(".log"))
    assert b"/search" in logs  # they do say what was asked
    for name, body in past.left.items():
        assert b"sesame" not in body, (name, body[body.find(b"sesame") - 300 :][:400])


def test_errors_say_what_is_wrong_without_the_key(past: Night) -> None:
    said = {one.source: one.reason for one in past.summary.health}
    assert all(said[name] for name in SERVICES if name != "echo")
    assert "sesame" not in repr(past.summary)


def test_the_article_of_a_service_that_repeats_the_key_is_kept_without_it(past: Night) -> None:
    articles = {one.source: one.articles for one in past.summary.health}
    assert articles["echo"] == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_key_is_hidden_however_it_is_written(form: str) -> None:
    assert hide(f"a {FORMS[form]} b".encode(), KEY) == b"a KEY b"


def test_a_key_takes_the_place_of_one_that_is_there() -> None:
    assert with_key(b"/a?k=KEY&b=1", "k", "x&y") == b"/a?b=1&k=x%26y"
    assert with_key(b"/a", "k", "x") == b"/a?k=x"
