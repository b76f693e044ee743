"""The audit log grows and nothing else, and the copy from before an upgrade is known to the file.

``REPLACE`` takes a row away without telling the trigger on deletions, so an entry is refused where
there is one already. What finds the entries of a record can only be added to as well. The digest
of the copy that an upgrade keeps stands in the encrypted file: another copy in its place is not
gone back to.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m015_log_only_grows(db: Database) -> None:
    """Write the step."""
    db.execute(
        "CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry"
        " WHEN EXISTS (SELECT 1 FROM audit_entry WHERE place = NEW.place)"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END"
    )
    for deed in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER audit_row_no_{deed.lower()} BEFORE {deed} ON audit_row"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END"
        )
    db.execute(
        "CREATE TABLE upgrade_kept (id TEXT PRIMARY KEY, folder TEXT NOT NULL,"
        " digest TEXT NOT NULL) STRICT"
    )
