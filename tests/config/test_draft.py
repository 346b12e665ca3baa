"""A drafted source's file is one that the reader accepts, whatever the site calls itself."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import read_config
from config.draft import Place, draft

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    str.strip
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(NAMES)
def test_a_draft_is_read_as_it_was_meant(tmp_path: Path, title: str) -> None:
    name = " ".join(title.split())
    feed = Place(kind="feed", url="https://outlet.example/feed", seen="20 entries")
    other = Place(kind="sitemap", url="https://outlet.example/map.xml", seen="not asked")
    text = draft(
        title=name,
        url="https://outlet.example/",
        pace=5,
        places=[feed],
        others=[other],
        notes="Drafted. Licence unchecked.",
    )
    path = tmp_path / "sources" / "outlet.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    source = read_config(tmp_path).sources["outlet"]
    assert source.title == source.newsroom == name
    assert [(one.kind, one.url) for one in source.find] == [("feed", feed.url)]
    assert source.licence.checked is None
    assert 15 <= len(text.splitlines()) <= 25
