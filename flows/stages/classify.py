"""The third stage: the passages of new texts that speak of the agenda, and what they say.

The pipeline is loaded only when there is a text to label. A new rule set becomes the active one
when it has labelled everything.
"""

from collections.abc import Sequence

from spacy.language import Language

from config.errors import BigSocietyError
from config.model import Config
from flows.stages.telling import SILENT, Listener
from nlp.fenced import label_each
from nlp.label import NOTHING, Text
from nlp.pipeline import load, ruleset, thresholds
from store.archive.again import relabel
from store.archive.archive import Archive
from store.archive.labels import (
    Unlabelled,
    activate_ruleset,
    keep_labels,
    switch_ruleset,
    unlabelled,
)
from store.archive.rulesets import target

_BATCH = 100
_FEW = 2
"""Texts of a batch that may fail for what is in them, though no other holds a mention."""


class ClassifierBrokenError(BigSocietyError):
    """What fails is not a text but the classifier."""


def classify(
    archive: Archive, config: Config, *, again: bool = False, listener: Listener = SILENT
) -> int:
    """Label every version that today's rules have not (`again`: every one); return how many."""
    rules = ruleset(config)
    pipeline = _asked_for(archive, config, rules)
    if again:
        relabel(archive)
    done = 0
    while some := unlabelled(archive, rules, _BATCH):
        pipeline = pipeline or load(config)
        _label(archive, pipeline, rules, some)
        done += len(some)
        listener.reached("classify", done)
    switch_ruleset(archive)
    return done


def _asked_for(archive: Archive, config: Config, rules: str) -> Language | None:
    """Ask for today's rule set; load the pipeline where it is a new one, for its threshold."""
    wanted = target(archive)
    if wanted and wanted[1] == rules:
        return None
    pipeline = load(config)
    described = f"configuration {config.fingerprint[:12]}"
    activate_ruleset(archive, rules, described, threshold=thresholds(pipeline)["strands"])
    return pipeline


def _label(archive: Archive, pipeline: Language, rules: str, some: Sequence[Unlabelled]) -> None:
    """Keep the labels of some texts; one that cannot be judged, which is logged, has no mention.

    It is tried again under the next rule set, and not met first every night.
    """
    labelled = label_each(pipeline, [*map(_text, some)])
    failed = labelled.count(None)
    if failed > _FEW and not any(labels and labels.mentions for labels in labelled):
        raise ClassifierBrokenError(
            f"{failed} texts could not be judged and none could: the classifier is at fault, and"
            " their labels are not kept: see the log, and report it"
        )
    with archive.transaction():
        for one, labels in zip(some, labelled, strict=True):
            keep_labels(archive, one.version, rules, labels or NOTHING)


def _text(one: Unlabelled) -> Text:
    return Text(
        id=str(one.version),
        title=one.title,
        body=one.body,
        byline=one.byline,
        outlet=one.outlet,
        kind=one.kind,
        date=one.date,
    )
