"""What the program page shows of cohorts and of the people in them, read from the store."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.enrolment import Enrolment, EnrolmentEvent, EnrolmentState, Membership
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.domain.program import Cohort, CohortState, Group
from rehabdesk.domain.resident import Resident, place
from rehabdesk.storage import Store


class CohortLine(Struct, frozen=True, kw_only=True):
    """One cohort with the people in it: ``now`` are not ended yet, ``ever`` is everybody."""

    cohort: Cohort
    kind: str
    state: CohortState
    now: int
    ever: int


class PersonLine(Struct, frozen=True, kw_only=True):
    """One enrolment: who, in which group today or last, and the attendance so far."""

    enrolment: Enrolment
    state: EnrolmentState
    """Where it stands today; ``enrolment.state`` is where its newest step leads."""
    resident: Resident
    group: Group | None
    since: date
    tally: Tally
    basis: Basis
    """What the office takes percentages of."""
    coming: EnrolmentEvent | None = None
    """Its next step after today."""

    @property
    def id(self) -> str:
        """The enrolment's id."""
        return self.enrolment.id

    @property
    def name(self) -> str:
        """The resident's name."""
        return self.resident.name

    @property
    def cell(self) -> str:
        """Block and cell as lists show them."""
        return place(self.resident.block, self.resident.cell)


class GroupLine(Struct, frozen=True, kw_only=True):
    """One group with its counselor, room and the number of people expected today."""

    group: Group
    counselor: str
    room: str
    people: int


class HistoryStep(Struct, frozen=True, kw_only=True):
    """Something that happened to somebody in a cohort."""

    id: str
    day: date
    resident: Resident
    what: str
    reason: str


def cohort_lines(store: Store, day: date) -> tuple[CohortLine, ...]:
    """Every cohort, running ones first, then by their start, newest first."""
    kinds = {one.id: one.title for one in store.program_kinds.all()}
    made: list[CohortLine] = []
    for cohort in store.cohorts.all():
        states = store.enrolments.states_on(day, cohort=cohort.id).values()
        made.append(
            CohortLine(
                cohort=cohort,
                kind=kinds.get(cohort.kind, ""),
                state=cohort.state_on(day),
                now=sum(not one.ended for one in states),
                ever=len(states),
            )
        )
    order = (CohortState.RUNNING, CohortState.PLANNED, CohortState.CLOSED)
    return tuple(sorted(made, key=lambda one: order.index(one.state)))


def person_lines(store: Store, cohort: Cohort, day: date) -> tuple[PersonLine, ...]:
    """Everybody who is or was in a cohort, by name."""
    enrolments = store.enrolments.of_cohort(cohort.id)
    states = store.enrolments.states_on(day, cohort=cohort.id)
    people = store.residents.many(one.resident for one in enrolments)
    tallies = store.figures.of_cohort(cohort.id)
    basis = store.settings.read(CertificateRule).basis
    groups = {one.id: one for one in store.groups.find(cohort=cohort.id)}
    coming = store.enrolment_events.coming(cohort.id, day)
    by_enrolment: dict[str, list[Membership]] = {}
    for membership in store.memberships.of_cohort(cohort.id):
        by_enrolment.setdefault(membership.enrolment, []).append(membership)
    made: list[PersonLine] = []
    for enrolment in enrolments:
        if enrolment.resident not in people:
            continue
        membership = _membership_on(by_enrolment.get(enrolment.id, ()), day)
        made.append(
            PersonLine(
                enrolment=enrolment,
                state=states[enrolment.id],
                resident=people[enrolment.resident],
                group=groups.get(membership.care_group) if membership else None,
                since=membership.since if membership else enrolment.enrolled_on,
                basis=basis,
                coming=coming.get(enrolment.id),
                tally=tallies.get(enrolment.resident, Tally()),
            )
        )
    return tuple(sorted(made, key=lambda one: (one.name.casefold(), one.resident.registration_no)))


def group_lines(store: Store, cohort: Cohort, day: date) -> tuple[GroupLine, ...]:
    """The groups of a cohort by name."""
    counselors = {one.id: one.name for one in store.counselors.all()}
    rooms = {one.id: one.name for one in store.rooms.all()}
    return tuple(
        GroupLine(
            group=one,
            counselor=counselors.get(one.counselor, "") if one.counselor else "",
            room=rooms.get(one.room, "") if one.room else "",
            people=len(store.memberships.roster(one.id, day)),
        )
        for one in store.groups.find(cohort=cohort.id)
    )


def steps(
    store: Store, cohort: Cohort, words: dict[EnrolmentState, str]
) -> tuple[HistoryStep, ...]:
    """What happened to the people of a cohort, newest first; ``words`` name the states."""
    enrolments = {one.id: one for one in store.enrolments.of_cohort(cohort.id)}
    people = store.residents.many(one.resident for one in enrolments.values())
    groups = {one.id: one.name for one in store.groups.find(cohort=cohort.id)}
    made: list[HistoryStep] = []

    def note(key: str, enrolment: EnrolmentId, day: date, what: str, reason: str) -> None:
        person = people.get(enrolments[enrolment].resident)
        if person is not None:
            made.append(HistoryStep(id=key, day=day, resident=person, what=what, reason=reason))

    for enrolment in enrolments:
        for event in store.enrolment_events.find(enrolment=enrolment):
            note(event.id, enrolment, event.happened_on, words[event.state], event.reason)
    for membership in store.memberships.of_cohort(cohort.id):
        if (
            membership.enrolment in enrolments
            and membership.since > enrolments[membership.enrolment].enrolled_on
        ):
            what = f"Pindah ke {groups.get(membership.care_group, '')}"
            note(membership.id, membership.enrolment, membership.since, what, membership.reason)
    return tuple(sorted(made, key=lambda one: (one.day, one.id), reverse=True))


def _membership_on(memberships: Iterable[Membership], day: date) -> Membership | None:
    """The membership that runs on a day, or else the last one that began before it."""
    begun = [one for one in memberships if one.since <= day]
    return begun[-1] if begun else next(iter(memberships), None)
