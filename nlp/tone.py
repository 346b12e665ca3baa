"""Words that carry an attitude in the coverage of a public policy, and how a negator turns them.

Our own list, kept short: stems end in *. It gives the sentiment model what 1,300 passages cannot.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Sequence
from functools import lru_cache

NEGATORS = frozenset("no not never nor without hardly cannot neither nobody nothing n't".split())
_REACH = 3
"""Words after a negator whose tone it turns over."""

_AGAINST = """
    fail* flop* failing disaster* damag* harm* cut cuts cutting slash* axe* scrap* closure*
    clos* shut* shutting lost lose loses losing loss* sham shambl* mess* farce* hollow empty
    vague waffle nonsense confus* muddl* incoherent meaningless pointless useless worthless
    hopeless toothless unclear betray* broken break* collaps* crumbl* dying dead death doom*
    bury buried sink* sunk starv* squeez* strangl* smother* drown* burden* strain* struggl*
    suffer* pain* hurt* risk* threat* danger* fear* worr* alarm* warn* anx* doubt* sceptic*
    cynic* distrust mistrust disillusion* disappoint* frustrat* anger angry fury furious outrag*
    scandal* shame* disgrac* insult* mock* sneer* jeer* scorn* scoff* ridicul* laugh* joke*
    blame* accus* attack* criticis* condemn* denounc* slam* blast* lambast* rail* complain*
    moan* grumbl* protest* oppos* resist* reject* refus* object* dismiss* deni* block* thwart*
    obstruct* stall* delay* late slow* sluggish stuck miss* short* fell fall* drop* declin*
    decreas* shrink* dwindl* wither* worse* worst bad badly poor* weak* wrong* unfair* unjust
    unequal inequal* exclu* divid* divis* neglect* abandon* ignor* forgot* exploit* abus* fraud*
    overcharg* wast* squander* costly expensive unaffordable bankrupt* debt* deficit insolv*
    crisis chaos chaotic bureaucra* cosmetic gimmick* spin slogan* rhetoric fig smokescreen
    cover cloak mask* pretext excuse privatis* dump* offload* patchwork lottery naive fantasy
    myth illusion delusion ill untested unrealistic impossible unworkable unpaid cheap* rushed
    half-baked barely hardly scarcely lack* without nothing nobody none only never too unable
    cannot problem* flaw* fault* trap* backfir* undermin* erod* withdraw* quit* resign* bail*
"""
_FAVOUR = """
    succe* triumph* win* won victory achiev* thriv* flourish* bloom* boost* grow* grew grown
    rise rising risen increas* improv* better best good great excellent superb fantastic
    brilliant outstanding remarkable impressive inspir* proud pride delight* thrilled pleas*
    glad happy joy* love* loved welcom* prais* applaud* hail* celebrat* honour* award* admir*
    thank* grateful support* back* backing endors* champion* encourag* enthusias* keen eager
    hope* optimis* confiden* promising promise* potential opportunit* benefit* help* save* saved
    rescue* protect* secure* reviv* restor* transform* empower* liberat* free* freedom* enabl*
    strengthen* stronger strong* robust resilient vibrant lively energ* creativ* innovat*
    imaginat* pioneer* bold brave effective efficient worthwhile valuable valu* vital crucial
    real genuine fair* trust* reward* rich* gain* gained profit* popular record beat* exceed*
    surpass* double* doubled safer healthier happier easier warm* generous* kind* friendly
    together community-spirited proof prove* proves works worked working deliver* right rightly
    deserve* treasure* lifeline
"""


def tone(words: Sequence[str]) -> tuple[int, int]:
    """How many of the (lower-case) words speak against and in favour, negation counted."""
    against = favour = 0
    negated = 0
    for word in words:
        sign = _sign(word) * (-1 if negated > 0 else 1)
        negated = _REACH if word in NEGATORS or word.endswith(("n't", "n’t")) else negated - 1
        against += sign < 0
        favour += sign > 0
    return against, favour


@lru_cache(maxsize=1 << 16)
def _sign(word: str) -> int:
    return bool(_FAVOURABLE.fullmatch(word)) - bool(_ADVERSE.fullmatch(word))


def _stems(listed: str) -> re.Pattern[str]:
    """One pattern for all, grouped by nothing: `re` compares literal stems quickly enough."""
    return re.compile("|".join(re.escape(stem).replace(r"\*", r"\w*") for stem in listed.split()))


_ADVERSE, _FAVOURABLE = _stems(_AGAINST), _stems(_FAVOUR)
