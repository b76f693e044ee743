"""Excuses over days in advance, which rows they filled, and which statuses may be told early."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m023_excuses(db: Database) -> None:
    """Write the step; an absence with an accepted reason may be told before a session."""
    table(
        db,
        "excuse",
        "resident TEXT NOT NULL REFERENCES resident(id),"
        " status TEXT NOT NULL REFERENCES attendance_status(id), first_on TEXT NOT NULL,"
        " last_on TEXT, weekdays TEXT NOT NULL, starts_at TEXT, ends_at TEXT,"
        " reason TEXT NOT NULL, document TEXT NOT NULL",
    )
    db.execute("CREATE INDEX excuse_by_resident ON excuse(resident)")
    db.execute("ALTER TABLE attendance_detail ADD COLUMN excuse BLOB")
    db.execute("ALTER TABLE attendance_status ADD COLUMN in_advance INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "UPDATE attendance_status SET in_advance = 1 WHERE excused = 1 AND counts_as = 'absent'"
    )
