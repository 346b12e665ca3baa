"""The pages that benchmarks read: real ones where they are at hand, else the sample's."""

from pathlib import Path

from flows.sample.printing import page_html
from flows.sample.texts import texts

REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction" / "pages"


def real_or_sample(scratch: Path) -> Path:
    """Return a folder of saved pages; the sample's are printed into `scratch`."""
    return REAL if REAL.is_dir() else sample_pages(scratch)


def sample_pages(scratch: Path) -> Path:
    """Print the sample's pages into a folder of `scratch`, and return it."""
    folder = scratch / "pages"
    folder.mkdir()
    everything = texts()
    for number, text in enumerate(everything):
        own = [one for one in everything if one.outlet == text.outlet]
        (folder / f"{number:04}.html").write_text(page_html(text, own), encoding="utf-8")
    return folder
