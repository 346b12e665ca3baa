"""Which files make up the configuration, and what each of them holds.

An overlay folder's file or sub-folder replaces the shipped one of the same name. Knows names, bytes
and the fingerprint; the meaning of what is inside is its readers' affair.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from config.errors import Mistake
from config.reading.fields import Fields

SHIPPED = Path(__file__).parents[1]
PARTS = (
    "sources",
    "strands",
    "cues",
    "confusables",
    "aliases",
    "actors",
    "events",
    "measures",
    "observations",
)
PIPELINE = "pipeline.cfg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The shipped folder with an overlay upon it; every file read enters the fingerprint."""

    overlay: Path | None
    mistakes: list[Mistake]
    digests: list[str] = field(default_factory=list)
    given: list[Fields] = field(default_factory=list)

    def documents(self, part: str) -> Iterator[tuple[str, Fields]]:
        """Each YAML of `part` that holds one mapping, with its name less the suffix."""
        for path in self._paths(part, ".yml"):
            content = self._yaml(path)
            if isinstance(content, Mapping):
                yield path.stem, self._fields(path, content)
            elif content is not None:
                self._note(path, "", None, "write keys and values, such as title: …")

    def entries(self, part: str) -> Iterator[Fields]:
        """Each mapping of the lists in the YAML of `part`."""
        for path in self._paths(part, ".yml"):
            content = self._yaml(path)
            if not isinstance(content, list | None):
                self._note(path, "", None, 'write a list: each entry begins with "- "')
                continue
            for position, entry in enumerate(content or []):
                if isinstance(entry, Mapping):
                    yield self._fields(path, entry, key=f"[{position}]")
                else:
                    self._note(path, f"[{position}]", entry, "write keys and values: - text: …")

    def rows(self, part: str, columns: tuple[str, ...]) -> Iterator[Fields]:
        """Each row of the CSV files of `part`; cells are text, an empty one is none."""
        for path in self._paths(part, ".csv"):
            text = self._text(path)
            reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
            if text and tuple(reader.fieldnames or ()) != columns:
                self._note(path, "line 1", None, f"write the columns: {','.join(columns)}")
                continue
            yield from self._cells(path, reader)

    def pipeline(self) -> Path:
        """Find the file that describes the spaCy pipeline; it enters the fingerprint too."""
        path = self._home(PIPELINE) / PIPELINE
        if path.is_file():
            self._text(path)
        return path

    def fingerprint(self) -> str:
        """Digest the names and bytes of every file read so far."""
        return hashlib.sha256("\n".join(sorted(self.digests)).encode()).hexdigest()

    def close(self) -> None:
        """Note every key of every file that no reader asked for."""
        for fields in self.given:
            fields.close()

    def check_names(self) -> None:
        """Note what lies in the overlay and would silently be passed over."""
        for path in sorted(self.overlay.iterdir()) if self.overlay else []:
            if path.suffix in {".yml", ".yaml", ".csv", ".cfg"} or _holds_ours(path):
                self._check_name(path)

    def _check_name(self, path: Path) -> None:
        known = PARTS if path.is_dir() else (*(f"{part}.yml" for part in PARTS), PIPELINE)
        if path.name not in known:
            near = get_close_matches(path.name, known, n=1) or [f"one of: {', '.join(known)}"]
            self._note(path, "", None, f"nothing reads it under this name: call it {near[0]}")

    def _paths(self, part: str, suffix: str) -> list[Path]:
        home = self._home(part, f"{part}.yml")
        single = home / f"{part}.yml"
        folder = sorted((home / part).iterdir()) if (home / part).is_dir() else []
        for path in folder:
            if path.suffix in {".yml", ".yaml", ".csv"} and path.suffix != suffix:
                self._note(path, "", None, f"nothing reads it under this name: end it in {suffix}")
        within = [path for path in folder if path.suffix == suffix]
        return [single, *within] if suffix == ".yml" and single.is_file() else within

    def _home(self, *names: str) -> Path:
        """Find the folder that has the say over `names`: the overlay where it has any of them."""
        # The shipped values belong to the shipped measures, and make no sense beside others.
        names = (*names, "measures") if "observations" in names else names
        if self.overlay and any((self.overlay / name).exists() for name in names):
            return self.overlay
        return SHIPPED

    def _yaml(self, path: Path) -> object:
        from config.reading import yaml_text

        text = self._text(path)
        content, wrong = yaml_text.parse(text) if text else (None, [])
        for line, value, remedy in wrong:
            self._note(path, f"line {line}", value, remedy)
        if text and content is None and not wrong:
            self._note(path, "", None, "nothing but comments: fill the file or remove it")
        return content

    def _cells(self, path: Path, reader: "csv.DictReader[str]") -> Iterator[Fields]:
        try:
            for row in reader:
                key = f"line {reader.line_num}"
                if None in row or None in row.values():
                    self._note(path, key, None, "write as many cells as there are columns")
                    continue
                yield self._fields(path, {name: row[name] or None for name in row}, key=key)
        except csv.Error as error:
            remedy = f"not CSV ({error}): close every quotation mark"
            self._note(path, f"line {reader.reader.line_num}", None, remedy)

    def _text(self, path: Path) -> str:
        try:
            content = path.read_bytes()
        except OSError as error:
            self._note(path, "", None, f"cannot be read ({error.strerror}): mend or remove it")
            return ""
        self.digests.append(f"{self._relative(path)} {hashlib.sha256(content).hexdigest()}")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self._note(path, f"line {line}", None, "not UTF-8: save the file as UTF-8")
            return ""
        if not text.strip():
            self._note(path, "", None, "the file is empty: fill it or remove it")
            return ""
        return text

    def _fields(self, path: Path, raw: Mapping[object, object], *, key: str = "") -> Fields:
        fields = Fields(file=self._label(path), mistakes=self.mistakes, raw=raw, key=key)
        self.given.append(fields)
        return fields

    def _note(self, path: Path, key: str, value: object, remedy: str) -> None:
        mistake = Mistake(file=self._label(path), key=key, value=value, remedy=remedy)
        self.mistakes.append(mistake)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._root(path)).as_posix()

    def _label(self, path: Path) -> str:
        return f"{self._root(path).name}/{self._relative(path)}"

    def _root(self, path: Path) -> Path:
        if self.overlay and path.is_relative_to(self.overlay):
            return self.overlay
        return SHIPPED


def _holds_ours(path: Path) -> bool:
    return path.is_dir() and any(path.glob("*.yml"))
