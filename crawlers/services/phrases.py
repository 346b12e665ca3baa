"""Whether a text holds any of the phrases that were asked for.

Some services take a phrase for any of its words, and what they answer with must be looked through.
"""

import re
from collections.abc import Iterable
from functools import cache

from crawlers.services.fragments import line

_BETWEEN = r"[\s\u2010-\u2015-]+"


def speaks_of(terms: Iterable[str], *fragments: str) -> bool:
    """Say whether a fragment of HTML holds one of the phrases, in letters of any case.

    White space and hyphens between the words, and tags around them, make no difference. Of no
    phrases every text speaks.
    """
    pattern = _pattern(tuple(terms))
    return pattern is None or any(pattern.search(line(fragment)) for fragment in fragments)


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    phrases = [_BETWEEN.join(map(re.escape, re.split(_BETWEEN, term.strip()))) for term in terms]
    if not phrases:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)
