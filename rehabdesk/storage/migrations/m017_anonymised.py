"""Whether somebody was made anonymous stands in a column of its own, not in the name."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m017_anonymised(db: Database) -> None:
    """Write the step; before it, who was made anonymous had this name and nothing else."""
    db.execute("ALTER TABLE resident ADD COLUMN anonymised INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "UPDATE resident SET anonymised = 1 WHERE name = 'Tanpa nama' AND birth_on IS NULL"
        " AND aliases || registration_no || birth_place || address || nik || father_name"
        " || mother_name || note = '' AND photo IS NULL"
    )
