"""The encrypted SQLite driver, and the one place that hands it to sqlite-utils.

sqlite-utils takes a module named ``pysqlite3`` in place of the standard library's where there
is one, and then uses its exception classes everywhere; so SQLCipher is registered under that
name before sqlite-utils is first imported.
"""

import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehabdesk.domain.text import natural_key
from rehabdesk.storage.wiping import wipe_text

if TYPE_CHECKING:
    # SQLCipher's module has the standard module's interface, and no types of its own.
    import sqlite3 as dbapi2
    from sqlite3 import Connection, DatabaseError, IntegrityError, OperationalError
else:
    import sqlcipher3
    from sqlcipher3 import dbapi2
    from sqlcipher3.dbapi2 import (
        Connection,
        DatabaseError,
        IntegrityError,
        OperationalError,
    )

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

__all__ = ["Connection", "DatabaseError", "IntegrityError", "OperationalError", "connect"]

MEMORY = ":memory:"
NATURAL = "RD_NATURAL"
"""The order of names with numbers in them, for small tables; no index may hang on it."""
# The driver's cache of 100 drops the newest statement when it is full, not the oldest: the few
# that a sheet needs would then push one another out and be prepared again at every row.
_KEPT_STATEMENTS = 1000
_NO_FILE = "malformed: this is no plain file"


def connect(
    path: Path | None,
    key: bytes,
    *,
    read_only: bool = False,
    make: bool = True,
    alone: bool = False,
) -> Connection:
    """A connection that reads and writes the office's file with the 32-byte data key.

    A wrong key shows at the first read, not here. ``path`` None is a file in memory. A file that
    is not there is made, unless ``make`` says otherwise. ``alone`` takes the file as it is: nobody
    changes it, and whatever lies beside it does not count.
    """
    if path is not None and path.exists() and not path.is_file():
        # SQLite would wait for what comes out of a pipe or a device, for ever.
        raise DatabaseError(_NO_FILE)
    mode = "ro" if read_only or alone else "rwc" if make else "rw"
    connection = dbapi2.connect(
        MEMORY if path is None else _address(path, mode, alone=alone),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_KEPT_STATEMENTS,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    give_key(connection, "key", key)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.create_collation(NATURAL, _natural_order)
    return connection


def _address(path: Path, mode: str, *, alone: bool) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if alone else ''}"


def attach_alone(connection: Connection, path: Path, key: bytes, name: str) -> None:
    """Have another file beside the one that is open, as it lies there, to be read only."""
    address = _address(path, "ro", alone=True)
    connection.execute(f"ATTACH DATABASE ? AS {name} KEY \"x'{key.hex()}'\"", (address,))


def quoted(name: str) -> str:
    """A name of a table or column as it may stand in SQL, whatever it holds."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def give_key(connection: Connection, deed: str, key: bytes) -> None:
    """Open a file with a key ("key"), or put it under another one ("rekey").

    As a script it stands in no cache of statements. SQLite's copy of the words goes back to the
    heap as it is, so words of the same length take its place.
    """
    shown = key.hex()
    words = f"PRAGMA {deed} = \"x'{shown}'\""
    try:
        connection.executescript(words)
    finally:
        wipe_text(shown)
        wipe_text(words)
        connection.executescript(f"-- {'0' * (len(words) - 3)}")


def has_log(path: Path) -> bool:
    """Whether changes lie beside a file that are not in it yet."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True


def value_of(connection: Connection, sql: str, values: tuple[Any, ...] = ()) -> Any:
    """The one value that a question has for an answer."""
    ((value,),) = connection.execute(sql, values).fetchall()
    return value


def look(path: Path, key: bytes) -> Connection:
    """A connection to a file of which nothing is changed, not even by SQLite's log beside it."""
    return connect(path, key, read_only=has_log(path), make=False)


def hold_log(path: Path, key: bytes) -> Connection | None:
    """A reader that keeps SQLite's log beside a file; nothing where it cannot be opened.

    The last connection that is closed brings the log into the file, unless it may only read.
    """
    try:
        reader = connect(path, key, read_only=True)
    except DatabaseError:
        return None
    with suppress(DatabaseError):
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return reader


def fits(path: Path, key: bytes) -> bool:
    """Whether a file that is there opens with a key; it stays as it is.

    Only its first page is read, and none of what it is made of: it may be a stranger's.
    """
    with closing(look(path, key)) as connection:
        try:
            connection.execute("PRAGMA user_version").fetchone()
        except DatabaseError:
            return False
    return True


def _natural_order(first: str, other: str) -> int:
    """How two names with numbers in them stand to each other: below 0, 0, or above."""
    key, second = natural_key(first), natural_key(other)
    return (key > second) - (key < second)


def make_durable(connection: Connection) -> None:
    """Every commit reaches the disk before it returns, and deleted rows leave no trace."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
