"""Who holds the view of each mention. Quotes are found here: they say whose words they are.

What the text says of its speaker comes first, then what the page says of its author, and last the
trained model's probabilities; unsure is unattributed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import ROLES, Actor, Config
from nlp.authors import author
from nlp.calibration import PLAIN, Calibration, softmax
from nlp.carriers import About, about, mentions
from nlp.cast import Cast
from nlp.known import index_actors
from nlp.quotes import Reading, read
from nlp.told import Quoted, Said
from nlp.turns import only_asks, turns
from store.records import UNATTRIBUTED, Quote, Speaker

_QUOTES_A_SENTENCE = 8
_HALF = 0.5
_REPORTED = frozenset({"news", "trade_press"})

Ground = Literal["said", "author", "page", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the rules know of a mention's speaker, and on what ground.

    *said*: the text gives the words, or the view, to somebody; *author*: the page is somebody's own
    text; *page*: a report's own voice, for want of anything else; *none*: nothing is known.
    """

    speaker: Speaker = UNATTRIBUTED
    ground: Ground = "none"


@Language.factory(
    "bigsociety_speaker", requires=["doc.spans"], assigns=["span._.speaker", "doc._.quotes"]
)
def make_speaker(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    threshold: float,
) -> "Voices":
    """Give each mention a Speaker: by attribution, else by the page, else by the encoder."""
    return Voices(threshold=threshold)


class Voices:
    """The component; `prepare` gives it the configured actors.

    `calibration` is set when the pipeline is loaded.
    """

    calibration: Calibration = PLAIN

    def __init__(self, *, threshold: float) -> None:
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
        found, given = voices(doc, spans, known, self._actors)
        chances = [softmax(span._.verdict.roles, self.calibration.roles) for span in spans]
        for span, evidence, row in zip(spans, given, pooled(given, chances), strict=True):
            span._.speaker = decide(evidence, row, self.threshold)
        text = doc.text  # spaCy joins its words anew at every call
        doc._.quotes = [_quote(text, quote) for quote in _with_sides(found, spans)]
        return doc


def decide(evidence: Evidence, chances: Sequence[float], threshold: float) -> Speaker:
    """Give the Speaker that the evidence and the probabilities of `ROLES` make together.

    A role that the text or the author gives stands. A report's own voice stands unless another role
    is likelier than not. Else the likeliest role is believed from `threshold` on.
    """
    found = evidence.speaker
    best, role = max(zip(chances, ROLES, strict=True))
    if found.role is not None and (evidence.ground != "page" or best <= _HALF):
        return found
    return Speaker(
        name=found.name,
        role=role if best >= threshold else None,
        office=found.office,
        party=found.party,
    )


def pooled(given: Sequence[Evidence], chances: Sequence[Sequence[float]]) -> list[list[float]]:
    """Give the probabilities, those of one speaker's mentions averaged: he is of one side.

    One speaker is a page's author, or everybody of one name whose side the text does not tell.
    """
    rows: dict[str, list[Sequence[float]]] = {}
    keys = [_one_speaker(evidence, place) for place, evidence in enumerate(given)]
    for key, row in zip(keys, chances, strict=True):
        rows.setdefault(key, []).append(row)
    means = {
        key: [sum(column) / len(own) for column in zip(*own, strict=True)]
        for key, own in rows.items()
    }
    return [means[key] for key in keys]


def _one_speaker(evidence: Evidence, place: int) -> str:
    if evidence.ground == "author":
        return "author"
    return f"named {evidence.speaker.name}" if evidence.speaker.name else f"mention {place}"


def _with_sides(found: Sequence[Quoted], spans: Sequence[Span]) -> list[Quoted]:
    """Give the quotes; a speaker without a side has the one that his mentions have."""
    sides = {span._.speaker.name: span._.speaker.role for span in spans if span._.speaker.name}
    return [
        replace(quote, speaker=replace(quote.speaker, role=sides.get(quote.speaker.name)))
        if quote.speaker.name and quote.speaker.role is None
        else quote
        for quote in found
    ]


def voices(
    doc: Doc, spans: Sequence[Span], known: About, actors: dict[str, Actor]
) -> tuple[list[Quoted], list[Evidence]]:
    """Read who speaks in `doc`: its quotes, and the evidence for the speaker of each span."""
    text = doc.text
    cast = Cast(f"{text}\n{known.title}", actors, known.day)
    cast.author = writer = author(known, cast)
    hits = [(hit.start, hit.end) for hit in doc._.hits or () if hasattr(hit, "start")]
    spoken = list(turns(text, cast)) if known.kind == "hansard" else []
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    reading = read(text, sentences, cast, hits)
    if not spoken:
        return reading.quotes, [_evidence(span, reading, writer, known) for span in spans]
    nested = [quote for quote in reading.quotes if quote.direct]
    every = sorted([*spoken, *nested], key=lambda quote: (quote.start, -quote.end))
    reading = Reading(quotes=every, sentences=[])
    views = [one for one in every if not only_asks(text[one.start : one.end])]
    return views, [_evidence(span, reading, writer, known) for span in spans]


def _evidence(span: Span, reading: Reading, writer: Speaker, known: About) -> Evidence:
    """Give the grounds for the speaker of `span`, the surest first."""
    quoted = _in_quotation(span, reading.quotes)
    for quote in quoted:
        if 2 * _shared(span, quote) >= span.end_char - span.start_char and _known(quote.speaker):
            return Evidence(speaker=quote.speaker, ground="said")
    said = _said_in(span, reading)
    for one in sorted(said, key=lambda one: (one.speaker.role is None, not one.words.speech)):
        if _known(one.speaker):
            return Evidence(speaker=one.speaker, ground="said")
    for quote in quoted:
        if _known(quote.speaker):
            return Evidence(speaker=quote.speaker, ground="said")
    if _known(writer):
        return Evidence(speaker=writer, ground="author")
    if known.kind in _REPORTED and not known.passage and not said:
        return Evidence(speaker=Speaker(role="press"), ground="page")
    return Evidence()


def _known(speaker: Speaker) -> bool:
    return speaker.name is not None or speaker.role is not None


def _said_in(span: Span, reading: Reading) -> list[Said]:
    """Give the attributions in the sentences of `span`, those of a speech verb first."""
    ends = [one.end for one in reading.sentences]
    found: list[Said] = []
    for one in reading.sentences[bisect_right(ends, span.start_char) :]:
        if one.start >= span.end_char:
            break
        found += one.said
    return found


def _in_quotation(span: Span, quotes: Sequence[Quoted]) -> list[Quoted]:
    """Give the quotes in which `span` lies, or which lie in it, the innermost first."""
    last = bisect_left(quotes, span.end_char, key=lambda quote: quote.start)
    near = quotes[max(0, last - _QUOTES_A_SENTENCE) : last]
    inside = [quote for quote in near if _shared(span, quote) > 0 and quote.direct]
    return sorted(inside, key=lambda quote: quote.end - quote.start)


def _shared(span: Span, quote: Quoted) -> int:
    return min(span.end_char, quote.end) - max(span.start_char, quote.start)


def _quote(text: str, quote: Quoted) -> Quote:
    return Quote(
        start=quote.start,
        end=quote.end,
        text=text[quote.start : quote.end],
        speaker=quote.speaker,
        direct=quote.direct,
    )
