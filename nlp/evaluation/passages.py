"""Decisions on a passage, and on a sentence of other news with its target."""

from collections.abc import Mapping
from typing import Any

from nlp.evaluation.decisions import SENTIMENTS, Case, Decision, of_mention
from store.records import Labels

_POLARITY = {1: "positive", 0: "neutral", -1: "negative"}


def of_passage(
    case: Case, row: Mapping[str, Any], labels: Labels, at: Mapping[str, float]
) -> list[Decision]:
    """Compare relevance and, of a relevant passage, strands, sentiment and speaker.

    They are compared whether or not the passage was found relevant: what refuses it is counted
    once, under relevance.
    """
    relevant = bool(row["is_relevant"])
    decisions = [
        case.yes_or_no(
            "relevance",
            "relevant",
            wanted=relevant,
            found=labels.relevant >= at["relevance"],
            chance=labels.relevant,
        )
    ]
    if relevant and labels.mentions:
        decisions += of_mention(case, "", row, labels.mentions[0], at["strands"])
    return decisions


def of_news(case: Case, row: Mapping[str, Any], labels: Labels) -> list[Decision]:
    """Compare the sentiment toward the target of a NewsMTSC sentence: polarity 1, 0 or -1."""
    judged = labels.mentions[0].sentiment if labels.mentions else labels.sentiment
    chances = {label: float(getattr(judged, label)) for label in SENTIMENTS}
    return [case.choice("news sentiment", _POLARITY[row["polarity"]], judged.label, chances)]
