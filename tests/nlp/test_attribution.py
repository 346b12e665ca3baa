"""Who is said to speak, by the words of one sentence."""

import pytest

from nlp.attribution import attribution, attributions, hide


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Mr Tregarth said that the letter was a warning.", "Mr Tregarth"),
        ("The letter was a warning, said Owen Tregarth.", "Owen Tregarth"),
        ("The scheme is late, she says.", "she"),
        ("According to Civic Measure, the scheme is late.", "Civic Measure"),
        ("Power has moved, according to a report that tests ministers' promises.", "a report"),
        ("The minister's claims were tested for three years.", None),
        ("Critics' warnings have come true.", None),
        ("The shop opened in May.", None),
        ("Owen Tregarth, head of Mendwell, told a rally that it was late.", "Owen Tregarth"),
        ("Owen Tregarth, of Mendwell, who has run it, said it was late.", "Owen Tregarth"),
        ("Its director, Owen Tregarth, called the plan a trick.", "Owen Tregarth"),
        ("A charity that runs the scheme in the north said it was late.", "A charity"),
        ("A spokesman for the department said it was on time.", "A spokesman for the department"),
        ("In the Commons the minister said the Bill would pass.", "the minister"),
        ("Mendwell's Owen Tregarth warned that charities would close.", "Mendwell's Owen Tregarth"),
        ("Up six points? A triumph, crowed ministers.", "ministers"),
        ("The plan was dismissed by Labour as a gimmick.", "Labour"),
        ("Ministers are expected to announce a fund.", "Ministers"),
        ("A fund is to be announced, the paper has learned.", None),
        ("A scheme called Fresh Start opened on Monday.", None),
        ("Theresa Vane says it will open.", "Theresa Vane"),
        ("The Department for Leisure, Media and Sport says it will open.",
         "The Department for Leisure, Media and Sport"),
        ("More than ministers thought have joined.", None),
        ("Half of the charities polled say it has failed.", "Half of the charities polled"),
        ("The idea has paid off, a trustee exulted: the hall is ours.", "a trustee"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_verb(sentence: str, who: str | None) -> None:
    found = attribution(sentence)
    assert (found.who if found else None) == who


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    found = attributions("Ann Vale said it was late and warned that it would close.")
    assert [(one.who, one.verb) for one in found] == [("Ann Vale", "said"), ("Ann Vale", "warned")]


def test_what_somebody_is_said_to_say_of_another_is_not_the_other_s() -> None:
    found = attributions("Ann Vale said people believe in devolution.")
    assert [one.who for one in found] == ["Ann Vale"]


def test_the_words_spoken_begin_behind_the_hearer() -> None:
    sentence = "Ann Vale told the Commons that it was late."
    assert sentence[attributions(sentence)[0].end :].strip() == "it was late."


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Ann Vale said it was late.", "clause"),
        ("Ann Vale said: it is late.", "colon"),
        ("It is, she said, late.", "aside"),
        ("It is late, said Ann Vale.", "inverted"),
        ("Vale: it is late", "label"),
    ],
)
def test_the_way_tells_where_the_words_stand(sentence: str, way: str) -> None:
    assert attributions(sentence)[0].way == way


def test_an_apposition_is_kept_with_the_speaker() -> None:
    before, after = (
        "Ann Vale, head of Mendwell, said it was late.",
        "It was late, said Ann Vale, head of Mendwell.",
    )
    assert [attributions(one)[0].about for one in (before, after)] == ["head of Mendwell"] * 2


def test_hiding_keeps_the_length() -> None:
    assert hide("abcdef", [(1, 3), (2, 4)]) == "a\0\0\0ef"
