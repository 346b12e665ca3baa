"""What is the publisher's wording, and what changes without anybody having changed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.method.wording import form_of, sentences

PROSE = (
    "Volunteers run the shop.",
    'The minister said: "It works."',
    "In 2011 there were 1,204 members.",
    "Dr. Ada Marlow met Mr. Vane at St. Mark's.",
    "Who pays?",
)
COUNTERS = (
    "{} shares",
    "Share {}",
    "Comments ({})",
    "{} comments",
    "({} comments)",
    "{} min read",
    "{}-minute read",
    "Reading time: {} minutes",
    "{} views",
    "Views: {}",
    "{} hours ago",
    "Updated {} minutes ago",
    "Published: {} days ago",
    "{} shares | {} comments",
    "Facebook {} · Twitter {}",
)
BODIES = st.lists(st.sampled_from(PROSE), min_size=1, max_size=6)
NUMBERS = st.integers(0, 99_999).map(lambda n: f"{n:,}")


def forms(body: str, title: str = "Shop reopens", standfirst: str = "") -> list[str]:
    return [one.form for one in sentences(title, standfirst, body)]


def furniture(template: str, number: str) -> str:
    return template.replace("{}", number)


@given(BODIES, st.sampled_from(COUNTERS), st.data())
def test_a_counter_says_nothing_wherever_it_stands_and_whatever_it_counts(
    body: list[str], template: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(body)))
    counted = [*body[:place], furniture(template, data.draw(NUMBERS)), *body[place:]]
    assert forms("\n\n".join(counted)) == forms("\n\n".join(body))


@given(BODIES, st.sampled_from([" ", "\n", "\n\n", " \t ", "\u00a0", "\n \n\n"]))
def test_white_space_between_sentences_says_nothing(body: list[str], space: str) -> None:
    assert forms(space.join(body)) == forms(" ".join(body)) == forms("\n\n".join(body))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The “Big Society” – it’s here…", 'The "Big Society" - it\'s here...'),  # noqa: RUF001
        ("Co\u00adoperative \u200bshops", "Cooperative shops"),
        ("A £5\u00a0note", "A £5 note"),
        ("Shop reopens (12 comments)", "Shop reopens (13 comments)"),
        ("Ada Marlow, 2 hours ago", "Ada Marlow, 3 hours ago"),
        ("The case for trust. 3 min read", "The case for trust. 4 min read"),
    ],
)
def test_typography_and_counters_in_a_line_do_not_count(one: str, other: str) -> None:
    assert form_of(one) == form_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fund sold 1,204 shares.", "The fund sold 1,305 shares."),
        ("The shop burnt down 2 days ago.", "The shop burnt down 3 days ago."),
        ("The petition drew 12 comments from villagers.", "The petition drew 2 comments."),
        ("Ten views on the Big Society", "Twelve views on the Big Society"),
        ("12 views on the Big Society", "13 views on the Big Society"),
        ("She is not a trustee.", "She is a trustee."),
        ("Labour won 1,204 votes", "Labour won 1,205 votes"),
    ],
)
def test_what_the_publisher_says_counts(one: str, other: str) -> None:
    assert form_of(one) != form_of(other)


@pytest.mark.parametrize("heading", ["Related stories", "READ MORE:", "See also", "Most read"])
def test_a_box_of_links_to_other_articles_says_nothing(heading: str) -> None:
    body = "Volunteers run the shop.\n\n{}\n\n{}\n\nIt opens on Monday."
    some = body.format(heading, "Village hall saved\n\nWho pays for the bus?")
    assert forms(some) == forms("Volunteers run the shop.\n\nIt opens on Monday.")
    assert forms(f"It opens.\n\n{heading}\n\nHall saved") == forms("It opens.")


def test_a_line_that_leads_to_another_article_says_nothing() -> None:
    assert forms("It opens.\n\nRead more: Village hall saved\n\nBread is sold.") == forms(
        "It opens.\n\nBread is sold."
    )


def test_a_list_without_a_heading_of_such_a_box_is_the_publishers() -> None:
    assert len(forms("You must bring:\n\na letter\n\na passport")) == 4


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said: “Go.” She went.", ["He said: “Go.”", "She went."]),
        ("Mr. A. Vane, e.g. here, paid £1.5m. It ended.", None),
        ("I am the U.K. voice… Or so.", ["I am the U.K. voice…", "Or so."]),
        ("It cost 3.50. 4 came.", ["It cost 3.50.", "4 came."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str] | None) -> None:
    expected = parts or ["Mr. A. Vane, e.g. here, paid £1.5m.", "It ended."]
    assert [one.text for one in sentences("", "", text)] == expected


@given(st.text(max_size=200))
def test_any_text_is_read_without_loss_of_a_sentence_that_counts(text: str) -> None:
    found = sentences("", "", text)
    assert all(one.form and one.text == " ".join(one.text.split()) for one in found)
    shown = " ".join(one.text for one in found).split()
    assert len(shown) <= len(text.split())


def test_a_run_of_marks_takes_no_longer_than_its_length() -> None:
    assert len(sentences("", "", "." * 300_000 + "'" * 300_000)) == 1
