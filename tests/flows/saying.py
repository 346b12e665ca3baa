"""Says words to the command line, in this process."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from flows.cli import bigsociety
from flows.manner import CONTACT, PRIVATE

ASKING: Mapping[str, str | None] = {CONTACT: "desk@monitor.example", PRIVATE: "yes"}
"""An environment in which loopback may be asked."""


def say(*words: str | Path, environment: Mapping[str, str | None] | None = None) -> Result:
    """Run the command line, without a contact unless one is given."""
    given = {CONTACT: None, **(environment or {})}
    return CliRunner().invoke(bigsociety, [str(word) for word in words], env=given)
