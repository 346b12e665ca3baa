"""One mapping of a file, picked field by field; what is wrong is noted, never raised.

Knows types, dates and addresses; knows no file format and no record of ours.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar
from urllib.parse import urlsplit

from config.errors import Mistake

Choice = TypeVar("Choice", bound=str)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_VAST = 1e12  # bars infinity, and what no machine word holds
DATE = "a date as YYYY-MM-DD, such as 2010-05-18"


@dataclass(slots=True, kw_only=True)
class Fields:
    """A mapping at `key` of `file`: each field is asked for once, with what to write there."""

    file: str
    mistakes: list[Mistake]
    raw: Mapping[object, object]
    key: str = ""
    asked: set[str] = field(default_factory=set)
    children: list["Fields"] = field(default_factory=list)

    def text(self, name: str, want: str, *, default: str | None = None) -> str:
        """Take some text; `default` where it may be left out."""
        value = self._take(name)
        if value is None:
            if default is None:
                self.note(name, None, f"missing: write {want}")
            return default or ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.note(name, value, f"write {want}, as text (in quotes)")
        return ""

    def texts(self, name: str, want: str) -> tuple[str, ...]:
        """Take distinct texts; none where left out."""
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.note(name, value, f'write a list of {want}: ["…", "…"]')
            return ()
        for position, item in enumerate(value):
            if not (isinstance(item, str) and item.strip()):
                self.note(f"{name}[{position}]", item, f"write one of {want}, as text (in quotes)")
            elif item in value[:position]:
                self.note(f"{name}[{position}]", item, "this is here twice: keep one")
        return tuple(item.strip() for item in value if isinstance(item, str))

    def number(self, name: str, want: str, *, default: float, least: float = 0) -> float:
        """Take a number of at least `least`."""
        value = self._take(name)
        if value is None:
            return default
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and least <= value < _VAST
        ):
            return value
        self.note(name, value, f"write {want}: a number, at least {least:g}")
        return default

    def flag(self, name: str) -> bool:
        """Take yes or no; no where left out."""
        value = self._take(name)
        if value is not None and not isinstance(value, bool):
            self.note(name, value, "write true or false")
        return value is True

    def choice(
        self, name: str, allowed: Sequence[Choice], *, default: Choice | None = None
    ) -> Choice:
        """Take one of `allowed`."""
        value = self._take(name)
        if value in allowed:
            return allowed[allowed.index(value)]
        if value is not None or default is None:
            missing = "missing: " if value is None else ""
            self.note(name, value, f"{missing}write one of: {', '.join(allowed)}")
        return allowed[0] if default is None else default

    def choices(self, name: str, allowed: Sequence[Choice]) -> tuple[Choice, ...]:
        """Take some of `allowed`; none where left out."""
        listed = self.texts(name, ", ".join(allowed))
        for position, item in enumerate(listed):
            if item not in allowed:
                self.note(f"{name}[{position}]", item, f"write one of: {', '.join(allowed)}")
        return tuple(item for item in allowed if item in listed)

    def day(self, name: str) -> date | None:
        """Take a day; none where left out."""
        value = self._take(name)
        if value is None:
            return None
        day = as_day(value)
        if day is None:
            self.note(name, value, f"write {DATE}")
        return day

    def span(self) -> tuple[date | None, date | None]:
        """Take the days `since` and `until`, in their order."""
        since, until = self.day("since"), self.day("until")
        if since and until and since > until:
            self.note("until", until.isoformat(), f"write a day on or after since ({since})")
        return since, until

    def url(self, name: str, want: str, *, default: str | None = None) -> str:
        """Take an address on the web."""
        value = self.text(name, want, default=default)
        if value and not is_address(value):
            self.note(name, value, "write a whole address: https://, a host, and the path")
        return value

    def block(self, name: str, want: str) -> "Fields":
        """Take a mapping inside this one; an empty one where left out."""
        value = self._take(name)
        if value is not None and not isinstance(value, Mapping):
            self.note(name, value, f"write {want}")
        return self._child(name, value if isinstance(value, Mapping) else {})

    def blocks(self, name: str, want: str) -> list["Fields"]:
        """Take the mappings of a list inside this one; none where left out."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(name, value, f"write a list of {want}")
            return []
        for position, item in enumerate(value):
            if not isinstance(item, Mapping):
                self.note(f"{name}[{position}]", item, f"write {want}")
        return [
            self._child(f"{name}[{position}]", item)
            for position, item in enumerate(value)
            if isinstance(item, Mapping)
        ]

    def once(self, name: str, value: str, seen: dict[str, str], *, cased: bool = False) -> None:
        """Note that `value`, however it is spaced or hyphenated, was met before."""
        spelt = " ".join(value.replace("-", " ").split())
        plain = spelt if cased else spelt.casefold()
        if plain and plain in seen:
            self.note(name, value, f"already at {seen[plain]}: keep one of the two")
        seen.setdefault(plain, f"{self.file}: {self.key}")

    def note(self, name: str, value: object, remedy: str) -> None:
        """Note that the field `name` is wrong and what to write."""
        key = f"{self.key}.{name}" if self.key and name else self.key or name
        self.mistakes.append(Mistake(file=self.file, key=key, value=value, remedy=remedy))

    def close(self) -> None:
        """Note every key that nobody asked for, here and in the mappings inside."""
        for name in self.raw:
            if name not in self.asked:
                self.note(str(name), None, f"unknown key: {_nearest(str(name), self.asked)}")
        for child in self.children:
            child.close()

    def _take(self, name: str) -> object:
        self.asked.add(name)
        return self.raw.get(name)

    def _child(self, name: str, raw: Mapping[object, object]) -> "Fields":
        key = f"{self.key}.{name}" if self.key else name
        child = Fields(file=self.file, mistakes=self.mistakes, raw=raw, key=key)
        self.children.append(child)
        return child


def as_day(value: object) -> date | None:
    """Read the day that `value` writes as YYYY-MM-DD, or none."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_address(value: str) -> bool:
    """Say whether this is an http or https address with a host and a sound port."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    spaced = any(character.isspace() for character in value)
    return parts.scheme in {"http", "https"} and bool(host.strip(".")) and not spaced


def _nearest(name: str, known: set[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"write one of: {', '.join(sorted(known))}"
