"""What rides on a spaCy Doc between the components: names and types only.

`Doc.spans["mentions"]` holds the mentions; a mention's labels are the Span extensions set here.
"""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

MENTIONS = "mentions"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of a text besides its words."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    kind: str = ""
    day: date | None = None
    passage: bool = False
    """The whole text is one mention's sentence or two: nothing is split off or left out."""
    target: tuple[int, int] | None = None
    """Code points that the sentiment is about, where a passage names them."""


for _name in ("hits", "likeliest", "quotes", "commitments", "claims"):
    Doc.set_extension(_name, default=None, force=True)
Doc.set_extension("about", default=About(), force=True)
for _name in (
    "cue",
    "level",
    "target",
    "verdict",
    "topic",
    "relevance",
    "strands",
    "sentiment",
    "speaker",
    "quoted",
):
    Span.set_extension(_name, default=None, force=True)


def about(doc: Doc) -> About:
    """Say what is known of `doc`."""
    found = doc._.about
    return found if isinstance(found, About) else About()


def mentions(doc: Doc) -> list[Span]:
    """Give the mentions (before `bigsociety_relevance`: the candidates), in order."""
    return list(doc.spans[MENTIONS]) if MENTIONS in doc.spans else []
