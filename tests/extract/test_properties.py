"""Whatever the bytes: an answer, the same each time, and a body without junk in it."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawlers.extract.read import read
from store.records import Article
from tests.extract.pages import BODY_HTML, SOURCE, page, response

TAGS = [
    "p",
    "div",
    "ul",
    "li",
    "h1",
    "h2",
    "table",
    "tr",
    "td",
    "a href='/x'",
    "br",
    "article",
    "b",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=80),
    st.sampled_from(
        ["&nbsp;", "&#0;", "&#x85;", "<!--", "<script>", "</script>", "<![CDATA[", BODY_HTML]
    ),
)
SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOWLY
@given(st.binary(max_size=400), st.sampled_from(["text/html", "", "text/html; charset=utf-16"]))
def test_no_bytes_break_the_reader(body: bytes, content_type: str) -> None:
    read(response(b"<html>" + body, content_type=content_type), SOURCE)


@SLOWLY
@given(st.lists(PIECES, max_size=25))
def test_a_body_holds_no_junk_and_is_the_same_each_time(pieces: list[str]) -> None:
    asked = response(page(BODY_HTML + "".join(pieces)))
    once = read(asked, SOURCE)
    assert once == read(asked, SOURCE)
    if isinstance(once, Article):
        assert all(
            paragraph == " ".join(paragraph.split()) for paragraph in once.body.split("\n\n")
        )
        assert all(c.isprintable() for c in once.body if c != "\n")
        assert once.body == unicodedata.normalize("NFC", once.body)
        assert all(once.body.split("\n\n"))
