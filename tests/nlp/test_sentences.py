"""Where sentences begin in press prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.sentences import sentence_starts

# ruff: noqa: RUF001 - curly marks are the matter here

# A bar marks each place where a sentence ends and another begins.
CASES = [
    "One sentence only",
    "It works.| It does.",
    "It works!| Does it?| It does.",
    "Mr. Hale met Mrs. Orme.| They spoke.",
    "Dr. Penn and Prof. Lake agree.| Others do not.",
    "J. K. Marsh wrote it.| T. S. Ford did not.",
    "The Rt. Hon. Ann Vale spoke.| Few heard.",
    "He was seen at No. 10 on Monday.| No. 11 was dark.",
    "See nos. 4 and 5.| Then stop.",
    "Is it so?| No.| It is not.",
    "St. Ives has a pool.| It is shut.",
    "Use tools, e.g. Spades, and rest.| Then dig.",
    "Some, i.e. Most, left.| Few stayed.",
    "It opens at 9 a.m. on Friday.| It shuts at 5 p.m. on Sunday.",
    "It shut at 5 p.m.| The crowd left.",
    "It cost £1.2bn.| That is 3.5 per cent.",
    "It rose by 2.5 points.| It fell by 1.",
    "It went on… and on.| It stopped.",
    "It went on...| Nobody spoke.",
    "It went on... and on.",
    "He waited. . . and left.",
    '"It works," he said.| "It does."',
    '"It works." |The room was still.',
    "“It works.”| The room was still.",
    "He said: “It works.| We like it.”| Then he left.",
    'He said: "It works.| We like it."| Then he left.',
    "He called it 'a fig leaf.'| Then he left.",
    "‘It works.’| Then he left.",
    '"Does it work?" he asked.| Nobody knew.',
    "“Does it work?” she asked.| Nobody knew.",
    '"Does it work?" Marsh asked.| Nobody knew.',
    '"It works!" Lady Orme cried.| They laughed.',
    '"Does it?"| Nobody knew.',
    '"Stop!" the vicar said.',
    "The Our Place! scheme is over.| It was good.",
    "It works (for now).| It may not.",
    "It works. (It may not.)| We shall see.".replace(". (", ".| ("),
    "It works.[3]| The note says so.",
    "The U.S. Senate met.| The U.K. watched.",
    "He flew to the U.S.| He stayed.",
    "Orme Ltd. Books was sold.| It closed.",
    "Orme Co. won.| It was small.",
    "Pens, ink, etc.| The rest is lost.",
    "There is no plan B.| There never was.",
    "It was plan B.| There was no other.",
    "He got vitamin C.| He felt better.",
    "On Jan. 5 it snowed.| On Feb. 6 it thawed.",
    "See p. 12 and para. 4.| Then decide.",
    "1. The first point.| It is short.",
    "The turnout was 15.| The last was 20.",
    "First line.\n\n|Second paragraph.",
    "A heading\n\n|The text begins.",
    "Three things:\n|• one\n|• two",
    "A line that\nwraps goes on.| Then ends.",
    "Visit www.example.org for more.| It is free.",
    "iwill is a campaign.| #iwill is its tag.",
    "Lt. Col. Marsh spoke.| Sgt. Vale listened.",
    "Cllr. Penn and Rev. Lake left.| Cllr Orme stayed.",
    "Vale v. Orme was heard.| Vale won.",
    "“One.| Two.| three goes on.”".replace("| three", " three"),
    "He left at noon.| “Good,” said Ann.",
    "It is 'over.'| It is.",
]


@pytest.mark.parametrize("case", CASES)
def test_press_prose_is_split_where_a_reader_would(case: str) -> None:
    text = case.replace("|", "")
    starts = sentence_starts(text)
    pieces = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert pieces == [piece.strip() for piece in case.split("|")]


@given(st.text(alphabet=" \n.!?…\"'”“’‘()[]1aAbM•-", max_size=200))
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    if text.strip():
        assert not text[: starts[0]].strip()
