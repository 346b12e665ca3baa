"""The desk shows what changed, sentence by sentence, beside what the publisher says of it."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from config.model import Licence
from store.archive.archive import Archive
from store.archive.pages import keep_reading
from store.archive.setup import keep_config
from store.archive.text import key_of
from store.ask.article import ReadArticle, read_article
from store.ask.history import Change
from store.desk.gate import NAME
from store.desk.serve import desk
from store.records import Attachment, ChangeNote, Dated
from tests.store.configured import HERALD, configured
from tests.store.making import article, moment, page

BEFORE = "Volunteers run the shop.\n\nIt sells <b>bread</b>."
AFTER = "Volunteers no longer run the shop.\n\nA fee is asked."
SAID = ChangeNote(at="2031-01-01", note="Clarified who runs <i>the shop</i>.")
EARLIER = ChangeNote(at="2030-06-01", note="First published.")
REFUSED = Dated(
    field="published", moment="2099-01-01", evidence="text", reliability="low", refused="to come"
)


def fill(path: Path, licence: Licence) -> Path:
    """Make an archive of one article that changed."""
    with Archive.open(path, write=True) as archive:
        keep_config(archive, configured(replace(HERALD, licence=licence)))
        first = article("a", BEFORE, source="herald")
        keep_reading(archive, page("a", 0), replace(first, changes=(EARLIER,)))
        then = article("a", AFTER, source="herald", title="Shop shut")
        documents = (
            Attachment(url="http://herald.example/x.pdf", title="Paper"),
            Attachment(url="javascript:alert(1)"),
        )
        then = replace(then, attachments=documents, changes=(EARLIER, SAID), dates=(REFUSED,))
        keep_reading(archive, page("a", 5), replace(then, notice="Withdrawn."))
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the archive of an open paper."""
    return fill(tmp_path_factory.mktemp("open") / "a.db", Licence())


@pytest.fixture(scope="module")
def shown(path: Path) -> Iterator[str]:
    """Ask the desk for the article's page."""
    built = desk(path)
    key = key_of(page("a").url)
    yield asyncio.run(built.client.get(f"/article/{key}")).text
    built.get_database(NAME).close()
    built.executor.shutdown()


def the_article(path: Path) -> ReadArticle:
    with Archive.open(path) as archive:
        found = read_article(archive, key_of(page("a").url))
    assert found
    return found


def test_insertions_and_deletions_are_marked_as_such(shown: str) -> None:
    assert "Volunteers<ins> no longer</ins> run the shop." in shown
    assert "<del>It sells &lt;b&gt;bread&lt;/b&gt;.</del>" in shown
    assert "<ins>A fee is asked.</ins>" in shown
    assert "<small>Title:</small>" in shown


def test_the_publishers_notes_stand_beside_what_was_seen(path: Path) -> None:
    seen, alone = the_article(path).changes
    assert (seen.moment, seen.since, [note.note for note in seen.notes]) == (
        moment(5),
        moment(0),
        [SAID.note],
    )
    assert (seen.added, seen.removed, seen.changed) == (1, 1, 2)
    assert (alone.since, [note.note for note in alone.notes]) == (None, [EARLIER.note])


def test_the_page_says_what_is_known_of_dates_documents_and_notices(shown: str) -> None:
    for expected in (
        "Withdrawn.",
        "captured by us",
        "refused: to come",
        'href="http://herald.example/x.pdf"',
        "<code>javascript:alert(1)</code>",
        "Clarified who runs &lt;i&gt;the shop&lt;/i&gt;.",
        "No change was seen in these days.",
    ):
        assert expected in shown
    assert 'href="javascript:' not in shown


def test_where_the_licence_allows_no_text_the_number_of_changes_is_all(tmp_path: Path) -> None:
    closed = the_article(fill(tmp_path / "b.db", Licence(full_text="none", extract_chars=9)))
    changes: list[Change] = list(closed.changes)
    assert (changes[0].changed, changes[0].sentences) == (2, ())
