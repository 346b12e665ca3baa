"""The gate over bytes: a page in which a reading finds an anchor is never turned away."""

import html
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.model import Alias, Cue
from config.reader import read_config
from crawlers.extract.read import read
from nlp.cues import Finder, anchors
from nlp.gate import has_anchor
from store.records import Article, Page, Response

SHIPPED = read_config()
FINDER = Finder(SHIPPED)
PROSE = "The council said that the library would open on Saturdays, and that no post would go. " * 6

BETWEEN = [
    " ",
    "\n    ",
    "-",
    "\u00a0",
    "\u2009",
    "\u2014",
    "&nbsp;",
    "&nbsp",
    "&#160;",
    "&#xA0;",
    "&ensp;",
    "&#x2011;",
    " <em>",
    "</b> <i class='x'>",
    " <!-- a > b -->",
    " <!-- <b>bold</b> -->",
    "<!-- --> <!-- -->",
    " <em title='a > b'>",
    ' <a href="/x" data-tip="<b>what</b> it is">',
    "<br>",
    "<br/>\n",
    " \u200b",
    " <?php echo 1 ?>",
    "\x00 ",
    "<span style='" + "x" * 5000 + "'> </span>",
]
INSIDE = [
    "",
    "",
    "",
    "\u00ad",
    "&shy;",
    "<wbr>",
    "&#173;",
    "\u200b",
    "</b>",
    "<!-- x -->",
    "&zwnj;",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
PLACES = ["body", "title", "json-ld", "meta"]


def page(words: str, place: str = "body") -> str:
    """Print an article in which the words stand, as markup, in one place only."""
    plain = html.unescape(words)
    title = f"Speech on the {words} today" if place == "title" else "Speech on libraries today"
    linked = {"@type": "NewsArticle", "headline": f"On the {plain}"} if place == "json-ld" else {}
    described = f"The minister told the county that {words} is at hand." if place == "meta" else ""
    quoted = described.replace('"', "&quot;")
    said = f"<p>He spoke of the {words}, and they of <i>cuts</i>. 5 < 6 > 4.</p>"
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>"
        f'<meta name="description" content="{quoted}">'
        f"<script>if (a < b && c > d) {{ e = '<p>' }}</script>"
        f'<script type="application/ld+json">{json.dumps(linked)}</script></head>'
        f"<body><article><h1>{'' if place == 'json-ld' else title}</h1><p>{PROSE}</p>"
        f"{said if place == 'body' else ''}<p>{PROSE}</p></article></body></html>"
    )


def speaks(body: bytes, content_type: str = "text/html") -> bool:
    """Say whether a reading of the page holds an anchor."""
    capture = Page(
        url="http://herald.example/a",
        final_url="http://herald.example/a",
        source="",
        captured="2013-12-09T06:45:00Z",
        status=200,
        digest="",
        content_type=content_type,
    )
    reading = read(Response(page=capture, headers=(), body=body), None)
    if not isinstance(reading, Article):
        return False
    text = f"{reading.title}\n\n{reading.standfirst}\n\n{reading.body}"
    return any(hit.cue.anchor for hit in FINDER.hits(text))


@st.composite
def written(draw: st.DrawFn) -> str:
    """Write an anchor as a page might."""
    words = draw(st.sampled_from(anchors(SHIPPED))).split(" ")
    return draw(st.sampled_from(BETWEEN)).join(draw(_one(word)) for word in words)


@st.composite
def _one(draw: st.DrawFn, word: str) -> str:
    letters = list(draw(st.sampled_from([word, word.upper(), word.lower()])))
    at = draw(st.integers(0, len(letters) - 1))
    if draw(st.booleans()) and letters[at].isalpha():
        letters[at] = draw(st.sampled_from(["&#{};", "&#x{:x};"])).format(ord(letters[at]))
    return draw(st.sampled_from(INSIDE)).join(["".join(letters[:at]), "".join(letters[at:])])


@settings(max_examples=250, deadline=None)
@given(written(), st.sampled_from(PLACES), st.sampled_from(ENCODINGS))
def test_what_reading_finds_the_gate_lets_through(words: str, place: str, encoding: str) -> None:
    body = page(words, place).encode(encoding, "xmlcharrefreplace")
    declared = f"text/html; charset={encoding.removesuffix('-sig')}"
    assert has_anchor(body, SHIPPED) >= speaks(body, declared)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("between", BETWEEN)
def test_an_anchor_is_seen_through_markup_and_encoding(between: str, encoding: str) -> None:
    body = page(f"Big{between}Society</em></i></a>").encode(encoding, "xmlcharrefreplace")
    assert has_anchor(body, SHIPPED)


@pytest.mark.parametrize(
    "written",
    [
        "Big Soci&shy;ety",
        "Big Soci<wbr>ety",
        "<span class=cap>B</span>ig Society",
        "&#66;ig &#x53;ociety",
        '<script type="application/json">{"body": "Big\\u00a0Society"}</script>',
        '<script type="application/ld+json">{"name": "the\\nBig \\u003cem\\u003eSociety"}</script>',
        '<script type="application/ld+json">{"name": "a <b and Big Society > c"}</script>',
        '<meta property="og:title" content="Big&#32;Society">',
        "<title>a <b and Big Society</title>",
        '<meta name="description" content="the <!-- x -->Big Society">',
        "<!--> Big Society <!-- x -->",
        "<!-- x --!> Big Society <!-- y -->",
        "<div data-x='<!--'>Big Society<!-- x --></div>",
        "<script src=x />Big Society<script>1</script>",
        "#bigsociety",
        "Big Society</p><p>Next",
        "5 < 6 Big Society > 3",
    ],
)
def test_odd_ways_to_write_an_anchor_are_seen(written: str) -> None:
    assert has_anchor(f"<p>the {written} of it</p>".encode(), SHIPPED)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "<p>building society</p>",
        "<a href='/big-society-news'>News</a>",
        "<p>Haun Ltd. I will. A local is there.</p>",
        "<style>.big .society { color: red }</style>",
        "<script>var topics = ['Big Society'];</script>",
    ],
)
def test_a_page_on_which_nobody_reads_an_anchor_is_dropped(written: str) -> None:
    assert not has_anchor(written.encode(), SHIPPED)


def test_a_label_without_a_cue_opens_the_gate() -> None:
    config = replace(SHIPPED, aliases=(Alias(label="the gentle state"),))
    assert has_anchor(b"<p>They speak of the gentle&nbsp;state.", config)
    assert not has_anchor(b"<p>They speak of the gentle&nbsp;state.", SHIPPED)


@pytest.mark.parametrize(
    "text",
    ["Y Gymdeithas F\u0174r", "caf\u00e9 cymru", "\u0411\u043e\u043b\u044c\u0448\u043e\u0435"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_an_anchor_may_hold_letters_beyond_ascii(text: str, encoding: str) -> None:
    config = replace(SHIPPED, cues=(Cue(text=text, anchor=True),), aliases=())
    assert has_anchor(f"<p>Am {text}, eto.".encode(encoding, "xmlcharrefreplace"), config)


@pytest.mark.parametrize(
    "hostile",
    [
        "<!--",
        "<a ",
        "<a '",
        '<a ="',
        "<script json ",
        "<title>",
        "&amp;",
        "\\u00",
        "<script>a>",
        "big\x01",
    ],
)
def test_a_hostile_page_takes_no_longer_than_its_size_allows(hostile: str) -> None:
    assert not has_anchor((hostile * (4_000_000 // len(hostile))).encode(), SHIPPED)
