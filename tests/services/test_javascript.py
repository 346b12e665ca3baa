"""Which pages say nothing without JavaScript."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.javascript import needs_javascript

TEXT = "<p>" + "The hall is kept by neighbours, who count its chairs. " * 10 + "</p>"
SCRIPT = "<script src='/bundle.js'></script>"


@pytest.mark.parametrize(
    "body",
    [
        f"<noscript>You need to enable JavaScript to run this app.</noscript>{SCRIPT}",
        f"<p>This page requires JavaScript.</p>{SCRIPT}",
        f"<p>JavaScript is disabled in your browser.</p>{SCRIPT}",
        f"<div id='root'></div>{SCRIPT}",
        f'<div class="x" id="__next"><svg><text>logo</text></svg></div>{SCRIPT}',
        f"<app-root></app-root>{SCRIPT}",
        f"<body ng-app='news'><nav>Home News</nav>{SCRIPT}",
        f"<div id=app></div><script>{'x = 1; ' * 200}</script>",
    ],
)
def test_a_shell_that_scripts_fill_needs_javascript(body: str) -> None:
    assert needs_javascript(f"<!doctype html><html><head><title>x</title></head>{body}".encode())


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div id='root'></div>",
        TEXT,
        f"<noscript>Please enable JavaScript to comment.</noscript>{TEXT}{SCRIPT}",
        f"<div id='root'>{TEXT}</div>{SCRIPT}",
        f"<p>Not found</p>{SCRIPT}",
        '{"javascript": "required"}',
        "%PDF-1.4 enable JavaScript",
    ],
)
def test_a_page_with_words_or_without_scripts_does_not(body: str) -> None:
    assert not needs_javascript(body.encode())


@pytest.mark.parametrize(
    "body", [b"<script" * 300_000, b"<noscript>" * 200_000, b"<div>" * 200_000, b"\x00" * 10**6]
)
def test_whatever_is_sent_is_looked_through_once(body: bytes) -> None:
    assert not needs_javascript(body)


@given(st.binary())
def test_no_bytes_break_it(body: bytes) -> None:
    needs_javascript(body)
