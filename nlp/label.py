"""From texts to their labels, in batches sorted by length, in the order they came."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import STRANDS, StrandKey
from nlp.carriers import About, mentions
from nlp.cues import Finder
from nlp.language import languages_of
from nlp.mentions import finder_of, hits_in
from nlp.pipeline import thresholds
from nlp.placing import ANCHOR_CHARS, in_original
from nlp.sentiment import SENTIMENTS
from nlp.tidy import Tidy, tidied
from store.records import Judgement, Labels, Mention, Sentiment

LONGEST = 1_000_000
"""Code points of a text that are read; what a newspaper prints in a day is shorter."""

_BATCH = 128
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")
_SURE = 0.9
_UNLIKELY = 0.49
_TELLING = 0.2
"""A fifth of what a document says, from which it is not neutral: most sentences only report."""

_NEUTRAL = Judgement(label="neutral", positive=0.0, neutral=1.0, negative=0.0)
NOTHING = Labels(relevant=0.0, strands={}, sentiment=_NEUTRAL)
"""The labels of a text that speaks of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article, or (`passage`) one or two sentences that are judged as they stand."""

    id: str
    title: str = ""
    body: str
    byline: str = ""
    outlet: str = ""
    kind: str = ""
    date: str | None = None
    """Day or moment of publication."""
    passage: bool = False
    target: tuple[int, int] | None = None
    """Code points of `body` that a passage's sentiment is about."""


def label_all(nlp: Language, texts: Iterable[Text]) -> Iterator[Labels]:
    """Labels of each text, in order. A text without a cue never reaches the model.

    A document's relevance is that of its likeliest sentence, at least 0.9 with an anchor, and under
    0.5 when nothing is a mention. A strand's share is that of the mentions in which it holds, those
    of several strands counting in parts; what is left to one is the idea in general. Sentiment is
    the mean of the mentions', each weighed by its relevance; its label is the greater of positive
    and negative where that is a fifth or more, else neutral.
    """
    threshold, remaining = thresholds(nlp)["strands"], iter(texts)
    finder = finder_of(nlp)
    while batch := list(islice(remaining, _BATCH)):
        tidy = {place: tidied(text.body[:LONGEST]) for place, text in enumerate(batch)}
        wanted = [
            place
            for place, text in enumerate(batch)
            if _may_mention(finder, text, tidy[place].text)
        ]
        wanted.sort(key=lambda place: len(batch[place].body))
        tidy = {place: _in_english(tidy[place]) for place in wanted}
        labels: dict[int, Labels] = {}
        with nlp.memory_zone():
            docs = nlp.pipe(_docs(nlp, [(batch[place], tidy[place]) for place in wanted]))
            for place, doc in zip(wanted, docs, strict=True):
                found = _labels(doc, batch[place], threshold)
                labels[place] = in_original(found, tidy[place], batch[place].body[:LONGEST])
        yield from (labels.get(place, NOTHING) for place in range(len(batch)))


def _may_mention(finder: Finder, text: Text, tidy: str) -> bool:
    return text.passage or finder.has_cue(tidied(text.title).text) or finder.has_cue(tidy)


def _in_english(tidy: Tidy) -> Tidy:
    """Give the text as it is judged: its paragraphs in other languages are blank."""
    return replace(tidy, text=languages_of(tidy.text).english)


def _docs(nlp: Language, texts: Sequence[tuple[Text, Tidy]]) -> Iterator[Doc]:
    for text, tidy in texts:
        doc = nlp.make_doc(tidy.text)
        doc._.about = About(
            title=tidied(text.title).text,
            byline=text.byline,
            outlet=text.outlet,
            kind=text.kind,
            day=day_of(text.date),
            passage=text.passage,
            target=tidy.within(*text.target) if text.target else None,
        )
        yield doc


def day_of(moment: str | None) -> date | None:
    """Give the day of a day or moment, the middle of a month or year; None for anything else."""
    text = moment or ""
    part = _PART.fullmatch(text)
    if part:
        text = f"{part['year']}-{part['month'] or '07'}-{'15' if part['month'] else '01'}"
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _labels(doc: Doc, text: Text, threshold: float) -> Labels:
    spans, body = mentions(doc), doc.text
    return Labels(
        relevant=_relevance(doc, spans, text),
        strands=shares([holding(span._.strands, threshold) for span in spans]),
        sentiment=_overall(spans),
        mentions=tuple(_mention(span, body) for span in spans),
        quotes=tuple(doc._.quotes or ()),
        commitments=tuple(doc._.commitments or ()),
        claims=tuple(doc._.claims or ()),
    )


def holding(strands: dict[StrandKey, float], threshold: float) -> list[StrandKey]:
    """Give the strands that hold at `threshold`."""
    return [strand for strand in STRANDS if strands.get(strand, 0.0) >= threshold]


def shares(mentioned: Sequence[Sequence[StrandKey]]) -> dict[StrandKey, float]:
    """Each strand's share of the mentions; a mention's weight of one is split over its strands."""
    if not mentioned:
        return {}
    return {
        strand: sum((strand in held) / len(held) for held in mentioned if held) / len(mentioned)
        for strand in STRANDS
    }


def _relevance(doc: Doc, spans: Sequence[Span], text: Text) -> float:
    best = max((float(span._.relevance) for span in spans), default=0.0)
    if text.passage:
        return best
    if not spans:
        return min(float(doc._.likeliest or 0.0), _UNLIKELY)
    anchored = any(hit.counts and hit.cue.anchor for span in spans for hit in hits_in(span))
    return max(best, _SURE) if anchored else best


def _overall(spans: Sequence[Span]) -> Judgement:
    weight = sum(span._.relevance for span in spans)
    if not weight:
        return _NEUTRAL
    positive, neutral, negative = (
        sum(span._.relevance * getattr(span._.sentiment, label) for span in spans) / weight
        for label in SENTIMENTS
    )
    label: Sentiment = "positive" if positive > negative else "negative"
    if max(positive, negative) < _TELLING:
        label = "neutral"
    return Judgement(label=label, positive=positive, neutral=neutral, negative=negative)


def _mention(span: Span, body: str) -> Mention:
    start, end = span.start_char, span.end_char
    return Mention(
        start=start,
        end=end,
        text=body[start:end],
        prefix=body[max(0, start - ANCHOR_CHARS) : start],
        suffix=body[end : end + ANCHOR_CHARS],
        cue=span._.cue,
        level=span._.level,
        relevance=span._.relevance,
        strands=span._.strands,
        sentiment=span._.sentiment,
        speaker=span._.speaker,
        quoted=span._.quoted,
    )
