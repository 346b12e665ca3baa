"""Where each text of the sample stands: its address, its alternates, its outlet."""

import zlib

from flows.sample.outlets import OUTLETS, Outlet
from flows.sample.texts import Form, Text

OUTLET: dict[str, Outlet] = {outlet.key: outlet for outlet in OUTLETS}


def address(text: Text) -> str:
    """Give the text's canonical address."""
    return f"http://{OUTLET[text.outlet].host}{path(text)}"


def path(text: Text) -> str:
    """Give the path of its address, in its outlet's own pattern."""
    return OUTLET[text.outlet].address.format(
        section=text.section,
        slug=text.slug,
        number=10_000 + zlib.crc32(text.key.encode()) % 89_999,
        year=f"{text.published:%Y}",
        month=f"{text.published:%m}",
        mon=f"{text.published:%b}".lower(),
        day=f"{text.published:%d}",
    )


def alternate(text: Text, form: Form) -> str:
    """Give the path of the same text on a page for telephones or for paper."""
    return f"{path(text).removesuffix('/')}/{form}"


def listed(text: Text) -> str:
    """Give the address that its outlet's feed names, which may be an old one or an alternate."""
    host = f"http://{OUTLET[text.outlet].host}"
    if text.moved_from:
        return host + text.moved_from
    if text.listed_as:
        return host + alternate(text, text.listed_as)
    return host + path(text)


def allowed(text: Text) -> bool:
    """Say whether its outlet's robots.txt lets a crawler ask for it."""
    return not path(text).startswith(OUTLET[text.outlet].disallow or ("\0",))
