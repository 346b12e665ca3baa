"""Reads a PDF: a report or a press release."""

from config.model import Source
from store.records import NotAnArticle, Reading, Response


def read_pdf(response: Response, source: Source | None) -> Reading:  # noqa: ARG001
    """Return the article in a PDF, or why there is none."""
    return NotAnArticle(reason="not HTML", detail=response.page.content_type)
