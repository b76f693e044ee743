"""A resident in a cohort, from admission to the end, and the dated membership in groups."""

from datetime import date
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.identity import (
    CohortId,
    EnrolmentEventId,
    EnrolmentId,
    GroupId,
    MembershipId,
    ResidentId,
)
from rehabdesk.domain.resident import ExitReason


class EnrolmentState(Enum):
    """Where an enrolment stands."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    LEFT = "left"

    @property
    def ended(self) -> bool:
        """Whether nobody is expected from this enrolment any more."""
        return self in {EnrolmentState.COMPLETED, EnrolmentState.LEFT}


class Enrolment(Struct, frozen=True, kw_only=True):
    """One resident's time in one cohort; ``ended_on`` is the last day, included."""

    id: EnrolmentId
    resident: ResidentId
    cohort: CohortId
    enrolled_on: date
    state: EnrolmentState = EnrolmentState.ACTIVE
    ended_on: date | None = None
    end_reason: ExitReason | None = None
    end_note: str = ""
    decree_no: str = ""

    def runs_on(self, day: date) -> bool:
        """Whether the resident belongs to the cohort on ``day``."""
        return self.enrolled_on <= day and (self.ended_on is None or day <= self.ended_on)


class EnrolmentEvent(Struct, frozen=True, kw_only=True):
    """A step in an enrolment: what it became, from which day, and why. Append only."""

    id: EnrolmentEventId
    enrolment: EnrolmentId
    happened_on: date
    state: EnrolmentState
    reason: str = ""


class Membership(Struct, frozen=True, kw_only=True):
    """Which group an enrolment belonged to from one day to another; ``until`` is included."""

    id: MembershipId
    enrolment: EnrolmentId
    care_group: GroupId
    since: date
    until: date | None = None
    reason: str = ""

    def runs_on(self, day: date) -> bool:
        """Whether this is the group on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: "Membership") -> bool:
        """Whether both say where the resident was on a same day."""
        return (other.until is None or self.since <= other.until) and (
            self.until is None or other.since <= self.until
        )
