"""The fields of a record in words: what each is called and what it holds."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, cast

from rehabdesk.domain.nip import spaced_nip
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields
from rehabdesk.wording.terms import label

_YES_NO = ("Ya", "Tidak")


def facts_of(
    fields: RecordFields, record: object, wanted: Iterable[RecordField]
) -> tuple[tuple[str, str], ...]:
    """Name and words of each wanted field, "" for an empty one; some are told together."""
    joint = {key: one for one in fields.together for key in one.keys}
    told: list[tuple[str, str]] = []
    for field in wanted:
        found = joint.get(field.key)
        if found is None:
            told.append((field.name, value_words(field, getattr(record, field.key))))
        elif field.key == found.keys[0]:
            told.append((found.name, found.words(record)))
    return tuple(told)


def value_words(field: RecordField, value: Any) -> str:  # noqa: ANN401 - by the field
    """What a field holds, in words; "" where it holds nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _yes_or_no(field, yes=value)
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, tuple):
        return ", ".join(cast("tuple[str, ...]", value))
    if field.options:
        return dict(field.options).get(value, "")
    text = spaced_nip(value) if field.kind is FieldKind.NIP else str(value)
    return f"{text} {field.unit}".strip()


def _yes_or_no(field: RecordField, *, yes: bool) -> str:
    yes_word, no_word = ("Internal", "Eksternal") if field.kind is FieldKind.INTERNAL else _YES_NO
    return yes_word if yes else no_word
