"""This PC as its office knows it: its place, its identity, and a new identity after a restore."""

import os

from rehabdesk.domain.pc import floor_after_restore, sheet_serials
from rehabdesk.storage.driver import Connection, value_of

RESTORED = "dipulihkan"
"""What a file says of its PC between being put back and its next opening."""

_FLOORS = "SELECT year, serial FROM serial_floor"
_EVERY_OTHER_YEAR = 0


def new_origin() -> int:
    """A random 31-bit number for a PC's rows; an identity is new each time."""
    return int.from_bytes(os.urandom(4)) >> 1


def renew_identity(connection: Connection, schema: str = "main") -> int:
    """Make a file of any schema another PC's, for it goes back to an earlier state; the origin.

    Its rows and log entries can be told from those that are lost. The next opening reads the
    note (``RESTORED``) and lets numbers go on above what may be on paper.
    """
    origin = new_origin()
    connection.execute(f"UPDATE {schema}.this_pc SET origin = ?, name = ?", (origin, RESTORED))
    return origin


def add_pc(connection: Connection) -> None:
    """Make the first PC of a new office: place 0, with an identity of its own."""
    connection.execute(
        "INSERT INTO this_pc (id, origin, rev_reserved, name) VALUES ('this', ?, 0, '')",
        (new_origin(),),
    )


def place_of_pc(connection: Connection) -> int:
    """The place (0 to 9) of this PC in its office."""
    return int(value_of(connection, "SELECT place FROM this_pc"))


def identity_of(connection: Connection) -> int:
    """The random number that this PC's rows bear in its office."""
    return int(value_of(connection, "SELECT origin FROM this_pc"))


def was_put_back(connection: Connection) -> bool:
    """Whether the file ever went back to an earlier state, or to another computer."""
    sql = f"{_FLOORS} WHERE year = ?"
    return connection.execute(sql, (_EVERY_OTHER_YEAR,)).fetchone() is not None


def is_elsewhere(connection: Connection, mark: str) -> bool:
    """Whether the file was last opened on another computer than the one of this mark.

    A computer without a mark is compared with nothing; a file without one takes the mark.
    """
    noted = str(value_of(connection, "SELECT machine FROM this_pc"))
    if mark and not noted:
        connection.execute("UPDATE this_pc SET machine = ?", (mark,))
    return bool(mark and noted and noted != mark)


def take_over(connection: Connection, mark: str) -> None:
    """Go on in place of the PC that had the file: its place stays, its identity does not.

    The other computer may have printed since the file was copied, so serials go on in the next
    full thousand. Without a mark the question stays open which computer this is.
    """
    renew_identity(connection)
    if mark:
        connection.execute("UPDATE this_pc SET machine = ?", (mark,))
    go_on_after_restore(connection)


def floor_of(connection: Connection, year: int) -> int:
    """Above which serial the sheets of a year go on; 0 where the file was never put back."""
    row = connection.execute(
        f"{_FLOORS} WHERE year IN (?, ?) ORDER BY year DESC LIMIT 1", (year, _EVERY_OTHER_YEAR)
    ).fetchone()
    return int(row[1]) if row else 0


def last_serial(connection: Connection, year: int) -> int:
    """The last sheet serial of a year that this PC's range has given, deleted ones too; or 0."""
    serials = sheet_serials(place_of_pc(connection))
    return int(
        value_of(
            connection,
            "SELECT coalesce(max(serial), 0) FROM sheet WHERE year = ? AND serial BETWEEN ? AND ?",
            (year, serials.start, serials.stop - 1),
        )
    )


def was_put_back_since(connection: Connection, year: int, serial: int) -> bool:
    """Whether the file went back to an earlier state since this PC gave a sheet its serial."""
    floor = floor_of(connection, year)
    return serial in sheet_serials(place_of_pc(connection)) and serial <= floor


def counters_of(connection: Connection) -> dict[int, int]:
    """The highest counter that a row of the file has from each PC, by the PC's origin."""
    found: dict[int, int] = {}
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if {"origin", "rev"} <= columns and table != "known_pc":
            highest = f"SELECT origin, max(rev) FROM {table} GROUP BY origin"
            for origin, rev in connection.execute(highest):
                found[origin] = max(rev, found.get(origin, 0))
    return found


def _know(connection: Connection, counters: dict[int, int]) -> None:
    """Keep how far other PCs were, and let this one's counter go on above all of them."""
    own = identity_of(connection)
    connection.executemany(
        "INSERT INTO known_pc VALUES (?, ?) ON CONFLICT DO UPDATE SET rev = max(rev, excluded.rev)",
        [(origin, rev) for origin, rev in counters.items() if origin != own],
    )
    connection.execute(
        "UPDATE this_pc SET rev_reserved = max(rev_reserved, ?)",
        (max(counters.values(), default=0),),
    )


def go_on_after_restore(connection: Connection) -> None:
    """Take note of a file that was put back to an earlier state, once it has today's schema.

    Sheet numbers go on in the next full thousand: what was printed in between is in no file. The
    PC is another one from now on, so it knows how far the one was that wrote the file.
    """
    row = connection.execute("SELECT 1 FROM this_pc WHERE name = ?", (RESTORED,)).fetchone()
    if row is None:
        return
    place = place_of_pc(connection)
    connection.execute("BEGIN IMMEDIATE")
    years = {int(year) for (year,) in connection.execute("SELECT DISTINCT year FROM sheet")}
    known = {int(year) for year, _ in connection.execute(_FLOORS)}
    for year in sorted(years | known | {_EVERY_OTHER_YEAR}, reverse=True):
        floor = floor_after_restore(
            place, last_serial(connection, year), floor_of(connection, year)
        )
        connection.execute("INSERT OR REPLACE INTO serial_floor VALUES (?, ?)", (year, floor))
    _know(connection, counters_of(connection))
    connection.execute("UPDATE this_pc SET name = ''")
    connection.execute("COMMIT")
