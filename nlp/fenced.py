"""Labelling in which a text that breaks the pipeline costs its own labels, not everybody's."""

import logging
from collections.abc import Sequence

from spacy.language import Language

from nlp.label import Text, label_all
from store.records import Labels

_logger = logging.getLogger(__name__)


_SYSTEMATIC = 8
"""Texts that fail together: then the pipeline is at fault, not a text, and nothing may be kept."""


def label_each(nlp: Language, texts: Sequence[Text]) -> list[Labels | None]:
    """Label `texts` in order; None for one on which the pipeline fails, which is a defect of ours.

    A batch that fails is labelled again, text by text, and each error is logged with its trace.
    Where all of many texts fail, the error is raised: else an archive would be emptied of mentions.
    """
    try:
        return list(label_all(nlp, texts))
    except Exception:
        labels = [_alone(nlp, text) for text in texts]
        if len(texts) >= _SYSTEMATIC and not any(labels):
            raise
        return labels


def _alone(nlp: Language, text: Text) -> Labels | None:
    try:
        return next(label_all(nlp, [text]))
    except Exception:
        _logger.exception("text %r could not be judged: a defect; please report it", text.id)
        return None
