"""The items of a sample: a text with what a coder may see, and what the machine says of it."""

from flows.stages.sample_records import Item
from flows.stages.sample_sort import Candidate, around
from store.ask.sample_texts import SampledArticle, SampledMention, holding
from store.method.strata import chance

_LONGEST = 30_000
"""Characters of a page that are shown: a cell of a spreadsheet holds few more."""


def mention_of(
    article: SampledArticle,
    mention: SampledMention,
    threshold: float,
    *,
    seed: int,
    probability: float,
) -> Item:
    """Make an item of a mention."""
    before, after = around(article.body, mention.start, mention.end)
    strands = holding(mention.said, threshold)
    return Item(
        id=_id(seed, article.key, mention.anchor),
        part="mention",
        cell=0,
        probability=probability,
        kept=1.0,
        **_context(article),
        start=mention.start,
        text=mention.text,
        before=before,
        after=after,
        anchor=mention.anchor,
        said=dict(mention.said) | {"strands": strands},
    )


def item_of(article: SampledArticle, one: Candidate, seed: int, probability: float) -> Item:
    """Make an item of a text that is no mention."""
    text, before, after = article.body[one.start : one.end], "", ""
    if one.part == "page":
        # Where a licence lets only an extract be shown, coders see no more either.
        text = text[: article.extract_chars if article.full_text == "none" else _LONGEST]
    else:
        before, after = around(article.body, one.start, one.end)
    return Item(
        id=_id(seed, one.part, article.key, str(one.start)),
        part=one.part,
        cell=0,
        probability=probability,
        kept=one.kept,
        **_context(article),
        start=one.start,
        text=text,
        before=before,
        after=after,
        anchor="",
        said={},
    )


def _context(article: SampledArticle) -> dict[str, str]:
    return {
        "article": article.key,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "kind": article.kind,
        "tier": article.tier,
        "date": article.published or "",
    }


def _id(seed: int, *names: str) -> str:
    """Name an item so that the name tells nothing; a letter keeps it from reading as a number."""
    return f"s{chance(seed, 'id', *names):016x}"[:12]
