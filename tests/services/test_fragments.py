"""A fragment of HTML is read as the paragraphs that a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.services.fragments import line, paragraphs


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("", ""),
        ("<div class='govspeak'></div>", ""),
        ("Plain words &amp; no tags", "Plain words & no tags"),
        ("<p>One.</p>\n<p>Two,<br>on two lines.</p>", "One.\n\nTwo, on two lines."),
        ("<h2>Why</h2><p>Because.</p>", "Why\n\nBecause."),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<p>She said:</p><blockquote><p>No.</p></blockquote>", "She said:\n\nNo."),
        ("<table><tr><th>Year</th><td>2013</td></tr></table>", "Year 2013"),
        ("<p>A</p><script>x()</script><style>p{}</style><p>B</p>", "A\n\nB"),
        ("<figure><figcaption>A hall</figcaption></figure><p>Text</p>", "Text"),
        ("<p>Not closed<p>Nor <em>this", "Not closed\n\nNor this"),
        ("bare<p>and wrapped</p>tail", "bare\n\nand wrapped\n\ntail"),
        ("</div><p>after a stray end</p>", "after a stray end"),
        ("<p>a\x00b</p>", "ab"),
    ],
)
def test_a_fragment_is_read_as_its_paragraphs(fragment: str, text: str) -> None:
    assert paragraphs(fragment) == text


def test_a_title_is_read_in_one_line() -> None:
    assert line("<p>Caf&eacute;s <em>and</em><br/>halls</p>") == "Cafés and halls"


def test_very_deep_markup_is_survived() -> None:
    assert "bottom" not in paragraphs("<div>" * 100_000 + "<script>bottom</script>")


@given(st.text())
def test_whatever_comes_paragraphs_are_never_empty_nor_padded(fragment: str) -> None:
    parts = paragraphs(fragment).split("\n\n")
    assert parts == [""] or all(part and part == part.strip() for part in parts)
