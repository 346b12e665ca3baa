"""Who is said to speak, by the words of one sentence."""

import pytest

from nlp.attribution import attribution


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
    ],
)
def test_the_speaker_is_the_subject_of_the_verb(sentence: str, who: str | None) -> None:
    found = attribution(sentence)
    assert (found.who if found else None) == who
