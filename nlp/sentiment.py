"""The attitude a mention carries toward the agenda, its delivery or its outcome.

The encoder has two answers, both toward the target: one learnt from passages about the agenda, one
from other policy news (NewsMTSC). They are mixed by how likely the text speaks of the agenda.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.calibration import PLAIN, Calibration, softmax
from nlp.carriers import mentions
from store.records import Judgement, Sentiment

SENTIMENTS: tuple[Sentiment, ...] = ("positive", "neutral", "negative")


@Language.factory("bigsociety_sentiment", requires=["span._.verdict"], assigns=["span._.sentiment"])
def make_sentiment(nlp: Language, name: str) -> "Tone":  # noqa: ARG001
    """Give each mention a Judgement toward its target: the passage's, or its first cue."""
    return Tone()


class Tone:
    """The component; `calibration` is set when the pipeline is loaded."""

    calibration: Calibration = PLAIN

    def __call__(self, doc: Doc) -> Doc:
        """Judge the mentions of `doc`."""
        for span in mentions(doc):
            agenda = softmax(span._.verdict.sentiment, self.calibration.sentiment)
            news = softmax(span._.verdict.news, self.calibration.news)
            share = span._.relevance
            span._.sentiment = judgement(
                [share * one + (1 - share) * other for one, other in zip(agenda, news, strict=True)]
            )
        return doc


def judgement(chances: Sequence[float]) -> Judgement:
    """Give a Judgement from probabilities in the order of `SENTIMENTS`."""
    positive, neutral, negative = chances
    label = max(zip(chances, SENTIMENTS, strict=True), key=lambda pair: pair[0])[1]
    return Judgement(label=label, positive=positive, neutral=neutral, negative=negative)
