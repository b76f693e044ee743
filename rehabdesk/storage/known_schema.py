"""What a file of each schema is made of: its tables, indexes and triggers, word for word.

The steps themselves tell it, on an empty file in memory, so there is no second list to keep.
"""

from contextlib import closing
from functools import cache
from typing import NamedTuple

from rehabdesk.storage import driver
from rehabdesk.storage.keys import new_key

_MOST_PARTS = 1000
"""More than any schema has; of a foreign file no more of them are looked at."""


class SchemaPart(NamedTuple):
    """A table, index, view or trigger as SQLite keeps it; ``sql`` is None for what it adds."""

    kind: str
    name: str
    table: str
    sql: str | None


_COUNTED = frozenset(
    SchemaPart("table", name, name, f"CREATE TABLE {name}{columns}")
    for name, columns in (
        ("sqlite_stat1", "(tbl,idx,stat)"),
        ("sqlite_stat4", "(tbl,idx,neq,nlt,ndlt,sample)"),
    )
)
"""What SQLite adds where somebody has let it count rows; it runs nothing."""


def parts_of(connection: driver.Connection) -> tuple[SchemaPart, ...]:
    """What an open file is made of, in the order in which it was made."""
    rows = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid LIMIT {_MOST_PARTS}"
    )
    return tuple(SchemaPart(*row) for row in rows)


@cache
def parts_at(schema: int) -> tuple[SchemaPart, ...]:
    """What a file of a schema is made of, in the order of the steps; nothing where none is such."""
    from sqlite_utils import Database

    from rehabdesk.storage.migrations import MIGRATIONS, STEPS

    if not 0 < schema <= len(STEPS):
        return ()
    later = {one.__name__ for one in STEPS[schema:]}
    with closing(driver.connect(None, new_key())) as empty:
        MIGRATIONS.apply(Database(empty), stop_before=later or None)
        return parts_of(empty)


def is_ours(parts: tuple[SchemaPart, ...], schema: int) -> bool:
    """Whether a file has every part of a schema and no other, each in the same words."""
    found = sorted(repr(one) for one in parts if one not in _COUNTED)
    return bool(found) and found == sorted(repr(one) for one in parts_at(schema))


def is_plain_table(part: SchemaPart) -> bool:
    """Whether a part is a table that holds its rows itself."""
    return part.kind == "table" and (part.sql or "").startswith("CREATE TABLE")
