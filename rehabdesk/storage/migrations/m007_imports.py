"""Imports with their way back, what was decided on the way, and merged residents."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m007_imports(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "import_batch",
        "subject TEXT NOT NULL, label TEXT NOT NULL, file_name TEXT NOT NULL,"
        " digest TEXT NOT NULL, imported_at TEXT NOT NULL, added INTEGER NOT NULL,"
        " changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, doubtful INTEGER NOT NULL,"
        " invalid INTEGER NOT NULL, journal BLOB NOT NULL, undone_at TEXT",
    )
    table(
        db,
        "import_shape",
        "subject TEXT NOT NULL, meanings TEXT NOT NULL, modes TEXT NOT NULL,"
        " mode TEXT NOT NULL, day_first INTEGER",
    )
    table(db, "import_answer", "answer TEXT NOT NULL")
    table(
        db,
        "resident_merge",
        "kept TEXT NOT NULL, merged TEXT NOT NULL, merged_name TEXT NOT NULL,"
        " merged_at TEXT NOT NULL, journal BLOB NOT NULL, undone_at TEXT",
    )
