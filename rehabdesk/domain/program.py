"""A programme's kind, its cohorts, their phases and their groups."""

from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    PhaseId,
    ProgramKindId,
    RoomId,
)
from rehabdesk.domain.refusals import EndsBeforeStart


class CohortState(Enum):
    """Where a cohort stands; closing it changes no past row."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"


class ProgramKind(Struct, frozen=True, kw_only=True):
    """A kind of rehabilitation as data: social, medical, aftercare or another.

    ``title`` is how certificates and sheets name it ("Rehabilitasi Sosial"); ``ratio`` is the
    number of residents a counselor should have at most (domain.md 4.4).
    """

    id: ProgramKindId
    code: str
    title: str
    ratio: int = 22
    active: bool = True
    position: int = 0


class Cohort(Struct, frozen=True, kw_only=True):
    """One run of a programme: a fiscal year, a kind, any length, its decree and its target."""

    id: CohortId
    name: str
    fiscal_year: int
    kind: ProgramKindId
    starts_on: date
    ends_on: date
    decree_no: str = ""
    decree_on: date | None = None
    target: int | None = None
    closed_on: date | None = None
    note: str = ""

    def state_on(self, day: date) -> CohortState:
        """Planned before its start, closed from its closing, running in between."""
        if self.closed_on is not None and self.closed_on <= day:
            return CohortState.CLOSED
        return CohortState.PLANNED if day < self.starts_on else CohortState.RUNNING

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies within the cohort; both ends included."""
        return self.starts_on <= day <= self.ends_on

    def time_of(self, enrolment: Enrolment) -> tuple[date, date]:
        """The first and last day of somebody's time in this cohort, never outside it."""
        starts_on = max(self.starts_on, enrolment.enrolled_on)
        ends_on = min(self.ends_on, enrolment.ended_on or self.ends_on)
        return starts_on, max(starts_on, ends_on)

    def nearest(self, day: date) -> date:
        """The day itself, or the first or last of the cohort where it lies outside."""
        return min(max(day, self.starts_on), self.ends_on)


class Phase(Struct, frozen=True, kw_only=True):
    """A stretch of a cohort: orientation, primary, re-entry, or whatever the office calls it."""

    id: PhaseId
    cohort: CohortId
    name: str
    starts_on: date
    ends_on: date


class Group(Struct, frozen=True, kw_only=True):
    """A caseload group of a cohort with its counselor and usual room.

    ``capacity`` is the number of people from which a warning is shown.
    """

    id: GroupId
    cohort: CohortId
    name: str
    counselor: CounselorId | None = None
    room: RoomId | None = None
    capacity: int | None = 22


def require_period(starts_on: date, ends_on: date | None, field: str = "ends_on") -> None:
    """Refuse a period that ends before it starts (``EndsBeforeStart``)."""
    if ends_on is not None and ends_on < starts_on:
        raise EndsBeforeStart(field, starts_on=starts_on, ends_on=ends_on)


def length_of(starts_on: date, ends_on: date) -> tuple[int, int]:
    """A period as whole calendar months and the days that are left, both ends included.

    A month runs to the day before the same date of a later month; where that month has no such
    date, to its last day. 1 March to 31 August is 6 months, 1 June to 5 December 6 months and
    5 days.
    """
    after = ends_on + timedelta(days=1)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    if _months_later(starts_on, months) > after:
        months -= 1
    return months, (after - _months_later(starts_on, months)).days


def _months_later(day: date, months: int) -> date:
    """The same date so many months later, or the first of the month after where there is none."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    there = first + timedelta(days=day.day - 1)
    return there if there.month == first.month else there.replace(day=1)
