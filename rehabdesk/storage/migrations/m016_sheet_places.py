"""Where the cells of each printed sheet stand, for machines that read it later."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m016_sheet_places(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "sheet_printing",
        "sheet TEXT NOT NULL REFERENCES sheet(id), printing INTEGER NOT NULL, places BLOB NOT NULL",
    )
    db.execute("CREATE INDEX sheet_printing_by_sheet ON sheet_printing(sheet)")
