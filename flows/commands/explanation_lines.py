"""How an explanation reads at a terminal and in a pipe. Crawled text moves no cursor there."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import TextWrapper

from config.doubt import STRAND_BAND, SURE_SENTIMENT
from flows.commands.explanation import Rules, Subject, doubtful, heaviest
from nlp.explain import Explained, Ground
from nlp.nearest import Example, Near
from nlp.occlusion import RELEVANCE, Weight
from nlp.sentiment import SENTIMENTS
from store.records import Labels, Mention

_GROUNDS: Mapping[Ground, str] = {
    "quoted": "the words are quoted as theirs",
    "reported": "the sentence is reported as theirs",
    "sentence": "named in the sentence",
    "byline": "named in the byline",
    "article": "named elsewhere in the article",
    "page": "nobody is named: the page's own voice",
    "likeliest": "nobody is named: the side by the outlet, the kind of text and its words",
    "nothing": "nobody is named, and no role is likely enough",
}
_WIDEST = 110
_LABEL = 25


def as_lines(
    subject: Subject, labels: Labels, found: Iterable[Explained], rules: Rules
) -> Iterator[str]:
    """Give the article in a line or two, then each mention as soon as it is explained."""
    yield from _heading(subject, labels, rules)
    told = False
    for one in found:
        told = True
        yield ""
        yield from _mention(one, rules)
    yield ""
    yield from _footing(rules) if told else _wrapped("", "It does not speak of the agenda.")


def _heading(subject: Subject, labels: Labels, rules: Rules) -> Iterator[str]:
    text = subject.text
    yield from _wrapped("", text.title or subject.name)
    known = (text.outlet, text.date, _words(text.kind), subject.name if text.title else "")
    if any(known):
        yield from _wrapped("", "; ".join(filter(None, (*known, subject.url))))
    counted = f"relevant {labels.relevant:.2f}; mentions: {len(labels.mentions)}"
    yield from _wrapped("", f"{counted}; rule set {rules.ruleset}")
    if subject.kept_ruleset not in {None, rules.ruleset}:
        yield from _wrapped(
            "",
            f"The archive shows the labels of another rule set, {subject.kept_ruleset}: "
            "`bigsociety classify` labels it by today's.",
        )


def _mention(one: Explained, rules: Rules) -> Iterator[str]:
    mention, aim = one.mention, one.target
    yield from _wrapped(f"{one.number}. ", mention.text)
    yield from _row("cue", _cue(mention))
    yield from _row("target", mention.text[slice(*aim)] if aim else "the whole sentence")
    yield from _judgements(one, rules)
    yield from _row("speaker", f"{_speaker(mention)}; {_GROUNDS[one.ground]}")
    if rules.words:
        yield "   what weighed most, in bits (and the probability without it)"
        for label, weights in one.alone.weights.items():
            yield from _row(f"  {_words(label)}", _weights(heaviest(weights, rules.words)))
    if one.examples:
        yield "   nearest labelled examples, written for training, not quotations"
        for near in one.examples:
            yield from _example(near)


def _judgements(one: Explained, rules: Rules) -> Iterator[str]:
    mention, unsure = one.mention, doubtful(one, rules)
    yield from _row(RELEVANCE, f"{mention.relevance:.2f}{_alone(one, RELEVANCE)}")
    for strand, chance in sorted(mention.strands.items(), key=lambda pair: -pair[1]):
        holds = "holds" if strand in one.held else "does not hold"
        doubt = ", uncertain" if strand in unsure else ""
        yield from _row(_words(strand), f"{chance:.2f} {holds}{doubt}{_alone(one, strand)}")
    judged = mention.sentiment
    doubt = ", uncertain" if "sentiment" in unsure else ""
    chances = ", ".join(f"{label} {getattr(judged, label):.2f}" for label in SENTIMENTS)
    alone = _alone(one, judged.label)
    yield from _row("sentiment", f"{judged.label}{doubt}: {chances}{alone}")


def _cue(mention: Mention) -> str:
    if not mention.cue:
        return f"none: judged by its words and the sentences around it ({mention.level})"
    return f"{mention.cue} ({mention.level})"


def _alone(one: Explained, label: str) -> str:
    return f" (the sentence alone {one.alone.whole[label]:.2f})"


def _speaker(mention: Mention) -> str:
    speaker = mention.speaker
    told = ", ".join(part for part in (speaker.role, speaker.office, speaker.party) if part)
    if speaker.name is None:
        return told or "unattributed"
    return f"{speaker.name} ({told or 'role not known'})"


def _weights(weights: Sequence[Weight]) -> str:
    if not weights:
        return "no word by itself"
    return ", ".join(f"{one.text} {one.weight:+.1f} ({one.without:.2f})" for one in weights)


def _example(near: Near) -> Iterator[str]:
    one = near.example
    kind = " [a sentence that a person corrected]" if one.quotation else ""
    yield from _wrapped(f"   {near.cosine:5.2f}  ", f"{one.text}{kind}")
    yield from _wrapped(" " * 10, _labels(one))


def _labels(one: Example) -> str:
    if not one.relevant:
        labels = ["not relevant"]
    else:
        strands = ", ".join(map(_words, one.strands)) or "no strand"
        labels = [strands, one.sentiment, f"speaker {one.speaker or 'unattributed'}"]
    who = f"labelled by {one.labelled_by}" if one.labelled_by else "who labelled it is not recorded"
    book = f" under codebook {one.codebook}" if one.codebook else ""
    return "; ".join([*labels, f"{who}{book}", f"{one.file} {one.id}"])


def _footing(rules: Rules) -> Iterator[str]:
    yield from _wrapped(
        "",
        f"A strand holds at {rules.thresholds['strands']:g}. Uncertain: a sentiment under "
        f"{SURE_SENTIMENT:g}, a strand within {STRAND_BAND:g} of where it holds; for display only.",
    )
    if rules.words:
        yield from _wrapped(
            "",
            "A word's weight: it is left out and the sentence judged again; +1 says that it "
            "doubled the odds, -1 that it halved them. Words that say the same hide each other.",
        )


def _row(label: str, text: str) -> Iterator[str]:
    return _wrapped(f"   {label:<{_LABEL}}", text)


def _wrapped(lead: str, text: str) -> Iterator[str]:
    width = min(shutil.get_terminal_size((_WIDEST, 0)).columns, _WIDEST)
    wrapper = TextWrapper(
        width=max(width, 2 * _LABEL),
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
    )
    yield from wrapper.wrap(_plain(text)) or [lead.rstrip()]


def _plain(text: str) -> str:
    """Put a space in place of whatever is not printed: a text must not drive the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _words(name: str) -> str:
    return name.replace("_", " ")
