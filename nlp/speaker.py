"""Who holds the view of each mention. Quotes are found here: they say whose words they are."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import ROLES, Actor, Config, Role
from nlp.attribution import attribution
from nlp.carriers import About, about, mentions
from nlp.cast import Cast, index_actors
from nlp.features import voice
from nlp.linear import Classifier, scores
from nlp.quotes import Quoted, quotes
from store.records import UNATTRIBUTED, Quote, Speaker

_QUOTES_A_SENTENCE = 8
_BY_ITS_AUTHOR = frozenset({"speech", "comment", "blog", "policy", "press_release"})


@Language.factory(
    "bigsociety_speaker", requires=["doc.spans"], assigns=["span._.speaker", "doc._.quotes"]
)
def make_speaker(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    model: Classifier,
    threshold: float,
) -> "Voices":
    """Give each mention a Speaker: by attribution, else by the page, else by the classifier."""
    return Voices(model, threshold=threshold)


class Voices:
    """The component; `prepare` gives it the configured actors."""

    def __init__(self, model: Classifier, *, threshold: float) -> None:
        self.model = model
        self.threshold = threshold
        self._actors: dict[str, Actor] = {}

    def prepare(self, config: Config) -> None:
        """Index the actors of `config`."""
        self._actors = index_actors(config.actors)

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of `doc`, and name the speaker of each mention."""
        known, spans = about(doc), mentions(doc)
        doc._.quotes = []
        if not spans and not doc._.hits:
            return doc
        cast = Cast(doc.text, self._actors, known.day)
        found = quotes(doc.text, [(sent.start_char, sent.end_char) for sent in doc.sents])
        named = [(quote, cast.speaker(quote.who)) for quote in found]
        chances = scores(self.model, [voice(s.text, known.kind, known.outlet) for s in spans])
        likely = [self._likely(row) for row in chances]
        for span, role in zip(spans, likely, strict=True):
            span._.speaker = _speaker(span, named, cast, known, role)
        doc._.quotes = [_quote(doc.text, quote, speaker) for quote, speaker in named]
        return doc

    def _likely(self, chances: list[float]) -> Role | None:
        best, role = max(zip(chances, ROLES, strict=True))
        return role if best >= self.threshold else None


def _speaker(
    span: Span,
    named: Sequence[tuple[Quoted, Speaker]],
    cast: Cast,
    known: About,
    likely: Role | None,
) -> Speaker:
    """Whose view `span` carries; a name without a side takes the likely one."""
    spoken = _in_quotation(span, named)
    if spoken.name is None and (one := attribution(span.text)):
        spoken = cast.speaker(one.who)
    if spoken.name is None and known.byline and known.kind in _BY_ITS_AUTHOR:
        spoken = cast.speaker(known.byline)
    if spoken.role is not None:
        return spoken
    if spoken.name is None and known.kind == "policy":
        return Speaker(role="government")
    if spoken.name is None and known.kind in {"news", "trade_press"} and not known.passage:
        return Speaker(role="press" if likely is None else likely)
    return Speaker(name=spoken.name, role=likely)


def _in_quotation(span: Span, named: Sequence[tuple[Quoted, Speaker]]) -> Speaker:
    """Whose words the quote in which `span` lies, or which lies in it, is."""
    start, end = span.start_char, span.end_char
    last = bisect_left(named, end, key=lambda pair: pair[0].start)
    for quote, speaker in named[max(0, last - _QUOTES_A_SENTENCE) : last]:
        if start < quote.end and speaker.name:
            return speaker
    return UNATTRIBUTED


def _quote(text: str, quote: Quoted, speaker: Speaker) -> Quote:
    return Quote(
        start=quote.start,
        end=quote.end,
        text=text[quote.start : quote.end],
        speaker=speaker,
        direct=quote.direct,
    )
