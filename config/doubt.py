"""When a label is shown as *uncertain*: on the desk, by `explain`, in the digest.

For display only. No label is changed or dropped for it, and no figure of the comparison asks: there
the doubt of many labels is carried once, by the intervals.
"""

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


def uncertain_sentiment(likeliest: float) -> bool:
    """Say whether a sentiment of that probability is shown as uncertain."""
    return likeliest < SURE_SENTIMENT


def uncertain_strand(probability: float, threshold: float) -> bool:
    """Say whether a strand, holding or not, is shown as uncertain."""
    return abs(probability - threshold) < STRAND_BAND
