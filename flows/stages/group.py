"""The fourth stage: articles that are one text become a story.

Candidates share a band of their MinHash; only the Jaccard of their shingles makes them one text.
"""

from flows.stages.telling import SILENT, Listener
from store.archive.again import regroup
from store.archive.archive import Archive
from store.archive.stories import Ungrouped, bodies, candidates, join, keep_bands, ungrouped
from store.method.similar import bands, one_text, shingles, signature

_BATCH = 200


def group(archive: Archive, *, again: bool = False, listener: Listener = SILENT) -> int:
    """Group every article that is new or changed (`again`: every one); return how many."""
    if again:
        regroup(archive)
    done = 0
    while some := ungrouped(archive, _BATCH):
        with archive.transaction():
            for one in some:
                _group(archive, one)
        done += len(some)
        listener.reached("group", done)
    return done


def _group(archive: Archive, one: Ungrouped) -> None:
    text = shingles(one.body)
    keys = bands(signature(text))
    keep_bands(archive, one.article, keys)
    others = bodies(archive, set(candidates(archive, keys)) - {one.article})
    join(
        archive,
        one.article,
        [key for key, body in others.items() if one_text(text, shingles(body))],
    )
