"""The columns of what was read elsewhere: the fields of the records, as Arrow has them.

Derived from the records, so that a new field needs no second list. Which rows there are, and how
they are written, is `flows.stages.parts`'.
"""

from collections.abc import Mapping
from dataclasses import fields
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

R = TypeVar("R")
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def columns_of(record: type) -> pa.DataType:
    """Return a record's fields as the fields of one structured column."""
    hints = get_type_hints(record)
    return pa.struct([pa.field(each.name, _column(hints[each.name])) for each in fields(record)])


def made(record: type[R], row: Mapping[str, Any]) -> R:
    """Make a record again of what was kept of it."""
    hints = get_type_hints(record)
    return record(**{name: _value(hints[name], value) for name, value in row.items()})


def _column(hint: Any) -> pa.DataType:
    hint = _bare(hint)
    if get_origin(hint) is tuple:
        return pa.list_(_column(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return _PLAIN[type(get_args(hint)[0])]
    return _PLAIN[hint] if hint in _PLAIN else columns_of(hint)


def _value(hint: Any, value: Any) -> Any:
    hint = _bare(hint)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], each) for each in value)
    if get_origin(hint) is Literal:
        return value
    return value if hint in _PLAIN or value is None else made(hint, value)


def _bare(hint: Any) -> Any:
    """Return a field's type without what is said of it, and without None."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in {Union, UnionType}:
        (only,) = [each for each in get_args(hint) if each is not NoneType]
        return _bare(only)
    return hint
