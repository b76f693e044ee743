"""The audit log in words: tables, fields, and what an entry did."""

from rehabdesk.domain.audit import AuditEntry, RowChange, RowDeed
from rehabdesk.wording.audit_fields import FIELDS
from rehabdesk.wording.fields.catalogue import FIELDS_OF
from rehabdesk.wording.tables import table_word
from rehabdesk.wording.terms import label

_LONGEST = 60


def field_word(table: str, field: str) -> str:
    """What a field of a table is called; one without a word is shown by its own name."""
    described = FIELDS_OF[table].by_key if table in FIELDS_OF else {}
    if field in described:
        return described[field].word
    return FIELDS.get(field, field.replace("_", " "))


def value_word(value: object, longest: int = _LONGEST) -> str:
    """A value in a few signs."""
    if value in (None, ""):
        return "kosong"
    text = " ".join(str(value).split())
    return text if len(text) <= longest else f"{text[:longest]}…"


def row_title(row: RowChange) -> str:
    """Which kind of record, and what happened to it."""
    if row.deed is RowDeed.MANY:
        return f"{table_word(row.table)}: {row.key[0]} baris (sidik {row.key[1][:12]})"
    return f"{table_word(row.table)} {label(row.deed)}"


def entry_summary(entry: AuditEntry) -> str:
    """What an entry is about, in a few words."""
    counts: dict[str, int] = {}
    for row in entry.rows:
        count = int(row.key[0]) if row.deed is RowDeed.MANY else 1
        counts[row.table] = counts.get(row.table, 0) + count
    return ", ".join(
        table_word(table) if count == 1 else f"{count} {table_word(table).lower()}"
        for table, count in counts.items()
    )
