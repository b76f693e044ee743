"""Shipped defaults have the same id in every office: UUIDv5 of table and code.

A row is taken for the shipped one if code and name are as they were shipped; whatever an office
has made of its own keeps its id. Every id that a row, a setting or the journal of an import holds
is replaced as well. The audit log stays as it is, for it is chained; what finds its entries gets
the new ids beside the old ones.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

import hashlib
import zlib
from collections.abc import Iterator, Mapping

from sqlite_utils import Database

from rehabdesk.storage.migrations.m018_shipped import HOLIDAYS, KINDS, PROGRAMS, STATUSES, TOPICS

_SPACE = bytes.fromhex("6f1b8a52c2d94e6f9a35d7b04c81e2aa")
_LOG = ("audit_entry", "audit_row")
_TEXTS = (
    ("setting", "value"),
    ("import_answer", "answer"),
    ("import_shape", "meanings"),
    ("import_shape", "modes"),
)
_JOURNALS = ("import_batch", "resident_merge")
_ID_LENGTH = 32
_TOPICS = (
    "SELECT topic.id, kind.short || '/' || topic.title, kind.name"
    " FROM topic JOIN session_kind AS kind ON kind.id = topic.kind"
)
_TABLES: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("attendance_status", "SELECT id, code, number FROM attendance_status", STATUSES),
    ("session_kind", "SELECT id, short, name FROM session_kind", KINDS),
    (
        "topic",
        _TOPICS,
        {f"{short}/{title}": KINDS[short] for short in TOPICS for title in TOPICS[short]},
    ),
    ("program_kind", "SELECT id, code, title FROM program_kind", PROGRAMS),
    ("holiday", "SELECT id, day, label FROM holiday", HOLIDAYS),
)


def m018_default_ids(db: Database) -> None:
    """Write the step."""
    shipped = list(_shipped(db))
    renamed = {former: new for _, former, new in shipped}
    if not renamed:
        return
    for table, column in _columns(db):
        _rename(db, table, column, renamed)
    _rename_in_texts(db, renamed)
    for table, former, new in shipped:
        db.execute(
            "INSERT OR IGNORE INTO audit_row SELECT table_name, ?, origin, number FROM audit_row"
            " WHERE table_name = ? AND row_key = ?",
            (new, table, former),
        )


def _rename(db: Database, table: str, column: str, renamed: dict[str, str]) -> None:
    held = db.execute(
        f"SELECT DISTINCT {column} FROM {table} WHERE length({column}) = ?", (_ID_LENGTH,)
    ).fetchall()
    for (former,) in held:
        if former in renamed:
            db.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (renamed[former], former)
            )


def _rename_in_texts(db: Database, renamed: dict[str, str]) -> None:
    for table, column in _TEXTS:
        for key, text in db.execute(f"SELECT id, {column} FROM {table}").fetchall():
            written = _replaced(text, renamed)
            if written != text:
                db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (written, key))
    for table in _JOURNALS:
        for key, journal in db.execute(f"SELECT id, journal FROM {table}").fetchall():
            text = zlib.decompress(journal).decode() if journal else ""
            written = _replaced(text, renamed)
            if written != text:
                packed = zlib.compress(written.encode(), 6)
                db.execute(f"UPDATE {table} SET journal = ? WHERE id = ?", (packed, key))


def _shipped(db: Database) -> Iterator[tuple[str, str, str]]:
    """Table, id and fixed id of each row that is as it was shipped; of twins the live one."""
    for table, rows, shipped in _TABLES:
        taken: set[str] = set()
        found = db.execute(
            f"{rows} ORDER BY {table}.deleted_at IS NOT NULL, {table}.created_at, {table}.id"
        ).fetchall()
        for key, code, name in found:
            if code not in taken and shipped.get(code) == name:
                taken.add(code)
                fixed = _fixed_id(table, code)
                if fixed != key:
                    yield table, key, fixed


def _fixed_id(table: str, code: str) -> str:
    """A UUID version 5 (RFC 9562, 5.5) as 32 hexadecimal digits."""
    digest = hashlib.sha1(_SPACE + f"{table}/{code}".encode(), usedforsecurity=False).hexdigest()
    variant = int(digest[16], 16) & 0x3 | 0x8
    return f"{digest[:12]}5{digest[13:16]}{variant:x}{digest[17:32]}"


def _columns(db: Database) -> Iterator[tuple[str, str]]:
    """Every column of text in which an id may stand."""
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
    ).fetchall()
    for (table,) in tables:
        if table not in _LOG:
            for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
                if kind == "TEXT":
                    yield table, column


def _replaced(text: str, renamed: dict[str, str]) -> str:
    for former, new in renamed.items():
        if former in text:
            text = text.replace(former, new)
    return text
