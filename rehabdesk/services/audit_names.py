"""The audit log as one reads it: names stand where the file keeps ids and numbers."""

import json
import re
from dataclasses import replace

from rehabdesk.domain.audit import AuditEntry, RowChange
from rehabdesk.storage import Store

_ID = re.compile(r"[0-9a-f]{32}")
_STATUSES = frozenset(("status", "old_status", "new_status"))
_SHELVES = {
    "care_group": "care_group",
    "care_groups": "care_group",
    "cohort": "cohort",
    "counselor": "counselor",
    "counselors": "counselor",
    "kept": "resident",
    "merged": "resident",
    "room": "room",
    "series": "session_series",
    "topic": "topic",
}
_NAMES = ("name", "title", "label")


def with_names(store: Store, entry: AuditEntry) -> AuditEntry:
    """The entry with the names that its ids have today; an id of nothing any more stays."""
    return replace(entry, rows=tuple(_row(store, row) for row in entry.rows))


def _row(store: Store, row: RowChange) -> RowChange:
    fields = tuple(
        (column, _named(store, row.table, column, old), _named(store, row.table, column, new))
        for column, old, new in row.fields
    )
    return replace(row, fields=fields)


def _named(store: Store, table: str, column: str, value: object) -> object:
    if column in _STATUSES and isinstance(value, int):
        return next((one.label for one in store.statuses.all() if one.number == value), value)
    if not isinstance(value, str):
        return value
    if column == "enrolment" and _ID.fullmatch(value):
        enrolment = store.enrolments.get(value)
        return value if enrolment is None else _name(store, "resident", enrolment.resident)
    shelf = _SHELVES.get(column) or _kind_of(table, column)
    if shelf and _ID.fullmatch(value):
        return _name(store, shelf, value)
    if shelf and value[:1] == "[":
        return ", ".join(_name(store, shelf, str(one)) for one in json.loads(value))
    return value


def _kind_of(table: str, column: str) -> str:
    """Where the names of a ``kind`` stand: programs and sessions have their own."""
    if column != "kind":
        return ""
    return {"cohort": "program_kind", "session": "session_kind", "topic": "session_kind"}.get(
        table, ""
    )


def _name(store: Store, table: str, key: str) -> str:
    record = store.shelves()[table].get(key)
    names = (getattr(record, one, "") for one in _NAMES)
    return next((one for one in names if one), key)
