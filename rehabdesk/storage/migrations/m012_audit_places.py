"""The audit log's entries in one row of places, which only ever grows at its end.

A place is the PC's number and the entry's number on it in one (``origin << 32 | number``). Keyed by
two columns, a full page was shared out among its neighbours, and a change wrote up to ten pages;
now an entry that finds no room begins a page. What the entries say and their hashes stay.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m012_audit_places(db: Database) -> None:
    """Write the step."""
    for deed in ("UPDATE", "DELETE"):
        db.execute(f"DROP TRIGGER audit_entry_no_{deed.lower()}")
    db.execute("ALTER TABLE audit_entry RENAME TO audit_entry_before")
    db.execute(
        "CREATE TABLE audit_entry (place INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
        " kind TEXT NOT NULL, user TEXT NOT NULL, label TEXT NOT NULL, why TEXT NOT NULL,"
        " content BLOB NOT NULL, chain BLOB NOT NULL) STRICT"
    )
    # A log that somebody has tampered with must not keep the office from opening: whatever finds
    # its place taken is left out here, and missing where the chain is looked through.
    db.execute(
        "INSERT OR IGNORE INTO audit_entry SELECT (origin << 32) | (number & 0xffffffff),"
        " at, kind, user, label, why, content, chain FROM audit_entry_before"
        " ORDER BY origin, number"
    )
    db.execute("DROP TABLE audit_entry_before")
    for deed in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER audit_entry_no_{deed.lower()} BEFORE {deed} ON audit_entry"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END"
        )
