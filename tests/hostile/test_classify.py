"""Texts made to trip the classifier: through the archive, and one that does trip it."""

# ruff: noqa: RUF001 - the odd characters are the matter

from pathlib import Path

import pytest
from spacy.tokens import Doc

from config.reader import read_config
from flows.stages.classify import ClassifierBrokenError, classify
from nlp.mentions import Mentions
from store.archive.archive import Archive
from store.archive.pages import keep_reading
from tests.store.making import archive_in, article, page

SAID = "“The Big Society works,” Ann Vale said. "
TEXTS = (
    "<p>The <b>Big</b>&nbsp;Society</p><p>“It&rsquo;s a sham,” said Ann Vale.</p>",
    "THE BIG SOCIETY IS A SHAM AND THE CHARITIES KNOW IT, SAID ANN VALE OF HULL.",
    "The Big Soci-\nety has failed,\nAnn Vale said. “It never\nworked,” she said.",
    "The Big\x00 Society\u202e has \ufefffailed\u0301\u0336\u0337, â€œAnn Valeâ€\x9d said.\r\rYes.",
    "Mae'r llywodraeth yn dweud bod y Big Society yn fyw o hyd yng Nghymru.\n\n" + SAID,
    "Mae'r llywodraeth yn dweud bod y Big Society yn fyw o hyd yng Nghymru.",
    "The Big Society 😀👩🏽‍🚒 " * 40,
    "The Ｂｉｇ 𝐒𝐨𝐜𝐢𝐞𝐭𝐲 of oﬃce volunteers.",
    "The Big Society " + '"' * 3_000 + "'" * 3_000,
    "TheBigSocietyisasham" * 200,
    SAID * 300,
    "The Big Society <script>" * 200 + "<!--" * 500,
    "The Big Society. We will train 5,000 people by 2015. " + "1," * 4_000,
)


def classified(archive: Archive, *texts: str) -> dict[str, list[str]]:
    """Classify `texts`, and give the mentions of each by the name of its article."""
    for number, body in enumerate(texts):
        name = f"{number:03}"
        keep_reading(archive, page(name, 0), article(name, body))
    assert classify(archive, read_config()) == len(texts)
    found: dict[str, list[str]] = {f"{number:03}": [] for number in range(len(texts))}
    rows = archive.db.execute("SELECT url, text FROM desk_mentions ORDER BY start").fetchall()
    for url, text in rows:
        found[next(name for name in found if name in url)].append(text)
    return found


def set_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline fail on each text with a trap in it."""
    usual = Mentions.__call__

    def broken(component: Mentions, doc: Doc) -> Doc:
        if "trap" in doc.text:
            raise IndexError("list index out of range")
        return usual(component, doc)

    monkeypatch.setattr(Mentions, "__call__", broken)


def test_odd_texts_are_classified_and_every_mention_stands_in_its_text(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive:
        found = list(classified(archive, *TEXTS).values())
        assert classify(archive, read_config()) == 0
    assert found[0][0] == "The <b>Big</b>&nbsp;Society"
    assert found[1] == [TEXTS[1]]
    assert found[2][0] == "The Big Soci-\nety has failed,\nAnn Vale said."
    assert found[4] == [SAID.strip()]
    assert found[5] == []
    assert all(
        mention in text for mentions, text in zip(found, TEXTS, strict=True) for mention in mentions
    )


def test_a_text_that_breaks_the_pipeline_has_no_mention_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    set_trap(monkeypatch)
    with archive_in(tmp_path) as archive:
        found = list(classified(archive, SAID, f"A trap. {SAID}", SAID).values())
        assert [len(mentions) for mentions in found] == [1, 0, 1]
        assert classify(archive, read_config()) == 0
    assert "could not be judged" in caplog.text


def test_a_classifier_that_fails_on_all_is_no_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_trap(monkeypatch)
    with archive_in(tmp_path) as archive:
        with pytest.raises(ClassifierBrokenError, match="3 texts"):
            classified(archive, *(f"A trap {number}. {SAID}" for number in range(3)), "No cue.")
        monkeypatch.undo()
        assert classify(archive, read_config()) == 4
        assert archive.db.execute("SELECT count(*) FROM desk_mentions").fetchone()[0] >= 3
