"""The cohorts of the demonstration office, their groups, and who belonged where and when."""

from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.enrolment import Enrolment, EnrolmentEvent, EnrolmentState, Membership
from rehabdesk.domain.identity import (
    CohortId,
    EnrolmentEventId,
    EnrolmentId,
    GroupId,
    MembershipId,
    PhaseId,
    new_id,
)
from rehabdesk.domain.program import Cohort, Group, Phase
from rehabdesk.domain.resident import Resident
from rehabdesk.services.demonstration_people import put_counselors, put_residents
from rehabdesk.services.demonstration_tables import (
    DECREE_ON,
    DEPARTURES,
    ENDS_ON,
    GROUP_ROOMS,
    MEDICAL,
    PAUSES,
    PHASES,
    STARTS_ON,
    TRANSFERS,
    Pause,
)
from rehabdesk.spreadsheets.office_lists import ParticipantList, ParticipantRow, read_participants
from rehabdesk.storage import Store

_MEMBERS_LEFT = {one.number: one for one in DEPARTURES}


class Member(Struct, frozen=True, kw_only=True):
    """One participant with the dated groups, and the days on which the person was suspended."""

    number: int
    resident: Resident
    enrolment: Enrolment
    memberships: tuple[Membership, ...]
    pause: Pause | None = None

    def expected(self, group: str, day: date) -> bool:
        """Whether the group's list of that day has this person."""
        if self.pause and self.pause.day <= day < self.pause.back_on:
            return False
        return self.enrolment.runs_on(day) and any(
            one.care_group == group and one.runs_on(day) for one in self.memberships
        )


class DemonstrationPeople(Struct, frozen=True, kw_only=True):
    """The cohorts by kind, the groups by letter, and the participants in the order of lists."""

    cohorts: dict[str, Cohort]
    groups: dict[str, Group]
    members: tuple[Member, ...]

    def cohort_of(self, letter: str) -> Cohort:
        """The cohort that a group's letter belongs to."""
        return self.cohorts["medis" if letter == MEDICAL else "sosial"]


def put_people(store: Store, lists: Path) -> DemonstrationPeople:
    """Residents, counselors, cohorts, groups and enrolments from the lists in a folder."""
    decree = read_participants(lists / "sk_peserta.xlsx")
    counselors = put_counselors(store, lists)
    residents = put_residents(store, lists, decree)
    cohorts = _put_cohorts(store, decree)
    groups = _put_groups(store, cohorts, counselors)
    letters = {group.counselor: letter for letter, group in groups.items()}
    members = [
        _put_member(
            store, row, residents[row.number or 0], groups, letters[counselors[row.counselor].id]
        )
        for row in decree.rows
    ]
    members.sort(key=lambda one: (one.resident.name.lower(), one.resident.registration_no))
    return DemonstrationPeople(cohorts=cohorts, groups=groups, members=tuple(members))


def _put_cohorts(store: Store, decree: ParticipantList) -> dict[str, Cohort]:
    kinds = {kind.code: kind for kind in store.program_kinds.all()}
    cohorts = {
        code: Cohort(
            id=CohortId(new_id()),
            name=f"{kinds[code].title} TA 2021",
            fiscal_year=2021,
            kind=kinds[code].id,
            starts_on=STARTS_ON,
            ends_on=ENDS_ON,
            decree_no=decree.decree_no,
            decree_on=DECREE_ON,
            target=sum(row.kind.lower() == code for row in decree.rows),
        )
        for code in ("sosial", "medis")
    }
    store.cohorts.put_all(cohorts.values())
    store.phases.put_all(
        Phase(id=PhaseId(new_id()), cohort=cohort.id, name=name, starts_on=first, ends_on=last)
        for cohort in cohorts.values()
        for name, first, last in PHASES
    )
    return cohorts


def _put_groups(
    store: Store, cohorts: dict[str, Cohort], counselors: dict[str, Counselor]
) -> dict[str, Group]:
    rooms = {room.name: room.id for room in store.rooms.all()}
    # Sessions at one time stand in the order of their groups' ids: A before B.
    ids = sorted(new_id() for _ in GROUP_ROOMS)
    groups = {
        letter: Group(
            id=GroupId(key),
            cohort=cohorts["medis" if letter == MEDICAL else "sosial"].id,
            name="Kelompok Medis" if letter == MEDICAL else f"Kelompok {letter}",
            counselor=counselor.id,
            room=rooms[room],
            capacity=20 if letter == MEDICAL else 22,
        )
        for key, (letter, room), counselor in zip(
            ids, GROUP_ROOMS.items(), counselors.values(), strict=True
        )
    }
    store.groups.put_all(groups.values())
    return groups


def _put_member(
    store: Store, row: ParticipantRow, resident: Resident, groups: dict[str, Group], letter: str
) -> Member:
    number = row.number or 0
    left = _MEMBERS_LEFT.get(number)
    pause = next((one for one in PAUSES if one.number == number), None)
    enrolment = Enrolment(
        id=EnrolmentId(new_id()),
        resident=resident.id,
        cohort=groups[letter].cohort,
        enrolled_on=STARTS_ON,
        state=EnrolmentState.LEFT if left else EnrolmentState.ACTIVE,
        ended_on=left.day if left else None,
        end_reason=left.reason if left else None,
        end_note=left.note if left else "",
    )
    store.enrolments.put(enrolment)
    memberships = _memberships(enrolment, groups, letter, number)
    store.memberships.put_all(memberships)
    store.enrolment_events.put_all(_events(enrolment, pause))
    return Member(
        number=number,
        resident=resident,
        enrolment=enrolment,
        memberships=memberships,
        pause=pause,
    )


def _memberships(
    enrolment: Enrolment, groups: dict[str, Group], letter: str, number: int
) -> tuple[Membership, ...]:
    first = Membership(
        id=MembershipId(new_id()),
        enrolment=enrolment.id,
        care_group=groups[letter].id,
        since=enrolment.enrolled_on,
        until=enrolment.ended_on,
    )
    moved = next((one for one in TRANSFERS if one.number == number), None)
    if moved is None:
        return (first,)
    second = replace(
        first,
        id=MembershipId(new_id()),
        care_group=groups[moved.group].id,
        since=moved.day,
        reason=moved.reason,
    )
    return replace(first, until=moved.day - timedelta(days=1)), second


def _events(enrolment: Enrolment, pause: Pause | None) -> list[EnrolmentEvent]:
    steps = [(enrolment.enrolled_on, EnrolmentState.ACTIVE, "Ditetapkan dengan SK Kalapas")]
    if pause:
        steps.append((pause.day, EnrolmentState.SUSPENDED, pause.reason))
        steps.append((pause.back_on, EnrolmentState.ACTIVE, "Kembali mengikuti program"))
    if enrolment.ended_on:
        steps.append((enrolment.ended_on, EnrolmentState.LEFT, enrolment.end_note))
    return [
        EnrolmentEvent(
            id=EnrolmentEventId(new_id()),
            enrolment=enrolment.id,
            happened_on=day,
            state=state,
            reason=reason,
        )
        for day, state, reason in steps
    ]
