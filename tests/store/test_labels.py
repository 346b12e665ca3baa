"""Labels: every one holds its text, and what is labelled follows the rule set and the text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.errors import UsageError
from store.archive.archive import Archive
from store.archive.errors import MentionMismatch
from store.archive.label_rows import anchors
from store.archive.labels import (
    Unlabelled,
    activate_ruleset,
    keep_labels,
    switch_ruleset,
    unlabelled,
)
from store.archive.pages import keep_reading
from store.records import Claim, Commitment, Labels, Quote
from tests.store.fresh import fresh
from tests.store.making import NEUTRAL, article, labels, page, silent

BODY = "Volunteers run the shop. It opens on Monday."


def keep(archive: Archive, n: int, body: str, name: str = "a") -> None:
    keep_reading(archive, page(name, n), article(name, body))


def label_all(archive: Archive, ruleset: str = "rules") -> list[Unlabelled]:
    done = unlabelled(archive, ruleset, 100)
    for one in done:
        keep_labels(archive, one.version, ruleset, labels(one.body))
    return done


def count(archive: Archive, view: str) -> int:
    return int(archive.db.execute(f"SELECT count(*) FROM {view}").fetchone()[0])


def test_a_new_version_is_labelled_once(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    (one,) = label_all(archive)
    assert (one.title, one.body, one.outlet, one.date) == (
        "Shop reopens",
        BODY,
        "sentinel",
        "2031-01-01",
    )
    assert label_all(archive) == []
    assert count(archive, "desk_mentions") == 1


def test_an_article_that_says_nothing_is_marked_labelled_too(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    (one,) = unlabelled(archive, "rules", 10)
    keep_labels(archive, one.version, "rules", silent())
    assert unlabelled(archive, "rules", 10) == []
    assert archive.db.table("labels").count == 1


def test_labelling_twice_replaces_what_was_said(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    (one,) = label_all(archive)
    before = list(archive.db.query("SELECT * FROM desk_mentions"))
    keep_labels(archive, one.version, "rules", labels(BODY))
    assert list(archive.db.query("SELECT * FROM desk_mentions")) == before


def test_every_kind_of_label_is_kept_and_seen(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    said = replace(
        labels(BODY),
        quotes=(Quote(start=0, end=10, text="Volunteers"),),
        commitments=(Commitment(start=25, end=44, text="It opens on Monday.", actor="Ada"),),
        claims=(Claim(start=0, end=10, text="Volunteers", value=3.0),),
    )
    keep_labels(archive, 1, "rules", said)
    for view in ("desk_quotes", "desk_commitments", "desk_claims"):
        assert count(archive, view) == 1


@given(st.text(min_size=1, max_size=30), st.data())
@settings(max_examples=30, deadline=None)
def test_a_label_that_does_not_hold_its_text_is_refused(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(-2, len(body)))
    end = data.draw(st.integers(start - 1, len(body) + 2))
    quote = Quote(start=start, end=end, text=data.draw(st.sampled_from([body[start:end], "x"])))
    right = 0 <= start < end and body[start:end] == quote.text
    said = Labels(relevant=1, strands={}, sentiment=NEUTRAL, quotes=(quote,))
    with fresh() as archive:
        activate_ruleset(archive, "rules", "")
        keep(archive, 0, body)
        if right:
            keep_labels(archive, 1, "rules", said)
        else:
            with pytest.raises(MentionMismatch, match="quote"):
                keep_labels(archive, 1, "rules", said)
        assert archive.db.table("quotes").count == int(right)
        assert archive.db.table("labels").count == int(right)


def test_a_mention_of_a_version_that_does_not_exist_is_refused(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    with pytest.raises(MentionMismatch, match="version 7"):
        keep_labels(archive, 7, "rules", silent())


def test_the_versions_of_an_article_keep_their_own_labels(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    keep(archive, 1, "Volunteers left. Nobody came.")
    assert [one.body for one in label_all(archive)] == [BODY, "Volunteers left. Nobody came."]
    seen = [text for (text,) in archive.db.execute("SELECT text FROM desk_mentions")]
    assert seen == ["Volunteers left."]
    assert archive.db.table("mentions").count == 2


def test_a_text_corrected_in_place_is_labelled_anew(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    label_all(archive)
    keep(archive, 0, f"By Ada. {BODY}")
    assert count(archive, "mentions") == 0
    assert len(label_all(archive)) == 1
    for start, end, text, body in archive.db.execute(
        'SELECT m.start, m."end", m.text, a.body FROM desk_mentions m '
        "JOIN desk_articles a ON a.id = m.article"
    ):
        assert body[start:end] == text


def test_a_passage_keeps_its_name_when_the_text_changes_elsewhere() -> None:
    (first,) = labels(BODY).mentions
    moved = replace(first, start=99, end=123, prefix="Then ", text="Volunteers  run the shop.")
    assert list(anchors([moved])) == list(anchors([first]))
    assert len({*anchors([first, moved])}) == 2


def test_a_correction_outlives_new_labels_new_versions_and_a_merge(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    keep(archive, 1, "Nothing.", "b")
    label_all(archive)
    archive.db.execute(
        "INSERT INTO corrections (article, url, anchor, text, prefix, suffix, field, old, new, "
        "who, made, why) SELECT v.article, '', anchor, text, prefix, suffix, 'sentiment', "
        "'neutral', 'positive', 'ada', '', 'It praises them.' FROM mentions AS m "
        "JOIN versions AS v ON v.id = m.version WHERE v.article = 1"
    )
    later = f"{BODY} Bread is sold."
    both = tuple(f"http://sentinel.example/{name}" for name in "ab")
    keep_reading(archive, page("b", 2), article("b", later, addresses=both))
    activate_ruleset(archive, "new", "")
    label_all(archive, "new")
    switch_ruleset(archive)
    seen = archive.db.execute("SELECT version, ruleset, corrected FROM desk_mentions").fetchall()
    assert seen == [(3, "new", 1)]


def test_the_first_rule_set_is_active_at_once_and_the_next_when_its_work_is_complete(
    archive: Archive,
) -> None:
    keep(archive, 0, BODY)
    keep(archive, 1, BODY, "b")
    activate_ruleset(archive, "old", "the first")
    label_all(archive, "old")
    activate_ruleset(archive, "new", "the second")
    first, second = unlabelled(archive, "new", 10)
    keep_labels(archive, first.version, "new", labels(BODY))
    assert not switch_ruleset(archive)
    assert rulesets(archive) == {"old": 2}
    keep_labels(archive, second.version, "new", labels(BODY))
    assert switch_ruleset(archive)
    assert rulesets(archive) == {"new": 2}
    assert archive.db.table("mentions").count == 2
    assert not switch_ruleset(archive)
    states = dict(archive.db.execute("SELECT fingerprint, state FROM desk_rulesets"))
    assert states == {"old": "retired", "new": "active"}


def test_asking_for_the_active_rule_set_again_asks_for_no_work(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    keep(archive, 0, BODY)
    label_all(archive)
    activate_ruleset(archive, "rules", "")
    assert unlabelled(archive, "rules", 10) == []
    assert archive.db.table("rulesets").count == 1


def test_going_back_to_the_active_rule_set_gives_the_other_one_up(archive: Archive) -> None:
    keep(archive, 0, BODY)
    activate_ruleset(archive, "old", "")
    label_all(archive, "old")
    activate_ruleset(archive, "new", "")
    label_all(archive, "new")
    activate_ruleset(archive, "old", "")
    assert unlabelled(archive, "old", 10) == []
    assert rulesets(archive) == {"old": 1}
    assert archive.db.table("mentions").count == 1


def test_labels_of_a_rule_set_nobody_asked_for_are_refused(archive: Archive) -> None:
    keep(archive, 0, BODY)
    with pytest.raises(UsageError, match="labelled with none: call activate_ruleset"):
        unlabelled(archive, "rules", 1)
    activate_ruleset(archive, "rules", "")
    with pytest.raises(UsageError, match="rule set other"):
        keep_labels(archive, 1, "other", silent())


def rulesets(archive: Archive) -> dict[str, int]:
    return dict(
        archive.db.execute("SELECT ruleset, count(*) FROM desk_mentions GROUP BY 1").fetchall()
    )
