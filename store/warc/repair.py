"""Cuts a torn WARC file back to its last whole record, so that it can be sealed."""

import os
import zlib
from pathlib import Path
from typing import BinaryIO

from store.warc.files import GZIP
from store.warc.records import NotWarcError, TornWarcError, walk

_BLOCK = 1 << 14
_RECORD_END = b"\r\n\r\n"


def cut_back(path: Path) -> int:
    """Cut the file back to its last whole record; return how many bytes were cut off.

    A file without a whole record is cut to nothing. Never append to a file that may be torn:
    readers lose every record after the tear.
    """
    with path.open("r+b") as file:
        gzipped = file.read(len(GZIP)) == GZIP
        end = _end_of_members(file) if gzipped else _end_of_records(path, file)
        torn = path.stat().st_size - end
        if torn:
            file.truncate(end)
            os.fsync(file.fileno())
    return torn


def _end_of_members(file: BinaryIO) -> int:
    end = 0
    file.seek(0)
    while length := _whole_member(file):
        end += length
        file.seek(end)
    return end


def _whole_member(file: BinaryIO) -> int:
    """Length of the gzip member that begins here, its checksum included; 0 if it is not whole."""
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    length = 0
    while not member.eof:
        block = file.read(_BLOCK)
        length += len(block)
        try:
            member.decompress(block)
        except zlib.error:
            return 0
        if not block:
            return 0
    return length - len(member.unused_data)


def _end_of_records(path: Path, file: BinaryIO) -> int:
    end = 0
    try:
        for record in walk(path, most=0):
            after = record.offset + record.length
            file.seek(after - len(_RECORD_END))
            if file.read(len(_RECORD_END)) == _RECORD_END:
                end = after
    except (TornWarcError, NotWarcError):
        pass  # the end of what is whole is what was asked for
    return end
