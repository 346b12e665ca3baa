"""The attitude a mention carries toward the agenda, its delivery or its outcome.

Two models of one shape: one learnt from passages about the agenda, one from other policy news
(NewsMTSC), mixed by how likely the text speaks of the agenda.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.carriers import about, mentions
from nlp.features import attitude
from nlp.linear import Classifier, scores
from nlp.mentions import hits_in
from store.records import Judgement, Sentiment

SENTIMENTS: tuple[Sentiment, ...] = ("positive", "neutral", "negative")


@Language.factory("bigsociety_sentiment", requires=["doc.spans"], assigns=["span._.sentiment"])
def make_sentiment(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    model: Classifier,
    news: Classifier,
) -> "Tone":
    """Give each mention a Judgement toward its target: the passage's, or its first cue."""
    return Tone(model, news)


class Tone:
    """The component: two models, `model` of the agenda and `news` of everything else."""

    def __init__(self, model: Classifier, news: Classifier) -> None:
        self.model = model
        self.news = news

    def __call__(self, doc: Doc) -> Doc:
        """Judge the mentions of `doc`."""
        spans = mentions(doc)
        seen = [attitude(span.text, _target(span)) for span in spans]
        agenda, news = scores(self.model, seen), scores(self.news, seen)
        for span, one, other in zip(spans, agenda, news, strict=True):
            share = span._.relevance
            mixed = [share * a + (1 - share) * b for a, b in zip(one, other, strict=True)]
            span._.sentiment = judgement(mixed)
        return doc


def judgement(chances: Sequence[float]) -> Judgement:
    """Give a Judgement from probabilities in the order of `SENTIMENTS`."""
    positive, neutral, negative = chances
    label = max(zip(chances, SENTIMENTS, strict=True), key=lambda pair: pair[0])[1]
    return Judgement(label=label, positive=positive, neutral=neutral, negative=negative)


def _target(span: Span) -> tuple[int, int] | None:
    """Code points of the target within `span`."""
    given = about(span.doc).target
    if given is not None:
        return given[0] - span.start_char, given[1] - span.start_char
    counting = [hit for hit in hits_in(span) if hit.counts]
    if not counting:
        return None
    return counting[0].start - span.start_char, counting[0].end - span.start_char
