"""The body is the article's own words, and nothing of what stands around them."""

import pytest

from tests.extract.pages import BODY, BODY_HTML, SENTENCES, TITLE, article, page

TEASER = "The Big Society is dead, says a columnist, and nobody came to mourn it this week."
LINK = f"<a href='/other'>{TEASER}</a>"


def test_paragraphs_are_separated_by_one_empty_line() -> None:
    assert article(page()).body == BODY


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><p>{TEASER}</p></aside>",
        f"<div class='related-stories'><h3>More</h3><p>{TEASER}</p></div>",
        f"<section class='article__relatedContent'><p>{TEASER}</p></section>",
        f"<div id='mostRead'><ul><li>{LINK}</li></ul></div>",
        f"<ul><li>{LINK}</li><li>{LINK}</li></ul>",
        f"<h3>Related stories</h3><p>{LINK}</p><p>{TEASER}</p><p>A label</p>",
        f"<p>Read more: {TEASER}</p>",
        f"<p><strong>Related:</strong> {TEASER}</p>",
        f"<div class='cookie-banner'><p>{TEASER}</p></div>",
        f"<div role='dialog'><p>{TEASER}</p></div>",
        f"<div class='newsletter-signup'><p>{TEASER}</p></div>",
        "<p>Sign up for our free weekly Big Society newsletter.</p>",
        f"<div class='comment-list'><p>{TEASER}</p><p>I agree with all of it.</p></div>",
        f"<section id='comments'><h2>2 comments</h2><p>{TEASER}</p></section>",
        f"<figure><img src='a.jpg'><figcaption>{TEASER}</figcaption></figure>",
        f"<div class='wp-caption'><p class='wp-caption-text'>{TEASER}</p></div>",
        f"<div class='author-bio'><p>{TEASER}</p></div>",
        f"<div style='display: none'><p>{TEASER}</p></div>",
        f"<div class='promoBox'><p>{TEASER}</p></div>",
        "<p>Follow The Big Society Watch on Twitter</p>",
    ],
)
def test_what_stands_around_an_article_is_not_its_body(box: str) -> None:
    inside = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:2]) + box
    inside += "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[2:])
    assert article(page(inside)).body == BODY
    assert article(page(below=box)).body == BODY


def test_a_mention_in_related_links_only_is_no_mention() -> None:
    plain = BODY_HTML.replace("The Big Society was", "Everybody was")
    links = "".join(f"<li><a href='/{n}'>Big Society story {n}</a></li>" for n in range(8))
    assert "Big Society" not in article(page(plain, below=f"<ul>{links}</ul>")).body


def test_headings_inside_the_text_are_kept_as_paragraphs() -> None:
    first, *rest = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    read = article(page(f"{first}<h2>A pound and a promise</h2>{''.join(rest)}"))
    assert read.body == BODY.replace("\n\n", "\n\nA pound and a promise\n\n", 1)


def test_list_items_and_table_rows_are_paragraphs() -> None:
    extra = (
        "<ul><li>a shop</li><li>a library</li></ul>"
        "<table><tr><th>Year</th><th>Helpers</th></tr><tr><td>2013</td><td>40</td></tr></table>"
    )
    body = article(page(BODY_HTML + extra)).body
    assert body == f"{BODY}\n\na shop\n\na library\n\nYear Helpers\n\n2013 40"


def test_two_line_breaks_end_a_paragraph_and_one_does_not() -> None:
    text = SENTENCES[0].replace("on Saturday", "on<br>Saturday") + "<br><br>"
    text += "<br><br>".join(SENTENCES[1:])
    assert article(page(text)).body == BODY


def test_the_headline_is_not_repeated_in_the_body() -> None:
    assert article(page(f"<p>{TITLE}</p>{BODY_HTML}")).body == BODY


def test_links_within_sentences_stay() -> None:
    linked = BODY_HTML.replace("Maud Pettigrew", "<a href='/maud'>Maud <b>Pettigrew</b></a>")
    assert article(page(linked)).body == BODY


def test_a_box_whose_name_misleads_is_kept_when_it_holds_the_text() -> None:
    assert article(page(f"<div class='promo sidebar-content share'>{BODY_HTML}</div>")).body == BODY


def test_a_comment_piece_under_a_long_thread_is_not_taken_for_a_comment() -> None:
    thread = f"<div id='comments'>{'<div class=comment><p>' + TEASER + '</p></div>' * 40}</div>"
    piece = f"<div class='main main--tone-comment'><div class='story'>{BODY_HTML}</div></div>"
    assert article(page(piece, below=thread)).body == BODY


def test_a_post_is_not_clutter_for_the_tags_it_is_filed_under() -> None:
    post = f"<div class='post-12 post type-post hentry tag-newsletter'>{BODY_HTML}</div>"
    thread = f"<section class='talk'>{f'<p>{TEASER}</p>' * 20}</section>"
    assert article(page(post, below=f"<div id='comments'>{thread}</div>")).body == BODY


def test_invisible_characters_go_and_no_break_spaces_become_spaces() -> None:
    odd = BODY_HTML.replace("village hall", "vil\u00adlage\u00a0\u200bhall")
    odd = odd.replace("post office", "post\n\t office").replace("Maud", "Mau\u200dd")
    assert article(page(odd)).body == BODY


def test_letters_are_composed() -> None:
    assert "Café" in article(page(BODY_HTML.replace("shop", "Cafe\u0301"))).body


def test_an_article_split_over_several_boxes_is_read_whole() -> None:
    long = [f"<p>{s} {s.replace('the', 'that')}</p>" for s in SENTENCES]
    split = "".join(
        f"<div class='grid'><div class='body'>{a}{b}</div></div>"
        for a, b in ((long[0], long[1]), (long[2], long[3]))
    )
    body = article(page(split)).body
    assert all(sentence in body for sentence in SENTENCES)


def test_one_of_several_articles_in_a_stream_is_read() -> None:
    other = "".join(
        f"<div class='card'><a href='/{n}'><h3>Story {n}</h3></a>"
        f"<p>{TEASER.replace('Big Society', f'story numbered {n}')}</p></div>"
        for n in range(12)
    )
    assert article(page(BODY_HTML, below=f"<div class='stream'>{other}</div>")).body == BODY


def test_a_page_put_together_by_a_script_is_read_from_its_declaration() -> None:
    linked = {"@type": "NewsArticle", "headline": TITLE, "articleBody": BODY.replace("\n\n", "\n")}
    long = {**linked, "articleBody": linked["articleBody"] + "\n" + SENTENCES[0] * 2}
    assert article(page("<p>Loading</p>", linked=long)).body.startswith(BODY)
