"""From a text to spaCy tokens, in time linear in its length whatever it holds.

spaCy's own tokenizer takes minutes for a few thousand quotation marks in a row, and what is
crawled is hostile. No meaning here: words, marks and white space.
"""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

_TOKEN = re.compile(r"(\w+(?:[.,'\u2019\-]\w+)*|[^\w\s])( ?)|(\s+)")


@registry.tokenizers("bigsociety.words.v1")  # type: ignore[untyped-decorator]
def make_words() -> Callable[[Language], "Words"]:
    """Words with inner marks (Britain's, 1.2, co-operative) are one token, each mark is one."""
    return lambda nlp: Words(nlp.vocab)


class Words:
    """Give the tokenizer that spaCy calls; keeps nothing, so serialising it is empty."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Split `text`; joining the tokens gives it back exactly."""
        found = _TOKEN.findall(text)
        return Doc(
            self.vocab,
            words=[word or blank for word, _, blank in found],
            spaces=[space == " " for _, space, _ in found],
        )

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "Words":
        """Nothing was kept."""
        return self
