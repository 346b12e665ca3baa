"""Numbers as press prose writes them, in digits and words, with sums and shares told apart.

What is no figure is left out: years, dates, times, ages, ordinals, names that hold a number, and
"one" where it means somebody. What a number counts: `nlp.quantities`. When: `nlp.times`.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALE = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "million"), 1e6),
    **dict.fromkeys(("bn", "billion"), 1e9),
    "trillion": 1e12,
    "hundred": 100.0,
    "dozen": 12.0,
}
_PARTS = {
    word: 1 / value
    for value, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split(), 2
    )
}
_CURRENCY = {"£": "GBP", "$": "USD", "€": "EUR"}
_IN_WORDS = frozenset([*_UNITS, *_TENS, *_SCALE, *_PARTS, *(f"{part}s" for part in _PARTS)])
_DIGIT, _WORD = re.compile(r"\d"), re.compile("[a-z]+")
_LEAST_WHOLE = 3
"""Of "one in two" and "two in one" the first is a share, but seldom written so."""

_ONES = "|".join(_UNITS)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_UNITS)[1:10])}))?|{_ONES})"
_BIG = "(?:hundred|thousand|million|billion|trillion|dozen)"
_WORDED = (
    rf"(?:(?:half\s|a\squarter\sof\s)?an?\s{_BIG}|{_SMALL}(?:\sand\sa\s(?:half"
    rf"|quarter)(?=\s{_BIG}))?)"
    rf"(?:\s{_BIG}){{0,2}}(?:\sand\s{_SMALL}(?=\s{_BIG}|\b))?(?:\s{_BIG})?"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?"
_SCALED = r"(?:\s?(?:bn|mn|million|billion|trillion)|[mk]|\s(?:hundred|thousand|dozen))\b"
_PERCENT = r"(?:\s?%|\s?per\s?cent\b|\s?pc\b|[\s-]percentage[\s-]points?\b)"
_SIGN = r"(?P<money>[£$€])"
_RANGE = r"(?:\s?[-\N{EN DASH}]\s?|\s(?:to|and|or)\s)"
_NUMBER = re.compile(
    rf"(?<![\w.,£$€#/+-]){_SIGN}?(?P<number>{_DIGITS})(?!,?\d)"
    rf"(?:(?P<scale>{_SCALED})?(?P<percent>{_PERCENT})?{_RANGE}"
    rf"(?(money)(?:[£$€]|(?<=[-\N{{EN DASH}}])|(?=\d+\.?\d*{_SCALED})))"
    rf"(?P<high>{_DIGITS})(?!,?\d)(?P<highscale>{_SCALED})?(?P<highpercent>{_PERCENT})?"
    rf"(?(percent)(?(highpercent)|(?!)))"
    rf"(?(scale)(?(highscale)|(?!)))"
    rf"|(?P<only>{_SCALED})?(?P<onlypercent>{_PERCENT})?)"
    r"(?P<coin>p\b|\s?pounds?\b)?"
    rf"|(?<![\w-])(?P<word>{_WORDED})(?![\w-])(?P<wordpercent>{_PERCENT})?(?P<wordcoin>\spounds\b)?",
)
_SHARE = re.compile(
    rf"(?<![\w-])(?P<some>{_SMALL}|\d{{1,4}})\s(?:in(?:\severy)?|out\sof(?:\severy)?)\s"
    rf"(?P<whole>{_SMALL}|\d{{1,4}}|an?\shundred)\b(?!-)"
    r"|(?<![\w-])(?:(?P<times>an?|one|two|three|four|five|seven|nine)[\s-])?"
    r"(?P<part>thirds?|quarters|quarter|fifths?|sixths?|eighths?|tenths?)\b"
    r"(?=[.,;:]|\s(?:of|more|fewer|less|since|in|said|say|are|were|have|had|think|thought)\b|\Z)"
    r"|(?<![\w-])(?P<half>half)\b(?=\s(?:of|all|those|its|their|our|were|are|have|had|said|say)\b)",
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_NAMED_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|(?:st|nd|rd|th)\b|\s?(?:am|pm|a\.m|p\.m)\b|[:.]\d\d"
    r"|(?:\s?-\s?|\s(?:to|and|or)\s)?(?:\d+)?[-\s]years?[-\s]olds?\b|-[A-Za-z]|[A-Za-z]"
)
_NAMED_BEFORE = re.compile(
    rf"(?:\b{_MONTH}|\b(?:No|no|[Ss]ection|[Cc]lause|[Aa]rticle|[Cc]hapter|[Pp]age|p|[Pp]art"
    r"|[Pp]aragraph|FTSE|Radio|Channel|[Ss]chedule|[Tt]able|[Ff]igure|[Rr]ound|[Pp]hase|[Ss]tage"
    r"|[Tt]ier|[Gg]rade|[Ll]evel|Route|[Vv]ol|[Qq]uestion|[Nn]umber|[Aa]ged?|ages"
    r"|[Aa]ged (?:between|from)|age of))\.?\s+\Z"
)
_SOMEBODY = re.compile(
    r"\s+(?:has|had|is|was|who|that|which|said|says|told|day|thing|another|or|by|can|could|way"
    r"|side|hand|to|and|in|leader|senior|source|reader|resident|chief|former|could|would|will)\b"
    r"|[.,;:!?'’]|\Z"
)
_FROM = re.compile(r"\bfrom\s(?:about\s|just\s|under\s|over\s|some\s)?\Z", re.IGNORECASE)
_WINDOW = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text; `unit` is a currency, "per cent", or empty where it counts things."""

    start: int
    end: int
    value: float
    unit: str = ""


