"""Which sentences may be mentions: the gate, the cues, and each candidate's cue and level.

Whether a candidate is one, is for `nlp.relevance` to say.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import Config, Level
from nlp.carriers import MENTIONS, about
from nlp.cues import Finder, Hit
from nlp.sentences import trimmed

_RANK: dict[Level, int] = {"theme": 0, "programme": 1, "named": 2}


@Language.factory(
    "bigsociety_mentions",
    requires=["doc.sents"],
    assigns=["doc.spans", "doc._.hits", "span._.cue", "span._.level", "span._.quoted"],
)
def make_mentions(nlp: Language, name: str) -> "Mentions":  # noqa: ARG001
    """Every sentence of a text with a cue is a candidate; a text without one has none."""
    return Mentions()


class Mentions:
    """The component; `prepare` gives it the configured cues."""

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
        elif doc._.hits or self.finder.hits(known.title, known.day):
            candidates = [trimmed(sentence) for sentence in doc.sents]
        else:
            candidates = []
        doc.spans[MENTIONS] = [span for span in candidates if len(span)]
        for span in doc.spans[MENTIONS]:
            _describe(span)
        return doc


def hits_in(span: Span) -> list[Hit]:
    """The cues that stand inside `span`."""
    hits: Sequence[Hit] = span.doc._.hits or ()
    return [hit for hit in hits if span.start_char <= hit.start and hit.end <= span.end_char]


def _describe(span: Span) -> None:
    counting = [hit for hit in hits_in(span) if hit.counts]
    best = max(counting, key=lambda hit: _RANK[hit.cue.level], default=None)
    span._.cue = span.doc.text[best.start : best.end] if best else ""
    span._.level = best.cue.level if best else "theme"
    span._.quoted = any(mark in span.text for mark in '"“”') or "‘" in span.text
