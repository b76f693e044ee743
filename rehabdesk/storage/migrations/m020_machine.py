"""Which computer this PC of the office was last opened on, as a mark; empty before it is noted."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m020_machine(db: Database) -> None:
    """Write the step."""
    db.execute("ALTER TABLE this_pc ADD COLUMN machine TEXT NOT NULL DEFAULT ''")
