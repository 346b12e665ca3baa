"""The verbs of speech and of judgement by which prose gives words, or a view, to somebody.

Forms only. `SPEECH` takes a clause ("said that…"); `VIEW` takes a thing ("dismissed the plan") and
says whose view a sentence carries; `SHOWING` does so only where its subject is a document.
"""

# ruff: noqa: SIM905 - lists of words read best as words

_SPEECH = """say tell add write argue insist claim warn announce promise pledge vow admit
concede believe
think reply ask complain explain suggest conclude accept reveal find report predict stress
declare remark observe recall respond comment note confirm maintain estimate acknowledge
contend caution assert affirm allege agree boast counter crow grumble joke lament moan object
plead proclaim protest quip recommend reckon reiterate remind retort sigh snap sneer sniff
speculate tweet wonder worry advise assure emphasise fear hope feel foresee hint muse mutter
argue state point gripe rejoice testify thunder trumpet swear urge deny expect enthuse shrug
fume cry concur opine chide roar confide marvel mourn volunteer growl venture"""
_VIEW = """call describe dismiss hail praise welcome accuse condemn criticise attack applaud
blame brand
commend defend demand denounce deplore doubt echo endorse judge mock oppose question regret
reject salute scoff slam underline voice blast liken ridicule deride scorn want resent
challenge back lambast pronounce laugh appeal cheer"""
_SHOWING = "show indicate highlight"
_IRREGULAR = {
    "say": "said says say saying",
    "tell": "told tells tell telling",
    "write": "wrote writes write writing",
    "think": "thought thinks think thinking",
    "find": "found finds find finding",
    "foresee": "foresaw foresees foresee",
    "feel": "felt feels feel",
    "swear": "swore swears swear",
    "set": "sets",
    "admit": "admitted admits admit admitting",
    "quip": "quipped quips quip",
    "slam": "slammed slams slam",
    "snap": "snapped snaps snap",
    "plead": "pleaded pleads plead",
    "point": "pointed points point pointing",
    "show": "showed shows show shown showing",
}
_NOUNS = frozenset(
    """claims claim reports report calls call hopes hope fears fear promises promise praise
    notes note
    doubts doubt demands demand questions question states state attacks attack comments comment
    pledges pledge objects object points point blame challenges challenge estimates estimate
    finding findings worries worry vows vow boast boasts judge judges like backs back protests
    protest voices voice thought counter feels find appeal appeals cheers cheer brand brands
    jokes joke set sets ask snap wonder wonders moan moans tweets tweet predicts laugh
    showing showings shrug shrugs cry cries volunteer volunteers venture ventures mourn""".split()
)


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split()
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"]
    plural = f"{lemma}es" if lemma.endswith(("s", "sh", "ch")) else f"{lemma}s"
    return [lemma, plural, f"{lemma}ed", f"{lemma}ing"]


def _all(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma))


SPEECH = (_all(_SPEECH) - {"agree", "add"}) | {"saw", "sees"}
VIEW = _all(_VIEW)
SHOWING = _all(_SHOWING)
ALSO_NOUNS = _NOUNS
"""Forms that are nouns as often: they count only where a subject stands plainly before them."""
BASE = frozenset(f"{_SPEECH} {_VIEW} {_SHOWING}".split())
"""Forms that need a plural subject, or I, we, you: the infinitive looks the same."""
FINDS = frozenset("find finds found saw sees".split())
"""Verbs that speak of a finding only before "that", or behind a body that inquires."""
FEELS = _all("believe think fear hope feel expect want wonder worry doubt resent")
"""What the verb says is felt, not said: an attribution around it outweighs it."""
TRANSFERS = frozenset(
    "told tells tell telling reminded reminds assured assures warned warns".split()
)
"""Verbs that name the hearer before what was said."""
