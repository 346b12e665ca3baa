"""The verb `apply`: the pipeline over JSON lines."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from config.errors import UsageError
from flows.options import configuration

if TYPE_CHECKING:
    from spacy.language import Language

_READ = 1 << 16
_SEPARATORS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


@click.command()
@configuration
@click.argument("file", type=click.Path(path_type=Path), required=False)
def apply(file: Path | None, folder: Path | None) -> None:
    """Run the pipeline over JSON lines from FILE or standard input; no database is touched.

    A line with `text` is a passage, one with `body` a document. One line out for each line in, in
    order; a line that cannot be read answers {"id", "error"}.

    Example: echo '{"id": 1, "text": "The Big Society works."}' | bigsociety apply
    """
    piped = file is None or str(file) == "-"
    opened = nullcontext(sys.stdin.buffer) if file is None or piped else _open(file)
    try:
        with opened as stream:
            nlp = _pipeline(folder)
            for lines in batches(stream):
                _answer(nlp, lines)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def batches(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Yield the lines of `stream` in the portions in which they arrive: a pipe gets answers.

    Of a line without end no more is kept than shows that it is too long.
    """
    from nlp.lines import LONGEST_LINE

    line = bytearray()
    while data := getattr(stream, "read1", stream.read)(_READ):
        *whole, rest = data.split(b"\n")
        if whole:
            whole[0] = bytes(line) + whole[0]
            line.clear()
            yield whole
        if len(line) <= LONGEST_LINE:
            line += rest
    if line:
        yield [bytes(line)]


def _pipeline(folder: Path | None) -> "Language":
    from config.reader import read_config
    from nlp.pipeline import load

    return load(read_config(folder))


def _answer(nlp: "Language", lines: list[bytes]) -> None:
    from nlp.lines import answers

    for answer in answers(nlp, lines):
        sys.stdout.buffer.write(_written(answer))
    sys.stdout.buffer.flush()


def _written(answer: Mapping[str, Any]) -> bytes:
    """One line, however its reader tells lines apart.

    Separators stay escaped, and broken surrogates, which UTF-8 cannot hold.
    """
    try:
        return json.dumps(answer, ensure_ascii=False).translate(_SEPARATORS).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(answer).encode() + b"\n"


def _open(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be read ({error.strerror}): name a file of JSON lines"
        ) from None
