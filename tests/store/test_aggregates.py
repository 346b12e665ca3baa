"""Daily counts: what is kept up bit by bit is what counting everything anew gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive.aggregates import refresh
from store.archive.archive import Archive
from store.archive.articles import refresh_search
from store.archive.labels import activate_ruleset, keep_labels, switch_ruleset, unlabelled
from store.archive.pages import keep_reading
from store.archive.rulesets import target
from store.archive.stories import join, ungrouped
from store.records import NotAnArticle
from tests.store.fresh import fresh
from tests.store.making import article, labels, page, silent

DAYS = ("2031-01-01", "2031-06-30T23:30:00Z", None)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "junk", "label", "hush", "join", "rules", "merge", "refresh"]),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=14,
)

CITED = """
SELECT m.text, m.start, m."end", coalesce(v.body, a.body) FROM mentions m
JOIN versions v ON v.id = m.version JOIN articles a ON a.id = v.article
"""


def counted(archive: Archive) -> list[dict[str, object]]:
    return list(archive.db.query("SELECT * FROM daily"))


def take(archive: Archive, n: int, what: str, which: int, how: int) -> None:
    """Take one step of an invented archive's life."""
    name = f"a{which}"
    if what == "keep":
        body = f"Volunteers {how}. More."
        source = "sentinel" if which else "herald"
        keep_reading(
            archive, page(name, n), article(name, body, source=source, published=DAYS[how])
        )
    elif what == "junk":
        keep_reading(archive, page(name, max(n - 1, 0)), NotAnArticle(reason="too short"))
    elif what in {"label", "hush"}:
        rules = (target(archive) or (0, ""))[1]
        for one in unlabelled(archive, rules, which + 1):
            said = labels(one.body, role="sector") if what == "label" else silent()
            keep_labels(archive, one.version, rules, said)
    elif what == "join":
        for text in ungrouped(archive, 10)[: which + 1]:
            others = archive.db.execute("SELECT id FROM articles WHERE id % 2 = ?", [how % 2])
            join(archive, text.article, [number for (number,) in others])
    elif what == "rules":
        activate_ruleset(archive, f"rules {how}", "")
        switch_ruleset(archive)
    elif what == "merge":
        both = tuple(f"http://sentinel.example/a{k}" for k in (which, how))
        keep_reading(archive, page(name, n), article(name, "Volunteers met. More.", addresses=both))
    else:
        refresh(archive)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_whatever_happens_a_mention_is_in_the_text_of_the_version_it_cites(
    steps: list[tuple[str, int, int]],
) -> None:
    with fresh() as archive:
        activate_ruleset(archive, "rules 0", "")
        for n, step in enumerate(steps):
            take(archive, n, *step)
        mentions = archive.db.table("mentions").count
        cited = archive.db.execute(CITED).fetchall()
        assert len(cited) == mentions
        assert all(body[start:end] == text for text, start, end, body in cited)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_counts_kept_up_are_the_counts_of_everything(
    steps: list[tuple[str, int, int]],
) -> None:
    with fresh() as archive:
        activate_ruleset(archive, "rules 0", "")
        for n, step in enumerate(steps):
            take(archive, n, *step)
        refresh(archive)
        kept = counted(archive)
        archive.db.execute("INSERT INTO stale SELECT DISTINCT day, source FROM articles")
        archive.db.execute("DELETE FROM daily")
        refresh(archive)
        assert kept == counted(archive)
        assert archive.db.execute("PRAGMA foreign_key_check").fetchall() == []
        refresh_search(archive)
        archive.db.execute(
            "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)"
        )


def test_only_what_was_touched_is_counted_again(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    for n in range(3):
        keep_reading(archive, page(f"a{n}", n), article(f"a{n}", published=f"2031-01-0{n + 1}"))
        keep_labels(archive, n + 1, "rules", labels("Volunteers run the shop."))
    assert refresh(archive) == 3
    assert refresh(archive) == 0
    keep_labels(archive, 2, "rules", silent())
    assert refresh(archive) == 1
    assert [row["day"] for row in counted(archive)] == ["2031-01-01", "2031-01-03"]


def test_a_day_is_londons_and_an_unknown_one_is_kept_apart(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    for n, day in enumerate(DAYS):
        keep_reading(archive, page(f"a{n}", n), article(f"a{n}", published=day))
        keep_labels(archive, n + 1, "rules", labels("Volunteers run the shop."))
    refresh(archive)
    assert [row["day"] for row in counted(archive)] == ["", "2031-01-01", "2031-07-01"]
    assert {row["role"] for row in counted(archive)} == {"unattributed"}


def test_copies_of_a_text_in_one_newsroom_are_one_text(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "")
    for n in range(2):
        keep_reading(archive, page(f"a{n}", n), article(f"a{n}"))
        keep_labels(archive, n + 1, "rules", labels("Volunteers run the shop."))
    join(archive, 1, [2])
    refresh(archive)
    (row,) = counted(archive)
    assert (row["mentions"], row["articles"], row["texts"], row["newsrooms"]) == (2, 2, 1, 1)


def test_a_strand_counts_from_the_rule_sets_threshold(archive: Archive) -> None:
    activate_ruleset(archive, "rules", "", threshold=0.85)
    keep_reading(archive, page("a"), article("a"))
    keep_labels(archive, 1, "rules", labels("Volunteers run the shop."))
    refresh(archive)
    assert [row["strand"] for row in counted(archive)] == ["none"]
