"""What set a day of the calendar: the number of its decree, or that it is an estimate."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m022_basis_of_holidays(db: Database) -> None:
    """Write the step."""
    db.execute("ALTER TABLE holiday ADD COLUMN basis TEXT NOT NULL DEFAULT ''")
