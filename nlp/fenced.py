"""Labelling in which a text that breaks the pipeline costs its own labels, not everybody's."""

import logging
from collections.abc import Sequence

from spacy.language import Language

from nlp.label import Text, label_all
from store.records import Labels

_logger = logging.getLogger(__name__)


def label_each(nlp: Language, texts: Sequence[Text]) -> list[Labels | None]:
    """Label `texts` in order; None for one on which the pipeline fails, which is a defect of ours.

    The error is logged with its trace. A batch that fails is labelled again, text by text.
    """
    try:
        return list(label_all(nlp, texts))
    except Exception:
        if len(texts) > 1:
            return [labels for text in texts for labels in label_each(nlp, [text])]
        _logger.exception("text %r could not be judged: a defect; please report it", texts[0].id)
        return [None]
