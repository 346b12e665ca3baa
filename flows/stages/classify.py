"""The third stage: the passages of new texts that speak of the agenda, and what they say.

The pipeline is loaded only when there is a text to label. A new rule set becomes the active one
when it has labelled everything.
"""

from collections.abc import Sequence

from nlp.label import Text, label_all
from nlp.pipeline import load, ruleset
from spacy.language import Language

from config.model import Config
from flows.stages.telling import SILENT, Listener
from store.archive.again import relabel
from store.archive.archive import Archive
from store.archive.labels import (
    Unlabelled,
    activate_ruleset,
    keep_labels,
    switch_ruleset,
    unlabelled,
)

_BATCH = 100


def classify(
    archive: Archive, config: Config, *, again: bool = False, listener: Listener = SILENT
) -> int:
    """Label every version that today's rules have not (`again`: every one); return how many."""
    fingerprint = ruleset(config)
    activate_ruleset(archive, fingerprint, f"configuration {config.fingerprint[:12]}")
    if again:
        relabel(archive)
    done = 0
    nlp = None
    while some := unlabelled(archive, fingerprint, _BATCH):
        nlp = nlp or load(config)
        _label(archive, nlp, fingerprint, some)
        done += len(some)
        listener.reached("classify", done)
    switch_ruleset(archive)
    return done


def _label(archive: Archive, nlp: Language, fingerprint: str, some: Sequence[Unlabelled]) -> None:
    with archive.transaction():
        for one, labels in zip(some, label_all(nlp, map(_text, some)), strict=True):
            keep_labels(archive, one.version, fingerprint, labels)


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
