"""Why an article's mentions are labelled as they are, one mention at a time.

The labels are those of the whole article. The words are weighed in the sentence alone, whose own
probabilities are given beside: in the article the sentences around a mention count as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from spacy.language import Language

from config.model import StrandKey
from nlp.label import Text, holding
from nlp.nearest import Near, labelled, nearest, passage_vectors
from nlp.occlusion import RELEVANCE, Occlusion, occlude
from nlp.pipeline import thresholds
from store.records import Labels, Mention, Quote, Speaker

Ground: TypeAlias = Literal[
    "quoted", "reported", "sentence", "byline", "article", "page", "likeliest", "nothing"
]
"""What decided who speaks, as far as the labels and the page show it.

*sentence*, *article*: the name stands there; *page*: a report's own voice; *likeliest*: a side
without a name, by the outlet, the kind of text and its words.
"""

_REPORTS = frozenset({"news", "trade_press"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One mention with what its labels rest on."""

    number: int
    """Its place among the article's mentions, from one."""
    mention: Mention
    held: tuple[StrandKey, ...]
    target: tuple[int, int] | None
    """Code points of the sentence that sentiment is about: the cue; None for the whole of it."""
    ground: Ground
    alone: Occlusion
    """The sentence by itself; weighed for relevance, its sentiment, and each strand that holds."""
    examples: tuple[Near, ...]


def explain(
    nlp: Language,
    text: Text,
    labels: Labels,
    *,
    only: int | None = None,
    examples: int = 3,
) -> Iterator[Explained]:
    """Explain the mentions of `text`, or the one of number `only`, as `labels` has them."""
    threshold = thresholds(nlp)["strands"]
    numbered = [
        (number, mention)
        for number, mention in enumerate(labels.mentions, start=1)
        if only in {None, number}
    ]
    near = _near(nlp, [mention.text for _, mention in numbered], examples)
    for (number, mention), like in zip(numbered, near, strict=True):
        held = tuple(holding(mention.strands, threshold))
        target = target_of(mention)
        passage = replace(text, body=mention.text, target=target, passage=True)
        yield Explained(
            number=number,
            mention=mention,
            held=held,
            target=target,
            ground=ground(mention, labels.quotes, text),
            alone=occlude(nlp, passage, [RELEVANCE, mention.sentiment.label, *held]),
            examples=tuple(like),
        )


def target_of(mention: Mention) -> tuple[int, int] | None:
    """Say where the cue stands in the sentence; None where it was carried over from another."""
    start = mention.text.find(mention.cue) if mention.cue else -1
    return None if start < 0 else (start, start + len(mention.cue))


def ground(mention: Mention, quotes: Sequence[Quote], text: Text) -> Ground:
    """Say what decided the speaker of a mention."""
    speaker = mention.speaker
    if speaker.name is None and speaker.role is None:
        return "nothing"
    given = [
        quote.direct
        for quote in quotes
        if quote.start < mention.end and quote.end > mention.start
        if _same(quote.speaker, speaker)
    ]
    if given:
        return "quoted" if any(given) else "reported"
    if speaker.name is not None:
        return _where_named(speaker.name, mention, text)
    return "page" if speaker.role == "press" and text.kind in _REPORTS else "likeliest"


def _where_named(name: str, mention: Mention, text: Text) -> Ground:
    surname = name.rsplit(maxsplit=1)[-1] if name.strip() else name
    if surname in mention.text:
        return "sentence"
    return "byline" if surname in text.byline else "article"


def _same(one: Speaker, other: Speaker) -> bool:
    return (one.name, one.role) == (other.name, other.role)


def _near(nlp: Language, texts: Sequence[str], count: int) -> list[list[Near]]:
    if not count:
        return [[] for _ in texts]
    return nearest(lambda some: passage_vectors(nlp, some), texts, labelled(), count)
