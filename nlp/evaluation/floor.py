"""Scores that may rise and not fall: pinned in a file, with the rows that they are measured on.

As trafilatura holds its extraction to a baseline that only an explicit flag lowers.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.errors import BigSocietyError, UsageError
from nlp.evaluation.figures import lower_is_better

TOLERANCE = 0.005
"""What another processor's arithmetic may cost: one passage in two hundred."""


def read_floor(path: Path) -> dict[str, Any]:
    """Read a floor file; raises UsageError with what to write."""
    try:
        floor = json.loads(path.read_text(encoding="utf-8"))
        scores = {str(name): float(value) for name, value in floor["scores"].items()}
        return {
            "data": str(floor["data"]),
            "prevalence": float(floor["prevalence"]),
            "scores": scores,
        }
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        remedy = f"write it with bigsociety evaluate FILE --floor {path} --write"
        raise UsageError(f"{path}: not a file of floors ({error}): {remedy}") from None


def shortfalls(report: Mapping[str, Any], floor: Mapping[str, Any]) -> list[str]:
    """Give a line for each score that fell, and one where the rows are not those of the floor."""
    if floor["data"] != report["data"]:
        return ["the floor was measured on other rows: name its files, or pin it anew with --write"]
    if floor["prevalence"] != report["prevalence"]:
        return [f"the floor was measured at --prevalence {floor['prevalence']:g}: give the same"]
    return fallen(report, floor["scores"], TOLERANCE)


def write_floor(path: Path, report: Mapping[str, Any], *, lower: bool) -> None:
    """Pin the report's scores in `path`; raises BigSocietyError when one falls and not `lower`."""
    if path.is_file() and not lower:
        fell = fallen(report, read_floor(path)["scores"], 0.0)
        if fell:
            remedy = f"{path} is as it was: --lower pins them all the same"
            raise BigSocietyError("\n".join([*fell, remedy]))
    scores = {name: one["value"] for name, one in sorted(report["figures"].items())}
    floor = {name: report[name] for name in ("data", "rows", "prevalence")} | {"scores": scores}
    path.write_text(json.dumps(floor, indent=1) + "\n", encoding="utf-8")


def fallen(report: Mapping[str, Any], scores: Mapping[str, float], tolerance: float) -> list[str]:
    """Say which scores are worse than they were by more than `tolerance`, or are not there."""
    reached = {name: float(one["value"]) for name, one in report["figures"].items()}
    lines = []
    for name, floor in scores.items():
        if name not in reached:
            lines.append(f"{name}: not measured; the floor is {floor:.4f}")
            continue
        worse = reached[name] - floor if lower_is_better(name) else floor - reached[name]
        if worse > tolerance:
            lines.append(f"{name}: {reached[name]:.4f} is worse than the floor of {floor:.4f}")
    return lines
