"""The desk as it is seen in Chromium: marks, colours, keyboard, a phone's width."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from store.archive.text import key_of
from tests.desk.server import started

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no browser: `apt install chromium` brings one"),
]
ARTICLE = f"/article/{key_of('http://trade.example/wire')}"
HOSTILE = f"/article/{key_of('http://evening.example/hostile')}"
# WCAG 2.1's contrast ratio of an element's text to the nearest painted background.
CONTRAST = """element => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  let behind = element;
  while (numbers(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const pair = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
    .map(colour => light(numbers(colour)) + .05).sort((a, b) => b - a);
  return pair[0] / pair[1];
}"""


@pytest.fixture(scope="module")
def address(small_path: Path) -> Iterator[str]:
    """Start the desk and give its address."""
    with started(small_path) as (_, at):
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open a fresh page whose addresses start at the desk's."""
    with browser.new_context(base_url=address) as context:
        yield context.new_page()


def test_an_analyst_searches_opens_an_article_and_sees_its_mention(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Search the articles").click()
    page.get_by_label("Search:").fill("volunteers")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=key_of("http://trade.example/wire")).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Wire in The Trade"
    assert page.locator("mark.negative").is_visible()
    page.locator("mark .ref").click()
    assert page.locator("li:target").is_visible()


def test_a_hostile_article_runs_nothing(page: Page) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(HOSTILE)
    assert page.title() != "owned"
    assert page.locator("main script, main b").count() == 0
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(
    browser: Browser, address: str, scheme: str
) -> None:
    with browser.new_context(
        base_url=address, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        page.goto(ARTICLE)
        for selector in (
            "h1",
            "mark",
            "mark .ref",
            "dt",
            "small",
            "em",
            "summary",
            ".strands li",
            "nav a",
            "button",
        ):
            assert page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector


def test_a_phone_needs_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(ARTICLE)
    page.get_by_text("Why these labels").first.click()
    assert page.get_by_text("bigsociety explain").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(page: Page) -> None:
    page.goto(ARTICLE)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the text"
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_the_columns_sentences_leave_the_rows_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1300, "height": 1000})
    page.goto("/archive/desk_mentions")
    box = page.locator("table.rows-and-columns tbody tr").first.bounding_box()
    assert box
    assert box["y"] < 900
