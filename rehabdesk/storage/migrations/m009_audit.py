"""The audit log: one chain of entries a PC, which can be added to and not changed.

``audit_row`` finds the entries of a record; marks are too many for it and are found by their
corrections.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m009_audit(db: Database) -> None:
    """Write the step."""
    db.execute(
        "CREATE TABLE audit_entry (origin INTEGER NOT NULL, number INTEGER NOT NULL,"
        " at INTEGER NOT NULL, kind TEXT NOT NULL, user TEXT NOT NULL, label TEXT NOT NULL,"
        " why TEXT NOT NULL, content BLOB NOT NULL, chain BLOB NOT NULL,"
        " PRIMARY KEY (origin, number)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE audit_row (table_name TEXT NOT NULL, row_key TEXT NOT NULL,"
        " origin INTEGER NOT NULL, number INTEGER NOT NULL,"
        " PRIMARY KEY (table_name, row_key, origin, number)) STRICT, WITHOUT ROWID"
    )
    for deed in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER audit_entry_no_{deed.lower()} BEFORE {deed} ON audit_entry"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END"
        )
