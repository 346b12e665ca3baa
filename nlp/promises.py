"""Where a sentence promises: the clause of each promise, by the words that look ahead.

Whether those who speak govern, and so can keep it, is for `nlp.statements`. Forecasts, hypotheses,
what others would do, and wishes without an act ("a bigger, stronger society") are refused here.
"""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from nlp.clauses import PLEDGE, SPEECH, Clauses
from nlp.quantities import quantities

_LEAST_WORDS = 3
_MOST = 12
"""Words that look ahead, in a sentence: one with more is no prose."""
_REACH = 240
"""Code points before and after such a word that are read."""
_RELATIVE_REACH = 8
_BE = r"(?:is|are|am|was|were|(?<=['’])(?:m|re|s))\s(?:now\s|also\s|still\s)?"
_VOW = (
    r"(?:plan(?:s|ned)?|intend(?:s|ed)?|aim(?:s|ed)?|pledg(?:e[sd]?|ing)|promis(?:e[sd]?|ing)"
    r"|vow(?:s|ed|ing)?|propose[sd]?|commit(?:s|ted)?)"
)
_AHEAD = re.compile(
    r"\b(?=[acdilmprsvwACIPSVW])(?:(?P<will>will|shall|won['’]t|(?<=['’])ll)\b"
    r"|(?P<would>would|wouldn['’]t|(?<=['’])d)\b"
    rf"|(?P<to>{_BE}(?:going|due|set|committed|determined|likely|working|planning|preparing)\sto\b)"
    rf"|(?P<be>{_BE}to\s(?=[a-z]))"
    rf"|(?P<doing>{_BE}(?:putting|investing|spending|providing"
    rf"|setting\saside)\s(?=[\w\s]{{0,25}}[£$€\d]))"
    rf"|(?P<vow>(?<!\ba\s)(?<!\bthe\s)(?<!\bits\s)(?<!-\w{{5}}\s){_VOW}\sto\s(?=[a-z]))"
    r"|(?P<want>wants?\s(?:[^\s.;:]+\s){0,9}?to\s(?=[a-z])))",
    re.IGNORECASE,
)
_SPOKE = re.compile(rf"\b(?:{SPEECH}|{PLEDGE})\b")
_FORESEES = re.compile(
    r"(?:claim|argu|believ|hop|think|thought|predict|expect|suggest|warn|boast|fear|estimat"
    r"|reckon|conced|evidence|fact)"
)
_NO_ACT = re.compile(
    r"\s*(?:(?:never|always|also|only|now|all|still|not|probably|just|in\stime|surely|certainly"
    r"|no\slonger)\s)*"
    r"(?:find|see|feel|know|think|mean|depend|remember|say|argue|tell|need|want|agree|like|wonder"
    r"|notice|prove|cost"
    r"|suffer|lose|fail|struggle|disappear|vanish|be\slost|help\s(?:us|you|me|them)"
    r"|be\s(?:a\smatter|theirs|ours|yours)|flourish|thrive|prosper"
    r"|cheer|despair|jump|seep|catch|look\s(?:back|the)|give\syou|itself|themselves|face|applaud"
    r"|take\sheart|rue|matter|seem|appear|put\sall|put\s[\w\s]{1,60}\sat\srisk|bring\sin"
    r"|bring\sabout|hurt|visit|speak|judge"
    r"|(?:take|be|become)\s(?:years|decades|months|time|hard|difficult|wrong|easy|easier|harder"
    r"|better|worse|stronger|weaker"
    r"|clear|interesting|good|bad|tough|fair|right|tempting|foolish|an?\s(?:mistake|disaster|pity"
    r"|shame|test|challenge|success)"
    r"|up\sto|down\sto|about|judged|remembered|surprised|no\ssurprise|delighted|pleased|familiar"
    r"|more|less)"
    r"|have\s(?:been|seen|heard|done|had|made|brought|meant|gone|become|taken|given|cost|found"
    r"|known|[a-z]{3,}ed)"
    r"|(?:today|tomorrow|tonight|later)\s\w+|dust|announce|unveil|set\sout|use\sa\sspeech)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:you|somebody|someone|nobody|anybody|anyone|no\sone|who|what|critics|opponents|history"
    r"|observers"
    r"|(?:previous|last|former|outgoing|other)\s(?:\w+\s)?(?:government|administration|minister"
    r"|council)s?"
    r"|predecessors?|opposition|(?:party|members?)\sopposite|is\s(?:how|what|why))\b|\b(?:this"
    r"|that|which)\s*\Z|\bif\s"
    r"|\A\w+ing\s(?!to\b)",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:aim|purpose|idea|task|job|point|way|challenge|answer|test|tradition|which|question"
    r"|goal|problem|reason|what|how"
    r"|here|lesson|time|ability|power|measure|choice|thing|hope|intention|difficulty|temptation"
    r"|all)\s*,?\s*\Z",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:we|it|they|government|ministers?|department|ministry|office)\s(?:also\s|still\s"
    r"|all\s)?\Z",
    re.IGNORECASE,
)
_MOOD = re.compile(r"(?:think|feel|see|know|believe|understand)\b")
_LOST = re.compile(r"\s(?:go(?!\s(?:to|into|on|towards)\b)|be\scut|disappear|vanish|close)\b")
_SLOGAN = re.compile(
    r"\b(?:big|bigger|strong|stronger|better|fairer)\b[^.;]{0,20}\bsociety\b", re.IGNORECASE
)
_REPORTS = re.compile(
    rf"\b(?:{SPEECH}|{PLEDGE})\b|\b[Aa]ccording\sto\b|\b[Uu]nder\s(?:the|new|its|his|her|their"
    rf"|these|a)\b"
)
_VAGUE = re.compile(
    r"\b(?:encourag(?:e|ed|ing)|support(?:ed|ing)?|champion(?:ed|ing)?|consider(?:ed|ing)?"
    r"|promot(?:e|ed|ing)|protect(?:ed)?"
    r"|work(?:ing)?\s(?:with|together|closely|to)|look(?:ing)?\s(?:into|at|again)|listen(?:ed"
    r"|ing)?|keep|continu(?:e|ed|ing)"
    r"|go\son|help(?:ed|ing)?|let\s.{1,20}\sdown|beside|stand\sby|step\sup|reflect|learn|easier"
    r"|better|fairer|stronger|bigger"
    r"|simpler|more|many|greater|fully|every|everyone|patient|effective|proper|seek|strive|aim"
    r"|possible|want|chance|involved"
    r"|strategy|engage|empower(?:ed)?|transform(?:ed)?|works?|open|review(?:ing|ed)?|build"
    r"|put\s.{1,20}\sright|do\sit)\b",
    re.IGNORECASE,
)
_SETS_ASIDE = re.compile(
    r"\b(?:sets?\saside|earmark(?:s|ed)|pledge[sd]|promise[sd]|announce[sd]?|unveil(?:s|ed)"
    r"|commit(?:s|ted)|puts?\sup)\b"
    r"(?=[^.;]{1,80}[£$€])"
)
_FOR = re.compile(r"(?:\s(?!and\b|which\b|including\b|but\b|while\b)[\w'’£%-]+){1,12}")
_RELATIVE = re.compile(r"\b(?:which|who|that)\s\Z")
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|(?<!\w)‘[^‘]*?’(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise in a sentence: the offsets of its clause, and of the words that look ahead."""

    start: int
    end: int
    at: int


def promises(clauses: Clauses, *, told: bool = False) -> list[Promise]:
    """Give the promises of a sentence, in order.

    "Would" promises only in reported speech, or where a plan is `told` in the press's own words.
    """
    text = clauses.text
    ahead = list(islice(_AHEAD.finditer(text), _MOST))
    if clauses.is_question or not (ahead or _SETS_ASIDE.search(text)):
        return []
    quoted = [match.span() for match in _QUOTED.finditer(text)] if ahead else []
    report = None if told else _REPORTS.search(text)
    reported = 0 if told else report.end() if report else len(text)
    found: list[Promise] = []
    for match in ahead:
        if found and match.start() < found[-1].at:
            continue
        inside = any(start <= match.start() < end for start, end in quoted)
        would = not inside and match.start() >= reported
        if _looks_ahead(clauses, match) and (would or not match["would"]):
            _add(found, clauses, match)
    found = found or list(_sums(clauses))
    return [one for one in found if len(text[one.start : one.end].split()) >= _LEAST_WORDS]


def _sums(clauses: Clauses) -> Iterator[Promise]:
    """Give each sum that a sentence sets aside."""
    sets = _SETS_ASIDE.search(clauses.text)
    if sets is None:
        return
    for one in quantities(clauses.text):
        if one.start > sets.start() and one.unit.isupper():
            tail = _FOR.match(clauses.text, one.end)
            end = tail.end() if tail else clauses.end(one.end)
            yield Promise(start=one.start, end=end, at=sets.start())


def _looks_ahead(clauses: Clauses, match: re.Match[str]) -> bool:
    """Say whether the words at `match` promise, not foretell, and not for somebody else."""
    text, start, at = clauses.text, clauses.begin(match.start()), match.start()
    subject = text[max(start, at - _REACH) : at]
    lead, after = text[max(0, start - _REACH) : start], text[match.end() : match.end() + _REACH]
    if _OTHERS.search(_QUOTED.sub("", subject)):
        return False
    if match["be"]:
        return _AIM.search(subject.rstrip() or lead) is None
    if match["want"]:
        return _WISHES.search(subject) is not None and not (
            _SLOGAN.search(match.group() + after) or _MOOD.match(after)
        )
    if match["will"] or match["would"] or match["to"]:
        lost = _LOST.match(after) and _DIGIT.search(subject)
        return not (lost or _NO_ACT.match(after) or _foresees(lead))
    return True


def _foresees(lead: str) -> bool:
    """Say whether the last verb of speech before a clause makes it a forecast or an opinion."""
    spoke = _SPOKE.findall(lead)
    return bool(spoke) and _FORESEES.match(spoke[-1].lower()) is not None


def _add(found: list[Promise], clauses: Clauses, match: re.Match[str]) -> None:
    """Add the clause of `match`; two promises that share a clause are parted at its "and".

    One that shares the subject too is a second promise only where both have their figures.
    """
    text, at = clauses.text, match.start()
    start, end = clauses.begin(at), max(match.end(), clauses.end(match.end()))
    relative = start == at and _RELATIVE.search(text, max(0, start - _RELATIVE_REACH), start)
    if found and (relative or start < found[-1].end):
        last, joint = found[-1], clauses.last_and(found[-1].at, at)
        if relative or joint is None:
            return
        if joint == at and not (
            _DIGIT.search(text, last.at, joint) and _DIGIT.search(text, joint, end)
        ):
            found[-1] = Promise(start=last.start, end=max(last.end, end), at=last.at)
            return
        found[-1] = Promise(start=last.start, end=min(last.end, joint - len(" and ")), at=last.at)
        start = joint
    found.append(Promise(start=start, end=end, at=at))


def vague(text: str) -> str | None:
    """Give the word by which a promise says nothing that could be seen done; None without one."""
    match = _VAGUE.search(text)
    return match.group() if match else None
