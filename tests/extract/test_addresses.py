"""An article is known by its canonical address, and by every other it answers to."""

import pytest

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
