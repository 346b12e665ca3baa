"""`make bench`: every benchmark once, as ratios measured in this run."""

import argparse
import importlib
import json
import sys
from typing import Any

from benchmarks.machine import machine

# The crawl comes first: it tells the peak of this process, too.
BENCHMARKS = (
    "crawl",
    "extraction",
    "archive",
    "apply",
    "unchanged",
    "memory",
    "nightly",
    "imports",
)


def main() -> None:
    """Run the named benchmarks, or all, and print their figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(BENCHMARKS)}")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"{', '.join(sorted(unknown))}: choose from {', '.join(BENCHMARKS)}")
    figures: dict[str, Any] = {"machine": machine()}
    print(f"On {figures['machine']}", file=sys.stderr)
    for name in asked.names or BENCHMARKS:
        figures[name] = importlib.import_module(f"benchmarks.{name}").measure()
        if not asked.json:
            _show(name, figures[name])
    if asked.json:
        print(json.dumps(figures, indent=2))


def _show(name: str, measured: dict[str, float]) -> None:
    print(f"\n{name}")
    for label, value in measured.items():
        print(f"  {label:<56} {value:>10.3f}")


if __name__ == "__main__":
    main()
