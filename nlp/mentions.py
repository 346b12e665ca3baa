"""Which sentences may be mentions: the gate, the cues, and each candidate's cue and level.

A text in which no cue counts, in its title or below it, speaks of something else: it has no
candidates, however alike its words are. In a text where one does, every sentence is a candidate.
Whether a candidate is one, is for `nlp.relevance` to say.
"""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import Config, Level
from nlp.carriers import MENTIONS, about
from nlp.cues import Finder, Hit
from nlp.sentences import trimmed

_SCHEME = re.compile(
    r"\b(?:[A-Z][\w'’-]+\s+(?:of\s+|for\s+|and\s+)?){1,5}"
    r"(?:Act|Bill|Fund|Funds|Programme|Scheme|Strategy|Paper|Award|Awards|Network|Capital|Bank|Service"
    r"|Taskforce|Review|Partnership|Order|Trust|Challenge|Campaign|Initiative)\b"
    r"|\b[Tt]h(?:e|is|ese)\s(?:\w+\s)?(?:schemes?|programmes?|funds?|bills?|acts?|bank|awards?|grants?"
    r"|white paper|pilots?|listings?|bonds?|contracts?|network|mutuals?)\b"
)
_WORDED = re.compile(r"[^\W\d_]{2}")
"""A sentence of a document that holds no word of two letters says nothing."""
_MOST = 20_000
"""Candidates of a document: twice what the longest day in Parliament has."""
_RANK: dict[Level, int] = {"theme": 0, "programme": 1, "named": 2}


@Language.factory(
    "bigsociety_mentions",
    requires=["doc.sents"],
    assigns=["doc.spans", "doc._.hits", "span._.cue", "span._.level", "span._.quoted"],
)
def make_mentions(nlp: Language, name: str) -> "Mentions":  # noqa: ARG001
    """Every sentence of a text where a cue counts is a candidate; another text has none."""
    return Mentions()


class Mentions:
    """Give the component; `prepare` gives it the configured cues."""

    finder: Finder

    def prepare(self, config: Config) -> None:
        """Compile the cues, confusables and aliases of `config`."""
        self.finder = Finder(config)

    def __call__(self, doc: Doc) -> Doc:
        """Set the candidates and, on each, its cue, its level and whether it is quoted."""
        known = about(doc)
        doc._.hits = self.finder.hits(doc.text, known.day)
        if known.passage:
            candidates = [trimmed(doc[:])]
        elif any(hit.counts for hit in (*doc._.hits, *self.finder.hits(known.title, known.day))):
            candidates = [trimmed(sentence) for sentence in doc.sents]
        else:
            candidates = []
        doc.spans[MENTIONS] = [
            span
            for span in candidates
            if len(span) and (known.passage or _WORDED.search(span.text))
        ][:_MOST]
        for span in doc.spans[MENTIONS]:
            _describe(span)
        return doc


def finder_of(nlp: Language) -> Finder:
    """Give the finder that the pipeline uses."""
    component = nlp.get_pipe("bigsociety_mentions")
    if not isinstance(component, Mentions):
        raise TypeError("bigsociety_mentions is not the component of that name")
    return component.finder


def hits_in(span: Span) -> list[Hit]:
    """Give the cues that stand inside `span`."""
    hits: Sequence[Hit] = span.doc._.hits or ()
    first = bisect_left(hits, span.start_char, key=lambda hit: hit.start)
    last = bisect_left(hits, span.end_char, key=lambda hit: hit.start)
    return [hit for hit in hits[first:last] if hit.end <= span.end_char]


def _describe(span: Span) -> None:
    hits = hits_in(span)
    best = max(hits, key=lambda hit: (hit.counts, _RANK[hit.cue.level]), default=None)
    named = best is not None and best.counts and best.cue.level == "named"
    begin, text = span.start_char, span.text  # spaCy joins the words anew at every call
    span._.cue = text[best.start - begin : best.end - begin] if best else ""
    span._.level = "named" if named else _level(text, hits)
    span._.quoted = any(mark in text for mark in '"“”‘')


def _level(text: str, hits: Sequence[Hit]) -> Level:
    """Give a scheme, law or body counts by its name, also where its cue's rule is not satisfied."""
    known = any(hit.cue.level == "programme" for hit in hits)
    return "programme" if known or _SCHEME.search(text) else "theme"
