"""The values of an audit entry in words: terms, days, and the names behind ids."""

import json
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from rehabdesk.domain.audit import RowChange, RowDeed
from rehabdesk.domain.identity import UserId
from rehabdesk.domain.note import NOTE_LIMIT
from rehabdesk.storage import NoteRepository, Store
from rehabdesk.wording.audit import field_word, value_word
from rehabdesk.wording.dates import medium_date, stamp
from rehabdesk.wording.terms import label

_NAMED = ("name", "title", "label", "number")


class EntryValues:
    """Tells the fields of a row as the record's own types have them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lines(self, row: RowChange) -> tuple[str, ...]:
        """Each field that differs, before and after; of a new row only what it holds."""
        told: list[str] = []
        for name, old, new in row.fields:
            words = self._words(row.table, name, new)
            if row.deed is not RowDeed.MADE:
                words = f"{self._words(row.table, name, old)} → {words}"
            told.append(f"{field_word(row.table, name)}: {words}")
        return tuple(told)

    def name_of(self, table: str, key: str) -> str:
        """What a record is called today, where it has a name and is still there."""
        shelf = self._store.shelves().get(table)
        record = shelf.get(key) if shelf is not None else None
        names = (getattr(record, field, "") for field in _NAMED)
        return next((one for one in names if isinstance(one, str) and one), "")

    def _words(self, table: str, name: str, value: Any) -> str:
        if name in {"status", "old_status", "new_status"}:
            return self._status(value)
        shelf = self._store.shelves().get(table)
        hint = _hints(shelf.record_type).get(name) if shelf is not None else None
        if isinstance(shelf, NoteRepository) and hint is str:
            return value_word(value, NOTE_LIMIT)
        if value in (None, "") or hint is None:
            return value_word(value)
        try:
            return self._typed(hint, value)
        except (KeyError, TypeError, ValueError):
            return value_word(value)

    def _typed(self, hint: Any, value: Any) -> str:
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            return ", ".join(self._typed(inner, one) for one in json.loads(value))
        if hasattr(hint, "__supertype__"):
            return self._behind(hint, value) or value_word(value)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return label(hint(value))
        if hint is bool:
            return "ya" if value else "tidak"
        if hint is datetime:
            return stamp(datetime.fromisoformat(value), self._store.office.time_zone)
        if hint is date:
            return medium_date(date.fromisoformat(value))
        return value_word(value)

    def _behind(self, hint: Any, value: Any) -> str:
        """The name of the record that an id stands for."""
        if hint is UserId:
            return self._store.users.name_of(str(value))
        for table, shelf in self._store.shelves().items():
            if _hints(shelf.record_type).get("id") is hint:
                return self.name_of(table, str(value))
        return ""

    def _status(self, number: Any) -> str:
        names = {one.number: one.label for one in self._store.statuses.all()}
        return names.get(number, value_word(number))


@cache
def _hints(record_type: type[Struct]) -> dict[str, Any]:
    """The types of a record's fields, without the None that some allow."""
    hints = get_type_hints(record_type)
    return {name: _plain(hints[name]) for name in record_type.__struct_fields__}


def _plain(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return next(one for one in get_args(hint) if one is not NoneType)
    return hint
