"""Issued certificates with their frozen words."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m006_certificates(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "certificate",
        "enrolment TEXT NOT NULL REFERENCES enrolment(id), number TEXT NOT NULL,"
        " serial INTEGER NOT NULL, year INTEGER NOT NULL, issued_on TEXT NOT NULL,"
        " check_code TEXT NOT NULL, frozen TEXT NOT NULL, state TEXT NOT NULL,"
        " override_reason TEXT NOT NULL, revoked_reason TEXT NOT NULL,"
        " copies INTEGER NOT NULL",
    )
    db.execute("CREATE INDEX certificate_by_enrolment ON certificate(enrolment)")
    db.execute("CREATE INDEX certificate_by_serial ON certificate(year, serial)")
