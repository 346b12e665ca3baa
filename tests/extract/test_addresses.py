"""An article is known by its canonical address, and by every other it answers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.copies import plain
from tests.extract.pages import URL, article, page


def test_tracking_parameters_are_no_part_of_an_address() -> None:
    assert article(page(), url=f"{URL}?utm_source=feed").url == URL


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='https://sentinel.example/hall'>",
        "<meta property='og:url' content='https://sentinel.example/hall'>",
        "<link rel='canonical' href='//sentinel.example/hall?utm_source=x#top'>",
    ],
)
def test_a_canonical_link_within_the_site_is_believed(head: str) -> None:
    read = article(page(head=head))
    assert read.url == "https://sentinel.example/hall"
    assert read.addresses[:1] == (URL,)


@pytest.mark.parametrize(
    "link",
    ["https://other.example/hall", "https://www.sentinel.example/", "javascript:void(0)", ""],
)
def test_one_to_another_site_or_to_the_front_page_is_not(link: str) -> None:
    assert article(page(head=f"<link rel='canonical' href='{link}'>")).url == URL


def test_the_short_page_and_where_it_was_asked_for_are_other_addresses() -> None:
    head = "<link rel='amphtml' href='/amp/village-hall'>"
    read = article(page(head=head), asked="https://www.sentinel.example/r?id=7")
    assert read.url == URL
    assert read.addresses[:2] == (
        "https://www.sentinel.example/r?id=7",
        "https://www.sentinel.example/amp/village-hall",
    )


OTHER_FORMS = [
    "http://www.sentinel.example/news/village-hall",
    "https://sentinel.example/news/village-hall/",
    "https://m.sentinel.example/news/village-hall",
    "https://mobile.sentinel.example/news/village-hall?utm_source=feed",
    "https://www.sentinel.example/news/village-hall/amp/",
    "https://www.sentinel.example/amp/news/village-hall",
    "https://www.sentinel.example/news/village-hall?outputType=amp",
    "https://www.sentinel.example/news/village-hall?print=1",
    "https://www.sentinel.example/print/news/village-hall",
    "https://www.sentinel.example/news/village-hall/index.html#top",
    "https://www-sentinel-example.cdn.ampproject.org/c/s/www.sentinel.example/news/village-hall",
    "https://web.archive.org/web/20131209064500id_/http://www.sentinel.example/news/village-hall",
    "https://webarchive.nationalarchives.gov.uk/ukgwa/20131209064500/http:/sentinel.example/news/village-hall",
    "http://webarchive.nationalarchives.gov.uk/20131209064500/http://www.sentinel.example/news/village-hall/",
]


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_every_form_of_a_page_shares_a_spelling_with_it(form: str) -> None:
    here, there = (article(page(), url=url) for url in (URL, form))
    assert {here.url, *here.addresses} & {there.url, *there.addresses}
    assert plain(form) == plain(URL)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.sentinel.example/news/village-hall-2",
        "https://www.sentinel.example/news/village-hall?id=7",
        "https://blog.sentinel.example/news/village-hall",
        "https://www.sentinel.example/News/village-hall",
    ],
)
def test_another_page_shares_none(other: str) -> None:
    assert plain(other) != plain(URL)


@given(st.sampled_from([URL, *OTHER_FORMS, "http://a.example", "https://m.example/?m=1"]))
def test_a_shared_spelling_is_its_own(url: str) -> None:
    assert plain(plain(url)) == plain(url)


def test_a_copy_in_an_archive_is_known_by_what_it_is_a_copy_of() -> None:
    copy = f"https://web.archive.org/web/20131209064500id_/{URL}"
    own = "<link rel='canonical' href='/hall'>"
    rewritten = (
        "<link rel='canonical' href='/web/20131209064500/https://www.sentinel.example/hall'>"
    )
    assert article(page(), url=copy).url == URL
    for head in (own, rewritten):
        assert article(page(head=head), url=copy).url == "https://www.sentinel.example/hall"


@pytest.mark.parametrize(
    "front", ["https://m.sentinel.example", "/index.html", "/amp/", "//x.example/a"]
)
def test_no_form_of_the_front_page_is_an_articles_address(front: str) -> None:
    assert article(page(head=f"<link rel='canonical' href='{front}'>")).url == URL
