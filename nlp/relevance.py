"""Whether a candidate speaks of the agenda, read with the sentence before it."""

from collections.abc import Sequence
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.calibration import PLAIN, Calibration, logit
from nlp.carriers import MENTIONS, about, mentions
from nlp.features import topic
from nlp.linear import Classifier, scores
from nlp.mentions import hits_in


@Language.factory(
    "bigsociety_relevance",
    requires=["doc.spans"],
    assigns=["doc.spans", "doc._.likeliest", "span._.relevance", "span._.topic"],
)
def make_relevance(  # noqa: PLR0917
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    model: Classifier,
    threshold: float,  # noqa: ARG001
    with_cue: float,
    in_article: float,
    article: float,
    before: float,
) -> "Relevance":
    """Give each candidate its probability, and keep those that reach their threshold.

    `threshold` is read by those who turn a text's probability into a yes or no.
    """
    return Relevance(
        model, with_cue=with_cue, in_article=in_article, article=article, before=before
    )


class Relevance:
    """The component. A passage is always kept: its probability is the answer asked for.

    `calibration` is set when the pipeline is loaded.
    """

    calibration: Calibration = PLAIN

    def __init__(
        self,
        model: Classifier,
        *,
        with_cue: float,
        in_article: float,
        article: float,
        before: float,
    ) -> None:
        self.model = model
        self.in_article = in_article
        self.with_cue = with_cue
        self.before = before
        self.article = article

    def __call__(self, doc: Doc) -> Doc:
        """Judge the candidates of `doc`."""
        candidates = mentions(doc)
        own = self._own(candidates)
        for span, chance in zip(candidates, self._read_on(own), strict=True):
            span._.relevance = chance
        doc._.likeliest = max((span._.relevance for span in candidates), default=0.0)
        if not about(doc).passage:
            doc.spans[MENTIONS] = self._kept(candidates, own)
        return doc

    def _own(self, candidates: Sequence[Span]) -> list[float]:
        """Judge each by itself: the encoder's logit and that of the words together."""
        words = scores(self.model, [_features(span) for span in candidates])
        return [
            self.calibration.relevance.chance(span._.verdict.relevance, logit(row[0]))
            for span, row in zip(candidates, words, strict=True)
        ]

    def _kept(self, candidates: Sequence[Span], own: Sequence[float]) -> list[Span]:
        """Keep the mentions: by a cue, or likely where the article or the last sentence agrees."""
        on_topic = bool(own) and sum(own) / len(own) >= self.article
        kept: list[Span] = []
        carried = False
        for span in candidates:
            counting = [hit for hit in hits_in(span) if hit.counts]
            least = self.with_cue if counting else self.in_article
            carried = any(hit.cue.anchor for hit in counting) or bool(
                (counting or on_topic or carried) and span._.relevance >= least
            )
            if carried:
                kept.append(span)
        return kept

    def _read_on(self, own: Sequence[float]) -> list[float]:
        """Mix each sentence's probability with the running one of the sentences before it."""
        mixed: list[float] = []
        for chance in own:
            carried = mixed[-1] if mixed else chance
            mixed.append((1 - self.before) * chance + self.before * carried)
        return mixed


def _features(span: Span) -> dict[str, float]:
    """Give what is counted of the words, and keep it for the strands."""
    span._.topic = topic(span.text, hits_in(span))
    return cast("dict[str, float]", span._.topic)
