"""The office, its papers' heads, signers, places, days and settings."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m001_office(db: Database) -> None:
    """Write the step."""
    db.execute(
        "CREATE TABLE this_pc (id TEXT PRIMARY KEY, origin INTEGER NOT NULL,"
        " rev_reserved INTEGER NOT NULL, name TEXT NOT NULL) STRICT"
    )
    table(
        db,
        "office",
        "name TEXT NOT NULL, short_name TEXT NOT NULL, city TEXT NOT NULL,"
        " time_zone TEXT NOT NULL, paper TEXT NOT NULL, demonstration INTEGER NOT NULL,"
        " demonstration_day TEXT",
    )
    table(
        db,
        "letterhead",
        "valid_from TEXT NOT NULL, lines TEXT NOT NULL, address_lines INTEGER NOT NULL,"
        " left_logo TEXT, right_logo TEXT",
    )
    table(
        db,
        "official",
        "name TEXT NOT NULL, position TEXT NOT NULL, role TEXT NOT NULL, nip TEXT NOT NULL,"
        " acting TEXT NOT NULL, institution TEXT NOT NULL, active_from TEXT, active_to TEXT",
    )
    table(db, "picture", "media_type TEXT NOT NULL, content BLOB NOT NULL")
    table(db, "room", "name TEXT NOT NULL, capacity INTEGER, active INTEGER NOT NULL")
    table(db, "holiday", "day TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL")
    table(db, "setting", "value TEXT NOT NULL")
