"""What a name gives away: its parts, and whether "he" or "she" can mean it.

Forms only; who bears a name is `nlp.cast`'s to say.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from typing import Literal

Gender = Literal["he", "she"]
HONORIFIC = re.compile(
    r"^(?:the\s+)?(?:(?:Rt\s+)?Hon\.?\s+)?(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor"
    r"|Prof(?:essor)?"
    r"|Rev(?:d|erend)?)\.?\s+",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"\b(?:(?:Sir|Dame|Lord|Lady|Baroness)\s)?[A-Z][\w.’'-]{1,24}"
    r"(?:\s(?:(?:de|van|von|le)\s)?[A-Z][\w'’-]{1,24}){1,5}"
)
TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Lord|Baroness)\s([A-Z][\w'’-]{1,24})")
TITLE_WORDS = frozenset(
    """secretary minister chancellor leader councillor cllr mayor mp mep msp chairman
    chairwoman chair
    chief executive director president professor spokesman spokeswoman spokesperson tory labour
    conservative conservatives liberal democrat democrats lib dem archbishop bishop reverend tsar
    commissioner editor author coun councilman premier pm peer prime dr mr mrs ms miss prof rev
    revd cbe obe mps tories shadow deputy headteacher delegate rabbi trainer""".split()
)
_TITLES: dict[str, Gender] = {
    "mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she",
    "dame": "she", "lady": "she", "baroness": "she",
}  # fmt: skip
_LONGEST_NAME = 3
_MEN = frozenset(
    """adam adrian alan alex alistair allan andrew andy anthony antony arthur barry ben bernard bill
    bob boris brendan brian bruce charles chris christopher clive colin craig dan daniel danny
    dave david denis dennis derek don donald douglas duncan ed eddie edward edwin eric ewan
    francis frank fred gareth gary gavin geoff geoffrey george gerald gerard giles glen glenn gordon
    graham grant greg gregory guy harry henry howard hugh hugo iain ian jack jacob james jamie jason
    jeff jeremy jim joe john jon jonathan joseph julian justin karl keir keith ken kenneth kevin
    lee leo leon liam luke malcolm marcus mark martin martyn matt matthew michael mick mike neil
    nicholas nick nigel noel norman oliver owen pat patrick paul pete peter phil philip phillip
    ralph ray raymond richard rob robert robin rod roger ron ronald rory ross rowan roy russell sam
    sean sebastian shaun simon stan stephen steve steven stewart stuart ted terence thomas
    tim timothy toby tom tony trevor victor vince vincent walter will william""".split()
)
_WOMEN = frozenset(
    """alexandra alice alison amanda amy andrea angela ann anna anne annette annie barbara beth
    bridget camilla carol caroline catherine charlotte cheryl chloe christine claire clare
    cynthia daphne dawn deborah debbie debra denise diana diane donna doreen dorothy eileen elaine
    eleanor elisabeth elizabeth ella ellen emily emma esther eve fiona frances gail gemma georgia
    gillian glenys grace hannah harriet hazel heather helen hilary holly irene isabel jackie jacqui
    jane janet janice jean jennifer jenny jess jessica jill jo joan joanna joanne josephine joy
    joyce
    judith judy julia julie karen kate katherine kathleen kathryn kathy katie kay kelly kirsty laura
    leanne lesley linda lisa liz lorna lorraine louisa louise lucy lynn lynne margaret maria marie
    marion marjorie mary maureen megan melanie michelle miranda miriam moira nancy natalie natasha
    nicola nicky nina olivia pam pamela patricia paula pauline penny philippa polly priti rachel
    rebecca rhiannon rita rosalind rose rosemary rosie ruth sally samantha sandra sara sarah sharon
    sheila shirley shona siobhan sophie stella stephanie sue susan susie suzanne sylvia tamsin tessa
    thea theresa tina tracey tracy valerie vanessa vera verity vicky victoria wendy yasmin yvonne
    zoe""".split()
)


def gender_of(name: str) -> Gender | None:
    """Give the pronoun for `name` by its title or first name; None where neither says."""
    parts = name.lower().split()
    if not parts:
        return None
    if title := _TITLES.get(parts[0].rstrip(".")):
        return title
    if parts[0] in _MEN:
        return "he"
    return "she" if parts[0] in _WOMEN else None


def is_title(word: str) -> bool:
    """Whether a capitalised word names an office, a party or a rank, and not its holder."""
    return word.lower().rstrip(".").removesuffix("'s") in TITLE_WORDS


def name_in(run: str) -> str:
    """Give the name in a run of capitalised words: "Conservative MP Ann Vale" is Ann Vale's."""
    words = run.split()
    while words and is_title(words[-1]):
        words.pop()
    first = max((at + 1 for at, word in enumerate(words) if is_title(word)), default=0)
    words = words[first:]
    if len(words) > _LONGEST_NAME and words[0] not in {"Lord", "Lady", "Baroness"}:
        words = words[-2:]
    return HONORIFIC.sub("", " ".join(words))


def surname(name: str) -> str:
    """Give the last word of `name`."""
    return name.rsplit(maxsplit=1)[-1] if name.split() else ""
