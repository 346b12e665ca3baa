"""The atom of an evaluation: one label that was wanted, beside the one that was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import Any

from config.model import STRANDS
from store.records import Mention

SENTIMENTS = ("positive", "neutral", "negative")
UNATTRIBUTED = "unattributed"
PERIODS = ("before May 2010", "May 2010 to 2015", "2016 on")
FACTS = ("speaker", "kind", "tier", "outlet", "period", "group", "level")
"""What figures are broken down by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One label wanted and found.

    `label` names what a yes-or-no question asks for ("social_action"); `wanted` and `found` are
    then "yes" or "no". A choice among several labels has no `label` of its own.
    """

    task: str
    label: str = ""
    wanted: str
    found: str
    chances: Mapping[str, float] = field(default_factory=dict)
    """Probability of each label, or of "yes"; empty where the pipeline gives none."""
    credit: float | None = None
    """How right a found label is, from 0 to 1, where that is a matter of degree."""
    page: str
    """What the row is grounded in; rows of one page are not independent of each other."""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What all decisions on one row, or one mention of a document, share."""

    page: str
    facts: Mapping[str, str]

    def yes_or_no(
        self, task: str, label: str, *, wanted: bool, found: bool, chance: float | None = None
    ) -> Decision:
        """Note whether `label` holds."""
        return Decision(
            task=task,
            label=label,
            wanted="yes" if wanted else "no",
            found="yes" if found else "no",
            chances={} if chance is None else {"yes": chance},
            page=self.page,
            facts=self.facts,
        )

    def choice(
        self, task: str, wanted: str, found: str, chances: Mapping[str, float] | None = None
    ) -> Decision:
        """Note which of several labels holds."""
        return Decision(
            task=task,
            wanted=wanted,
            found=found,
            chances=chances or {},
            page=self.page,
            facts=self.facts,
        )


def case_of(row: Mapping[str, Any], tiers: Mapping[str, str]) -> Case:
    """Say which page a row belongs to and what is known of it; what is not known is left out."""
    outlet, speaker = str(row.get("outlet") or ""), row.get("speaker")
    facts = {
        "speaker": speaker if isinstance(speaker, str) else "",
        "kind": row.get("kind") or row.get("doc_type"),
        "tier": row.get("tier") or tiers.get(outlet.casefold()),
        "outlet": outlet,
        "period": period(row.get("date")),
        "group": row.get("group"),
    }
    page = (
        row.get("url") or row.get("id") or sha256(repr(row).encode("utf-8", "replace")).hexdigest()
    )
    return Case(page=str(page), facts={name: str(value) for name, value in facts.items() if value})


def period(day: object) -> str:
    """Place a day, month or year before the coalition, in its years to 2015, or after.

    2010 without a month counts as after May: most of what was said that year was.
    """
    if not isinstance(day, str) or not day:
        return ""
    if day[:7] < "2010-05" and day != "2010":
        return PERIODS[0]
    return PERIODS[1] if day[:4] < "2016" else PERIODS[2]


def of_mention(
    case: Case, prefix: str, row: Mapping[str, Any], mention: Mention, threshold: float
) -> list[Decision]:
    """Compare one mention's strands, sentiment and speaker with a row's; `prefix` leads the task.

    The row's `speaker` is a role, or in documents an object with one. What it leaves out is not
    compared; a speaker whom the pipeline does not name is a wrong one.
    """
    held = row.get("strands") or ()
    strands = [
        case.yes_or_no(
            f"{prefix}strands",
            strand,
            wanted=strand in held,
            found=mention.strands[strand] >= threshold,
            chance=mention.strands[strand],
        )
        for strand in STRANDS
    ]
    return list(
        chain(strands, _sentiment(case, prefix, row, mention), _role(case, prefix, row, mention))
    )


def _sentiment(
    case: Case, prefix: str, row: Mapping[str, Any], mention: Mention
) -> Sequence[Decision]:
    if row.get("sentiment") not in SENTIMENTS:
        return ()
    judged = mention.sentiment
    chances = {label: float(getattr(judged, label)) for label in SENTIMENTS}
    return (case.choice(f"{prefix}sentiment", row["sentiment"], judged.label, chances),)


def _role(case: Case, prefix: str, row: Mapping[str, Any], mention: Mention) -> Sequence[Decision]:
    role = row.get("speaker")
    if isinstance(role, Mapping):
        role = role.get("role")
    if not role:
        return ()
    found = mention.speaker.role or UNATTRIBUTED
    tasks = [f"{prefix}speaker", *([f"{prefix}speaker named"] if row.get("named") is True else ())]
    return [case.choice(task, role, found) for task in tasks]
