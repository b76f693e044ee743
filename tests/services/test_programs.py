"""Cohorts, phases, groups and what is too full."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import CohortId, GroupId, new_id
from rehabdesk.domain.program import Cohort, CohortState, Group
from rehabdesk.domain.refusals import (
    AlreadyThere,
    EndsBeforeStart,
    InUse,
    NotANumber,
    NotFound,
    OutsideCohort,
)
from rehabdesk.services.enrolment import suspend
from rehabdesk.services.programs import (
    TooFull,
    capacity_notes,
    close_cohort,
    phase_overlaps,
    remove_cohort,
    remove_group,
    remove_phase,
    reopen_cohort,
    save_cohort,
    save_group,
    save_phase,
)
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_phase,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)


def new_cohort(store, **fields):
    given: dict[str, Any] = {
        "name": "Rehabilitasi Sosial Tahap II",
        "fiscal_year": 2021,
        "kind": store.program_kinds.all()[0].id,
        "starts_on": START,
        "ends_on": END,
    }
    return Cohort(id=CohortId(new_id()), **(given | fields))


def test_a_cohort_is_saved_and_taken_back(store):
    done = save_cohort(store, new_cohort(store))
    assert store.cohorts.get(done.record.id) == done.record
    store.undo(done.change)
    assert store.cohorts.all() == ()


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"ends_on": date(2021, 2, 1)}, EndsBeforeStart, "ends_on"),
        ({"target": 0}, NotANumber, "target"),
        ({"fiscal_year": 21}, NotANumber, "fiscal_year"),
        ({"kind": "0" * 32}, NotFound, ""),
        ({"name": "REHABILITASI sosial  Tahap I"}, AlreadyThere, "name"),
    ],
)
def test_a_wrong_cohort_is_refused(store, fields, refusal, field):
    a_cohort(store)
    with pytest.raises(refusal) as refused:
        save_cohort(store, new_cohort(store, **fields))
    assert refused.value.field == field


def test_closing_a_cohort_completes_the_active_and_leaves_the_suspended(store):
    cohort, _, (active, suspended) = a_running_program(store)
    suspend(store, suspended.id, on=TODAY, reason="Sakit")
    done = close_cohort(store, cohort, on=date(2021, 9, 15), complete_active=True)
    completed = store.enrolments.get(active.id)
    assert (completed.state, completed.ended_on) == (EnrolmentState.COMPLETED, END)
    assert store.enrolments.get(suspended.id).state is EnrolmentState.SUSPENDED
    last_step = store.enrolment_events.find(enrolment=active.id)[-1]
    assert (last_step.state, last_step.happened_on) == (EnrolmentState.COMPLETED, END)
    store.undo(done.change)
    assert store.enrolments.get(active.id) == active
    assert store.cohorts.get(cohort.id) == cohort


def test_a_cohort_closed_early_completes_its_people_on_that_day(store):
    cohort, _, (one, _) = a_running_program(store)
    close_cohort(store, cohort, on=TODAY, complete_active=True)
    assert store.enrolments.get(one.id).ended_on == TODAY


def test_a_cohort_closed_without_completing_changes_nobody(store):
    cohort, _, (one, _) = a_running_program(store)
    closed = close_cohort(store, cohort, on=END, complete_active=False).record
    assert store.enrolments.get(one.id).state is EnrolmentState.ACTIVE
    assert reopen_cohort(store, closed).record.state_on(END) is CohortState.RUNNING


def test_a_cohort_is_removed_only_while_it_is_empty(store):
    empty = a_cohort(store)
    remove_cohort(store, empty.id)
    cohort, _, _ = a_running_program(store)
    with pytest.raises(InUse):
        remove_cohort(store, cohort.id)


def test_a_phase_lies_within_its_cohort(store):
    cohort = a_cohort(store)
    with pytest.raises(OutsideCohort) as refused:
        save_phase(store, a_phase(cohort, ends_on=date(2021, 9, 1)))
    assert refused.value.field == "ends_on"


def test_overlapping_phases_are_saved_and_told(store):
    cohort = a_cohort(store)
    first = save_phase(store, a_phase(cohort, "Orientasi", ends_on=date(2021, 3, 31))).record
    second = a_phase(cohort, "Primary", starts_on=date(2021, 3, 31))
    assert phase_overlaps(store, second) == (first,)
    save_phase(store, second)
    assert phase_overlaps(store, replace(second, starts_on=date(2021, 4, 1))) == ()
    remove_phase(store, first.id)
    assert store.phases.find(cohort=cohort.id) == (second,)


def test_two_groups_of_a_cohort_never_share_a_name(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort, "Kelompok A")
    save_group(store, replace(group, capacity=15))
    with pytest.raises(AlreadyThere):
        save_group(store, Group(id=GroupId(new_id()), cohort=cohort.id, name="kelompok a"))
    other = a_cohort(store, "Tahap II")
    save_group(store, Group(id=GroupId(new_id()), cohort=other.id, name="Kelompok A"))


def test_a_group_with_people_or_sessions_cannot_be_removed(store):
    cohort, group, _ = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    a_session(store, cohort, other)
    empty = a_group(store, cohort, "Kelompok C")
    for one in (group, other):
        with pytest.raises(InUse):
            remove_group(store, one.id)
    remove_group(store, empty.id)
    assert store.groups.get(empty.id) is None


def test_too_many_people_are_warned_of_by_group_and_by_counselor(store):
    cohort = a_cohort(store)
    counselor = a_counselor(store)
    kind = replace(store.program_kinds.get(cohort.kind), ratio=2)
    with store.change("Isi contoh"):
        store.program_kinds.put(kind)
    group = a_group(store, cohort, counselor=counselor.id, capacity=2)
    for name in ("Satu", "Dua"):
        an_enrolment(store, cohort, a_resident(store, name), group)
    assert capacity_notes(store, group, TODAY) == ()
    an_enrolment(store, cohort, a_resident(store, "Tiga"), group)
    notes = capacity_notes(store, group, TODAY)
    assert [(one.kind, one.people, one.limit) for one in notes] == [
        (TooFull.GROUP, 3, 2),
        (TooFull.COUNSELOR, 3, 2),
    ]
