"""What can still be read of a damaged file, table by table, into a new file.

A broken page makes everything behind it unreadable in one direction, so rows are asked for in
halves of halves: only those on broken pages are lost. Tables without row numbers are read from
both ends. Nothing is written into the damaged file. The index of names comes out empty: whoever
opens the new file has it made anew.

The new file is made of what its schema has, and only tables that are such in the damaged one, word
for word, are read there: what else somebody has put into it is left.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct

from rehabdesk.storage import driver
from rehabdesk.storage.backup import contents_of
from rehabdesk.storage.driver import quoted
from rehabdesk.storage.known_schema import SchemaPart, is_plain_table, parts_at
from rehabdesk.storage.pc import RESTORED, new_origin
from rehabdesk.storage.troubles import FileDamaged, NewerFile, named_troubles

_MOST_FAILURES = 3_000
"""Where the root of a table is broken nothing can be read of it, however finely it is asked for."""

_MADE_BY_OTHERS = ("sqlite_", "resident_search_")
"""Parts that SQLite makes itself, and those of the index of names, which come with it."""

_SavedRows = dict[Any, tuple[Any, ...]]


class Salvaged(Struct, frozen=True, kw_only=True):
    """How many rows of each table were saved, and in which tables some could not be read."""

    counts: dict[str, int]
    torn: tuple[str, ...]


class _DamagedFile:
    """The damaged file; SQLCipher reads nothing more after a broken page, so it opens again."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = driver.connect(path, key, read_only=True)

    def rows(self, sql: str, values: tuple[int, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question; raises the driver's error where one cannot be read."""
        found = list(self.one_by_one(sql, values))
        if found and found[-1] is None:
            raise driver.DatabaseError
        return [row for row in found if row is not None]

    def one_by_one(
        self, sql: str, values: tuple[int, ...] = ()
    ) -> Iterator[tuple[Any, ...] | None]:
        """Rows as far as they can be read; the last is None where there would be more."""
        try:
            for row in self._connection.execute(sql, values):
                yield tuple(row)
        except driver.DatabaseError:
            self.close()
            self._connection = driver.connect(self._path, self._key, read_only=True)
            yield None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def salvage(
    damaged: Path,
    key: bytes,
    target: Path,
    known: Callable[[int], tuple[SchemaPart, ...]] = parts_at,
) -> Salvaged:
    """Copy every readable row of a damaged file into a new one with the same key and schema.

    ``known`` tells what a schema is made of. Raises ``FileDamaged`` where not even the list of
    tables can be read, and ``NewerFile`` where the schema is not known yet.
    """
    with named_troubles(target.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        source = _DamagedFile(damaged, key)
        with closing(source), closing(driver.connect(target, key)) as rescued:
            there, version = _schema(source, damaged)
            made_of = known(version)
            if not made_of:
                raise (NewerFile if version > 0 else FileDamaged)(damaged.name)
            rescued.execute("PRAGMA synchronous = OFF")
            rescued.execute("BEGIN")
            torn: list[str] = []
            for part in sorted(made_of, key=_tables_first):
                if part.sql is None or part.name.startswith(_MADE_BY_OTHERS):
                    continue
                rescued.execute(part.sql)
                if is_plain_table(part) and not (part in there and _copy(source, rescued, part)):
                    torn.append(part.name)
            _fill_single_rows(rescued)
            rescued.execute("COMMIT")
            rescued.execute(f"PRAGMA user_version = {version:d}")
            return Salvaged(counts=contents_of(rescued).counts, torn=tuple(torn))


def _schema(source: _DamagedFile, damaged: Path) -> tuple[set[SchemaPart], int]:
    """What a damaged file is made of, and which schema it says it has."""
    try:
        version = int(source.rows("PRAGMA user_version")[0][0])
        rows = source.rows("SELECT type, name, tbl_name, sql FROM sqlite_master")
    except driver.DatabaseError:
        raise FileDamaged(damaged.name) from None
    return {SchemaPart(*row) for row in rows}, version


def _tables_first(part: SchemaPart) -> int:
    """Indexes and triggers are made when the rows are there."""
    return ("table", "index", "trigger").index(part.kind)


def _copy(source: _DamagedFile, rescued: driver.Connection, part: SchemaPart) -> bool:
    """Copy what can be read of a table; says whether that was all."""
    if "WITHOUT ROWID" in (part.sql or ""):
        rows, whole = _from_both_ends(source, part.name)
    else:
        rows, whole = _by_number(source, part.name)
    for row in rows.values():
        places = ", ".join("?" * len(row))
        rescued.execute(f"INSERT OR IGNORE INTO {quoted(part.name)} VALUES ({places})", row)
    return whole


def _by_number(source: _DamagedFile, table: str) -> tuple[_SavedRows, bool]:
    """The rows of a table with row numbers: from both ends, and what lies between in halves.

    Row numbers need not lie close together, so the ends are where reading stopped.
    """
    rows: _SavedRows = {}
    stopped: list[int | None] = []
    for order in ("rowid", "rowid DESC"):
        whole, end = True, None
        for row in source.one_by_one(f"SELECT rowid, * FROM {quoted(table)} ORDER BY {order}"):
            if row is None:
                whole = False
            else:
                end = row[0]
                rows[end] = row[1:]
        if whole:
            return rows, True
        stopped.append(end)
    return rows, _in_halves(source, table, rows, stopped[0], stopped[1])


def _in_halves(
    source: _DamagedFile, table: str, rows: _SavedRows, before: int | None, after: int | None
) -> bool:
    """Add the rows between two others; where an end is not known, one far enough away is taken."""
    low = 1 if before is None else before + 1
    high = low + 2**20 if after is None else after - 1
    whole = True
    waiting, failures = [(low, high)], 0
    while waiting and failures < _MOST_FAILURES:
        first, last = waiting.pop()
        try:
            found = source.rows(*_between(table, first, last))
            rows.update({one[0]: tuple(one[1:]) for one in found})
        except driver.DatabaseError:
            failures += 1
            if first < last:
                middle = (first + last) // 2
                halves = [(middle + 1, last), (first, middle)]
                # Where the end is not known nothing can be read next to it, so that comes last.
                waiting += halves if after is None else reversed(halves)
            else:
                whole = False
    return whole and not waiting


def _between(table: str, first: int, last: int) -> tuple[str, tuple[int, ...]]:
    """The question for some rows; for one alone SQLite does not look at the page of the next."""
    question = f"SELECT rowid, * FROM {quoted(table)} WHERE rowid"
    if first == last:
        return f"{question} = ?", (first,)
    return f"{question} BETWEEN ? AND ?", (first, last)


def _fill_single_rows(rescued: driver.Connection) -> None:
    """Put back what a file must have one of, where it was on a broken page.

    A generation of 0 accepts any ring of the office; the PC counts as a new one.
    """
    for table, row in (
        ("this_pc", {"id": "this", "origin": new_origin(), "rev_reserved": 0, "name": RESTORED}),
        ("key_ring", {"id": "this", "generation": 0}),
    ):
        there = rescued.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
        ).fetchone()
        if there and not rescued.execute(f"SELECT 1 FROM {table}").fetchone():
            places = ", ".join("?" * len(row))
            names = ", ".join(row)
            rescued.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))


def _from_both_ends(source: _DamagedFile, table: str) -> tuple[_SavedRows, bool]:
    keys = [
        str(row[1])
        for row in sorted(
            source.rows(f"PRAGMA table_info({quoted(table)})"), key=lambda one: one[5]
        )
        if row[5]
    ]
    rows: _SavedRows = {}
    forward = ", ".join(quoted(one) for one in keys)
    backward = ", ".join(f"{quoted(one)} DESC" for one in keys)
    for order in (forward, backward):
        found = source.one_by_one(f"SELECT * FROM {quoted(table)} ORDER BY {order}")
        kept = list(found)
        rows.update((row, row) for row in kept if row is not None)
        if None not in kept:
            return rows, True
    return rows, False
