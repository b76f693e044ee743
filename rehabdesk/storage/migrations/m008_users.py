"""Users, and how often the ring of their key slots has changed."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m008_users(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "app_user",
        "login TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,"
        " number INTEGER NOT NULL, counselor TEXT REFERENCES counselor(id),"
        " active_from TEXT, active_to TEXT",
    )
    db.execute("CREATE TABLE key_ring (id TEXT PRIMARY KEY, generation INTEGER NOT NULL) STRICT")
    db.execute("INSERT INTO key_ring VALUES ('this', 0)")
