"""Readers for the workers' tests: each page's first word says what becomes of the worker."""

import os
import time

from config.model import Source
from store.records import NotAnArticle, Reading, Response


def obey(response: Response, source: Source | None) -> Reading:
    """Do what the page says, else answer with it."""
    word = response.body.decode()
    if word == "die":
        os._exit(3)
    if word == "abort":
        os.abort()
    if word == "sleep":
        time.sleep(60)
    if word == "spin":
        while True:
            pass
    if word == "eat":
        return obey_after(bytearray(1 << 40))
    if word == "fail":
        raise ValueError("a defect of ours")
    return NotAnArticle(reason="empty", detail=f"{word} {source.title if source else ''}".strip())


def obey_after(_: bytearray) -> Reading:
    """Never be reached."""
    raise AssertionError
