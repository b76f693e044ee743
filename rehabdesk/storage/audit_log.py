"""The audit log's writing end: one entry a change, inside its transaction, chained by SHA-256.

An entry's hash covers the hash before it and everything that the entry says, so nothing can be
altered, taken out or put in without every later hash being wrong. The first one is bound to its
PC. ``Change`` gives what is told; nothing can be written to the file without an entry.
"""

import hashlib
from datetime import datetime

from msgspec.json import encode

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage.audit_rows import content_of
from rehabdesk.storage.change import Change, Desk
from rehabdesk.storage.driver import Connection

Plain = tuple[int, int, int, str, str, str, str]
"""Origin, number, moment in milliseconds, kind, user, label, why."""

LAST_ENTRY = (
    "SELECT place, chain FROM audit_entry WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1"
)
"""The newest entry between two places."""

_CHANGE = EntryKind.CHANGE.value
NUMBER_BITS = 32
"""A place is the PC's number before so many bits for the entry's number on it."""

# Copied for each entry, for finding the algorithm takes longer than hashing one.
_SHA256 = hashlib.sha256()


def first_chain(origin: int) -> bytes:
    """What stands before a PC's first entry."""
    return hashlib.sha256(f"rehabdesk audit 1:{origin}".encode()).digest()


def chained(before: bytes, plain: Plain, content: bytes) -> bytes:
    """The hash of an entry after the one before it.

    The words are JSON without spaces in UTF-8, byte for byte as ``json.dumps`` writes them: the
    hashes of older logs were made of that.
    """
    digest = _SHA256.copy()
    digest.update(before + encode(plain) + b"\n" + content)
    return digest.digest()


def place_of(origin: int, number: int) -> int:
    """Where the entry with this number of a PC stands."""
    return origin << NUMBER_BITS | number


def places_of(origin: int) -> tuple[int, int]:
    """The first and the last place that a PC's entries can have."""
    return place_of(origin, 0), place_of(origin + 1, 0) - 1


class AuditLog:
    """Writes the entry of a change that is about to be committed."""

    def __init__(self, connection: Connection, desk: Desk) -> None:
        self._cursor = connection.cursor()
        self.desk = desk
        self._places = places_of(desk.origin)

    def write(self, change: Change, moment: datetime) -> None:
        """Add the entry of a change; its transaction is open."""
        origin = self.desk.origin
        last = self._cursor.execute(LAST_ENTRY, self._places).fetchall()
        place, before = last[0] if last else (self._places[0], first_chain(origin))
        place += 1
        number = place - self._places[0]
        content, told = content_of(change)
        plain: Plain = (
            origin,
            number,
            int(moment.timestamp() * 1000),
            _CHANGE if change.kind is EntryKind.CHANGE else change.kind.value,
            self.desk.user,
            change.label,
            change.why,
        )
        self._cursor.execute(
            "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            # As bytearray, for the driver looks for an adapter of bytes every time.
            (place, *plain[2:], bytearray(content), bytearray(chained(before, plain, content))),
        )
        if told:
            self._cursor.executemany(
                "INSERT OR IGNORE INTO audit_row VALUES (?, ?, ?, ?)",
                [(table, key, origin, number) for table, key in told],
            )
