"""Cohorts with their phases and groups: saving, closing, and what is too full."""

from datetime import date
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.program import Cohort, Group, Phase, require_period
from rehabdesk.domain.refusals import OutsideCohort
from rehabdesk.domain.rights import Right
from rehabdesk.services.counselors import Caseload, caseload
from rehabdesk.services.done import Done
from rehabdesk.services.enrolment import complete_enrolment
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import (
    checked,
    discard,
    keep,
    require_unlike,
    required,
)
from rehabdesk.storage import Store
from rehabdesk.wording.fields.program import COHORT, GROUP, PHASE


class TooFull(Enum):
    """Which limit is passed."""

    GROUP = "group"
    COUNSELOR = "counselor"


class CapacityNote(Struct, frozen=True, kw_only=True):
    """A warning, never a refusal: more ``people`` than the ``limit`` of a group or counselor.

    ``name`` is the group's or the counselor's.
    """

    kind: TooFull
    name: str
    people: int
    limit: int


@needs(Right.RUN_PROGRAMS)
def save_cohort(store: Store, cohort: Cohort) -> Done[Cohort]:
    """Add or change a cohort.

    Raises:
        Missing, TooLong, UnprintableText, EndsBeforeStart, NotANumber (year, target),
        NotFound (kind), AlreadyThere (its name in that year).
    """
    tidy = checked(cohort, COHORT)
    require_period(tidy.starts_on, tidy.ends_on)
    required(store.program_kinds, tidy.kind, "jenis program")
    others = store.cohorts.find(fiscal_year=tidy.fiscal_year)
    require_unlike("name", tidy.name, (one.name for one in others if one.id != tidy.id))
    return keep(store, store.cohorts, tidy)


@needs(Right.RUN_PROGRAMS)
def close_cohort(store: Store, cohort: Cohort, *, on: date, complete_active: bool) -> Done[Cohort]:
    """Close a cohort from a day on; no past row changes.

    With ``complete_active`` whoever is active on that day completes the programme on it, or on
    the cohort's last day if that is earlier. Suspended people stay as they are.

    Raises:
        EndsBeforeStart: the day lies before the cohort's start.
    """
    require_period(cohort.starts_on, on, "on")
    closed = replace(cohort, closed_on=on)
    with store.change("Angkatan ditutup") as change:
        store.cohorts.put(closed)
        if complete_active:
            states = store.enrolments.states_on(on, cohort=cohort.id)
            for enrolment in store.enrolments.of_cohort(cohort.id):
                if states[enrolment.id] is EnrolmentState.ACTIVE:
                    last = max(min(on, cohort.ends_on), enrolment.enrolled_on)
                    complete_enrolment(store, enrolment.id, on=last)
    return Done(closed, change)


@needs(Right.RUN_PROGRAMS)
def reopen_cohort(store: Store, cohort: Cohort) -> Done[Cohort]:
    """Open a closed cohort again; who has completed stays completed."""
    opened = replace(cohort, closed_on=None)
    with store.change("Angkatan dibuka kembali") as change:
        store.cohorts.put(opened)
    return Done(opened, change)


@needs(Right.RUN_PROGRAMS)
def remove_cohort(store: Store, cohort_id: str) -> Done[Cohort]:
    """Remove a cohort that has no people, groups, phases or sessions (else ``InUse``)."""
    uses = len(store.enrolments.of_cohort(cohort_id))
    uses += len(store.groups.find(cohort=cohort_id)) + len(store.phases.find(cohort=cohort_id))
    uses += store.sessions.naming("cohort", cohort_id)
    return discard(store, store.cohorts, cohort_id, uses)


@needs(Right.RUN_PROGRAMS)
def save_phase(store: Store, phase: Phase) -> Done[Phase]:
    """Add or change a phase; overlaps are allowed, ``phase_overlaps`` tells them.

    Raises:
        Missing, TooLong, EndsBeforeStart, OutsideCohort, NotFound (cohort).
    """
    tidy = checked(phase, PHASE)
    require_period(tidy.starts_on, tidy.ends_on)
    cohort = required(store.cohorts, tidy.cohort, "angkatan")
    for field, day in (("starts_on", tidy.starts_on), ("ends_on", tidy.ends_on)):
        if not cohort.holds(day):
            raise OutsideCohort(field, starts_on=cohort.starts_on, ends_on=cohort.ends_on)
    return keep(store, store.phases, tidy)


def phase_overlaps(store: Store, phase: Phase) -> tuple[Phase, ...]:
    """The other phases of the cohort that share a day with this one."""
    return tuple(
        one
        for one in store.phases.find(cohort=phase.cohort)
        if one.id != phase.id and one.starts_on <= phase.ends_on and phase.starts_on <= one.ends_on
    )


@needs(Right.RUN_PROGRAMS)
def remove_phase(store: Store, phase_id: str) -> Done[Phase]:
    """Remove a phase."""
    return discard(store, store.phases, phase_id)


@needs(Right.RUN_PROGRAMS)
def save_group(store: Store, group: Group) -> Done[Group]:
    """Add or change a group.

    Raises:
        Missing, TooLong, AlreadyThere (its name in the cohort), NotANumber (capacity),
        NotFound (cohort).
    """
    tidy = checked(group, GROUP)
    required(store.cohorts, tidy.cohort, "angkatan")
    others = store.groups.find(cohort=tidy.cohort)
    require_unlike("name", tidy.name, (one.name for one in others if one.id != tidy.id))
    return keep(store, store.groups, tidy)


@needs(Right.RUN_PROGRAMS)
def remove_group(store: Store, group_id: str) -> Done[Group]:
    """Remove a group that nobody belonged to and no session was for (else ``InUse``)."""
    uses = len(store.memberships.find(care_group=group_id))
    uses += store.sessions.naming("care_groups", group_id)
    return discard(store, store.groups, group_id, uses)


def capacity_notes(store: Store, group: Group, day: date) -> tuple[CapacityNote, ...]:
    """Warnings on a day: the group above its capacity, its counselor above the kind's ratio."""
    notes: list[CapacityNote] = []
    people = len(store.memberships.roster(group.id, day))
    if group.capacity is not None and people > group.capacity:
        notes.append(
            CapacityNote(kind=TooFull.GROUP, name=group.name, people=people, limit=group.capacity)
        )
    cohort = store.cohorts.get(group.cohort)
    kind = store.program_kinds.get(cohort.kind) if cohort else None
    counselor = store.counselors.get(group.counselor) if group.counselor else None
    if kind is not None and counselor is not None:
        load = caseload(store, day).get(counselor.id, Caseload()).residents
        if load > kind.ratio:
            notes.append(
                CapacityNote(
                    kind=TooFull.COUNSELOR, name=counselor.name, people=load, limit=kind.ratio
                )
            )
    return tuple(notes)
