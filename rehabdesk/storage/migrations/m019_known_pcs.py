"""What is known of other PCs: of each the highest counter that a row here has.

A PC's own counter goes on above all of them.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database


def m019_known_pcs(db: Database) -> None:
    """Write the step."""
    db.execute("CREATE TABLE known_pc (origin INTEGER PRIMARY KEY, rev INTEGER NOT NULL) STRICT")
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()}
        if {"origin", "rev"} <= columns and table != "known_pc":
            db.execute(
                f"INSERT INTO known_pc SELECT origin, max(rev) FROM {table} WHERE 1"
                " GROUP BY origin ON CONFLICT DO UPDATE SET rev = max(rev, excluded.rev)"
            )
    highest = "(SELECT coalesce(max(rev), 0) FROM known_pc)"
    db.execute(f"UPDATE this_pc SET rev_reserved = max(rev_reserved, {highest})")
    db.execute("DELETE FROM known_pc WHERE origin IN (SELECT origin FROM this_pc)")
