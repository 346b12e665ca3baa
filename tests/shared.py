"""Where the labelled data and real pages are, on the machines that have them."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = _FOLDER if _FOLDER.is_dir() else None
needs_shared = pytest.mark.skipif(
    SHARED is None, reason="the shared data is not beside the checkout"
)
