"""A configuration of one source, one measure and one event, all invented."""

from datetime import date
from pathlib import Path

from config.model import (
    Config,
    Event,
    Licence,
    Measure,
    Observation,
    Series,
    Source,
    Strand,
)

HERALD = Source(
    key="herald",
    title="The Herald",
    newsroom="Hill Press",
    kind="press",
    tier="national",
    url="http://herald.example/",
    licence=Licence(),
)
_VALUE = Observation(
    series="helpers_a",
    period="2030-31",
    start=date(2030, 4, 1),
    end=date(2031, 3, 31),
    value=41.5,
    source_title="Helpers 2031",
    source_url="http://office.example/helpers",
    confidence="high",
)
_HELPERS = Measure(
    key="helpers",
    title="People who help",
    strand="social_action",
    unit="% adults",
    geography="England",
    role="outcome",
    wanted="up",
    series=(
        Series(key="helpers_a", title="Helpers survey", producer="Office", observations=(_VALUE,)),
    ),
)


def configured(*sources: Source) -> Config:
    """Return a configuration of these sources."""
    return Config(
        folder=Path("config"),
        sources={source.key: source for source in sources},
        strands={
            "social_action": Strand(
                key="social_action", title="Social action", gloss="Giving time.", says=(), silent=()
            )
        },
        cues=(),
        confusables=(),
        aliases=(),
        actors=(),
        events=(Event(day=date(2031, 1, 1), title="A launch", strands=("social_action",)),),
        measures={_HELPERS.key: _HELPERS},
        pipeline=Path("pipeline.cfg"),
        fingerprint="invented",
    )


CONFIG = configured(HERALD)
