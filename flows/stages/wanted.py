"""Which pages of a segment are worth reading: new ones, and of bulk imports those on topic.

Cheap tests come before dear ones: a page whose digest is known is not read again, and the bytes
of a stranger's page must hold an anchor. What is passed over is counted; nothing is read here.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from config.model import Config
from crawlers.addresses import host_of
from crawlers.archives import as_captured
from flows.stages.telling import Counts, Listener
from nlp.gate import has_anchor
from store.archive.archive import Archive
from store.archive.pages import keep_reading, known_page
from store.archive.segments import SegmentToRead
from store.records import NotAnArticle, Page, Reading, Response, Unreadable
from store.warc.read import Refusal, read_segment

ONE_IN = 100
"""Of a bulk import's pages without an anchor, one in so many is read: what does the net miss?"""
_REFUSED: dict[Refusal, Reading] = {
    "not HTML": NotAnArticle(reason="not HTML"),
    "too large": Unreadable(reason="too much memory", detail="over 20 MB"),
    "broken": Unreadable(reason="broken", detail="its content coding cannot be undone"),
}


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


def wanted_pages(
    archive: Archive,
    config: Config,
    segments: Iterable[SegmentToRead],
    wanted: Wanted,
    *,
    counts: Counts,
    listener: Listener,
) -> Iterator[Response]:
    """Yield the pages to be read, in order."""
    owners = _owners(config)
    for segment in segments:
        found = read_segment(segment.path, segment.offset, name=segment.name, tell=listener.noted)
        for page, response in found:
            own = as_captured(response).page if isinstance(response, Response) else page
            theirs = own.final_url if own.archive else own.url
            own = replace(own, source=own.source or owners.get(_host(theirs), ""))
            known = known_page(archive, page.url, page.digest)
            if not isinstance(response, Response):
                keep_reading(archive, own, _REFUSED[response])
                counts[own.source]["junk" if response == "not HTML" else "quarantined"] += 1
            elif known and not wanted.again:
                counts[own.source]["known"] += 1
            elif known or _is_asked_for(segment, page, config) or wanted.takes(response, config):
                yield replace(response, page=own)
            else:
                counts[own.source]["off topic"] += 1


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
