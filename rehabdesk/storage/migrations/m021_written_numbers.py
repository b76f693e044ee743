"""Residents show their number as registers write it; as typed it stays with the numbers."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

import re

from sqlite_utils import Database

_WRITTEN = re.compile(r"[ABCDF](?:I{1,3}|IV|V)?[ab]? [1-9][0-9]*/[0-9][0-9](?:/[A-Z0-9]+)*")
"""What the column ``matched`` holds for a number of a register, "BIIa 103/18"."""


def m021_written_numbers(db: Database) -> None:
    """Write the step."""
    rows = db.execute(
        "SELECT DISTINCT resident.id, registration.matched FROM resident"
        " JOIN registration ON registration.resident = resident.id"
        " AND registration.value = resident.registration_no"
        " WHERE registration.kind = 'register' AND registration.matched <> registration.value"
    ).fetchall()
    for resident, written in rows:
        if _WRITTEN.fullmatch(written):
            db.execute("UPDATE resident SET registration_no = ? WHERE id = ?", (written, resident))
