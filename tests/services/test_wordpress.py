"""WordPress: posts by its REST API, by its feed where that is off, and posts as articles."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, NotAListingError
from store.records import Article, NotAnArticle, Reading
from tests.replay import server
from tests.replay.server import Routes
from tests.replay.wordpress import DISABLED, NO_ROUTE, Post, feed, posts
from tests.services.reading import read_item
from tests.services.walking import answered, listing, walk

HOME = "https://voices.example"
API = "/wp-json/wp/v2/posts"
WORDPRESS = service("wordpress")
HTML = server.Answer(headers={"Content-Type": "text/html"}, body=b"<!doctype html><html></html>")


def asked(**given: Any) -> ListingToAsk:
    return listing("wordpress", HOME + API, HOME, **{"home": HOME, **given})


def post(number: int, day: str = "05", **given: Any) -> Post:
    moment = f"2012-01-{day}T09:00:00"
    usual = {"title": "A hall", "content": f"<p>Hall {number}</p>", "date": moment}
    return Post(number=number, **{**usual, "modified": moment, **given})


def named(one: ListingToAsk, *written: Post, each: int = 100) -> list[str]:
    entries, _ = walk(one, {API: posts(HOME, written, each=each)})
    return [entry.url.removeprefix(HOME) for entry in entries]


def test_a_window_asks_for_its_days_from_their_first_to_their_last_second() -> None:
    first = post(1, date="2012-01-01T00:00:00")
    last = post(2, date="2012-01-31T23:59:59")
    outside = [post(3, date="2011-12-31T23:59:59"), post(4, date="2012-02-01T00:00:00")]
    assert named(asked(), first, last, *outside) == ["/post-1/", "/post-2/"]


def test_a_night_asks_for_what_was_changed_since_the_latest_first() -> None:
    old = post(1, date="2008-01-01T00:00:00", modified="2012-01-07T00:00:00")
    assert named(asked(until=""), old, post(2), post(3, modified="2011-01-01T00:00:00")) == [
        "/post-1/",
        "/post-2/",
    ]


def test_pages_are_followed_to_the_last() -> None:
    written = [post(number, f"{number:02}") for number in range(1, 8)]
    assert len(named(asked(), *written, each=3)) == 7


def test_a_site_without_posts_names_none() -> None:
    assert named(asked()) == []


def test_each_phrase_is_searched_for_in_turn() -> None:
    written = [post(1, title="Big Society"), post(2, title="Localism"), post(3)]
    one = asked(terms=("big society", "localism"))
    assert named(one, *written) == ["/post-1/", "/post-2/"]


def test_parameters_of_the_source_narrow_the_question() -> None:
    assert named(asked(where={"categories": "9"}), post(1), post(2, category=9)) == ["/post-2/"]


def test_what_is_not_published_is_not_named() -> None:
    assert named(asked(), post(1, status="private"), post(2)) == ["/post-2/"]


def test_a_page_past_the_end_is_the_end_and_another_error_is_one() -> None:
    past = posts(HOME, [])(f"{API}?page=9")
    assert past.status == 400
    assert list(WORDPRESS.read(asked(), answered(HOME + API, past))) == []
    wrong = posts(HOME, [])(f"{API}?per_page=900")
    with pytest.raises(NotAListingError, match="per_page"):
        list(WORDPRESS.read(asked(), answered(HOME + API, wrong)))


@pytest.mark.parametrize("refusal", [DISABLED, NO_ROUTE, HTML])
def test_where_the_api_is_off_the_feed_is_read(refusal: server.Answer) -> None:
    written = [post(number, f"{number:02}") for number in range(1, 15)]
    routes: Routes = {API: lambda _: refusal, "/feed/": feed(HOME, written)}
    entries, addresses = walk(asked(until=""), routes)
    assert addresses[1:] == [f"{HOME}/feed/"]
    assert len(entries) == 10
    assert not any(entry.item for entry in entries)


def test_in_a_window_the_feed_is_read_page_by_page_as_far_as_its_days() -> None:
    written = [post(number, f"{number:02}") for number in range(1, 15)]
    written += [post(number, date="2012-02-03T09:00:00") for number in range(20, 50)]
    routes: Routes = {API: lambda _: NO_ROUTE, "/feed/": feed(HOME, written)}
    entries, addresses = walk(asked(), routes)
    assert len(entries) == 14
    assert [parse_qs(urlsplit(address).query) for address in addresses[1:]] == [
        {"m": ["201201"]},
        {"m": ["201201"], "paged": ["2"]},
        {"m": ["201201"], "paged": ["3"]},
    ]


def test_a_feed_that_knows_no_months_is_not_walked_for_ever() -> None:
    newest = feed(HOME, [post(number, date="2012-06-01T00:00:00") for number in range(30)])
    routes: Routes = {API: lambda _: NO_ROUTE, "/feed/": lambda _: newest("/feed/")}
    entries, addresses = walk(asked(), routes)
    assert (entries, len(addresses)) == ([], 2)


def test_where_neither_answers_it_says_so() -> None:
    with pytest.raises(NotAListingError, match="neither its REST API nor its feed"):
        walk(asked(), {API: lambda _: NO_ROUTE, "/feed/": lambda _: NO_ROUTE})


def article(one: Post, **changes: Any) -> Reading:
    (entry,), _ = walk(asked(), {API: posts(HOME, [one])})
    return read_item("wordpress", entry, **changes)


def test_a_post_is_an_article() -> None:
    found = article(
        post(7, title="Halls & kettles", content="<p>Run by neighbours.</p><p>And more.</p>")
    )
    assert isinstance(found, Article)
    assert (found.title, found.byline) == ("Halls & kettles", "Rosa Lindqvist")
    assert found.body == "Run by neighbours.\n\nAnd more."
    assert (found.url, found.addresses) == (f"{HOME}/post-7/", (f"{HOME}/?p=7",))
    assert (found.published, found.published_evidence) == ("2012-01-05T09:00:00Z", "api")
    assert (found.modified, found.access) == ("2012-01-05T09:00:00Z", "free")


@pytest.mark.parametrize(
    ("excerpt", "standfirst"),
    [
        ("<p>Run by neighbours. And [&hellip;]</p>", ""),
        ("<p>What a hall needs.</p>", "What a hall needs."),
    ],
)
def test_the_beginning_of_the_text_is_no_standfirst(excerpt: str, standfirst: str) -> None:
    found = article(post(7, content="<p>Run by neighbours.</p><p>And more.</p>", excerpt=excerpt))
    assert isinstance(found, Article)
    assert found.standfirst == standfirst


def test_a_post_behind_a_password_is_what_it_shows() -> None:
    excerpt = article(post(1, content="", excerpt="<p>For members.</p>", protected=True))
    assert isinstance(excerpt, Article)
    assert (excerpt.access, excerpt.body) == ("paywalled", "For members.")
    nothing = article(post(1, content="", protected=True))
    assert nothing == NotAnArticle(reason="empty", detail="guarded by a password")


@pytest.mark.parametrize(("words", "access"), [(20, "paywalled"), (200, "partial")])
def test_a_post_whose_rest_is_for_members_is_not_free(words: int, access: str) -> None:
    content = f"<p>{'hall ' * words}</p><p>Log in to read the rest. Members only.</p>"
    found = article(post(1, content=content))
    assert isinstance(found, Article)
    assert (found.access, found.access_evidence) == (access, "text")


def test_an_author_that_is_withheld_is_no_byline() -> None:
    withheld = {"author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}]}
    found = article(post(1), _embedded=withheld)
    assert isinstance(found, Article)
    assert found.byline == ""


def test_fields_that_are_not_as_they_should_be_are_passed_over() -> None:
    found = article(post(1), title=None, guid=[], date_gmt="0000-00-00T00:00:00", excerpt="x")
    assert isinstance(found, Article)
    assert (found.title, found.addresses, found.published) == ("", (), None)


def test_the_same_post_is_the_same_bytes() -> None:
    (one,), _ = walk(asked(), {API: posts(HOME, [post(1)])})
    (same,), _ = walk(asked(), {API: posts(HOME, [post(1)])})
    assert isinstance(one, Entry)
    assert one.item == same.item
