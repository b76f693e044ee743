"""Sessions with their kinds and topics, printed sheets, guests."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m004_sessions(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "session_kind",
        "name TEXT NOT NULL, short TEXT NOT NULL, minutes INTEGER NOT NULL,"
        " mandatory INTEGER NOT NULL, counts_for_certificate INTEGER NOT NULL,"
        " active INTEGER NOT NULL, position INTEGER NOT NULL, tone TEXT NOT NULL",
    )
    table(
        db,
        "topic",
        "kind TEXT REFERENCES session_kind(id), title TEXT NOT NULL, active INTEGER NOT NULL",
    )
    table(
        db,
        "session_series",
        "cohort TEXT NOT NULL REFERENCES cohort(id), label TEXT NOT NULL",
    )
    table(
        db,
        "session",
        "cohort TEXT NOT NULL REFERENCES cohort(id),"
        " kind TEXT NOT NULL REFERENCES session_kind(id), care_groups TEXT NOT NULL,"
        " held_on TEXT NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,"
        " topic TEXT NOT NULL, room TEXT REFERENCES room(id), counselors TEXT NOT NULL,"
        " speaker TEXT NOT NULL, state TEXT NOT NULL, state_reason TEXT NOT NULL,"
        " head_count INTEGER, series TEXT, supersedes TEXT, note TEXT NOT NULL",
    )
    db.execute("CREATE INDEX session_by_day ON session(held_on, starts_at)")
    db.execute("CREATE INDEX session_by_cohort ON session(cohort, held_on)")
    table(
        db,
        "session_guest",
        "session TEXT NOT NULL REFERENCES session(id), name TEXT NOT NULL,"
        " institution TEXT NOT NULL",
    )
    db.execute("CREATE INDEX session_guest_by_session ON session_guest(session)")
    table(
        db,
        "sheet",
        "session TEXT NOT NULL REFERENCES session(id), number TEXT NOT NULL,"
        " year INTEGER NOT NULL, serial INTEGER NOT NULL, printed_at TEXT NOT NULL,"
        " roster TEXT NOT NULL",
    )
    db.execute("CREATE INDEX sheet_by_session ON sheet(session)")
    db.execute("CREATE INDEX sheet_by_serial ON sheet(year, serial)")
