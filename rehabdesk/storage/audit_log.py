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

_CHANGE = EntryKind.CHANGE.value
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


class AuditLog:
    """Writes the entry of a change that is about to be committed."""

    def __init__(self, connection: Connection, desk: Desk) -> None:
        self._cursor = connection.cursor()
        self.desk = desk

    def write(self, change: Change, moment: datetime) -> None:
        """Add the entry of a change; its transaction is open."""
        origin = self.desk.origin
        last = self._cursor.execute(
            "SELECT number, chain FROM audit_entry WHERE origin = ? ORDER BY number DESC LIMIT 1",
            (origin,),
        ).fetchall()
        number, before = (last[0][0] + 1, last[0][1]) if last else (1, first_chain(origin))
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
            "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            # As bytearray, for the driver looks for an adapter of bytes every time.
            (*plain, bytearray(content), bytearray(chained(before, plain, content))),
        )
        if told:
            self._cursor.executemany(
                "INSERT OR IGNORE INTO audit_row VALUES (?, ?, ?, ?)",
                [(table, key, origin, number) for table, key in told],
            )
