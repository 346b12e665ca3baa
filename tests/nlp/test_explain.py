"""Why a mention is labelled as it is: the words that weighed, the target, who decided."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from spacy.language import Language

from nlp import occlusion
from nlp.explain import explain, ground, target_of
from nlp.label import Text, label_all
from nlp.occlusion import LONGEST_PASSAGE, Weight, occlude, phrases
from store.records import Judgement, Labels, Mention, Quote, Speaker

TEXT = "The Big Society has failed our village."
FOUND = Mention(
    start=0,
    end=len(TEXT),
    text=TEXT,
    cue="Big Society",
    level="named",
    relevance=0.9,
    strands={"social_action": 0.2},
    sentiment=Judgement(label="negative", positive=0.1, neutral=0.2, negative=0.7),
)


def passage(text: str = TEXT, target: tuple[int, int] | None = (4, 15)) -> Text:
    return Text(id="p", body=text, passage=True, target=target)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Text]:
    """Judge by two words: *failed* makes it negative, *Big Society* relevant."""
    asked: list[Text] = []

    def judge(_: object, texts: Iterable[Text]) -> Iterator[Labels]:
        for text in texts:
            asked.append(text)
            against = 0.8 if "failed" in text.body else 0.2
            sentiment = Judgement(
                label="negative", positive=0.0, neutral=1 - against, negative=against
            )
            relevance = 0.9 if "Big Society" in text.body else 0.1
            one = replace(FOUND, sentiment=sentiment, relevance=relevance)
            yield Labels(relevant=relevance, strands={}, sentiment=sentiment, mentions=(one,))

    monkeypatch.setattr(occlusion, "label_all", judge)
    return asked


def by_word(weights: Iterable[Weight]) -> dict[str, float]:
    return {one.text: one.weight for one in weights}


def test_the_word_that_decides_weighs_most_and_its_weight_is_in_bits(
    nlp: Language, seen: list[Text]
) -> None:
    found = occlude(nlp, passage(), ["relevance", "negative"])
    heaviest = found.weights["negative"][0]
    assert (heaviest.text, heaviest.without) == ("failed", 0.2)
    assert heaviest.weight == pytest.approx(math.log2(0.8 / 0.2) - math.log2(0.2 / 0.8))
    assert TEXT[heaviest.start : heaviest.end] == "failed"
    assert by_word(found.weights["relevance"])["Big Society"] > 6
    assert by_word(found.weights["relevance"])["failed"] == 0
    assert found.whole["negative"] == 0.8
    assert "The Big Society has our village." in [text.body for text in seen]


def test_a_word_that_speaks_against_has_a_negative_weight(nlp: Language, seen: list[Text]) -> None:
    found = occlude(nlp, passage(), ["neutral"])
    assert by_word(found.weights["neutral"])["failed"] == pytest.approx(-4)
    assert len(seen) == 1 + len(phrases(TEXT, (4, 15)))


def test_the_target_moves_with_the_words_and_is_not_weighed_for_sentiment(
    nlp: Language, seen: list[Text]
) -> None:
    found = occlude(nlp, passage(), ["negative"])
    assert "Big Society" not in by_word(found.weights["negative"])
    for text in seen[1:]:
        aimed = text.target and text.body[slice(*text.target)]
        assert aimed == ("Big Society" if "Big Society" in text.body else None)


@pytest.mark.parametrize(
    ("text", "target", "cut"),
    [
        ("Then Ann Vale won't pay £5.2m", None, ["Then", "Ann Vale", "won't", "pay", "£5.2m"]),
        ("The Work Programme fails", None, ["The", "Work Programme", "fails"]),
        ("run by volunteers now", (0, 17), ["run by volunteers", "now"]),
        ("THE BIG SOCIETY WILL FAIL US ALL NOW", None, None),
        ("ONE TWO THREE FOUR FIVE SIX SEVEN BIRDS", None, None),
        ("😀 … ! “”", None, []),
        ("", None, []),
    ],
)
def test_names_and_the_target_are_left_out_whole(
    text: str, target: tuple[int, int] | None, cut: list[str] | None
) -> None:
    found = [text[start:end] for start, end in phrases(text, target)]
    if cut is None:
        assert max(len(phrase.split()) for phrase in found) <= 2
    else:
        assert found == cut


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It works, he said", ["works, he said", "It, he said", "It works, said", "It works, he"]),
        ("“Oh no,” he said", ["“no,” he said", "“Oh,” he said", "“Oh no,” said", "“Oh no,” he"]),
    ],
)  # fmt: skip
def test_what_is_left_reads_as_a_sentence(
    nlp: Language, seen: list[Text], text: str, left: list[str]
) -> None:
    occlude(nlp, passage(text, None), ["negative"])
    assert [one.body for one in seen[1:]] == left


def test_a_passage_of_one_word_has_nothing_to_weigh_it_against(nlp: Language) -> None:
    found = occlude(nlp, passage("Localism!", None), ["relevance"])
    assert found.weights == {"relevance": []}


@pytest.mark.parametrize("text", ["", " \n", "😀" * 50, "a" * 9000, "Big \ud800 Society", "\x00 x"])
def test_odd_passages_are_explained_too(nlp: Language, text: str) -> None:
    found = occlude(nlp, passage(text, None), ["relevance", "negative", "social_action"])
    assert all(0 <= chance <= 1 for chance in found.whole.values())


def test_no_more_of_a_passage_is_weighed_than_is_read(nlp: Language, seen: list[Text]) -> None:
    occlude(nlp, passage("word " * 900, (4000, 4004)), ["relevance"])
    assert max(len(text.body) for text in seen) == LONGEST_PASSAGE
    assert {text.target for text in seen} == {None}


def test_each_mention_is_explained_with_its_labels_of_the_article(nlp: Language) -> None:
    body = (
        "The Big Society has failed small charities, said Ann Vale of the Thornley Trust charity. "
        "Volunteers run nine village shops under the Big Society."
    )
    text = Text(id="a", body=body, kind="news", date="2011-05-01")
    labels = next(label_all(nlp, [text]))
    found = list(explain(nlp, text, labels, examples=2))
    assert [one.mention for one in found] == list(labels.mentions)
    assert [one.number for one in found] == [1, 2]
    assert all(len(one.examples) == 2 for one in found)
    for one in found:
        assert set(one.alone.weights) == {"relevance", one.mention.sentiment.label, *one.held}
        assert one.target
        assert one.mention.text[slice(*one.target)] == one.mention.cue
    (second,) = explain(nlp, text, labels, only=2, examples=0)
    assert (second.number, second.examples) == (2, ())


def test_a_mention_carried_over_has_the_whole_sentence_as_its_target() -> None:
    assert target_of(replace(FOUND, cue="")) is None
    assert target_of(FOUND) == (4, 15)


ANN = Speaker(name="Ann Vale", role="sector")
SAID = Quote(start=4, end=20, text="", speaker=ANN)


@pytest.mark.parametrize(
    ("speaker", "quotes", "known", "decided"),
    [
        (Speaker(), [], {}, "nothing"),
        (ANN, [SAID], {}, "quoted"),
        (ANN, [replace(SAID, direct=False)], {}, "reported"),
        (ANN, [replace(SAID, start=900, end=950)], {"byline": "Ann Vale"}, "byline"),
        (ANN, [replace(SAID, speaker=Speaker(name="Bo Hay"))], {}, "article"),
        (Speaker(name="Our Village", role="public"), [], {}, "article"),
        (Speaker(name="The village", role="public"), [], {}, "sentence"),
        (Speaker(role="press"), [], {"kind": "news"}, "page"),
        (Speaker(role="press"), [], {"kind": "comment"}, "likeliest"),
        (Speaker(role="government"), [], {"kind": "news"}, "likeliest"),
    ],
)
def test_it_is_said_what_decided_the_speaker(
    speaker: Speaker, quotes: list[Quote], known: dict[str, str], decided: str
) -> None:
    text = Text(id="a", body=TEXT, byline=known.get("byline", ""), kind=known.get("kind", ""))
    assert ground(replace(FOUND, speaker=speaker), quotes, text) == decided
