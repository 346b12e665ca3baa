"""Labels of whole documents: offsets, order, the gate, and the formulas."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from nlp.label import Text, day_of, label_all, shares
from store.records import Claim, Commitment, Labels, Mention, Quote

BODY = (
    "Ministers hailed the Big Society on Monday. Nine village shops in Thornley are run by "
    "volunteers under it, they said.\n\n“It has saved our library,” said Ann Vale, chief executive "
    "of the Thornley Trust charity. “We won't go back.”\n\nThe minister said the government will "
    "train 5,000 community organisers by 2015. Volunteering rose by 12 per cent last year."
)


def stretches(labels: Labels) -> list[Mention | Quote | Commitment | Claim]:
    return [*labels.mentions, *labels.quotes, *labels.commitments, *labels.claims]


def test_a_mention_is_a_whole_sentence_of_the_body(label: Callable[..., Labels]) -> None:
    labels = label(BODY, kind="news", date="2011-05-01")
    assert labels.mentions[0].text == "Ministers hailed the Big Society on Monday."
    assert labels.mentions[0].level == "named"
    assert labels.mentions[0].cue == "Big Society"
    assert labels.relevant >= 0.9
    found = stretches(labels)
    assert len(found) > 6
    for one in found:
        assert BODY[one.start : one.end] == one.text


def test_a_quote_names_its_speaker_and_side(label: Callable[..., Labels]) -> None:
    labels = label(BODY, kind="news", date="2011-05-01")
    quote = next(quote for quote in labels.quotes if quote.text.startswith("It has saved"))
    assert (quote.speaker.name, quote.speaker.role, quote.direct) == ("Ann Vale", "sector", True)


def test_a_promise_has_its_number_and_date(label: Callable[..., Labels]) -> None:
    promise = label(BODY, date="2011-05-01").commitments[0]
    assert (promise.quantity, promise.unit, promise.deadline) == (
        5000,
        "community organisers",
        "2015",
    )


def test_a_claim_has_its_value_and_period(label: Callable[..., Labels]) -> None:
    claim = label(BODY, date="2011-05-01").claims[-1]
    assert (claim.value, claim.unit, claim.period) == (12, "per cent", "2010")


def test_a_text_without_a_cue_never_reaches_the_model(
    label: Callable[..., Labels], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a Doc was made")

    monkeypatch.setattr("nlp.words.Words.__call__", refuse)
    assert label("The cat sat on the mat. It was warm.").mentions == ()


def test_a_role_is_that_of_the_day(label: Callable[..., Labels]) -> None:
    body = "The Big Society is our great passion, David Cameron said."
    roles = [label(body, date=day).mentions[0].speaker.role for day in ("2009-12-01", "2011-02-14")]
    assert roles == ["opposition", "government"]


def test_answers_come_in_the_order_of_the_texts(nlp: Language) -> None:
    bodies = ["Big Society. " * count for count in (9, 1, 5)]
    labelled = label_all(nlp, [Text(id=str(n), body=body) for n, body in enumerate(bodies)])
    assert [len(labels.mentions) for labels in labelled] == [9, 1, 5]


def test_relevance_and_strands_never_see_the_target(label: Callable[..., Labels]) -> None:
    text = "The Work Programme has failed small charities badly."
    bare, aimed = label(text, passage=True), label(text, passage=True, target=(4, 18))
    assert bare.relevant == aimed.relevant
    assert bare.mentions[0].strands == aimed.mentions[0].strands


def test_a_mention_of_two_strands_counts_half_for_each() -> None:
    assert shares([["social_action"], ["social_action", "public_services"], [], []]) == {
        "community_empowerment": 0.0,
        "public_services": 0.125,
        "social_action": 0.375,
    }


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                "Big Society",
                "“",
                "”",
                '"',
                "'",
                ". ",
                " ",
                "\n\n",
                "said Ann Vale",
                "\ud800",
                "😀",
                "\x00",
                "volunteers",
                "will",
                "5,000",
                "£3m",
                "by 2015",
                "Mr",
                "?",
                "…",
                "localism",
            ]
        ),
        max_size=40,
    )
)
def test_every_offset_gives_back_its_text(nlp: Language, parts: list[str]) -> None:
    body = " ".join(parts)
    labels = next(label_all(nlp, [Text(id="x", body=body)]))
    for one in stretches(labels):
        assert body[one.start : one.end].replace("\ud800", "\ufffd") == one.text.replace(
            "\ud800", "\ufffd"
        )
    judged = labels.sentiment
    assert abs(judged.positive + judged.neutral + judged.negative - 1) < 1e-3


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2012", date(2012, 7, 1)),
        ("2012-05", date(2012, 5, 15)),
        ("2012-05-03", date(2012, 5, 3)),
        ("2012-05-03T09:30:00Z", date(2012, 5, 3)),
        ("2012-13", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_month_or_a_year_counts_as_its_middle(moment: str | None, day: date | None) -> None:
    assert day_of(moment) == day


def test_what_holds_no_word_is_never_a_mention(label: Callable[..., Labels]) -> None:
    body = "The Big Society has failed the town.\n\n" + "x\n\n" * 3000 + "Big Society help came."
    assert [one.text[:11] for one in label(body).mentions] == ["The Big Soc", "Big Society"]
