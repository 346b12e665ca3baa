"""Small segments, and the same records in the other shapes that WARC files come in."""

import gzip
from pathlib import Path

from store.warc.write import SegmentWriter

HTML = [("Content-Type", "text/html; charset=utf-8")]


def segment(folder: Path, bodies: list[bytes], name: str = "sentinel-1.warc.gz") -> Path:
    """Write a sealed segment of one page a body."""
    writer = SegmentWriter(folder / f"{name}.open")
    for number, body in enumerate(bodies):
        writer.write(f"http://sentinel.example/{number}", "HTTP/1.1 200 OK", HTML, body)
    return writer.seal()


def plain(path: Path) -> Path:
    """Write the same records, not compressed."""
    twin = path.with_name("plain.warc")
    twin.write_bytes(gzip.decompress(path.read_bytes()))
    return twin


def gzipped_as_one(path: Path) -> Path:
    """Write the same records in a single gzip member."""
    twin = path.with_name("one.warc.gz")
    twin.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())))
    return twin
