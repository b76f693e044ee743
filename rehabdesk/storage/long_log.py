"""SQLite's log at its full length before anybody waits for it.

Each change is added to a log beside the office's file and is confirmed when the disk has it. As
long as the log grows, the disk must write its new length down as well, and a mark takes half as
long again. SQLite writes the log over from its start again and again and cuts it off only when it
closes the file; so zeros are added once, up to the length that it would reach anyway. They are no
part of what is read: the log ends for SQLite where the next piece bears no seal of its own.

What is added is taken: where the disk fills up afterwards, some hundred marks still have room.
"""

import os
from contextlib import closing
from pathlib import Path

from rehabdesk.storage import driver

_HEAD, _PIECE, _PIECES = 32, 24 + 4096, 1024
LONG = _HEAD + _PIECES * _PIECE
"""SQLite starts over at a thousand pages; the last change before that may be longer by a few."""

_AT_ONCE = bytes(256 * 1024)


def lengthen_log(path: Path, key: bytes) -> bool:
    """Lengthen the log of an office that is open; says whether it is long now.

    A disk without room, a file that somebody is writing to for long and an office that is gone
    are left as they are.
    """
    log = path.with_name(path.name + "-wal")
    try:
        with closing(driver.connect(path, key, make=False)) as writer:
            # While this stands nobody else writes to the log, so its end stays where it is.
            writer.execute("BEGIN IMMEDIATE")
            _lengthen(log)
    except (OSError, driver.DatabaseError):
        return False
    return True


def _lengthen(log: Path) -> None:
    with log.open("r+b", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        try:
            missing = LONG - end
            while missing > 0:
                missing -= file.write(_AT_ONCE[:missing])
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise
