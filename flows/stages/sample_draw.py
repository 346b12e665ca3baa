"""A sample of the archive, drawn by known probability, to be coded by people.

Mentions are drawn by tier, year and role. The texts that are none are no rows: first articles are
drawn, by what came of them, tier and year; then, of all that stands in those, the texts to code
(two-phase sampling: the probability is the product of both).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import variance

from config.errors import UsageError
from config.model import Config
from flows.stages.sample_items import item_of, mention_of
from flows.stages.sample_records import PARTS, Drawing, DrawnCell, Item, Part
from flows.stages.sample_sort import Candidate, candidates
from nlp.cues import Finder
from store.archive.archive import Archive
from store.archive.clock import now
from store.ask.sample_frame import (
    Rules,
    active_rules,
    article_strata,
    mention_strata,
    walk_articles,
    walk_mentions,
)
from store.ask.sample_texts import captures, sampled_article, sampled_mention
from store.method.strata import Cell, Draw, allot, cells, chance, numbered, share_out

SHARES: Mapping[Part, float] = {"mention": 0.5, "refused": 0.2, "unmarked": 0.15, "page": 0.15}
_ARTICLES_AN_ITEM = 10
"""Articles looked through for each text to be coded: few of these then stand in one article."""
_LEAST_ARTICLES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What a cell of articles holds, by part and by whether it stands beside a mention."""

    cell: Cell
    articles: int
    """That were looked through."""
    there: Mapping[tuple[Part, bool], list[Candidate]]

    def size(self, key: tuple[Part, bool]) -> tuple[float, float]:
        """Return how many the whole cell holds, and the standard error of that."""
        a_cell, looked = self.cell.size, self.articles
        counted = Counter(one.article for one in self.there[key])
        per_article = [*counted.values(), *[0] * (looked - len(counted))]
        spread = variance(per_article) if looked > 1 else float(per_article[0] ** 2)
        unseen = (1 - looked / a_cell) * spread / looked
        return a_cell / looked * sum(per_article), a_cell * sqrt(unseen)


def draw(archive: Archive, config: Config, wanted: int, *, seed: int, codebook: str) -> Drawing:
    """Draw `wanted` items, or all there are; raises UsageError where there is nothing to draw."""
    rules = active_rules(archive)
    if rules is None:
        raise UsageError("nothing is labelled yet: run `bigsociety classify` first")
    found = mention_strata(archive)
    looked = list(_look(archive, config, wanted, seed))
    there = dict.fromkeys(PARTS, 0)
    there["mention"] = sum(found.values())
    for one in looked:
        for (part, _), some in one.there.items():
            there[part] += len(some)
    if not sum(there.values()):
        raise UsageError(f"{archive.path}: holds no article to sample: run `bigsociety nightly`")
    given = share_out(wanted, SHARES, there)
    drawn: list[tuple[DrawnCell, list[Item]]] = [
        *_mentions(archive, cells(found, given["mention"]), given["mention"], rules, seed),
        *_others(archive, looked, given, seed),
    ]
    return Drawing(
        seed=seed,
        made=now(),
        ruleset=rules.fingerprint,
        codebook=codebook,
        unlabelled=rules.unlabelled,
        articles=sum(one.articles for one in looked),
        cells=tuple(cell for cell, _ in drawn),
        items=_shuffled(drawn, seed),
    )


def _shuffled(drawn: Sequence[tuple[DrawnCell, list[Item]]], seed: int) -> tuple[Item, ...]:
    """Mix the items, their cells numbered: a coder must not see what comes of what."""
    items = [replace(one, cell=n) for n, (_, some) in enumerate(drawn) for one in some]
    return tuple(sorted(items, key=lambda one: chance(seed, "order", one.id)))


def _mentions(
    archive: Archive, made: Sequence[Cell], wanted: int, rules: Rules, seed: int
) -> Iterator[tuple[DrawnCell, list[Item]]]:
    lots = allot([cell.size for cell in made], wanted)
    hat, places = Draw[int](dict(enumerate(lots))), numbered(made)
    for stratum, of, anchor, number in walk_mentions(archive):
        hat.offer(places[stratum], chance(seed, "mention", of, anchor), number)
    items: dict[int, list[Item]] = defaultdict(list)
    for place, number in hat.drawn():
        mention = sampled_mention(archive, number)
        article = sampled_article(archive, mention.article)
        probability = lots[place] / made[place].size
        items[place].append(
            mention_of(article, mention, rules.threshold, seed=seed, probability=probability)
        )
    for place, cell in enumerate(made):
        yield _cell("mention", cell, cell.size, 0.0, lots[place]), items[place]


def _look(archive: Archive, config: Config, wanted: int, seed: int) -> Iterator[_Looked]:
    """Draw articles, and sort what stands in them."""
    fewest = int(wanted * min(SHARES.values()))
    found = article_strata(archive)
    made = cells(found, fewest)
    others = int(wanted * (1 - SHARES["mention"]))
    lots = allot([cell.size for cell in made], max(_LEAST_ARTICLES, _ARTICLES_AN_ITEM * others))
    hat, places = Draw[int](dict(enumerate(lots))), numbered(made)
    for stratum, number in walk_articles(archive):
        hat.offer(places[stratum], chance(seed, "article", number), number)
    finder = Finder(config)
    sorted_: dict[int, dict[tuple[Part, bool], list[Candidate]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for place, number in hat.drawn():
        article = sampled_article(archive, number)
        for one in candidates(article, finder, captures(archive, number)):
            sorted_[place][one.part, one.beside and one.part == "unmarked"].append(one)
    for place, cell in enumerate(made):
        if sorted_[place]:
            yield _Looked(cell=cell, articles=lots[place], there=sorted_[place])


def _others(
    archive: Archive, looked: Sequence[_Looked], given: Mapping[Part, int], seed: int
) -> Iterator[tuple[DrawnCell, list[Item]]]:
    """Draw, of each part, from what stands in the articles that were looked through."""
    for part in SHARES:
        held = [(one, key) for one in looked for key in sorted(one.there) if key[0] == part]
        sizes = [one.size(key) for one, key in held]
        there = [len(one.there[key]) for one, key in held]
        lots = allot([size for size, _ in sizes], given[part], there=there)
        for (one, key), (size, error), lot in zip(held, sizes, lots, strict=True):
            some = sorted(one.there[key], key=lambda it: chance(seed, part, it.key, it.start))
            probability = one.articles / one.cell.size * lot / len(some)
            items = [
                item_of(sampled_article(archive, it.article), it, seed, probability)
                for it in some[:lot]
            ]
            yield _cell(part, one.cell, size, error, lot, beside=key[1]), items


def _cell(
    part: Part, cell: Cell, size: float, error: float, drawn: int, *, beside: bool = False
) -> DrawnCell:
    strata = cell.strata
    if beside:
        strata = tuple((*stratum, "beside a mention") for stratum in strata)
    return DrawnCell(part=part, strata=strata, size=size, error=error, drawn=drawn)
