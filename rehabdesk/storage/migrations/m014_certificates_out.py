"""When a certificate's original went out, and when it was revoked.

Both are asked of what the office remembers: the first print or export that named a certificate is
its original, and the last change of one that is revoked is its revocation, where no copy of it was
counted since. What is not known stays empty: such an original may go out once more, and such a
revoked one is marked without a date.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

# Days are the office's: Jakarta, Makassar and Jayapura are 7, 8 and 9 hours ahead of UTC.
_HOURS = (
    "(SELECT CASE time_zone WHEN 'WITA' THEN '+8 hours' WHEN 'WIT' THEN '+9 hours'"
    " ELSE '+7 hours' END FROM office LIMIT 1)"
)


def m014_certificates_out(db: Database) -> None:
    """Write the step."""
    db.execute("ALTER TABLE certificate ADD COLUMN original_on TEXT")
    db.execute("ALTER TABLE certificate ADD COLUMN revoked_on TEXT")
    db.execute(
        "UPDATE certificate SET original_on ="
        f" (SELECT date(min(e.at) / 1000, 'unixepoch', {_HOURS})"
        " FROM audit_row AS r JOIN audit_entry AS e"
        " ON e.place = (r.origin << 32) | (r.number & 0xffffffff)"
        " WHERE r.table_name = 'certificate' AND r.row_key = certificate.id"
        " AND e.kind IN ('print', 'export'))"
    )
    db.execute(
        f"UPDATE certificate SET revoked_on = date(updated_at, {_HOURS})"
        " WHERE state = 'revoked' AND copies = 0"
    )
