"""What rules and probabilities make together, and whom a page's own voice is."""

from collections.abc import Callable

import pytest

from config.model import ROLES
from nlp.speaker import Evidence, decide, pooled
from store.records import Labels, Speaker


def chances(**likely: float) -> list[float]:
    return [likely.get(role, (1 - sum(likely.values())) / 7) for role in ROLES]


def test_a_role_that_the_text_gives_stands() -> None:
    said = Evidence(speaker=Speaker(name="Ann Vale", role="sector"), ground="said")
    assert decide(said, chances(government=0.9), 0.3).role == "sector"


def test_a_name_without_a_side_takes_the_likely_one() -> None:
    said = Evidence(speaker=Speaker(name="Ann Vale"), ground="said")
    assert decide(said, chances(sector=0.6), 0.3) == Speaker(name="Ann Vale", role="sector")
    assert decide(said, chances(sector=0.2), 0.3) == Speaker(name="Ann Vale")


def test_a_report_s_own_voice_yields_to_what_is_likelier_than_not() -> None:
    page = Evidence(speaker=Speaker(role="press"), ground="page")
    assert decide(page, chances(research=0.4), 0.3).role == "press"
    assert decide(page, chances(research=0.7), 0.3).role == "research"


def test_unsure_is_unattributed() -> None:
    assert decide(Evidence(), chances(), 0.3) == Speaker()


def test_the_mentions_of_one_speaker_are_judged_together() -> None:
    vale = Evidence(speaker=Speaker(name="Ann Vale"), ground="said")
    rows = [chances(sector=1.0), chances(public=1.0), chances(press=1.0)]
    first, second, third = pooled([vale, vale, Evidence()], rows)
    assert first == second == chances(sector=0.5, public=0.5)
    assert third == rows[2]


@pytest.mark.parametrize(
    ("known", "name", "role"),
    [
        ({"kind": "speech", "byline": "Nick Hurd", "date": "2011-02-14"},
         "Nick Hurd", "government"),
        ({"kind": "speech", "byline": "Nick Hurd", "date": "2009-11-10"},
         "Nick Hurd", "opposition"),
        ({"kind": "policy", "outlet": "GOV.UK", "date": "2012-01-01"}, None, "government"),
        ({"kind": "press_release", "outlet": "NCVO", "date": "2012-01-01"}, None, "sector"),
        ({"kind": "blog", "outlet": "NCVO blog", "date": "2012-01-01"}, None, "sector"),
    ],
)  # fmt: skip
def test_a_page_that_is_somebody_s_own_gives_its_speaker(
    label: Callable[..., Labels], known: dict[str, str], name: str | None, role: str
) -> None:
    speaker = label("The Big Society is our great passion.", **known).mentions[0].speaker
    assert (speaker.name, speaker.role) == (name, role)


def test_each_turn_of_hansard_is_its_member_s(label: Callable[..., Labels]) -> None:
    body = (
        "Ann Vale (Mendip) (Lab): The Big Society has failed our town.\n\n"
        "The Minister for Towns (Mr Owen Tregarth): The Big Society thrives."
    )
    labels = label(body, kind="hansard", date="2012-03-01")
    assert [one.speaker.role for one in labels.quotes] == ["opposition", "government"]
    assert [one.speaker.name for one in labels.mentions] == ["Ann Vale", "Owen Tregarth"]
