"""What is mended in a text, and that everything found in it stands where it says."""

# ruff: noqa: RUF001 - the odd characters are the matter

from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from nlp.label import Text, label_all
from nlp.tidy import tidied
from store.records import Claim, Commitment, Labels, Mention, Quote

PIECES = st.sampled_from(
    [
        "The Big Society works",
        " Ann Vale said", "“We will train 500 people by 2015,”", ". ", "\n",
        "\n\n", "<b>", "</b>", "<p>", "<br/>", "<!--", "-->", "<script>", "</script>", "<", ">",
        "&",
        "&amp;", "&amp;lt;", "&nbsp;", "&#8217;", "&shy;", "&lt;b&gt;", "-\n", ",\n", "\r\n", "\r",
        "\ud800", "\udc00", "\x00", "\u200b", "\u202e", "\ufeff", "\u0301", "\u0336\u0337\u0338",
        "â€™", "Ã©", "Â", "\x93", "ﬁ", "Ｂ", "𝐁", "😀", "\ufffds ", "**", "_", "](http://a.example)",
        "VOLUNTEERS OF THE BIG SOCIETY SAID IT IS A SHAM", "Mae'r gwaith yn mynd yn dda iawn yma",
        "e", " ", "'", '"', "İ", "ŉ", "ß",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80))
@example("<b>")
@example("a<b>\u0301")
def test_every_character_of_a_tidied_text_has_its_place(body: str) -> None:
    tidy = tidied(body)
    places = [tidy.place(offset) for offset in range(len(tidy.text))]
    assert places == sorted(places)
    for offset, letter in enumerate(tidy.text):
        start, end = tidy.stretch(offset, offset + 1)
        assert start == places[offset]
        assert 0 <= start < end <= len(body)
        assert body[start:end].lower() == letter.lower() or (start, end) in {
            edit[:2] for edit in tidy.edits
        }


@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_kept_is_found_again(body: str) -> None:
    tidy = tidied(body)
    assert tidy.within(0, len(body)) == (0, len(tidy.text))
    for place in range(len(body)):
        start, end = tidy.within(place, place + 1)
        assert 0 <= start <= end <= len(tidy.text)
        if end > start:
            first, last = tidy.stretch(start, end)
            assert first <= place < last


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_labels_stand_where_they_say(nlp: Language, body: str) -> None:
    (labels,) = label_all(nlp, [Text(id="t", body=f"The Big Society. {body}", kind="news")])
    _stand(labels, f"The Big Society. {body}")


def _stand(labels: Labels, body: str) -> None:
    anchored: Sequence[Mention | Quote | Commitment | Claim] = [
        *labels.mentions,
        *labels.quotes,
        *labels.commitments,
        *labels.claims,
    ]
    for found in anchored:
        assert body[found.start : found.end] == found.text
        assert found.text.strip()
    for mention in labels.mentions:
        assert mention.cue in mention.text
        assert body[: mention.start].endswith(mention.prefix)
        assert body[mention.end :].startswith(mention.suffix)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>The <b>Big</b>\u00a0Society</p>", "\n\nThe Big\u00a0Society\n\n"),
        ("it&rsquo;s &pound;5m &amp;amp; up &bogus;", "it’s £5m & up &bogus;"),
        ("a<script>if (x<y) z()</script>b<!-- c -->d", "abd"),
        ("a <!-- b", "a  b"),
        ("&lt;p&gt;Well&lt;/p&gt;", "\n\nWell\n\n"),
        ("x < y and y > z, <3 <Ann Vale> AT&T", "x < y and y > z, <3 <Ann Vale> AT&T"),
        ("the **Big** _Society_ of [Hull](http://h.example/a)", "the Big Society of [Hull]"),
        ("volun-\nteers, co-\r\noperatives", "volunteers, co-operatives"),
        ("she said,\nand left.\nThen\n\nend", "she said, and left.\nThen\n\nend"),
        ("donâ€™t pay Â£5 at the cafÃ©", "don’t pay £5 at the café"),
        ("\x93Don\x92t\x94", "“Don’t”"),
        ("â€œBigâ€ and â€œbiggerâ€\ufffd", "“Big” and “bigger”"),
        ("voilà\u00a0» naïve Åse", "voilà\u00a0» naïve Åse"),
        ("oﬃce of Ｂｉｇ 𝐒𝐨𝐜iety", "office of Big Society"),
        ("B\u0336\u0337\u0338i\u0301g, Jose\u0301", "Bíg, José"),
        ("\ufeffBig So\u00adci\u200bety\u202e\x00", "Big Society"),
        ("\ud800 \ud83d\ude00", "\ufffd 😀"),
        ("Britain\ufffds", "Britain’s"),
        ("one\rtwo", "one\ntwo"),
    ],
)
def test_what_is_mended(body: str, text: str) -> None:
    assert tidied(body).text == text


def test_a_text_in_order_is_left_alone() -> None:
    body = "“The Big Society works,” Ann Vale of Åse’s café said.\n\n• NHS, NCVO & IT: £5m < £6m."
    assert tidied(body).text == body


def test_a_paragraph_in_capitals_is_read_in_sentence_case() -> None:
    body = "VOLUNTEERS IN LEEDS SAID THE NHS IS FAILING. I AGREE.\n\nNCVO, ACEVO, NAVCA, LGA, NPC"
    text = "Volunteers in Leeds said the NHS is failing. I agree.\n\nNCVO, ACEVO, NAVCA, LGA, NPC"
    assert tidied(body).text == text


def test_capitals_change_little(label: Callable[..., Labels]) -> None:
    body = (
        "The Big Society has failed, the minister said. “Volunteers cannot run everything, and the"
        " charities know it well,” said Ann Vale, chief executive of Good Neighbours."
    )
    usual, loud = label(body, kind="news"), label(body.upper(), kind="news")
    assert [(one.start, one.end) for one in loud.mentions] == [
        (one.start, one.end) for one in usual.mentions
    ]
    assert loud.sentiment.label == usual.sentiment.label
    assert loud.mentions[0].cue == "BIG SOCIETY"
    assert [one.speaker.role for one in loud.quotes] == [one.speaker.role for one in usual.quotes]
    _stand(loud, body.upper())
