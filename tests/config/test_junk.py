"""Whatever a file holds, it is read or refused: no reader ever fails in another way."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.errors import Mistake
from config.reading.actors import read_actors, read_events
from config.reading.fields import Fields
from config.reading.measures import read_measures
from config.reading.sources import read_source
from config.reading.words import read_aliases, read_confusables, read_cues, read_strands
from config.reading.yaml_text import parse

KEYS = (
    *("title", "kind", "tier", "url", "find", "feed", "paths", "layouts", "body", "drop", "pace"),
    *("expects", "listed", "licence", "extract_chars", "founded", "text", "forms", "level"),
    *("within", "since", "until", "strands", "social_action", "says", "near", "example", "label"),
    *("name", "role", "offices", "day", "series", "key", "wanted", "period", "start", "value"),
)
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
junk = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
mappings = st.dictionaries(st.sampled_from(KEYS), junk, max_size=8)
READERS: dict[str, Callable[[Fields], object]] = {
    "source": partial(read_source, "a"),
    "strands": read_strands,
    "cues": lambda fields: read_cues([fields]),
    "confusables": lambda fields: read_confusables([fields]),
    "aliases": lambda fields: read_aliases([fields]),
    "actors": lambda fields: read_actors([fields]),
    "events": lambda fields: read_events([fields]),
    "measures": lambda fields: read_measures([("a", fields)], []),
    "observations": lambda fields: read_measures([], [fields]),
}
quick = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.mark.parametrize("what", READERS)
@quick
@given(raw=mappings)
def test_any_mapping_is_read_or_its_mistakes_are_noted(
    what: str, raw: dict[object, object]
) -> None:
    mistakes: list[Mistake] = []
    fields = Fields(file="config/x.yml", mistakes=mistakes, raw=raw)
    READERS[what](fields)
    fields.close()
    assert all(str(mistake).startswith("config/x.yml: ") for mistake in mistakes)


@quick
@given(text=st.one_of(st.text(max_size=40), st.text("[]{}:,-?!&*#|>%@` \n\"'ax1", max_size=40)))
def test_any_text_is_yaml_or_its_line_is_named(text: str) -> None:
    content, wrong = parse(text)
    assert all(line >= 1 and remedy for line, _, remedy in wrong)
    assert content is None or not isinstance(content, bytes)
