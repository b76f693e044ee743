"""Between a domain record and a row: one converter a field, worked out once a record type."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import asdict

Value = str | int | float | bytes | None
Row = dict[str, Any]
Converter = Callable[[Any], Any]
R = TypeVar("R")


def _same(value: Any) -> Any:
    return value


def _moment_in(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="milliseconds")


def _words_in(value: tuple[str, ...]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def words_out(value: str) -> tuple[str, ...]:
    """The texts that a row keeps as one."""
    return tuple(json.loads(value)) if value else ()


_BY_TYPE: dict[type, tuple[Converter, Converter]] = {
    datetime: (_moment_in, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (lambda value: f"{value:%H:%M}", time.fromisoformat),
    bool: (int, bool),
}


def _converters(hint: Any) -> tuple[Converter, Converter]:
    """How a value of a type goes into a row, and how it comes out."""
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        into, out = _converters(inner[0])
        if into is out is _same:
            return into, out
        return (
            lambda value: None if value is None else into(value),
            lambda value: None if value is None else out(value),
        )
    if get_origin(hint) is tuple:
        return _words_in, words_out
    hint = getattr(hint, "__supertype__", hint)
    if issubclass(hint, Enum):
        return (lambda value: value.value), hint
    return _BY_TYPE.get(cast("type", hint), (_same, _same))


@cache
def _plan(record_type: type) -> tuple[tuple[str, Converter, Converter], ...]:
    hints = get_type_hints(record_type)
    return tuple(
        (name, *_converters(hints[name]))
        for name in cast("type[Struct]", record_type).__struct_fields__
    )


@cache
def _way_out(record_type: type) -> tuple[tuple[str, ...], tuple[tuple[str, Converter], ...]]:
    """The names of a record's fields, and those whose values are not taken as they are."""
    plan = _plan(record_type)
    return columns(record_type), tuple((name, out) for name, _, out in plan if out is not _same)


@cache
def _way_in(
    record_type: type,
) -> tuple[tuple[str, ...], Converter, tuple[tuple[str, Converter], ...]]:
    """The names of a record's fields, what picks their values, and those that are converted.

    A record has more than one field, so what is picked is a tuple.
    """
    plan = _plan(record_type)
    names = columns(record_type)
    pick = cast("Converter", attrgetter(*names))
    return names, pick, tuple((name, into) for name, into, _ in plan if into is not _same)


def columns(record_type: type) -> tuple[str, ...]:
    """The column names of a record, in the order of its fields."""
    return tuple(name for name, _, _ in _plan(record_type))


def to_row(record: Any) -> Row:
    """A record as a row of SQL values."""
    names, pick, converted = _way_in(cast("type[Any]", type(record)))
    row: Row = dict(zip(names, pick(record), strict=True))
    for name, into in converted:
        row[name] = into(row[name])
    return row


def from_row(record_type: type[R], row: tuple[Any, ...]) -> R:
    """A record from SQL values in the order of its ``columns``."""
    names, converted = _way_out(record_type)
    values = dict(zip(names, row, strict=True))
    for name, out in converted:
        values[name] = out(values[name])
    return cast("Any", record_type)(**values)


def to_text(record: Any) -> str:
    """A record (nested ones, too) as JSON text: for settings and frozen documents."""
    return json.dumps(record, default=_json_in, ensure_ascii=False)


def _json_in(value: Any) -> Any:
    if isinstance(value, Struct):
        return asdict(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def from_text(record_type: type[R], text: str) -> R:
    """A record from the JSON text of ``to_text``; unknown fields of later versions are left out."""
    return _build(record_type, json.loads(text))


def _build(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        return _build(inner[0], value)
    if get_origin(hint) is tuple:
        return _build_tuple(get_args(hint), value)
    hint = getattr(hint, "__supertype__", hint)
    if isinstance(hint, type) and issubclass(hint, Struct):
        hints = get_type_hints(hint)
        known = {name: _build(hints[name], value[name]) for name in hints if name in value}
        return cast("Any", hint)(**known)
    if hint is bytes:
        return bytes.fromhex(value["hex"])
    if issubclass(hint, Enum):
        return hint(value)
    if hint in (date, time, datetime):
        return hint.fromisoformat(value)
    return value


def _build_tuple(inner: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if inner[-1] is Ellipsis:
        return tuple(_build(inner[0], one) for one in value)
    return tuple(_build(hint, one) for hint, one in zip(inner, value, strict=True))
