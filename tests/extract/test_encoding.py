"""What the bytes are beats what the page says they are."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.decode import decode
from tests.extract.pages import BODY, BODY_HTML, article, page

ODD = "It cost \u00a35 \u2013 \u201ca bargain\u201d, said Ren\u00e9 of the caf\u00e9 next door."
MARKUP = page(BODY_HTML + f"<p>{ODD}</p>")
EXPECTED = f"{BODY}\n\n{ODD}"


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "windows-1252"),
        ("utf-8", "windows-1252"),
        ("windows-1252", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("no-such-encoding", "windows-1252"),
    ],
)
@pytest.mark.parametrize("where", ["header", "meta"])
def test_a_page_reads_right_whatever_it_declares(declared: str, real: str, where: str) -> None:
    meta = declared if where == "meta" else real
    markup = MARKUP.replace("charset='utf-8'", f"charset='{meta}'").encode(real)
    header = f"text/html; charset={declared}" if where == "header" else "text/html"
    assert article(markup, content_type=header).body == EXPECTED


def test_a_byte_order_mark_decides() -> None:
    for mark, real in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        assert article(mark + MARKUP.encode(real), content_type="text/html").body == EXPECTED


def test_a_stray_byte_spoils_nothing_else() -> None:
    markup = MARKUP.encode().replace(b"two years", b"two\x92s years")
    assert "two\u2019s years" in article(markup).body
    assert ODD in article(markup).body


def test_a_declared_encoding_of_another_script_is_used() -> None:
    text = "".join(map(chr, range(0x430, 0x450))) * 3  # the Russian alphabet
    assert decode(text.encode("koi8-r"), "text/html; charset=koi8-r") == text


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "text/html; charset=utf-8", "text/html; charset=x"]),
)
def test_no_bytes_break_the_decoder(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_utf_8_is_read_as_utf_8(text: str) -> None:
    body = text.encode()
    if not body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(body, "text/html; charset=iso-8859-1") == text
