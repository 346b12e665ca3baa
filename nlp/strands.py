"""Which of the three strands a mention speaks of; several may hold, none is the idea in general."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import STRANDS
from nlp.calibration import PLAIN, Calibration, logit
from nlp.carriers import mentions
from nlp.linear import Classifier, scores


@Language.factory(
    "bigsociety_strands",
    requires=["doc.spans", "span._.topic", "span._.verdict"],
    assigns=["span._.strands"],
)
def make_strands(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    model: Classifier,
    threshold: float,
    around: float,
) -> "Strands":
    """Give each mention the probability of each strand."""
    return Strands(model, threshold=threshold, around=around)


class Strands:
    """The component. `threshold` is read by those who turn probabilities into strands.

    `calibration` is set when the pipeline is loaded.
    """

    calibration: Calibration = PLAIN

    def __init__(self, model: Classifier, *, threshold: float, around: float) -> None:
        self.model = model
        self.threshold = threshold
        self.around = around

    def __call__(self, doc: Doc) -> Doc:
        """Judge the mentions of `doc`, each with its neighbours."""
        spans = mentions(doc)
        words = scores(self.model, [span._.topic for span in spans])
        rows = [self._own(span, row) for span, row in zip(spans, words, strict=True)]
        for place, span in enumerate(spans):
            mixed = self._with_neighbours(rows, place)
            span._.strands = dict(zip(STRANDS, mixed, strict=True))
        return doc

    def _own(self, span: Span, words: Sequence[float]) -> list[float]:
        """Judge one by itself: the encoder's logits and those of the words together."""
        return [
            self.calibration.strands[strand].chance(float(encoder), logit(chance))
            for strand, encoder, chance in zip(STRANDS, span._.verdict.strands, words, strict=True)
        ]

    def _with_neighbours(self, rows: Sequence[Sequence[float]], place: int) -> list[float]:
        near = [rows[other] for other in (place - 1, place + 1) if 0 <= other < len(rows)]
        if not near:
            return list(rows[place])
        means = [sum(column) / len(near) for column in zip(*near, strict=True)]
        return [
            (1 - self.around) * own + self.around * mean
            for own, mean in zip(rows[place], means, strict=True)
        ]
