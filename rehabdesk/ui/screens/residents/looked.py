"""What the record of one resident shows, looked up once."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.enrolment import (
    Enrolment,
    EnrolmentEvent,
    EnrolmentState,
    Membership,
    state_on,
)
from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.lines import EarlyRelease
from rehabdesk.domain.program import Cohort, Group
from rehabdesk.domain.resident import Placement, Registration, Resident, Restriction, Stay
from rehabdesk.services.restricting import restriction_of
from rehabdesk.storage import Store


class EnrolmentInTime(Struct, frozen=True, kw_only=True):
    """One enrolment with its cohort, its groups and its steps in time."""

    enrolment: Enrolment
    state: EnrolmentState
    """Where it stands today."""
    cohort: Cohort | None
    memberships: tuple[Membership, ...]
    events: tuple[EnrolmentEvent, ...]
    groups: dict[str, Group]

    @property
    def cohort_name(self) -> str:
        """What the cohort is called."""
        return self.cohort.name if self.cohort else "Program"

    def group_name(self) -> str:
        """The newest group, or nothing."""
        if not self.memberships:
            return ""
        group = self.groups.get(self.memberships[-1].care_group)
        return group.name if group else ""


class Looked(Struct, frozen=True, kw_only=True):
    """A resident with everything dated that hangs on the person, oldest first."""

    resident: Resident
    today: date
    stays: tuple[Stay, ...]
    registrations: tuple[Registration, ...]
    placements: tuple[Placement, ...]
    parts: tuple[EnrolmentInTime, ...]
    early: EarlyRelease | None
    restriction: Restriction | None = None
    excuses: tuple[Excuse, ...] = ()
    excused: Excuse | None = None
    """What keeps the person from sessions today."""
    excused_as: AttendanceStatus | None = None

    @property
    def stay(self) -> Stay | None:
        """The newest stay."""
        return self.stays[-1] if self.stays else None

    @property
    def part(self) -> EnrolmentInTime | None:
        """The newest enrolment."""
        return self.parts[-1] if self.parts else None

    @property
    def who(self) -> str:
        """Name and number, as a list that is about somebody says it."""
        return f"{self.resident.name} {self.resident.registration_no}".strip()

    def running(self) -> tuple[EnrolmentInTime, ...]:
        """The enrolments that have not ended."""
        return tuple(one for one in self.parts if not one.state.ended)


def look_up(store: Store, resident_id: str, today: date) -> Looked | None:
    """Gather a record; nothing when the person is not there any more."""
    resident = store.residents.get(resident_id)
    if resident is None:
        return None
    parts = tuple(_part(store, one, today) for one in store.enrolments.of_resident(resident_id))
    running = any(not one.state.ended for one in parts)
    early = store.residents.released_early(today) if running else ()
    excuses = store.excuses.find(resident=resident_id)
    excused = next((one for one in excuses if one.holds_on(today)), None)
    return Looked(
        resident=resident,
        today=today,
        stays=store.stays.find(resident=resident_id),
        registrations=store.registrations.find(resident=resident_id),
        placements=store.placements.find(resident=resident_id),
        parts=parts,
        restriction=restriction_of(store, resident_id),
        excuses=excuses,
        excused=excused,
        excused_as=store.statuses.get(excused.status) if excused else None,
        early=next((one for one in early if one.resident == resident_id), None),
    )


def _part(store: Store, enrolment: Enrolment, today: date) -> EnrolmentInTime:
    events = store.enrolment_events.find(enrolment=enrolment.id)
    memberships = store.memberships.of_enrolment(enrolment.id)
    groups = {one.care_group: store.groups.get(one.care_group) for one in memberships}
    return EnrolmentInTime(
        enrolment=enrolment,
        state=state_on(enrolment, events, today),
        cohort=store.cohorts.get(enrolment.cohort),
        memberships=memberships,
        events=events,
        groups={key: group for key, group in groups.items() if group is not None},
    )
