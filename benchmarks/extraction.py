"""Body extraction, measured as scrapinghub's article-extraction-benchmark measures it.

    python -m benchmarks.extraction [FOLDER]

FOLDER holds `ground-truth.json` and `pages/*.html.gz`; by default that of the shared folder beside
the checkout. Scores: token 4-shingles, each page's true and false positives and negatives over
their sum, precision and recall averaged over pages, F1 from the two means. Ours does all that a
nightly run does to a page (title, dates and the rest too); the others read the body alone. Dates
and authors are measured by `benchmarks.facts`.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean

from benchmarks.facts import measure_facts, read_page

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction"
_WORD = re.compile(r"\w+")
_SHINGLE = 4

Shingles = Counter[tuple[str, ...]]
Page = tuple[str, bytes]
"""A page's address and its bytes."""


def measure(folder: Path = _SHARED, *, only: str = "") -> dict[str, float]:
    """Return each extractor's F1, precision, recall and pages a second; {} without the pages.

    `only` names one extractor to measure instead of all.
    """
    if not (folder / "ground-truth.json").is_file():
        print(f"extraction: no labelled pages in {folder}, nothing measured", file=sys.stderr)
        return {}
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = load_pages(folder)
    bodies = {key: entry["articleBody"] for key, entry in truth.items()}
    scores = {
        f"{name}: {figure}": value
        for name, make in _EXTRACTORS.items()
        if only in {"", name}
        for figure, value in _measure(make(), pages, bodies).items()
    }
    return scores if only else scores | measure_facts(pages)


def load_pages(folder: Path = _SHARED) -> dict[str, Page]:
    """Return the addresses and bytes of the labelled pages by name."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        key: (entry["url"], gzip.decompress((folder / "pages" / f"{key}.html.gz").read_bytes()))
        for key, entry in truth.items()
    }


def score(true: Mapping[str, str], read: Mapping[str, str]) -> dict[str, float]:
    """Return the benchmark's precision, recall and F1 of bodies by page."""
    counts = [_compare(_shingles(true[key]), _shingles(read[key])) for key in true]
    precision = mean(hit / (hit + extra) for hit, extra, _ in counts if hit + extra)
    recall = mean(hit / (hit + missed) for hit, _, missed in counts if hit + missed)
    both = precision + recall
    return {
        "F1": 2 * precision * recall / both if both else 0.0,
        "precision": precision,
        "recall": recall,
    }


def _compare(
    true: Counter[tuple[str, ...]], read: Counter[tuple[str, ...]]
) -> tuple[int, int, int]:
    # The benchmark divides the three by their sum; the ratios taken above do not feel it.
    return (true & read).total(), (read - true).total(), (true - read).total()


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text)
    runs = (tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
    return Counter(run for run in runs if run)


def _measure(
    extract: Callable[[Page], str], pages: Mapping[str, Page], bodies: Mapping[str, str]
) -> dict[str, float]:
    extract(next(iter(pages.values())))  # libraries and models are loaded
    start = time.process_time()  # one process each: what else the machine does is no matter
    read = {key: extract(page) for key, page in pages.items()}
    taken = time.process_time() - start
    return {**score(bodies, read), "pages a second": len(pages) / taken}


def _ours() -> Callable[[Page], str]:
    def extract(page: Page) -> str:
        article = read_page(*page)
        return article.body if article else ""

    return extract


def _trafilatura(*, precision: bool = False, metadata: bool = False) -> Callable[[Page], str]:
    from trafilatura import bare_extraction

    def extract(page: Page) -> str:
        found = bare_extraction(
            page[1], include_comments=False, favor_precision=precision, with_metadata=metadata
        )
        return str(getattr(found, "text", None) or "")

    return extract


def _readability() -> Callable[[Page], str]:
    from lxml import html
    from readability import Document

    def extract(page: Page) -> str:
        summary = Document(page[1].decode("utf-8", "replace")).summary(html_partial=True)
        return str(html.fragment_fromstring(summary, "div").text_content())

    return extract


def _newspaper() -> Callable[[Page], str]:
    from newspaper import Article

    # Left to find the language itself it needs a further library; left to fetch images, a network.
    def extract(page: Page) -> str:
        article = Article(page[0], language="en", fetch_images=False)
        article.download(input_html=page[1].decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    return extract


_EXTRACTORS: Mapping[str, Callable[[], Callable[[Page], str]]] = {
    "bigsociety": _ours,
    "trafilatura": _trafilatura,
    "trafilatura, favouring precision": lambda: _trafilatura(precision=True),
    "trafilatura with metadata": lambda: _trafilatura(metadata=True),
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
}


def main() -> None:
    """Print a line for each extractor, then ours on dates and authors."""
    figures = measure(Path(sys.argv[1]) if len(sys.argv) > 1 else _SHARED)
    for name in _EXTRACTORS if figures else ():
        row = {
            key.removeprefix(f"{name}: "): v
            for key, v in figures.items()
            if key.startswith(name + ":")
        }
        print(f"{name:33}", *(f"{value:8.3f} {figure}" for figure, value in row.items()))
    for key, value in figures.items():
        if key.startswith(("dates", "authors")):
            print(f"{key:44} {value:.3f}")


if __name__ == "__main__":
    main()
