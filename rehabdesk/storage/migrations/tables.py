"""How the steps make a table: an id, its columns, and the stamps that every row carries."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

_STAMPS = """
    origin INTEGER NOT NULL, rev INTEGER NOT NULL,
    created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
    deleted_at TEXT, deleted_by TEXT
"""


def table(db: Database, name: str, columns: str) -> None:
    """Make a strict table of records."""
    db.execute(f"CREATE TABLE {name} (id TEXT PRIMARY KEY, {columns}, {_STAMPS}) STRICT")
