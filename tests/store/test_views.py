"""What analysts see: the promised columns, each described, and no more text than is licensed."""

from dataclasses import replace

import pytest

from config.model import Licence
from store.archive.archive import Archive
from store.archive.articles import refresh_search
from store.archive.canonical import canonical
from store.archive.describe import columns
from store.archive.frontier import keep_outcomes
from store.archive.labels import activate_ruleset, keep_labels
from store.archive.pages import keep_reading
from store.archive.runs import Health, begin_run, end_run, keep_health, last_health
from store.archive.setup import keep_config
from store.archive.stories import join
from store.outcomes import Found
from tests.store.configured import CONFIG, HERALD, configured
from tests.store.making import article, labels, page

ARTICLES = (
    "docid, id, url, source, outlet, newsroom, tier, kind, access, title, byline, published, "
    "published_evidence, modified, first_seen, language, words, body, story, version"
)
MENTIONS = (
    "docid, id, article, version, url, source, outlet, tier, kind, published, text, start, end, "
    "cue, level, community_empowerment, public_services, social_action, sentiment, positive, "
    "neutral, negative, speaker, role, office, party, quoted, story, ruleset, corrected"
)
BODY = "Volunteers run the shop. " + "It sells bread. " * 40


def filled(archive: Archive, licence: Licence) -> None:
    keep_config(archive, configured(replace(HERALD, licence=licence)))
    activate_ruleset(archive, "rules", "")
    keep_reading(archive, page("a"), article("a", BODY, source="herald"))
    keep_labels(archive, 1, "rules", labels(BODY))
    join(archive, 1, [])


@pytest.mark.parametrize(("view", "promised"), [("articles", ARTICLES), ("mentions", MENTIONS)])
def test_a_view_begins_with_the_promised_columns(
    archive: Archive, view: str, promised: str
) -> None:
    names = [column.name for column in archive.db.view(f"desk_{view}").columns]
    assert names[: promised.count(",") + 1] == promised.split(", ")


def test_every_column_of_every_view_has_its_sentence(archive: Archive) -> None:
    described = columns()
    assert set(described) == set(archive.db.view_names())
    for view, sentences in described.items():
        assert list(sentences) == [column.name for column in archive.db.view(view).columns]
        assert all(sentence.endswith(".") for sentence in sentences.values())


@pytest.mark.parametrize(
    ("full_text", "inside", "outside"),
    [("none", 20, 20), ("inside", len(BODY), 20), ("public", len(BODY), len(BODY))],
)
def test_a_view_shows_as_much_text_as_the_licence_allows(
    archive: Archive, full_text: str, inside: int, outside: int
) -> None:
    filled(archive, Licence(full_text=full_text, extract_chars=20))  # type: ignore[arg-type]
    (row,) = archive.db.query("SELECT body, extract FROM desk_articles")
    assert (len(row["body"]), len(row["extract"])) == (inside, outside)
    assert BODY.startswith(row["body"])


def test_a_mention_names_its_outlet_story_and_rule_set(archive: Archive) -> None:
    filled(archive, Licence())
    (row,) = archive.db.query("SELECT * FROM desk_mentions")
    (seen,) = archive.db.query("SELECT * FROM desk_articles")
    assert (row["outlet"], row["newsroom"], row["tier"]) == ("The Herald", "Hill Press", "national")
    assert (row["article"], row["version"]) == (seen["id"], seen["version"])
    assert row["story"] == seen["story"] == seen["id"]
    assert (row["ruleset"], row["role"], row["corrected"]) == ("rules", "unattributed", 0)
    assert row["id"].startswith(f"{seen['id']}-")


def test_the_number_of_an_article_is_what_search_calls_it(archive: Archive) -> None:
    filled(archive, Licence())
    keep_reading(archive, page("b", 1), article("b", "Nothing of the kind."))
    assert refresh_search(archive) == 2
    assert refresh_search(archive) == 0
    asked = (
        "SELECT id FROM desk_articles WHERE docid IN "
        "(SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    )
    assert len(list(archive.db.query(asked, ["volunteer"]))) == 1
    keep_reading(archive, page("a", 2), article("a", "Shut.", source="herald"))
    refresh_search(archive)
    assert list(archive.db.query(asked, ["volunteer"])) == []
    assert len(list(archive.db.query(asked, ["shut"]))) == 1


def test_the_configuration_is_kept_and_a_second_time_touches_nothing(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    before = archive.db.conn.total_changes
    keep_config(archive, CONFIG)
    assert archive.db.conn.total_changes == before
    (value,) = archive.db.query("SELECT * FROM desk_observations")
    assert (value["measure"], value["series"], value["value"]) == ("helpers", "helpers_a", 41.5)


def test_what_is_gone_from_the_configuration_is_gone_but_for_sources(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    keep_config(archive, replace(configured(), measures={}, events=()))
    for view in ("desk_measures", "desk_observations", "desk_events"):
        assert list(archive.db.query(f"SELECT * FROM {view}")) == []
    sources = archive.db.execute("SELECT source, watched FROM desk_sources").fetchall()
    assert sources == [("herald", 0)]


def test_a_source_shows_how_it_fared_last(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    keep_outcomes(archive, [Found(address="http://herald.example/1", source="herald")])
    for state in ("healthy", "ill"):
        run = begin_run(archive, "nightly")
        keep_health(archive, run, Health(source="herald", state=state, found=2))
        end_run(archive, run, status="done", summary={"found": 2})
    (row,) = archive.db.query("SELECT * FROM desk_sources")
    assert (row["state"], row["pending"], row["articles"]) == ("ill", 1, 0)
    earlier = last_health(archive, "herald", before=run)
    assert earlier == Health(source="herald", state="healthy", found=2)
    assert last_health(archive, "nobody") is None


def test_an_archives_content_names_no_key_no_capture_and_no_segment(archive: Archive) -> None:
    filled(archive, Licence())
    printed = "\n".join(canonical(archive))
    assert "http://sentinel.example/a" in printed
    for kept_out in ("s.warc.gz", page("a").captured, "docid", '"id"'):
        assert kept_out not in printed
