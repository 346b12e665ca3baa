"""A service's key where it is sent, and where it may come back: in bytes, and nowhere else.

Pure, but for the environment, which holds the keys.
"""

import os
import re
from functools import cache
from urllib.parse import quote

HIDDEN = b"KEY"
"""What stands in a key's place."""


def value_of(variable: str) -> str:
    """Return the key that the environment holds; empty where it holds none."""
    return os.environ.get(variable, "").strip()


def with_key(target: bytes, parameter: str, value: str) -> bytes:
    """Put a key into the query of what a request asks for, in the place of any that is there."""
    path, _, query = target.partition(b"?")
    name = quote(parameter).encode() + b"="
    others = [pair for pair in query.split(b"&") if pair and not pair.startswith(name)]
    return path + b"?" + b"&".join([*others, name + quote(value, safe="").encode()])


def hide(text: bytes, value: str) -> bytes:
    """Take a key out of a text, as it is, and as addresses, JSON and HTML write it."""
    return _written(value).sub(HIDDEN, text)


@cache
def _written(value: str) -> re.Pattern[bytes]:
    return re.compile(b"".join(_forms(byte) for byte in value.encode()), re.IGNORECASE)


def _forms(byte: int) -> bytes:
    """Match one byte of a key, however it is escaped; a percent sign may be, too."""
    number = b"%d" % byte
    forms = (
        re.escape(bytes([byte])),
        rb"\\" + re.escape(bytes([byte])),
        rb"%%(?:25)*%02x" % byte,
        rb"\\u00%02x" % byte,
        rb"&#0*" + number + b";",
        rb"&#x0*%x;" % byte,
        *([rb"\+"] if byte == ord(" ") else []),
    )
    return b"(?:" + b"|".join(forms) + b")"
