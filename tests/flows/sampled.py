"""An invented archive of which the truth is known: a sentence speaks of the agenda if it says so.

Sentences with TRUE in them do; what the invented rule set finds are those that say "Big Society".
Some of these are wrong, and some true ones are missed, with a cue ("volunteers") and without.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from config.model import STRANDS, Config, Cue, Role
from flows.stages.sample_coded import Coded
from flows.stages.sample_records import Drawing
from store.archive.archive import Archive
from store.archive.labels import activate_ruleset, keep_labels, unlabelled
from store.archive.pages import keep_reading
from store.archive.setup import keep_config
from store.records import Article, Labels, Mention, Page, Speaker
from tests.ask.archive import config as asked
from tests.store.making import NEUTRAL, moment

TRUE = "truly"
RULES = "rules"
CONFIG: Config = replace(
    asked(),
    cues=(
        Cue(text="Big Society", level="named", anchor=True),
        Cue(text="volunteers", level="theme"),
    ),
)
ROLES: tuple[Role | None, ...] = ("government", "opposition", "sector", "press", None)


def fill(path: Path, *, articles: int = 240, seed: int = 1) -> Path:
    """Make the archive: half of its articles say something of the agenda."""
    chance = Random(seed)
    with Archive.open(path, write=True) as archive:
        keep_config(archive, CONFIG)
        for n in range(articles):
            keep_reading(archive, *made(n, chance))
        label(archive)
    return path


def made(n: int, chance: Random) -> tuple[Page, Article]:
    """Make an article of some sentences, whose words tell what is true of them."""
    source = chance.choice([*CONFIG.sources, "stranger.example"])
    url = f"http://{source}.example/{n}"
    said = body(n, chance) if n % 2 else f"Piece {n} begins here. {maybe(chance, 0.1)} it ends so."
    article = Article(
        url=url,
        source=source,
        title=f"Piece {n}",
        body=said,
        published=f"20{chance.randint(9, 16):02d}-03-0{chance.randint(1, 9)}",
    )
    return replace(page(url), source=source), article


def page(url: str, *, digest: str = "", segment: str = "s.warc.gz") -> Page:
    """Make a capture of an address."""
    return Page(
        url=url,
        final_url=url,
        source="",
        captured=moment(0),
        status=200,
        digest=digest or f"sha1:{url}",
        segment=segment,
    )


def body(n: int, chance: Random) -> str:
    """Write some sentences: a few mentions, a few with a cue, most without one."""
    kinds = [("The Big Society", 0.85), ("Some volunteers", 0.15), ("The council", 0.03)]
    drawn = chance.choices(kinds, weights=[1, 1, 4], k=chance.randint(3, 25))
    return " ".join(
        f"{begin} {maybe(chance, share)} met in hall {n}-{place}."
        for place, (begin, share) in enumerate(drawn)
    )


def maybe(chance: Random, share: float) -> str:
    """Say the word that makes a sentence true, or another, by chance."""
    return TRUE if chance.random() < share else "hardly"


def label(archive: Archive) -> None:
    """Find every sentence that says "Big Society"."""
    activate_ruleset(archive, RULES, "the rules of the test", threshold=0.4)
    for text in unlabelled(archive, RULES, 10_000):
        found = tuple(mentions(text.body))
        keep_labels(
            archive,
            text.version,
            RULES,
            Labels(relevant=float(bool(found)), strands={}, sentiment=NEUTRAL, mentions=found),
        )


def mentions(text: str) -> Iterator[Mention]:
    """Yield a mention for each sentence of a body that says the name."""
    at = 0
    for n, sentence in enumerate(text.split(". ")):
        whole = sentence if sentence.endswith(".") else f"{sentence}."
        if "Big Society" in whole:
            yield Mention(
                start=at,
                end=at + len(whole),
                text=whole,
                cue="Big Society",
                level="named",
                relevance=0.9,
                strands=dict.fromkeys(STRANDS, 0.1) | {"social_action": 0.9},
                sentiment=NEUTRAL,
                speaker=Speaker(role=ROLES[n % len(ROLES)]),
            )
        at += len(sentence) + 2


def truly(text: str) -> int:
    """Count the sentences of a text that are true."""
    return text.count(TRUE)


def coded(drawing: Drawing, coder: str = "ada") -> list[Coded]:
    """Code a sample without a mistake."""
    return [
        Coded(
            id=item.id,
            coder=coder,
            codebook="1",
            relevant=TRUE in item.text,
            strands=frozenset({"social_action"} if TRUE in item.text else ()),
            sentiment="neutral" if TRUE in item.text else "",
            speaker="press" if TRUE in item.text else "",
            note="",
        )
        for item in drawing.items
    ]
