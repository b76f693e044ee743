"""The PC's place in its office, and the floors of sheet serials after a restore.

Every office has one PC so far, so each is at place 0. A floor is kept for each year that has
sheets, and under year 0 for all others.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m013_pc_places(db: Database) -> None:
    """Write the step."""
    db.execute("ALTER TABLE this_pc ADD COLUMN place INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE serial_floor (year INTEGER PRIMARY KEY, serial INTEGER NOT NULL) STRICT"
    )
