"""Residents whose records not everybody may see."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m010_restrictions(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "restriction",
        "resident TEXT NOT NULL REFERENCES resident(id), reason TEXT NOT NULL,"
        " restricted_on TEXT NOT NULL",
    )
    db.execute("CREATE INDEX restriction_resident ON restriction(resident)")
