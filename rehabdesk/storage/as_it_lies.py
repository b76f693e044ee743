"""Copying the office's file as it lies on the disk, while SQLite itself keeps it still.

SQLite's backup call opens and locks every page again, which costs eight times the copying. A
reader that began while the write-ahead log was empty reads the main file alone, and as long as it
reads, SQLite lets nobody write there: what is saved meanwhile goes into the log. So the bytes may
be copied. Where the log cannot be emptied the backup call does it.
"""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from rehabdesk.storage import driver

_CHUNK = 1 << 20
_PAGE = 4096
# Beyond this byte lie the places that SQLite locks, which Windows then lets nobody read.
_LOCKED_FROM = 1 << 30

# Closing a file drops every lock that the process has on it (POSIX), SQLite's own as well: what
# was opened here once stays open. Windows locks by handle, and cannot replace what is open.
_CLOSES_KEEP_LOCKS = os.name == "nt"
_OPENED: dict[tuple[int, int], int] = {}


def empty_log(path: Path, key: bytes) -> None:
    """Bring the log into the main file if nobody is in the way; else leave it."""
    with suppress(driver.DatabaseError), closing(driver.connect(path, key)) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def lies_still(path: Path) -> bool:
    """Whether a reader that has begun already sees the main file and nothing else."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return path.stat().st_size <= _LOCKED_FROM and log.stat().st_size == 0
    except OSError:
        return False


def copy_as_it_lies(
    path: Path, target: Path, progress: Callable[[int, int], None] | None = None
) -> None:
    """Copy the bytes of a file that lies still; ``progress`` is told pages."""
    size = path.stat().st_size
    source = _open(path)
    try:
        with target.open("wb", buffering=0) as copy:
            done = 0
            while done < size:
                chunk = _read(source, done)
                if not chunk:
                    break
                done += copy.write(chunk)
                if progress is not None:
                    progress(done // _PAGE, size // _PAGE)
    finally:
        if _CLOSES_KEEP_LOCKS:
            os.close(source)


def _open(path: Path) -> int:
    here = path.stat()
    known = None if _CLOSES_KEEP_LOCKS else _OPENED.get((here.st_dev, here.st_ino))
    if known is not None:
        return known
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    if not _CLOSES_KEEP_LOCKS:
        found = os.fstat(opened)
        _OPENED[found.st_dev, found.st_ino] = opened
    return opened


def _read(source: int, at: int) -> bytes:
    os.lseek(source, at, os.SEEK_SET)
    return os.read(source, _CHUNK)
