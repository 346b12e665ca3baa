"""The calibration, from what each run says of the pages that it has not seen."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from config.model import ROLES, STRANDS, Config
from nlp.calibration import Calibration, logit
from nlp.cues import Finder
from nlp.encoder import Encoder, Passage, Verdict
from nlp.features import topic
from nlp.learn import learn, target, tasks
from nlp.linear import Classifier, scores
from nlp.pipeline import ENCODER, TOKENIZER, assemble, classifiers
from nlp.sentiment import SENTIMENTS
from nlp.training.fitting import fit_platt, fit_temperature

Row = Mapping[str, Any]


def learn_words(rows: Sequence[Row], config: Config) -> dict[str, Classifier]:
    """Learn the parts that read words, relevance and strands, from `rows`."""
    parts = classifiers(assemble(config))
    for name, task in tasks(rows, Finder(config)).items():
        learn(parts[name], task)
    return parts


def verdicts(folder: Path, rows: Sequence[Row]) -> list[Verdict]:
    """Give what the encoder in `folder` says of `rows`, each with its target and kind."""
    encoder = Encoder(folder / ENCODER, folder / TOKENIZER)
    return encoder.read(
        [
            Passage(
                text=row["text"],
                target=target(row["text"], row["target"]),
                kind=row.get("doc_type") or "",
            )
            for row in rows
        ]
    )


def worded(
    parts: Mapping[str, Classifier], rows: Sequence[Row], finder: Finder
) -> list[list[float]]:
    """Give the logits of the parts that read words: relevance, then each strand."""
    seen = [topic(row["text"], finder.hits(row["text"])) for row in rows]
    about, held = (scores(parts[name], seen) for name in ("relevance", "strands"))
    return [
        [logit(chance) for chance in (*one, *other)] for one, other in zip(about, held, strict=True)
    ]


def calibration(
    rows: Sequence[Row],
    said: Sequence[Verdict],
    words: Sequence[Sequence[float]],
    news: tuple[Sequence[Verdict], Sequence[int]],
) -> Calibration:
    """Fit everything; `news` are verdicts on other policy news, and its sentiments by place."""
    relevant = [row["is_relevant"] for row in rows]
    strands = {
        strand: fit_platt(
            [float(one.strands[place]) for one in said],
            [one[place + 1] for one in words],
            [strand in row["strands"] for row in rows],
        )
        for place, strand in enumerate(STRANDS)
    }
    felt = [place for place, row in enumerate(rows) if row["is_relevant"]]
    spoken = [place for place, row in enumerate(rows) if not row.get("doubted")]
    return Calibration(
        relevance=fit_platt([one.relevance for one in said], [one[0] for one in words], relevant),
        strands=strands,
        sentiment=_temperature(said, rows, felt, lambda one: one.sentiment, _feeling),
        news=fit_temperature([list(one.news) for one in news[0]], news[1]) if news[0] else 1.0,
        roles=_temperature(said, rows, spoken, lambda one: one.roles, _role),
    )


def _temperature(
    said: Sequence[Verdict],
    rows: Sequence[Row],
    places: Sequence[int],
    logits: Callable[[Verdict], Any],
    label: Callable[[Row], int],
) -> float:
    return fit_temperature(
        [list(logits(said[place])) for place in places], [label(rows[place]) for place in places]
    )


def _feeling(row: Row) -> int:
    return SENTIMENTS.index(row["sentiment"])


def _role(row: Row) -> int:
    return ROLES.index(row["speaker"])
