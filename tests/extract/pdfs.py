"""Writes small PDFs for the tests: lines of text, ruling lines and an image at given places.

Places are points from the page's top left corner; the page is A4, the letters are Helvetica.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream"
)
_LOCK = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text; `down` is its base line."""

    text: str
    across: float = 72
    down: float
    size: float = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line from one place to another."""

    start: tuple[float, float]
    end: tuple[float, float]


Drawn = Words | Rule


def column(
    lines: Iterable[str], *, down: float, across: float = 72, size: float = 11
) -> list[Drawn]:
    """Set lines under one another, each 1.25 letters below the one before; "" is half a line."""
    drawn: list[Drawn] = []
    for line in lines:
        down += size * (1.25 if line else 0.9)
        if line:
            drawn.append(Words(text=line, across=across, down=down, size=size))
    return drawn


def grid(
    rows: list[list[str]], *, down: float, across: float = 72, wide: float = 110
) -> list[Drawn]:
    """Draw a table with ruling lines."""
    tall, right = 20.0, across + wide * len(rows[0])
    bottom = down + tall * len(rows)
    levels = [down + tall * n for n in range(len(rows) + 1)]
    sides = [across + wide * n for n in range(len(rows[0]) + 1)]
    drawn: list[Drawn] = [Rule(start=(across, y), end=(right, y)) for y in levels]
    drawn += [Rule(start=(x, down), end=(x, bottom)) for x in sides]
    return drawn + [
        Words(text=cell, across=x + 4, down=y + 14, size=10)
        for row, y in zip(rows, levels, strict=False)
        for cell, x in zip(row, sides, strict=False)
    ]


def pdf(
    pages: Iterable[Iterable[Drawn]],
    *,
    info: Mapping[str, str] | None = None,
    picture: bool = False,
    locked: bool = False,
) -> bytes:
    """Return a document; `picture`: each page shows one; `locked`: its password is not ours."""
    sheets = [_content(page, picture=picture) for page in pages]
    numbers = [6 + 2 * n for n in range(len(sheets))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    things = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(sheets), kids),
        _FONT,
        b"<< %s >>" % b" ".join(_entry(*pair) for pair in (info or {}).items()),
        _IMAGE,
    ]
    for number, content in zip(numbers, sheets, strict=True):
        things.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources"
            b" << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> >>" % (WIDTH, HEIGHT, number + 1)
        )
        things.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _written(things, locked=locked)


def _entry(name: str, value: str) -> bytes:
    return b"/%s %s" % (name.encode(), _string(value))


def _string(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(%s)" % escaped.encode("cp1252")


def _content(page: Iterable[Drawn], *, picture: bool) -> bytes:
    parts = [b"q 400 0 0 600 72 72 cm /I Do Q"] if picture else []
    for each in page:
        if isinstance(each, Words):
            place = b"/F %g Tf %g %g Td" % (each.size, each.across, HEIGHT - each.down)
            parts.append(b"BT %s %s Tj ET" % (place, _string(each.text)))
        else:
            (x, y), (to_x, to_y) = each.start, each.end
            parts.append(b"%g %g m %g %g l S" % (x, HEIGHT - y, to_x, HEIGHT - to_y))
    return b"\n".join(parts)


def _written(things: list[bytes], *, locked: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, thing in enumerate(things, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(things) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt %s /ID [<41> <41>]" % _LOCK if locked else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R%s >>\n" % (len(things) + 1, lock)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
