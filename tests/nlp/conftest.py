"""One pipeline for all tests of the room: loading it takes a second."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from config.model import Config
from config.reader import read_config
from nlp.label import Text, label_all
from nlp.pipeline import load
from store.records import Labels


@pytest.fixture(scope="session")
def config() -> Config:
    return read_config()


@pytest.fixture(scope="session")
def nlp(config: Config) -> Language:
    return load(config)


@pytest.fixture(scope="session")
def label(nlp: Language) -> Callable[..., Labels]:
    def label_one(body: str, **known: object) -> Labels:
        return next(label_all(nlp, [Text(id="t", body=body, **known)]))  # type: ignore[arg-type]

    return label_one
