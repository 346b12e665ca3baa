"""The component: whose promises count, what is kept of each, and of each claim."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from config.model import STRANDS, Config, Role
from nlp.carriers import MENTIONS, About
from nlp.sentences import Sentences, trimmed
from nlp.statements import Statements
from store.records import Speaker

TRAIN = "We will train 5,000 community organisers by 2015."


@pytest.fixture(scope="module")
def read(config: Config) -> Callable[..., Doc]:
    nlp, statements = English(), Statements(0.4)
    statements.prepare(config)

    def read_one(body: str, role: Role | None = "government", kind: str = "news") -> Doc:
        doc = Sentences()(nlp.make_doc(body))
        doc._.about = About(day=date(2011, 5, 1), kind=kind)
        doc.spans[MENTIONS] = [trimmed(sentence) for sentence in doc.sents]
        for span in doc.spans[MENTIONS]:
            span._.speaker = Speaker(name="Ann Vale" if role else None, role=role)
            span._.strands = dict.fromkeys(STRANDS, 0.1) | {"social_action": 0.8}
        return statements(doc)

    return read_one


def test_a_promise_says_who_what_when_and_what_can_answer_it(read: Callable[..., Doc]) -> None:
    (promise,) = read(TRAIN)._.commitments
    assert (promise.actor, promise.quantity, promise.unit, promise.deadline, promise.strand) == (
        "Ann Vale", 5000, "community organisers", "2015", "social_action",
    )  # fmt: skip
    assert (promise.measure, promise.measurable, promise.why_not) == (
        "organisers_trained", True, None,
    )  # fmt: skip


@pytest.mark.parametrize("role", ["opposition", "sector", "research", "public", "other"])
def test_only_those_who_govern_promise(read: Callable[..., Doc], role: Role) -> None:
    assert read(TRAIN, role)._.commitments == []


def test_why_nothing_can_answer_a_vague_promise_is_said(read: Callable[..., Doc]) -> None:
    (promise,) = read("We will encourage giving in every town.")._.commitments
    assert (promise.measurable, promise.measure) == (False, None)
    assert "no quantity, no date" in promise.why_not
    assert "encourage" in promise.why_not


def test_a_plain_act_can_be_checked_though_no_measure_follows_it(
    read: Callable[..., Doc],
) -> None:
    (promise,) = read("A register of halls will be published.")._.commitments
    assert (promise.measurable, promise.why_not) == (True, "no measure")


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        ("The Cabinet Office will pay for 40 wardens.", "The Cabinet Office"),
        ("Under the plans residents will be able to bid.", "government"),
        ("Every tenant would have a vote.", "government"),
        ("The pub will reopen in May.", None),
        ("The band will play in the library.", None),
    ],
)
def test_the_press_tells_a_promise_where_its_subject_governs_or_a_plan_is_named(
    read: Callable[..., Doc], body: str, actor: str | None
) -> None:
    assert [one.actor for one in read(body, "press")._.commitments] == [actor] * bool(actor)


def test_a_sentence_that_follows_a_told_promise_goes_on_with_it(read: Callable[..., Doc]) -> None:
    body = "Ministers will open 40 hubs. The hubs will lend tools.\n\nThe pub will reopen."
    assert len(read(body, "press")._.commitments) == 2


def test_the_items_of_a_list_are_promises_where_its_head_says_so(read: Callable[..., Doc]) -> None:
    items = "\n\n* £4m for village halls\n\n* new guidance for every parish"
    listed = read(f"The package includes:{items}", kind="press_release")
    assert [one.text for one in listed._.commitments] == [
        "£4m for village halls",
        "new guidance for every parish",
    ]
    assert read(f"Those who came:{items}", kind="press_release")._.commitments == []


def test_anybody_may_claim(read: Callable[..., Doc]) -> None:
    (claim,) = read("More than 300 halls closed in 2009.", "sector")._.claims
    assert (claim.value, claim.unit, claim.period) == (300, "halls", "2009")


def test_a_figure_told_in_the_present_holds_in_the_year_of_the_text(
    read: Callable[..., Doc],
) -> None:
    (claim,) = read("There are 300 halls.", "press")._.claims
    assert claim.period == "2011"
    (claim,) = read("Some 300 halls closed.", "press")._.claims
    assert claim.period is None


def test_a_figure_of_a_promise_is_no_claim(read: Callable[..., Doc]) -> None:
    doc = read("So far 300 halls have been saved, and we will save 200 halls more.")
    assert [one.value for one in doc._.claims] == [300]
    assert [one.quantity for one in doc._.commitments] == [200]


def test_offsets_give_back_the_text(read: Callable[..., Doc]) -> None:
    body = (
        "Ann Vale spoke.\n\nShe said the hubs would open in May and that 40 wardens would be hired."
    )
    doc = read(body)
    assert doc._.commitments
    for one in (*doc._.commitments, *doc._.claims):
        assert body[one.start : one.end] == one.text
