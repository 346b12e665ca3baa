"""An archive of an earlier schema is brought up to date, and nothing that it held changes."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from store.archive.archive import Archive
from store.archive.differences import read
from store.archive.migrate import migrations
from store.archive.pages import keep_reading
from tests.store.making import archive_in, article, page


@pytest.fixture
def early(tmp_path: Path) -> Path:
    """Make an archive as the third step left it: an article of two versions, a known address."""
    db = Database(tmp_path / "test.db")
    migrations.apply(db, stop_before="m004_the_truth_about_a_page")
    db.executescript("""
INSERT INTO sources (key, title, newsroom, kind, tier, url, full_text, extract_chars, evidence,
  notes, watched) VALUES ('sentinel', '', '', '', '', '', 'inside', 256, '', '', 0);
INSERT INTO articles (id, key, url, source, title, standfirst, byline, body, published,
  published_evidence, published_reliability, modified, language, kind, access, day, words,
  first_seen) VALUES (1, 'k', 'http://sentinel.example/a', 'sentinel', 'Shop reopens', '', '',
  'It is shut.', '2031-01-01', 'meta', 'high', '2031-01-02', 'en', 'news', 'free', '2031-01-01', 3,
  '2031-01-01T00:00:00Z');
INSERT INTO addresses VALUES ('http://sentinel.example/a', 1);
INSERT INTO versions VALUES
  (1, 1, '2031-01-01T00:00:00Z', '2031-01-01T00:00:00Z', x'01', 0, 'Shop reopens', '',
    'It is open.'),
  (2, 1, '2031-01-01T00:01:00Z', '2031-01-01T00:01:00Z', x'02', 1, NULL, NULL, NULL);
INSERT INTO pages (url, final_url, source, captured, status, digest, content_type, etag,
  last_modified, segment, offset, length, version) VALUES
  ('http://sentinel.example/a', '', '', '2031-01-01T00:00:00Z', 200, 'x', '', '', '', 's', 0, 1, 1),
  ('http://sentinel.example/a', '', '', '2031-01-01T00:01:00Z', 200, 'y', '', '', '', 's', 1, 1, 2);
INSERT INTO frontier (address, source, state, title, via, status, asked)
  VALUES ('http://sentinel.example/a', 'sentinel', 'done', '', 'feed', 200,
    '2031-01-01T00:01:00Z');
INSERT INTO todo VALUES ('search', 1);
""")
    db.close()
    return tmp_path


def test_what_was_known_stands_and_what_changed_is_found(early: Path) -> None:
    with archive_in(early) as archive:
        (row,) = archive.db.query("SELECT published, modified, published_evidence FROM articles")
        assert tuple(row.values()) == ("2031-01-01", "2031-01-02", "meta")
        ((kept,),) = archive.db.execute("SELECT sentences FROM differences").fetchall()
        assert [(edit.was, edit.now) for edit in read(kept)] == [("It is open.", "It is shut.")]
        visited = archive.db.execute("SELECT first_asked, due FROM frontier").fetchone()
        assert visited == ("2031-01-01T00:01:00Z", None)


def test_the_next_capture_of_the_same_text_makes_no_version(early: Path) -> None:
    with archive_in(early) as archive:
        keep_reading(archive, page("a", 5), article("a", "It is  shut.", published=None))
        assert versions(archive) == 2
        row = archive.db.execute("SELECT published, modified FROM articles").fetchone()
        assert row == ("2031-01-01", "2031-01-02")


def versions(archive: Archive) -> int:
    return archive.db.table("versions").count
