"""Decisions on a whole document: its own labels, and those of all that is found in it.

What makes a found stretch the wanted one is said in `nlp.evaluation.matching`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from config.model import STRANDS
from nlp.evaluation.decisions import SENTIMENTS, Case, Decision, of_mention
from nlp.evaluation.matching import (
    Found,
    pairs,
    places,
    same_amount,
    same_name,
    same_time,
    same_unit,
)
from store.records import Claim, Commitment, Labels, Quote


def of_document(
    case: Case, row: Mapping[str, Any], labels: Labels, at: Mapping[str, float]
) -> list[Decision]:
    """Compare a document's relevance, sentiment, mentions, quotes, commitments and claims.

    A document labelled "mixed" has no sentiment of three, and is left out of that figure.
    """
    return [
        case.yes_or_no(
            "documents",
            "relevant",
            wanted=bool(row["relevant"]),
            found=labels.relevant >= at["relevance"],
            chance=labels.relevant,
        ),
        *_shares(case, row, labels),
        *_sentiment(case, row, labels),
        *_mentions(case, row, labels, at["strands"]),
        *_quotes(case, row, labels),
        *_commitments(case, row, labels),
        *_claims(case, row, labels),
    ]


def _shares(case: Case, row: Mapping[str, Any], labels: Labels) -> list[Decision]:
    """Give a relevant document's shares of strands credit for all but their error.

    The error is half the summed differences over the three strands and what is left to *general*
    (the total variation distance, 0 to 1); where no mention was found it is 1.
    """
    wanted: Mapping[str, float] | None = row.get("strands")
    if not row["relevant"] or not wanted:
        return []
    found = {str(strand): share for strand, share in labels.strands.items()}
    apart = [abs(wanted.get(strand, 0.0) - found.get(strand, 0.0)) for strand in STRANDS]
    general = [1 - sum(shares.get(one, 0.0) for one in STRANDS) for shares in (wanted, found)]
    error = (sum(apart) + abs(general[0] - general[1])) / 2 if found else 1.0
    whole = case.yes_or_no("documents", "shares of strands", wanted=True, found=True)
    return [replace(whole, credit=1 - min(1.0, error))]


def _sentiment(case: Case, row: Mapping[str, Any], labels: Labels) -> list[Decision]:
    if row.get("sentiment") not in SENTIMENTS:
        return []
    chances = {label: float(getattr(labels.sentiment, label)) for label in SENTIMENTS}
    return [case.choice("document sentiment", row["sentiment"], labels.sentiment.label, chances)]


def _mentions(
    case: Case, row: Mapping[str, Any], labels: Labels, threshold: float
) -> list[Decision]:
    matched, decisions = _found(case, "mentions", row, labels.mentions, of_longer=True)
    for wanted, place in matched:
        mention = labels.mentions[place]
        its = _facts_of(case, wanted)
        decisions += of_mention(its, "mention ", wanted, mention, threshold)
        if wanted.get("level"):
            decisions.append(its.choice("mention level", wanted["level"], mention.level))
    return decisions


def _facts_of(case: Case, wanted: Mapping[str, Any]) -> Case:
    speaker = wanted.get("speaker")
    role = speaker.get("role") if isinstance(speaker, Mapping) else speaker
    facts = {"level": wanted.get("level"), "speaker": role}
    known = {name: str(value) for name, value in facts.items() if value}
    return replace(case, facts={**case.facts, **known})


def _quotes(case: Case, row: Mapping[str, Any], labels: Labels) -> list[Decision]:
    """Find each labelled fragment of a quote by itself; its speaker is right when the name is."""
    matched, decisions = _found(case, "quotes", row, labels.quotes, of_longer=True)
    places_of = {id(wanted): place for wanted, place in matched}
    for wanted in row.get("quotes") or ():
        place = places_of.get(id(wanted))
        quote: Quote | None = None if place is None else labels.quotes[place]
        right = quote is not None and same_name(wanted.get("speaker"), quote.speaker.name)
        decisions.append(
            case.yes_or_no("found", "quotes with the right speaker", wanted=True, found=right)
        )
        if quote is not None:
            decisions.append(_field(case, "quote", "speaker", right=right))
            for name, value in (("role", quote.speaker.role), ("direct", quote.direct)):
                if wanted.get(name) is not None:
                    decisions.append(_field(case, "quote", name, right=wanted[name] == value))
    return decisions


def _commitments(case: Case, row: Mapping[str, Any], labels: Labels) -> list[Decision]:
    """Compare the fields of matched commitments; *general* is no strand of the three."""
    matched, decisions = _found(case, "commitments", row, labels.commitments, of_longer=False)
    for wanted, place in matched:
        found: Commitment = labels.commitments[place]
        strand = wanted.get("strand")
        amount = same_amount(wanted.get("quantity"), wanted.get("unit"), found.quantity, found.unit)
        rights = {
            "actor": _same_actor(wanted.get("actor"), found.actor),
            "quantity": amount,
            "unit": same_unit(wanted.get("unit"), found.unit),
            "deadline": same_time(wanted.get("deadline"), found.deadline),
            "strand": found.strand == (None if strand == "general" else strand),
            "measurable": found.measurable == wanted.get("measurable"),
        }
        decisions += [
            _field(case, "commitment", name, right=right)
            for name, right in rights.items()
            if name in wanted
        ]
    return decisions


def _same_actor(wanted: str | None, found: str | None) -> bool:
    """Only those who govern promise: whoever is named is of the "government"."""
    return found is not None if wanted == "government" else same_name(wanted, found)


def _claims(case: Case, row: Mapping[str, Any], labels: Labels) -> list[Decision]:
    matched, decisions = _found(case, "claims", row, labels.claims, of_longer=False)
    for wanted, place in matched:
        found: Claim = labels.claims[place]
        rights = {
            "value": same_amount(wanted.get("value"), wanted.get("unit"), found.value, found.unit),
            "unit": same_unit(wanted.get("unit"), found.unit),
            "period": same_time(wanted.get("period"), found.period),
        }
        decisions += [
            _field(case, "claim", name, right=right)
            for name, right in rights.items()
            if name in wanted
        ]
    return decisions


def _field(case: Case, of: str, name: str, *, right: bool) -> Decision:
    return case.yes_or_no(f"{of} fields", name, wanted=True, found=right)


def _found(
    case: Case, name: str, row: Mapping[str, Any], found: Sequence[Found], *, of_longer: bool
) -> tuple[list[tuple[Mapping[str, Any], int]], list[Decision]]:
    """Pair labelled stretches with found ones; misses and false alarms are counted as `name`."""
    wanted = row.get(name) or []
    matched = pairs(places(row["body"], wanted), found, of_longer=of_longer)
    hits = {here for here, _ in matched}
    decisions = [
        case.yes_or_no("found", name, wanted=True, found=here in hits)
        for here in range(len(wanted))
    ]
    alarms = len(found) - len(matched)
    decisions += [case.yes_or_no("found", name, wanted=False, found=True)] * alarms
    return [(wanted[here], there) for here, there in matched], decisions
