"""`apply`'s contract: one JSON object in, one out, in order; a bad line answers with an error.

A passage has `text` (and may have `target`, `target_start`), a document has `body`; both may have
`id`, `outlet`, `kind` and `date`. Nothing here raises for what a line holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any, TypeAlias

from spacy.language import Language

from nlp.asked import LONGEST_LINE, BadLine, id_of, parse, text_of
from nlp.fenced import label_each
from nlp.label import Text, day_of
from nlp.language import ENGLISH, NAMES, languages_of
from nlp.mentions import finder_of
from nlp.tidy import tidied
from store.records import Judgement, Labels, Speaker

Answer: TypeAlias = dict[str, Any]
_DIGITS = 4
_SHOWN = 40
_PART_OF_DAY = re.compile(r"\d{4}(?:-\d{2})?")


def answers(nlp: Language, lines: Iterable[bytes], batch: int = 128) -> Iterator[Answer]:
    """One answer a line; blank lines too answer, so that lines out match lines in."""
    remaining = iter(lines)
    while chunk := list(islice(remaining, batch)):
        read = [_read(line) for line in chunk]
        labelled = iter(label_each(nlp, [text for text, _ in read if text]))
        for text, answer in read:
            yield answer if text is None else answer | _judged(nlp, text, next(labelled))


def _read(line: bytes) -> tuple[Text | None, Answer]:
    """Give the text of a line and the start of its answer, or no text and the whole answer."""
    known: Answer = {}
    try:
        row = parse(line)
        known = id_of(row)
        return text_of(row), known
    except BadLine as error:
        return None, known | {"error": str(error)}


def _judged(nlp: Language, text: Text, labels: Labels | None) -> Answer:
    if labels is None:
        return {
            "error": "this text could not be judged, by a defect of bigsociety: please report it"
        }
    shape = _passage if text.passage else _document
    return shape(labels) | _remarks(nlp, text)


def _remarks(nlp: Language, text: Text) -> Answer:
    """Say what a reader of the answer should know: another language, a date that is none."""
    body = tidied(text.body).text
    told = languages_of(body)
    notes: list[str] = []
    if told.others:
        named = ", ".join(NAMES.get(code, code) for code in told.others)
        wholly = not told.english.strip()
        notes.append(
            f"in {named}: not judged"
            if wholly
            else f"partly in {named}: only its English is judged"
        )
        if wholly and any(hit.cue.anchor for hit in finder_of(nlp).hits(body)):
            notes[-1] += ", though it names the agenda"
    if text.date and day_of(text.date) is None and not _PART_OF_DAY.fullmatch(text.date):
        notes.append(f"date {text.date[:_SHOWN]!r} is not a day such as 2013-12-09: not used")
    language = {"language": told.main or ENGLISH} if told.others else {}
    return language | ({"note": "; ".join(notes)} if notes else {})


def _passage(labels: Labels) -> Answer:
    if not labels.mentions:
        return _empty_passage(labels)
    only = labels.mentions[0]
    return {
        "relevant": round(labels.relevant, _DIGITS),
        "strands": _rounded(only.strands),
        "sentiment": _sentiment(only.sentiment),
        "speaker": {"role": only.speaker.role, "name": only.speaker.name},
    }


def _empty_passage(labels: Labels) -> Answer:
    """White space alone speaks of nothing."""
    return {
        "relevant": 0.0,
        "strands": {"community_empowerment": 0.0, "public_services": 0.0, "social_action": 0.0},
        "sentiment": _sentiment(labels.sentiment),
        "speaker": {"role": None, "name": None},
    }


def _document(labels: Labels) -> Answer:
    return {
        "relevant": round(labels.relevant, _DIGITS),
        "strands": _with_general(labels.strands),
        "sentiment": _sentiment(labels.sentiment),
        "mentions": [
            {
                **_of(mention, ("start", "end", "text", "cue", "level")),
                "strands": _rounded(mention.strands),
                "sentiment": _sentiment(mention.sentiment),
                "speaker": asdict(mention.speaker),
                "quoted": mention.quoted,
            }
            for mention in labels.mentions
        ],
        "quotes": [
            {**_of(quote, ("start", "end", "text")), **_said(quote.speaker), "direct": quote.direct}
            for quote in labels.quotes
        ],
        "commitments": [asdict(commitment) for commitment in labels.commitments],
        "claims": [asdict(claim) for claim in labels.claims],
    }


def _of(record: object, names: Sequence[str]) -> Answer:
    return {name: getattr(record, name) for name in names}


def _said(speaker: Speaker) -> Answer:
    return {"speaker": speaker.name, "role": speaker.role}


def _with_general(strands: Mapping[Any, float]) -> dict[str, float]:
    """Shares that add up to one; an irrelevant document has none."""
    if not strands:
        return {}
    return _rounded({**strands, "general": max(0.0, 1 - sum(strands.values()))})


def _sentiment(judged: Judgement) -> Answer:
    return {
        "label": judged.label,
        **_rounded({name: getattr(judged, name) for name in ("positive", "neutral", "negative")}),
    }


def _rounded(values: Mapping[Any, float]) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in values.items()}


__all__ = ["LONGEST_LINE", "Answer", "BadLine", "answers", "parse", "text_of"]
