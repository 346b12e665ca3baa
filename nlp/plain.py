"""What of a page's bytes a reader could read, found at the speed of a scan, without parsing them.

Too much rather than too little: what is left is looked through, never shown. Any encoding in which
ASCII is ASCII will do, and UTF-16 and UTF-32. What parts words is left as it is; what stands
unseen inside one (tags, comments, soft hyphens) becomes UNSEEN. Every step takes a time in
proportion to the page, whatever is in it. Which words are looked for is `nlp.gate`'s to say.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache

UNSEEN = b"\x01"

# A script without paragraphs in it: none is taken for one that begins inside an attribute. One
# that ends its own start tag (`<script/>`) is none to the parser: what follows is text.
_SCRIPT = re.compile(
    rb"<(?<![\"'=]<)s(?:cript|tyle)\b[^<>]*(?<!/)>"
    rb"[^<]*+(?:<(?!/?(?:s(?:cript|tyle)|body|h\d|p[\s>]))[^<]*+)*+(?=</s(?:cript|tyle))",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    rb"<(?:(meta\b[^<>]*|title\b[^<>]*+>[^<]*+(?:<(?!/title)[^<]*+)*+)"
    rb"|script\b(?=[^<>]*json)[^<>]*+>([^<]*+(?:<(?!/script)[^<]*+)*+))",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[a-zA-Z/!?][^>]*+>")
# Where attributes hold `<` or `>`: first what is a tag in any case, then what it was a part of.
_INNER_TAG = re.compile(rb"<[a-zA-Z/!?][^<>]*+>")
_NO_BRACKETS = bytes(set(range(256)) - set(b"<>"))
_COMMENT = re.compile(rb"<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+--!?>)")
_ESCAPE = re.compile(rb"\\+(?:u([0-9a-fA-F]{4})|[nrtbf])")
_ENTITY = re.compile(rb"&(?:amp;)*(#?\w{1,32};?)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# The same in UTF-8, and the soft hyphen in windows-1252.
_INVISIBLE_BYTES = re.compile(
    rb"\xc2?\xad|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0\xa6-\xa9]|\xef\xbb\xbf"
)
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDE = 4
"""In a page of two bytes a character, at least one byte in so many is NUL."""


def plain_text(page: bytes) -> bytes:
    """Return what could be read of a page: its text, its meta tags, and its data for machines."""
    page = _narrow(page)
    hidden = [meta or _ESCAPE.sub(_escaped, data) for meta, data in _HIDDEN.findall(page)]
    marked = b" ".join([_SCRIPT.sub(b"", page), *hidden])
    text = b" ".join([*_untagged(marked), *hidden])
    return _ENTITY.sub(_entity, text)


def joined(text: bytes) -> bytes:
    """Return a plain text in small letters, every unseen character as UNSEEN."""
    return _INVISIBLE_BYTES.sub(UNSEEN, text.lower())


def _narrow(page: bytes) -> bytes:
    """Return a page of two or four bytes a character as UTF-8; as it is, too, where in doubt."""
    if page.startswith(_MARKS):
        return _decoded(page, "utf-16")
    if b"\0" not in page:
        return page
    zeros = page.count(0)
    narrow = page.replace(b"\0", b"")
    if zeros * _WIDE < len(page):
        return narrow
    order = "utf-16-le" if page[1::2].count(0) * 2 > zeros else "utf-16-be"
    return narrow + b" " + _decoded(page, order)


def _decoded(page: bytes, encoding: str) -> bytes:
    return page.decode(encoding, "replace").replace("\0", "").encode("utf-8", "replace")


def _untagged(page: bytes) -> Iterator[bytes]:
    """Yield the text without tags, ended by the first `>`; then as comments and quotes have it.

    The second is wanted only where a comment or a tag holds a bracket.
    """
    end = page.rfind(b">") + 1
    page, rest = page[:end], page[end:]
    text = _TAG.sub(UNSEEN, page)
    yield text + rest
    if nested := _nested(page):
        page = _uncommented(page)
        text = _TAG.sub(UNSEEN, _INNER_TAG.sub(UNSEEN, page) if _nested(page) else page)
    if nested or b">" in text:
        yield UNSEEN.join(_untorn(text))


def _nested(page: bytes) -> bool:
    return b"<<" in page.translate(None, _NO_BRACKETS)


def _untorn(text: bytes) -> Iterator[bytes]:
    """Yield what is left when the ends of tags with a `>` in a quote are taken out."""
    at, end = 0, text.find(b">")
    while end >= 0:
        yield text[at : max(at, text.rfind(UNSEEN, at, end))]
        at, end = end + 1, text.find(b">", end + 1)
    yield text[at:]


def _uncommented(page: bytes) -> bytes:
    """Take out comments, ended as browsers end them; what is never ended stays."""
    parts = []
    at, begin = 0, page.find(b"<!--")
    while begin >= 0:
        following = page.find(b"<!--", begin + 4)
        comment = _COMMENT.match(page, begin, following if following >= 0 else len(page))
        if comment:
            parts.append(page[at:begin])
            at = comment.end()
        begin = following
    return UNSEEN.join([*parts, page[at:]]) if parts else page


def _escaped(match: re.Match[bytes]) -> bytes:
    return _seen(chr(int(match[1], 16))) if match[1] else b" "


def _entity(match: re.Match[bytes]) -> bytes:
    return _named(match[1])


@lru_cache(maxsize=4096)
def _named(name: bytes) -> bytes:
    return _seen(html.unescape(f"&{name.decode('ascii', 'replace')}"))


def _seen(characters: str) -> bytes:
    """Return characters as far as they matter: ASCII, UNSEEN, or something else."""
    return b"".join(
        each.encode() if each.isascii() else UNSEEN if _INVISIBLE.match(each) else b" "
        for each in characters
    )
