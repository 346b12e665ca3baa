"""When a label is shown as *uncertain*: on the desk, by `explain`, in the digest.

For display only. No label is changed or dropped for it, and no figure of the comparison asks: there
the doubt of many labels is carried once, by the intervals.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from config.model import StrandKey

SURE_SENTIMENT = 0.6
"""Below this probability the likeliest sentiment is uncertain.

Probabilities are calibrated: of mentions judged at 0.6, two in five carry another sentiment. Where
it is more than that, the sentence itself should be read before anybody leans on its label.
"""
STRAND_BAND = 0.1
"""A strand is uncertain where its probability is nearer than this to the threshold.

The band is twice the calibration error that a shipped model may have (0.05), to either side: inside
it the model's own error may decide whether the strand holds.
"""

Doubtful: TypeAlias = StrandKey | Literal["sentiment"]


def uncertain(
    likeliest: float, strands: Mapping[StrandKey, float], threshold: float
) -> tuple[Doubtful, ...]:
    """Name the labels of a mention that are shown as uncertain.

    `likeliest` is the probability of its sentiment. A strand may be uncertain without holding.
    """
    named: list[Doubtful] = [
        strand for strand, chance in strands.items() if abs(chance - threshold) < STRAND_BAND
    ]
    return ("sentiment", *named) if likeliest < SURE_SENTIMENT else tuple(named)
