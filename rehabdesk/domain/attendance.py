"""Marks and how they count: the status table, expected rows, corrections, figures."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.identity import (
    CorrectionId,
    ExcuseId,
    ResidentId,
    SessionId,
    SheetId,
    StatusId,
)
from rehabdesk.domain.refusals import ReasonNeeded, StatusUnknown


class CountsAs(Enum):
    """How a status enters the percentage."""

    PRESENT = "present"
    ABSENT = "absent"
    IGNORED = "ignored"


class Basis(Enum):
    """Which sessions a percentage is taken of (domain.md 5.4, last line).

    ``HELD`` is every session that was counted, ``ATTENDABLE`` leaves the excused absences out.
    The office chooses one for all its papers (``CertificateRule.basis``).
    """

    HELD = "held"
    ATTENDABLE = "attendable"


class AttendanceStatus(Struct, frozen=True, kw_only=True):
    """One line of the office's table of statuses (domain.md 5.4).

    ``number`` is what marks are stored by and never used twice (1 to 99). ``key`` is the one
    letter that marks it on the capture screen. ``excused`` tells a counted absence that has
    an accepted reason, ``in_advance`` that it may be told before a session is held.
    """

    id: StatusId
    number: int
    code: str
    label: str
    key: str
    counts_as: CountsAs
    excused: bool = False
    needs_reason: bool = False
    is_late: bool = False
    in_advance: bool = False
    active: bool = True
    position: int = 0


class Source(Enum):
    """Why somebody stands on a session's expected list; stored by its number."""

    GROUP = 0
    ADDED = 1
    MAKE_UP = 2


class ExpectedRow(Struct, frozen=True, kw_only=True):
    """One person expected at a session, with the mark or none: empty is never absent.

    ``number`` is the one printed on the sheet. ``engagement`` is 1 (low) to 5 (high). A mark with
    an ``excuse`` was made by it and nobody has typed it since; an empty row that names one was
    emptied by hand.
    """

    session: SessionId
    resident: ResidentId
    number: int
    source: Source = Source.GROUP
    status: int | None = None
    minutes_late: int | None = None
    reason: str = ""
    note: str = ""
    engagement: int | None = None
    excuse: ExcuseId | None = None
    marked_at: datetime | None = None

    @property
    def typed(self) -> bool:
        """Whether somebody marked it, and not an excuse."""
        return self.status is not None and self.excuse is None


class Correction(Struct, frozen=True, kw_only=True):
    """An earlier mark that was changed: what it was, by whom and when, and why it changed."""

    id: CorrectionId
    session: SessionId
    resident: ResidentId
    old_status: int | None
    new_status: int | None
    changed_at: datetime
    changed_by: str
    why: str = ""
    old_detail: str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """A printed attendance sheet: its number with check digit, when, and whose names it held.

    ``roster`` are the residents in printed order, so that capture can show what changed since.
    """

    id: SheetId
    session: SessionId
    number: str
    year: int
    serial: int
    printed_at: datetime
    roster: tuple[str, ...]


class Tally(Struct, frozen=True, kw_only=True):
    """Marks counted over the expected rows of recorded sessions.

    ``ignored`` leave both sides of the percentage; ``empty`` rows are in recorded sessions but
    not marked. ``excused`` are those of ``absent`` that have an accepted reason.
    """

    present: int = 0
    absent: int = 0
    excused: int = 0
    ignored: int = 0
    empty: int = 0
    late: int = 0

    @property
    def counted(self) -> int:
        """The denominator: present and absent."""
        return self.present + self.absent

    @property
    def attendable(self) -> int:
        """The other denominator: without the excused absences."""
        return self.counted - self.excused

    def share(self, basis: Basis) -> float | None:
        """Share present of what counts on this basis, 0 to 1; nothing where nothing counts."""
        whole = self.whole(basis)
        return self.present / whole if whole else None

    def whole(self, basis: Basis) -> int:
        """The denominator of a percentage: how many sessions count on this basis."""
        return self.counted if basis is Basis.HELD else self.attendable

    def __add__(self, other: "Tally") -> "Tally":
        """Both counted together."""
        return Tally(
            present=self.present + other.present,
            absent=self.absent + other.absent,
            excused=self.excused + other.excused,
            ignored=self.ignored + other.ignored,
            empty=self.empty + other.empty,
            late=self.late + other.late,
        )


def tally(counts: Iterable[tuple[int | None, int]], statuses: Iterable[AttendanceStatus]) -> Tally:
    """Count ``(status number, how many)`` by what the statuses count as.

    This is the only place that says how a status counts (domain.md 5.4).
    """
    by_number: dict[int | None, AttendanceStatus] = {one.number: one for one in statuses}
    sums = {"present": 0, "absent": 0, "excused": 0, "ignored": 0, "empty": 0, "late": 0}
    for number, count in counts:
        status = by_number.get(number)
        if status is None:
            sums["empty"] += count
            continue
        sums[status.counts_as.value] += count
        if status.is_late:
            sums["late"] += count
        if status.excused and status.counts_as is CountsAs.ABSENT:
            sums["excused"] += count
    return Tally(**sums)


def status_by_key(statuses: Iterable[AttendanceStatus], key: str) -> AttendanceStatus:
    """The active status that a letter marks; raises ``StatusUnknown``."""
    for status in statuses:
        if status.active and status.key.casefold() == key.casefold():
            return status
    raise StatusUnknown("status", key=key)


def require_reason(status: AttendanceStatus, reason: str) -> None:
    """Refuse a mark that asks for a reason and has none (``ReasonNeeded``)."""
    if status.needs_reason and not reason.strip():
        raise ReasonNeeded("reason")
