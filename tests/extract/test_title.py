"""The headline is what a reader sees over the text; the standfirst what stands under it."""

import pytest

from tests.extract.pages import BODY_HTML, SENTENCES, TITLE, article, page

STANDFIRST = "Forty helpers, one pound and a promise: how Ambleford got its hall back."


@pytest.mark.parametrize(
    "tag",
    [
        f"{TITLE} | The Sentinel",
        f"{TITLE} - The Sentinel",
        f"{TITLE} \N{EN DASH} Sentinel News",
        f"{TITLE} | Society | The Sentinel",
        f"The Sentinel :: {TITLE}",
        f"Opinion | {TITLE}",
        f"{TITLE} - sentinel.example",
    ],
)
def test_the_sites_name_is_no_part_of_a_headline(tag: str) -> None:
    markup = page().replace(f"<title>{TITLE}</title>", f"<title>{tag}</title>")
    assert article(markup.replace("<h1>", "<h2>").replace("</h1>", "</h2>")).title == TITLE


def test_a_dash_inside_a_headline_stays() -> None:
    title = "Ambleford's hall - a tale of two years"
    assert article(page(title=title)).title == title


def test_the_heading_a_reader_sees_beats_a_headline_for_machines() -> None:
    head = "<meta property='og:title' content='VILLAGE HALL: volunteers triumph!'>"
    assert article(page(head=head)).title == TITLE


def test_a_heading_that_nothing_confirms_is_a_sections_name() -> None:
    linked = {"@type": "NewsArticle", "headline": TITLE}
    markup = page(linked=linked).replace(f"<h1>{TITLE}</h1>", "<h1>News</h1>")
    assert article(markup).title == TITLE


def test_a_broken_headline_reads_as_words() -> None:
    markup = page().replace(f"<h1>{TITLE}", "<h1>Volunteers reopen<br>the village <em>hall</em>")
    assert article(markup).title == TITLE


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", f"<p class='standfirst'>{STANDFIRST}</p>"),
        ("", f"<h2 class='article-subtitle'>{STANDFIRST}</h2>"),
        (f'<meta name="description" content="{STANDFIRST}">', ""),
        (f'<meta property="og:description" content="{STANDFIRST}">', ""),
    ],
)
def test_a_standfirst_is_kept_apart_from_the_body(head: str, above: str) -> None:
    read = article(page(head=head, above=above))
    assert read.standfirst == STANDFIRST
    assert STANDFIRST not in read.body


def test_the_bodys_own_beginning_is_no_standfirst() -> None:
    cut = SENTENCES[0][:60] + "\N{HORIZONTAL ELLIPSIS}"
    assert article(page(head=f'<meta name="description" content="{cut}">')).standfirst == ""


def test_a_teasers_standfirst_is_not_the_articles() -> None:
    teaser = f"<section><div class='dek'>{STANDFIRST}</div></section>"
    markup = page(BODY_HTML).replace("</body>", f"{teaser}</body>")
    assert article(markup).standfirst == ""
