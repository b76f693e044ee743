"""Statuses, the narrow table of expected rows with their marks, details and corrections.

The key order serves the sheet and the cohort, the index serves the person. Ids are their
16 bytes here and stamps are numbers, because every backup carries these rows.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m005_attendance(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "attendance_status",
        "number INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL,"
        " counts_as TEXT NOT NULL, excused INTEGER NOT NULL, needs_reason INTEGER NOT NULL,"
        " is_late INTEGER NOT NULL, active INTEGER NOT NULL, position INTEGER NOT NULL",
    )
    db.execute(
        "CREATE TABLE attendance (session BLOB NOT NULL, resident BLOB NOT NULL,"
        " number INTEGER NOT NULL, source INTEGER NOT NULL, status INTEGER,"
        " removed INTEGER NOT NULL DEFAULT 0, marked_at INTEGER, marked_by INTEGER,"
        " origin INTEGER NOT NULL, rev INTEGER NOT NULL,"
        " PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX attendance_by_resident ON attendance(resident, session)")
    db.execute(
        "CREATE TABLE attendance_detail (session BLOB NOT NULL, resident BLOB NOT NULL,"
        " minutes_late INTEGER, reason TEXT NOT NULL, note TEXT NOT NULL, engagement INTEGER,"
        " origin INTEGER NOT NULL, rev INTEGER NOT NULL,"
        " PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID"
    )
    table(
        db,
        "attendance_correction",
        "session TEXT NOT NULL, resident TEXT NOT NULL, old_status INTEGER,"
        " new_status INTEGER, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,"
        " why TEXT NOT NULL, old_detail TEXT NOT NULL",
    )
    db.execute("CREATE INDEX attendance_correction_by_session ON attendance_correction(session)")
    db.execute("CREATE INDEX attendance_correction_by_resident ON attendance_correction(resident)")
