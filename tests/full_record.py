"""Records with something in every field, so that a test sees what is left out."""

from datetime import date, time
from enum import Enum
from typing import get_type_hints

from msgspec.structs import replace

from rehabdesk.wording.fields.field import FieldKind

NIK = "3604010101800001"
NIP = "198101112005032001"


def filled(record, fields):
    """``record`` with a value of its own in each of the fields that are described."""
    given = {
        one.key: _value(record, one, place) for place, one in enumerate(fields.fields, start=1)
    }
    return replace(record, **given)


def _value(record, one, place):
    texts = {
        FieldKind.NIK: NIK,
        FieldKind.NIP: NIP,
        FieldKind.DAY: date(2001, 1, place),
        FieldKind.BIRTHDAY: date(1981, 1, place),
        FieldKind.TIME: time(8, place),
        FieldKind.LINES: (f"Baris {place:02}", "Alamat"),
        FieldKind.PICTURE: None,
        FieldKind.SEVERAL: (f"Pilihan {place:02}",),
        FieldKind.WHOLE: min(max(one.least, 100 + place), one.most),
        FieldKind.YES: not getattr(record, one.key),
        FieldKind.INTERNAL: not getattr(record, one.key),
        FieldKind.ALIASES: (f"Alias {place:02}",),
        FieldKind.REGISTRATION: f"BI {place + 100}/20",
    }
    if one.options:
        return one.options[-1][0]
    if one.kind in texts:
        return texts[one.kind]
    hint = get_type_hints(type(record))[one.key]
    for choices in (hint, *getattr(hint, "__args__", ())):
        if isinstance(choices, type) and issubclass(choices, Enum):
            return list(choices)[-1]
    return f"Isi-{place:02}"[: one.limit]
