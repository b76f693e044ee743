"""What a backup and today's file have that the other has not, row by row, and not only how many.

Both files are looked at on one connection. What stamps say (when, by whom, the PC's counter) is
left out: a row that was changed and changed back is the same.
"""

from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from rehabdesk.storage import driver
from rehabdesk.storage.troubles import named_troubles

_STAMPS = frozenset(
    (
        *("origin", "rev", "created_at", "created_by", "updated_at", "updated_by"),
        *("deleted_by", "marked_at", "marked_by"),
    )
)
_OWN = frozenset(("this_pc", "known_pc", "serial_floor", "key_ring", "audit_row", "upgrade_kept"))
"""What the program keeps for itself, or can make anew."""

_MOST_DEEDS = 12
_CACHE = -64 * 1024
"""Kilobytes for each file, so that a page is decrypted once and not for each row that is sought."""


class TableDifference(Struct, frozen=True, kw_only=True):
    """A table of both files: rows then and today, and how putting the backup back changes them.

    ``lost`` rows are there today only, ``back`` ones in the backup only, ``changed`` ones in both
    with other content.
    """

    table: str
    then: int
    today: int
    lost: int
    back: int
    changed: int


class FileDifference(Struct, frozen=True, kw_only=True):
    """Every table of two files, and the deeds that only today's log knows.

    ``deeds`` are labels with their number, the most frequent first; ``deeds_count`` is of all.
    """

    tables: tuple[TableDifference, ...]
    deeds: tuple[tuple[str, int], ...] = ()
    deeds_count: int = 0
    last_deed_at: datetime | None = None


def difference(today: Path, today_key: bytes, backup: Path, backup_key: bytes) -> FileDifference:
    """Compare a closed or open office's file with a backup; raises troubles by name."""
    with (
        named_troubles(backup.name),
        closing(driver.look(today, today_key)) as both,
    ):
        both.execute("PRAGMA query_only = ON")
        driver.attach_alone(both, backup, backup_key, "lama")
        for side in ("main", "lama"):
            both.execute(f"PRAGMA {side}.cache_size = {_CACHE}")
        both.execute("BEGIN")
        tables = sorted({*_tables(both, "main"), *_tables(both, "lama")} - _OWN)
        found = FileDifference(tables=tuple(_of_table(both, one) for one in tables))
        with suppress(driver.OperationalError):  # a log of an older program has other columns
            found = _with_deeds(both, found)
        return found


def _tables(both: driver.Connection, side: str) -> list[str]:
    rows = both.execute(
        f"SELECT name FROM {side}.sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
        " AND name NOT LIKE '!_%' ESCAPE '!'"
    )
    return [str(value) for (value,) in rows]


def _of_table(both: driver.Connection, table: str) -> TableDifference:
    then, today = (_count(both, side, table) for side in ("lama", "main"))
    mine, theirs = (_columns(both, side, table) for side in ("main", "lama"))
    keys = [name for name, in_key in mine.items() if in_key]
    if not then or not today or any(not theirs.get(one) for one in keys):
        return TableDifference(
            table=table, then=then, today=today, lost=today, back=then, changed=0
        )
    name = driver.quoted(table)
    joined = " AND ".join(_pair(one, "=") for one in keys)
    content = [one for one in mine if one in theirs and one not in _STAMPS and one not in keys]
    differs = " OR ".join(_pair(one, "IS NOT") for one in content) or "0"
    row = both.execute(
        f"SELECT count(*), coalesce(sum({differs}), 0)"
        f" FROM main.{name} AS a JOIN lama.{name} AS b ON {joined}"
    ).fetchone()
    same, changed = int(row[0]), int(row[1])
    return TableDifference(
        table=table,
        then=then,
        today=today,
        lost=today - same,
        back=then - same,
        changed=changed,
    )


def _pair(column: str, between: str) -> str:
    name = driver.quoted(column)
    return f"a.{name} {between} b.{name}"


def _count(both: driver.Connection, side: str, table: str) -> int:
    if not _columns(both, side, table):
        return 0
    return int(driver.value_of(both, f"SELECT count(*) FROM {side}.{driver.quoted(table)}"))


def _columns(both: driver.Connection, side: str, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each is part of its key."""
    rows = both.execute(f"PRAGMA {side}.table_info({driver.quoted(table)})")
    return {str(row[1]): bool(row[5]) for row in rows}


def _with_deeds(both: driver.Connection, found: FileDifference) -> FileDifference:
    rows = both.execute(
        "SELECT label, count(*), max(at) FROM main.audit_entry AS a WHERE NOT EXISTS"
        " (SELECT 1 FROM lama.audit_entry AS b WHERE b.place = a.place AND b.chain = a.chain)"
        " GROUP BY label ORDER BY 2 DESC, 1"
    ).fetchall()
    if not rows:
        return found
    last = max(int(row[2]) for row in rows)
    return FileDifference(
        tables=found.tables,
        deeds=tuple((str(row[0]), int(row[1])) for row in rows[:_MOST_DEEDS]),
        deeds_count=sum(int(row[1]) for row in rows),
        last_deed_at=datetime.fromtimestamp(last / 1000, UTC),
    )
