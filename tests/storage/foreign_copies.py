"""Backups as somebody makes them who holds their key, and means harm."""

from contextlib import closing

from rehabdesk.storage import driver

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
STRANGE = 'x"; DROP TABLE room; --'
FOREIGN = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON audit_entry BEGIN DELETE FROM room; END",
    "a view without end": f"CREATE VIEW evil AS {ENDLESS}",
    "a table with SQL for a name": f"CREATE TABLE {driver.quoted(STRANGE)} (id TEXT) STRICT",
    "an index on an expression": "CREATE INDEX evil ON room (upper(name))",
    "a column that is worked out": (
        "ALTER TABLE room ADD COLUMN evil TEXT AS (hex(zeroblob(400000000)))"
    ),
    "no guard of the log": "DROP TRIGGER audit_entry_no_update",
    "a view in a table's place": (
        "ALTER TABLE room RENAME TO real_room;"
        f" CREATE VIEW room AS SELECT '' AS updated_at FROM ({ENDLESS})"
    ),
    "a check that never ends": (
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'name TEXT',"
        f" 'name TEXT CHECK ((SELECT count(*) FROM ({ENDLESS})) > 0)') WHERE name = 'room'"
    ),
    "another table for the names": (
        "DROP TABLE resident_search; CREATE TABLE resident_search (id TEXT) STRICT"
    ),
}
"""What a file has or lacks against its schema, and how it came to it."""

CROSSED = (
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage ="
    " (SELECT rootpage FROM sqlite_master WHERE name = 'holiday') WHERE name = 'room'"
)
"""Two tables on the same pages: each page is genuine, and the whole is no sound file."""

HUGE = "UPDATE room SET name = CAST(zeroblob(33 * 1024 * 1024) AS TEXT)"


def plant(path, key, sql):
    """Change a closed file from outside, and leave nothing beside it."""
    with closing(driver.connect(path, key)) as opened:
        opened.executescript(sql)
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
