"""The columns of a table made from the description of a record's fields."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from msgspec.structs import replace

from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields
from rehabdesk.wording.fields.words import value_words
from rehabdesk.wording.terms import label

CellLook = Mapping[str, Any]
_LETTER, _PADDING = 7, 40
_WIDEST = 200
_LONGEST = {FieldKind.DAY: 11, FieldKind.NIP: 21, FieldKind.YES: 1}
_ALIGN = {FieldKind.YES: Align.CENTRE, FieldKind.WHOLE: Align.RIGHT}


def columns_of(fields: RecordFields, *keys: str, **looks: CellLook) -> tuple[Column[Any], ...]:
    """A column for each of these fields, or for all: the first text is strong, the longest grows.

    ``looks`` say by attribute what a column has instead: any part of ``Column``.
    """
    shown = [fields.by_key[key] for key in keys] if keys else fields.fields
    texts = [one for one in shown if one.kind in (FieldKind.TEXT, FieldKind.LINES)]
    longest = max(texts, key=lambda one: one.limit)
    hints = get_type_hints(fields.record)
    made = (
        _column(one, hints[one.key], stretch=one is longest, strong=one is texts[0])
        for one in shown
    )
    return tuple(replace(one, **looks.get(one.key, {})) for one in made)


def _column(field: RecordField, hint: Any, *, stretch: bool, strong: bool) -> Column[Any]:
    return Column(
        key=field.key,
        heading=field.name,
        text=lambda row: _words(field, getattr(row, field.key)),
        sort=None if field.kind is FieldKind.TEXT else lambda row: _order(getattr(row, field.key)),
        out=_out(field),
        align=_ALIGN.get(field.kind, Align.LEFT),
        width=_width(field, hint),
        stretch=stretch,
        strong=strong,
    )


def _words(field: RecordField, value: Any) -> str:
    if field.kind is FieldKind.YES:
        return "✓" if value else ""
    if isinstance(value, date):
        return medium_date(value)
    return value_words(field, value)


def _out(field: RecordField) -> Callable[[Any], Any] | None:
    """What an exported list holds where it is more than the text: days, numbers, yes and no."""
    if field.kind in (FieldKind.DAY, FieldKind.WHOLE, FieldKind.YES, FieldKind.NIP):
        return lambda row: getattr(row, field.key)
    return None


def _order(value: Any) -> tuple[bool, Any]:
    """Nothing stands before everything."""
    return (value is not None, value.value if isinstance(value, Enum) else value)


def _width(field: RecordField, hint: Any) -> int:
    """Room for the heading and for the longest value that there may be, within reason."""
    words = [words for _, words in field.options]
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            words += [label(member) for member in kind]
    longest = max((len(each) for each in words), default=_LONGEST.get(field.kind, field.limit))
    if field.kind is FieldKind.WHOLE:
        longest = len(f"{field.most} {field.unit}")
    return min(_WIDEST, max(longest, len(field.name)) * _LETTER + _PADDING)
