"""Which pages of a segment are worth reading: new ones, and of bulk imports those on topic.

Cheap tests come before dear ones: a page whose digest is known is not read again, and the bytes
of a stranger's page must hold an anchor. What is passed over is counted; nothing is read here.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from config.model import Config
from crawlers.addresses import host_of
from crawlers.archives import as_captured
from nlp.gate import has_anchor
from store.archive.segments import SegmentToRead
from store.records import NotAnArticle, Page, Reading, Response, Unreadable
from store.warc.read import Refusal, Repeat, read_segment

ONE_IN = 100
"""Of a bulk import's pages without an anchor, one in so many is read: what does the net miss?"""
_REFUSED: dict[Refusal, Reading] = {
    "not HTML": NotAnArticle(reason="not HTML"),
    "too large": Unreadable(reason="too much memory", detail="over 20 MB"),
    "broken": Unreadable(reason="broken", detail="its content coding cannot be undone"),
}

Passed: TypeAlias = Literal["known", "off topic"]
"""Why a page is not read, and leaves nothing but a count."""
Sifted: TypeAlias = tuple[Page, Response | Reading | Repeat | Passed]
"""A page, with its bytes where it is to be read, else what is to be kept or counted of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asked for."""

    everything: bool = False
    """Pages of strangers without an anchor, too."""
    again: bool = False
    """Pages that are known, too."""

    def takes(self, response: Response, config: Config) -> bool:
        """Whether a stranger's page is wanted; which one in a hundred is left to its digest."""
        return (
            self.everything
            or has_anchor(response.body, config)
            or zlib.crc32(response.page.digest.encode()) % ONE_IN == 0
        )


def sift(
    segment: SegmentToRead,
    config: Config,
    wanted: Wanted,
    *,
    known: Callable[[Page], bool],
    tell: Callable[[str], None],
) -> Iterator[Sifted]:
    """Yield the segment's pages in order, each with what becomes of it.

    `known` says whether a page would tell nothing new; `tell` hears where the file is cut off.
    """
    owners = _owners(config)
    for page, response in read_segment(segment.path, segment.offset, name=segment.name, tell=tell):
        captured = as_captured(response).page if isinstance(response, Response) else page
        theirs = captured.final_url if captured.archive else captured.url
        own = replace(captured, source=captured.source or owners.get(_host(theirs), ""))
        if isinstance(response, Repeat):
            yield own, response
        elif not isinstance(response, Response):
            yield own, _REFUSED[response]
        elif (is_known := known(page)) and not wanted.again:
            yield own, "known"
        elif is_known or _is_asked_for(segment, page, config) or wanted.takes(response, config):
            yield own, replace(response, page=own)
        else:
            yield own, "off topic"


def _owners(config: Config) -> dict[str, str]:
    """Find the source of each host that is one source's alone."""
    keys: dict[str, list[str]] = defaultdict(list)
    for key, source in config.sources.items():
        keys[_host(source.url)].append(key)
    return {host: owners[0] for host, owners in keys.items() if len(owners) == 1}


def _host(url: str) -> str:
    try:
        return host_of(url)
    except ValueError:  # a WARC file from anywhere may say anything
        return ""


def _is_asked_for(segment: SegmentToRead, page: Page, config: Config) -> bool:
    """Whether somebody asked for this very page: named sources keep every article."""
    return segment.origin != "import" or page.source in config.sources
