"""How well the pipeline does on labelled lines: precision, recall, F1 and support of each label.

Passages are scored as they stand. In a document, a found stretch and a labelled one are the same
when they overlap by half of the longer (mentions, quotes) or of the shorter (commitments, claims,
which the labels cut finer); mention labels are compared where the stretches match.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from spacy.language import Language

from config.model import STRANDS
from nlp.label import label_all
from nlp.lines import BadLine, parse, text_of
from nlp.pipeline import thresholds
from store.records import Claim, Commitment, Labels, Mention, Quote

_SENTIMENTS = ("positive", "neutral", "negative")


_Stretch: TypeAlias = Mention | Quote | Commitment | Claim


@dataclass(slots=True)
class Tally:
    """Hits, false alarms and misses of one label."""

    hit: int = 0
    alarm: int = 0
    miss: int = 0

    def as_json(self) -> dict[str, float]:
        """Precision, recall, F1 (each 0 where nothing was found or wanted) and support."""
        precision = self.hit / (self.hit + self.alarm) if self.hit else 0.0
        recall = self.hit / (self.hit + self.miss) if self.hit else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.hit else 0.0
        figures = {"precision": precision, "recall": recall, "f1": f1}
        return {name: round(value, 4) for name, value in figures.items()} | {
            "support": self.hit + self.miss
        }


@dataclass(slots=True)
class Scores:
    """Tallies by group and label, as they fill."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)

    def count(self, group: str, label: str, *, wanted: bool, found: bool) -> None:
        """Count one decision."""
        tally = self.tallies.setdefault((group, label), Tally())
        tally.hit += wanted and found
        tally.alarm += found and not wanted
        tally.miss += wanted and not found

    def choose(self, group: str, labels: Iterable[str], *, wanted: str, found: str | None) -> None:
        """Count a choice of one among several labels."""
        for label in labels:
            self.count(group, label, wanted=wanted == label, found=found == label)

    def as_json(self) -> dict[str, dict[str, Any]]:
        """By group: every label's figures, and `macro`, the mean F1 where a group has several."""
        table: dict[str, dict[str, Any]] = {}
        for (group, label), tally in self.tallies.items():
            table.setdefault(group, {})[label] = tally.as_json()
        for rows in table.values():
            known = [row["f1"] for row in rows.values() if row["support"]]
            if len(rows) > 1 and known:
                rows["macro"] = {"f1": round(sum(known) / len(known), 4)}
        return table


def score_lines(nlp: Language, lines: Iterable[bytes]) -> Scores:
    """Score labelled JSON lines of either format; raises BadLine naming the first bad one."""
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(_checked(parse(line)))
            except (BadLine, KeyError) as error:
                raise BadLine(f"line {number}: {error}") from None
    return score(nlp, rows)


def score(nlp: Language, rows: Sequence[Mapping[str, Any]]) -> Scores:
    """Score labelled rows, passages and documents mixed."""
    scores = Scores()
    texts = [text_of(_with_kind(row)) for row in rows]
    for row, labels in zip(rows, label_all(nlp, texts), strict=True):
        if "text" in row:
            _passage(scores, row, labels, thresholds(nlp))
        else:
            _document(scores, row, labels, thresholds(nlp))
    return scores


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    needed = "is_relevant" if "text" in row else "relevant"
    if needed not in row:
        raise BadLine(f"{needed}: not there, so there is nothing to score against")
    text_of(_with_kind(row))
    return row


def _with_kind(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "kind": row.get("kind") or row.get("doc_type")}


def _passage(
    scores: Scores, row: Mapping[str, Any], labels: Labels, at: Mapping[str, float]
) -> None:
    relevant = bool(row["is_relevant"])
    found = labels.relevant >= at["relevance"]
    scores.count("relevance", "relevant", wanted=relevant, found=found)
    scores.count("relevance", "irrelevant", wanted=not relevant, found=not found)
    if relevant and labels.mentions:
        _labels_of_mention(scores, row, labels.mentions[0], at["strands"], row.get("speaker"))


def _labels_of_mention(
    scores: Scores, row: Mapping[str, Any], mention: Mention, threshold: float, role: str | None
) -> None:
    for strand in STRANDS:
        scores.count(
            "strands",
            strand,
            wanted=strand in row.get("strands", ()),
            found=mention.strands[strand] >= threshold,
        )
    if row.get("sentiment") in _SENTIMENTS:
        scores.choose(
            "sentiment", _SENTIMENTS, wanted=row["sentiment"], found=mention.sentiment.label
        )
    if role:
        found_role = mention.speaker.role
        for label in {role, found_role} - {None}:
            scores.count("speaker", str(label), wanted=label == role, found=label == found_role)


def _document(
    scores: Scores, row: Mapping[str, Any], labels: Labels, at: Mapping[str, float]
) -> None:
    relevant, found = bool(row["relevant"]), labels.relevant >= at["relevance"]
    scores.count("document", "relevant", wanted=relevant, found=found)
    scores.count("document", "irrelevant", wanted=not relevant, found=not found)
    if row.get("sentiment") in _SENTIMENTS:
        scores.choose(
            "document sentiment",
            _SENTIMENTS,
            wanted=row["sentiment"],
            found=labels.sentiment.label,
        )
    pairs = _matched(scores, "mentions", row, labels.mentions, of_longer=True)
    for wanted, place in pairs:
        mention = labels.mentions[place]
        _labels_of_mention(scores, wanted, mention, at["strands"], wanted["speaker"]["role"])
        scores.count("level", wanted["level"], wanted=True, found=mention.level == wanted["level"])
    for name, of_longer in (("quotes", True), ("commitments", False), ("claims", False)):
        _matched(scores, name, row, getattr(labels, name), of_longer=of_longer)


def _matched(
    scores: Scores, name: str, row: Mapping[str, Any], found: Sequence[_Stretch], *, of_longer: bool
) -> list[tuple[Mapping[str, Any], int]]:
    """Labelled stretches with the found one that each matches; all are counted under `name`."""
    free = set(range(len(found)))
    pairs = []
    for wanted in row.get(name, ()):
        start = row["body"].find(wanted["text"])
        stretch = (start, start + len(wanted["text"]))
        same = [place for place in sorted(free) if _same(stretch, found[place], of_longer)]
        scores.count("found", name, wanted=True, found=bool(same))
        if same:
            free.discard(same[0])
            pairs.append((wanted, same[0]))
    for _ in free:
        scores.count("found", name, wanted=False, found=True)
    return pairs


def _same(stretch: tuple[int, int], found: _Stretch, of_longer: bool) -> bool:  # noqa: FBT001
    overlap = min(stretch[1], found.end) - max(stretch[0], found.start)
    lengths = (stretch[1] - stretch[0], found.end - found.start)
    return overlap > 0 and 2 * overlap >= (max(lengths) if of_longer else min(lengths))
