"""A resident in a cohort, from admission to the end, and the dated membership in groups."""

from collections.abc import Iterable
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
    """One resident's time in one cohort; ``ended_on`` is the last day, included.

    ``state`` is what the newest step made of it, which may be a step of a later day:
    ``state_on`` tells how it stands on a day.
    """

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

    def ended_by(self, day: date) -> bool:
        """Whether the enrolment is over on ``day``; its last day counts as over."""
        return self.state.ended and (self.ended_on is None or self.ended_on <= day)


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


def running_state(events: Iterable[EnrolmentEvent], day: date) -> EnrolmentState:
    """Active or suspended, by the last step until ``day``; ends do not count here."""
    begun = [one for one in events if one.happened_on <= day and not one.state.ended]
    if not begun:
        return EnrolmentState.ACTIVE
    return max(begun, key=lambda one: (one.happened_on, one.id)).state


def state_on(enrolment: Enrolment, events: Iterable[EnrolmentEvent], day: date) -> EnrolmentState:
    """Where an enrolment stands on a day, whatever is known of later days.

    On its last day it is already called ended, though the person is still expected.
    """
    return enrolment.state if enrolment.ended_by(day) else running_state(events, day)


def belongs_on(
    enrolment: Enrolment,
    events: Iterable[EnrolmentEvent],
    memberships: Iterable[Membership],
    group: GroupId,
    day: date,
) -> bool:
    """Whether a group expects the resident on a day: in the programme, in it, not suspended."""
    return (
        enrolment.runs_on(day)
        and any(one.care_group == group and one.runs_on(day) for one in memberships)
        and running_state(events, day) is EnrolmentState.ACTIVE
    )


def membership_on(memberships: Iterable[Membership], day: date) -> Membership | None:
    """The membership that runs on a day, or nothing."""
    return next((one for one in memberships if one.runs_on(day)), None)