def numbers(text: str) -> list[Number]:
    """Give the numbers of `text` that may be figures, in order.

    A range gives its lower end: what is said at the least.
    """
    found: list[Number] = []
    low = lowered(text)
    if not (_DIGIT.search(low) or _IN_WORDS & set(_WORD.findall(low))):
        return found
    for one in sorted([*_shares(low), *_plain(text, low)], key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def lowered(text: str) -> str:
    """Give `text` in lower case, as long as it was: dotted capital I alone would grow."""
    return text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "I").lower()


def value_of(words: str) -> float:
    """Give the value of a number in digits or words ("two and a half million"); 0.0 for none."""
    bare = words.replace(",", "")
    if bare[:1].isdigit():
        return float(bare)
    total, part, tokens = 0.0, 0.0, re.findall(r"[a-z]+", words)
    for token in tokens:
        if token in _SCALE:
            part = (part or 1.0) * _SCALE[token]
            if part >= _SCALE["thousand"]:
                total, part = total + part, 0.0
        else:
            part += _UNITS.get(token, _TENS.get(token, _PARTS.get(token, 0.0)))
    return total + part


def _shares(text: str) -> Iterator[Number]:
    for match in _SHARE.finditer(text):
        value = _share(match)
        if 0 < value < 1:
            yield Number(
                start=match.start(),
                end=match.end(),
                value=round(100 * value, 1),
                unit="per cent",
            )


def _share(match: re.Match[str]) -> float:
    if match["some"]:
        whole = value_of(match["whole"])
        return value_of(match["some"]) / whole if whole >= _LEAST_WHOLE else 0.0
    if match["half"]:
        return _PARTS["half"]
    times = 1.0 if match["times"] in {None, "a", "an"} else value_of(match["times"])
    return times * _PARTS[match["part"].removesuffix("s")]


def _plain(text: str, low: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(low):
        if match["word"]:
            if not _means_somebody(text, match):
                unit = "per cent" if match["wordpercent"] else "GBP" if match["wordcoin"] else ""
                yield Number(
                    start=match.start(), end=match.end(), value=value_of(match["word"]), unit=unit
                )
        elif not _is_name(text, match):
            yield Number(
                start=match.start(), end=match.end(), value=_value(match), unit=_unit(match)
            )


def _value(match: re.Match[str]) -> float:
    """Give the lower end of a range; of "from 39% to 45%", a change, what it came to."""
    scale = (match["only"] or match["scale"] or match["highscale"] or "").strip()
    number = match["number"]
    if match["high"] and _FROM.search(
        match.string[max(0, match.start() - _WINDOW) : match.start()]
    ):
        scale, number = (match["highscale"] or match["scale"] or "").strip(), match["high"]
    value = value_of(number) * _SCALE.get(scale, 1.0)
    return round(value / 100 if match["coin"] == "p" else value, 6)


def _unit(match: re.Match[str]) -> str:
    if match["money"] or match["coin"]:
        return _CURRENCY.get(match["money"] or "£", "GBP")
    percent = match["onlypercent"] or match["percent"] or match["highpercent"] or ""
    if "point" in percent:
        return "percentage points"
    return "per cent" if percent else ""


def _means_somebody(text: str, match: re.Match[str]) -> bool:
    if match["word"] != "one":
        return False
    return _SOMEBODY.match(text, match.end()) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Say whether the digits are a year, a day, a time, an age or part of a name."""
    if match["money"] or _unit(match):
        return False
    plain = not (match["only"] or match["scale"] or match["highscale"])
    if plain and _YEAR.match(match["number"]):
        return True
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    return (plain and _NAMED_BEFORE.search(before) is not None) or (
        not match["coin"] and _NAMED_AFTER.match(text, match.end()) is not None
    )
