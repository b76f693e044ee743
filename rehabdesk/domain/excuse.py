"""Excuses over days: who cannot come, from when until when, known before the sessions are held."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, ExpectedRow, require_reason
from rehabdesk.domain.identity import ExcuseId, ResidentId, StatusId
from rehabdesk.domain.program import require_period
from rehabdesk.domain.refusals import NoDatesInSeries, NotInAdvance
from rehabdesk.domain.session import Session, require_times

_WEEK = 7
_DAY = timedelta(days=1)


class Excuse(Struct, frozen=True, kw_only=True):
    """Somebody cannot come from one day to another, both included, and counts as ``status`` then.

    Without ``last_on`` it holds until it is ended. ``weekdays`` (0 for Monday) and hours narrow
    it; without any it is each day, the whole day.
    """

    id: ExcuseId
    resident: ResidentId
    status: StatusId
    first_on: date
    last_on: date | None = None
    weekdays: tuple[int, ...] = ()
    starts_at: time | None = None
    ends_at: time | None = None
    reason: str = ""
    document: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it speaks of a day, if only of some hours."""
        return (
            self.first_on <= day
            and (self.last_on is None or day <= self.last_on)
            and (not self.weekdays or day.weekday() in self.weekdays)
        )

    def covers(self, session: Session) -> bool:
        """Whether it keeps somebody from a session; one that begins as it ends is not meant."""
        return (
            self.holds_on(session.held_on)
            and (self.starts_at is None or self.starts_at < session.ends_at)
            and (self.ends_at is None or session.starts_at < self.ends_at)
        )

    def overlaps(self, other: "Excuse") -> bool:
        """Whether both speak of a same moment of some day."""
        return self._share_hours(other) and self._share_days(other)

    def _share_hours(self, other: "Excuse") -> bool:
        return (
            self.starts_at is None or other.ends_at is None or self.starts_at < other.ends_at
        ) and (other.starts_at is None or self.ends_at is None or other.starts_at < self.ends_at)

    def _share_days(self, other: "Excuse") -> bool:
        first = max(self.first_on, other.first_on)
        ends = [one.last_on for one in (self, other) if one.last_on is not None]
        # After a week every weekday has come once.
        last = min([*ends, first + _WEEK * _DAY])
        days = ((last - first).days + 1) if first <= last else 0
        return any(
            self.holds_on(day) and other.holds_on(day)
            for day in (first + count * _DAY for count in range(days))
        )


class Effect(Struct, frozen=True, kw_only=True):
    """What an excuse, given, corrected or removed, does to the lists that are there.

    ``filled`` were empty, ``changed`` and ``emptied`` were filled by an excuse and by nobody
    typed; ``typed`` are rows of its days that stay as somebody marked them. ``closed`` of the
    first three stand on finished sheets. ``clashes`` are other excuses of the same time.
    """

    filled: int = 0
    changed: int = 0
    emptied: int = 0
    typed: int = 0
    closed: int = 0
    clashes: tuple[Excuse, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows are written."""
        return self.filled + self.changed + self.emptied


def require_sound(excuse: Excuse, status: AttendanceStatus, before: Excuse | None = None) -> None:
    """Refuse an excuse that says too little, or of no day.

    A status that an excuse has already is left to it when the office gives it up.

    Raises:
        NotInAdvance, ReasonNeeded, EndsBeforeStart, NoDatesInSeries.
    """
    kept = before is not None and before.status == excuse.status
    if not kept and not may_be_given(status):
        raise NotInAdvance("status", status=status.label)
    require_reason(status, excuse.reason)
    require_period(excuse.first_on, excuse.last_on, "last_on")
    if excuse.starts_at is not None and excuse.ends_at is not None:
        require_times(excuse.starts_at, excuse.ends_at)
    if not excuse.overlaps(replace(excuse, weekdays=(), starts_at=None, ends_at=None)):
        raise NoDatesInSeries("weekdays")


def may_be_given(status: AttendanceStatus) -> bool:
    """Whether a status may be told before a session is held."""
    return status.active and status.in_advance


def covering(excuses: Iterable[Excuse], session: Session) -> tuple[Excuse, ...]:
    """Which of somebody's excuses keep them from a session, the one entered first in front."""
    return tuple(sorted((one for one in excuses if one.covers(session)), key=lambda one: one.id))


def settled(
    row: ExpectedRow,
    session: Session,
    excuses: Iterable[Excuse],
    statuses: Mapping[StatusId, AttendanceStatus],
) -> ExpectedRow:
    """A row as somebody's excuses make it: what was typed stays, whatever they say.

    A row that names an excuse and is empty was emptied by hand: that excuse fills it no more.
    """
    if row.status is not None and row.excuse is None:
        return row
    found = covering(excuses, session)
    if row.status is None:
        found = tuple(one for one in found if one.id != row.excuse)
        if not found:
            return row
    else:
        # Two excuses of one time: the one that filled it first keeps it.
        found = tuple(sorted(found, key=lambda one: one.id != row.excuse))
    if not found:
        return replace(row, status=None, reason="", excuse=None)
    status = statuses[found[0].status]
    return replace(row, status=status.number, reason=found[0].reason, excuse=found[0].id)
