"""The encoder as a component: it reads every candidate of many texts at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.carriers import about, mentions
from nlp.encoder import Encoder, Passage, Verdict
from nlp.mentions import hits_in

_TEXTS_AT_ONCE = 32
"""So few that the processors have something to read while the rest of the pipeline works."""


@Language.factory(
    "bigsociety_encoder", requires=["doc.spans"], assigns=["span._.verdict", "span._.target"]
)
def make_encoder(nlp: Language, name: str, model: str, tokenizer: str) -> "Reading":  # noqa: ARG001
    """Set each candidate's logits; `model` and `tokenizer` are files of the model's folder."""
    return Reading(model=model, tokenizer=tokenizer)


class Reading:
    """The component; `encoder` is set when the pipeline is loaded."""

    encoder: Encoder

    def __init__(self, *, model: str, tokenizer: str) -> None:
        self.model = model
        self.tokenizer = tokenizer

    def __call__(self, doc: Doc) -> Doc:
        """Read the candidates of one text."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = _TEXTS_AT_ONCE) -> Iterator[Doc]:
        """Read the candidates of many: while some are read, those before them are handed on."""
        texts, begun = iter(stream), _Begun([], iter(()))
        while docs := list(islice(texts, min(batch_size, _TEXTS_AT_ONCE))):
            passages = [_passage(span) for doc in docs for span in mentions(doc)]
            following = _Begun(docs, self.encoder.start(passages))
            yield from begun.finished()
            begun = following
        yield from begun.finished()


@dataclass(frozen=True, slots=True)
class _Begun:
    """Texts whose candidates are being read."""

    docs: Sequence[Doc]
    verdicts: Iterator[Verdict]

    def finished(self) -> Iterator[Doc]:
        """Give each text when its candidates have been read."""
        for doc in self.docs:
            for span in mentions(doc):
                span._.verdict = next(self.verdicts)
            yield doc


def encoder_of(nlp: Language) -> Encoder:
    """Give the encoder that the pipeline uses."""
    component = nlp.get_pipe("bigsociety_encoder")
    if not isinstance(component, Reading):
        raise TypeError("bigsociety_encoder is not the component of that name")
    return component.encoder


def _passage(span: Span) -> Passage:
    span._.target = target_of(span)
    return Passage(text=span.text, target=span._.target, kind=about(span.doc).kind)


def target_of(span: Span) -> tuple[int, int] | None:
    """Code points within `span` that its sentiment is about: those given, or the first cue's."""
    given = about(span.doc).target
    if given is not None:
        return given[0] - span.start_char, given[1] - span.start_char
    counting = [hit for hit in hits_in(span) if hit.counts]
    if not counting:
        return None
    return counting[0].start - span.start_char, counting[0].end - span.start_char
