"""Between an expected row and the two rows that keep it: the mark, and its detail where it has one.

A former row is what stood there before a change, for undo and the audit log: its columns by name,
with those of the detail, which are None where there is none.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from rehabdesk.domain.attendance import ExpectedRow, Source
from rehabdesk.domain.session import SessionState
from rehabdesk.storage.rows import Row

if TYPE_CHECKING:
    from rehabdesk.domain.identity import ExcuseId, ResidentId, SessionId

FORMER_COLUMNS = (
    "a.number, a.source, a.status, a.removed, a.marked_at, a.rev,"
    " d.minutes_late, d.reason, d.note, d.engagement, d.excuse"
)
"""The columns of a former row, where ``FROM`` names its tables."""

FROM = (
    "attendance AS a LEFT JOIN attendance_detail AS d"
    " ON d.session = a.session AND d.resident = a.resident"
)

_SOURCES = {one.value: one for one in Source}
STATES = {one.value: one for one in SessionState}
"""Looked up, for asking the enumeration itself takes five times as long."""


class RowBefore(Struct, frozen=True):
    """An expected row as it was read in a change that will write over it, and as a former row.

    ``keys`` are those of session and resident; ``session_state`` says how far the session is by
    now, or None where that is gone.
    """

    keys: tuple[bytearray, bytearray]
    row: ExpectedRow
    former: Row
    session_state: SessionState | None


key_of = bytearray.fromhex
"""The 16 bytes of an id, as the driver takes them at once.

For ``bytes`` it looks for an adapter every time, which takes ten times as long.
"""


class Keys(dict[str, bytearray]):
    """The keys of ids, each made once: for many rows of the same sessions and people."""

    def __missing__(self, identity: str) -> bytearray:
        """Make and keep the key of an id that is asked for the first time."""
        key = self[identity] = key_of(identity)
        return key


# An id is its text; calling its NewType would run Python twice for every row that is read.
_excuse_id = cast("Callable[[str], ExcuseId]", str)
_session_id = cast("Callable[[str], SessionId]", str)
_resident_id = cast("Callable[[str], ResidentId]", str)


def row_of(session: str, resident: str, former: Row) -> ExpectedRow:
    """The expected row that a former row holds; those that older programs kept name no excuse."""
    marked_at, excuse = former["marked_at"], former.get("excuse")
    return ExpectedRow(
        session=_session_id(session),
        resident=_resident_id(resident),
        number=former["number"],
        source=_SOURCES[former["source"]],
        status=former["status"],
        minutes_late=former["minutes_late"],
        reason=former["reason"] or "",
        note=former["note"] or "",
        engagement=former["engagement"],
        excuse=None if excuse is None else _excuse_id(excuse),
        marked_at=None if marked_at is None else datetime.fromtimestamp(marked_at, UTC),
    )


def former_of(values: Iterable[Any]) -> Row:
    """A former row from the values of ``FORMER_COLUMNS``."""
    number, source, status, removed, marked_at, rev, *detail = values
    late, reason, note, engagement, excuse = detail
    # Written out, for this takes a quarter of what pairing names and values takes.
    return {
        "number": number,
        "source": source,
        "status": status,
        "removed": removed,
        "marked_at": marked_at,
        "rev": rev,
        "minutes_late": late,
        "reason": reason,
        "note": note,
        "engagement": engagement,
        "excuse": None if excuse is None else excuse.hex(),
    }


def detail_of(row: ExpectedRow) -> tuple[Any, ...]:
    """The values of a row's detail, in the order of its columns."""
    excuse = None if row.excuse is None else key_of(row.excuse)
    return (row.minutes_late, row.reason, row.note, row.engagement, excuse)


def has_detail(former: Row) -> bool:
    """Whether a detail stood there, an empty one too."""
    return former["reason"] is not None


def told_of(row: ExpectedRow, *, removed: bool) -> Row:
    """What the audit log compares with a former row."""
    return {
        "number": row.number,
        "source": row.source.value,
        "status": row.status,
        "removed": int(removed),
        **told_detail(row),
    }


def told_detail(row: ExpectedRow) -> Row:
    """What the audit log compares with a former row's detail."""
    return {
        "minutes_late": row.minutes_late,
        "reason": row.reason or None,
        "note": row.note or None,
        "engagement": row.engagement,
        "excuse": row.excuse,
    }
