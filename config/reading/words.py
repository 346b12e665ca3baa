"""From YAML to what a mention is found and judged by: strands, cues, confusables and aliases."""

from collections.abc import Iterable
from typing import get_args

from config.model import STRANDS, Alias, Confusable, Cue, Level, Strand, StrandKey
from config.reading.fields import Fields


def read_strands(fields: Fields) -> dict[StrandKey, Strand]:
    """All three strands, of the one file that describes them."""
    for key in STRANDS:
        if key not in fields.raw:
            fields.note(key, None, "missing: write its title, gloss, says and silent")
    return {
        key: _strand(key, fields.block(key, "title, gloss, says, silent"))
        for key in STRANDS
        if key in fields.raw
    }


def _strand(key: StrandKey, fields: Fields) -> Strand:
    strand = Strand(
        key=key,
        title=fields.text("title", "the strand's name"),
        gloss=fields.text("gloss", "one sentence on what it is"),
        says=fields.texts("says", "sentences that speak of it"),
        silent=fields.texts("silent", "sentences that do not speak of it"),
    )
    for name, sentences in (("says", strand.says), ("silent", strand.silent)):
        if not sentences and name not in fields.raw:
            fields.note(name, None, "missing: write at least one sentence; they are its tests")
    return strand


def read_cues(entries: Iterable[Fields]) -> tuple[Cue, ...]:
    """Every cue, each spelling once."""
    seen: dict[str, str] = {}
    return tuple(_cue(fields, seen) for fields in entries)


def _cue(fields: Fields, seen: dict[str, str]) -> Cue:
    since, until = fields.span()
    cue = Cue(
        text=fields.text("text", "the words that show a mention"),
        forms=fields.texts("forms", "other spellings"),
        strands=fields.choices("strands", STRANDS),
        level=fields.choice("level", get_args(Level)),
        anchor=fields.flag("anchor"),
        cased=fields.flag("cased"),
        context=fields.texts("context", "words that must be near"),
        unless=fields.texts("unless", "words that take the cue back"),
        within=int(fields.number("within", "a distance in words", default=30, least=1)),
        since=since,
        until=until,
        gloss=fields.text("gloss", "what it is", default=""),
    )
    _check_spellings(fields, (cue.text, *cue.forms), seen, cased=cue.cased)
    return cue


def read_confusables(entries: Iterable[Fields]) -> tuple[Confusable, ...]:
    """Every look-alike, each with the sentence that is its test."""
    seen: dict[str, str] = {}
    return tuple(_confusable(fields, seen) for fields in entries)


def _confusable(fields: Fields, seen: dict[str, str]) -> Confusable:
    confusable = Confusable(
        text=fields.text("text", "the words that mislead"),
        forms=fields.texts("forms", "other spellings"),
        cased=fields.flag("cased"),
        near=fields.texts("near", "words that show the other meaning"),
        unless=fields.texts("unless", "words that show the agenda all the same"),
        within=int(fields.number("within", "a distance in words", default=12, least=1)),
        why=fields.text("why", "what it means instead"),
        example=fields.text("example", "a sentence that must not be a mention"),
    )
    # One pair of words may mislead in several ways, each with its own rule.
    _check_spellings(fields, (confusable.text, *confusable.forms), {}, cased=confusable.cased)
    fields.once("example", confusable.example, seen)
    return confusable


def read_aliases(entries: Iterable[Fields]) -> tuple[Alias, ...]:
    """Every label under which the idea went."""
    seen: dict[str, str] = {}
    return tuple(_alias(fields, seen) for fields in entries)


def _alias(fields: Fields, seen: dict[str, str]) -> Alias:
    since, until = fields.span()
    alias = Alias(
        label=fields.text("label", "the label"),
        forms=fields.texts("forms", "other spellings"),
        since=since,
        until=until,
        government=fields.text("government", "who used it", default=""),
        source=fields.text("source", "where the days are written", default=""),
    )
    fields.once("label", alias.label, seen)
    return alias


def _check_spellings(
    fields: Fields, spellings: tuple[str, ...], seen: dict[str, str], *, cased: bool
) -> None:
    for position, spelling in enumerate(spellings):
        name = f"forms[{position - 1}]" if position else "text"
        if spelling and not any(character.isalnum() for character in spelling):
            fields.note(name, spelling, "a cue without a word matches everything: write words")
        fields.once(name, spelling, seen, cased=cased)
