"""The pipeline over the sample: what speaks of the agenda is heard, what only sounds so is not."""

from functools import cache

import pytest

from config import read_config
from flows.sample.texts import Text, texts
from nlp.label import Text as Read
from nlp.label import label_all
from nlp.pipeline import load
from store.records import Labels

SILENT = [text for text in texts(2) if not text.strands]
TELLING = [text for text in texts(2) if text.strands]
HEARD = 0.95
"""Of the telling texts; the others have no words of the agenda but common ones."""


@pytest.mark.parametrize("text", SILENT, ids=lambda text: text.key)
def test_a_text_that_only_sounds_like_the_agenda_holds_no_mention(text: Text) -> None:
    assert [mention.text for mention in labels()[text.key].mentions] == []


def test_texts_that_speak_of_the_agenda_are_heard() -> None:
    heard = [text for text in TELLING if labels()[text.key].mentions]
    assert len(heard) >= HEARD * len(TELLING)


@cache
def labels() -> dict[str, Labels]:
    everything = texts(2)
    read = (
        Read(
            id=text.key,
            title=text.title,
            body="\n\n".join(text.paragraphs),
            date=text.published.date().isoformat(),
        )
        for text in everything
    )
    found = label_all(load(read_config()), read)
    return {text.key: labels for text, labels in zip(everything, found, strict=True)}
