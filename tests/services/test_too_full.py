"""What a group and its counselor can take, phases that meet, and what keeps a cohort from going."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import InUse
from rehabdesk.services.programs import CapacityNote, TooFull, capacity_notes, phase_overlaps
from rehabdesk.services.programs import remove_cohort as remove
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_phase,
    a_resident,
    a_session,
    an_enrolment,
)

ONE = timedelta(days=1)


def filled(store, people, *, capacity=None, counselor=None, name="Kelompok A", cohort=None):
    """A group with so many people."""
    cohort = cohort or a_cohort(store)
    group = a_group(
        store, cohort, name, capacity=capacity, counselor=counselor.id if counselor else None
    )
    for number in range(people):
        an_enrolment(store, cohort, a_resident(store, f"{name} {number}"), group)
    return group


def with_ratio(store, ratio):
    """Every programme takes so many people for a counselor."""
    with store.change("Rasio"):
        for kind in store.program_kinds.all():
            store.program_kinds.put(replace(kind, ratio=ratio))


@pytest.mark.parametrize(
    ("people", "capacity", "full"), [(2, 3, False), (3, 3, False), (4, 3, True), (4, None, False)]
)
def test_a_group_is_too_full_above_its_capacity(store, people, capacity, full):
    group = filled(store, people, capacity=capacity)

    expected = CapacityNote(kind=TooFull.GROUP, name="Kelompok A", people=4, limit=3)
    assert capacity_notes(store, group, TODAY) == ((expected,) if full else ())


def test_a_group_is_as_full_as_it_is_on_that_day(store):
    group = filled(store, 2, capacity=1)

    assert capacity_notes(store, group, START - ONE) == ()
    assert len(capacity_notes(store, group, START)) == 1


@pytest.mark.parametrize(("people", "full"), [(2, False), (3, False), (4, True)])
def test_a_counselor_has_too_many_above_the_ratio_of_the_programme(store, people, full):
    with_ratio(store, 3)
    siti = a_counselor(store)
    group = filled(store, people, counselor=siti)

    expected = CapacityNote(kind=TooFull.COUNSELOR, name=siti.name, people=4, limit=3)
    assert capacity_notes(store, group, TODAY) == ((expected,) if full else ())


def test_a_counselor_is_counted_over_all_groups_and_a_group_without_one_never(store):
    with_ratio(store, 3)
    siti, cohort = a_counselor(store), a_cohort(store)
    first = filled(store, 2, counselor=siti, cohort=cohort)
    second = filled(store, 2, counselor=siti, name="Kelompok B", cohort=cohort)
    alone = filled(store, 5, name="Kelompok C", cohort=cohort)

    for group in (first, second):
        (note,) = capacity_notes(store, group, TODAY)
        assert (note.kind, note.people) == (TooFull.COUNSELOR, 4)
    assert capacity_notes(store, alone, TODAY) == ()


def test_group_and_counselor_are_both_told(store):
    with_ratio(store, 1)
    group = filled(store, 2, capacity=1, counselor=a_counselor(store))

    assert [one.kind for one in capacity_notes(store, group, TODAY)] == [
        TooFull.GROUP,
        TooFull.COUNSELOR,
    ]


FIRST, LAST = date(2021, 4, 1), date(2021, 4, 30)


@pytest.mark.parametrize(
    ("starts", "ends", "meet"),
    [
        (FIRST - 2 * ONE, FIRST - ONE, False),
        (FIRST - ONE, FIRST, True),
        (FIRST + ONE, LAST - ONE, True),
        (FIRST - ONE, LAST + ONE, True),
        (LAST, LAST + ONE, True),
        (LAST + ONE, LAST + 2 * ONE, False),
    ],
)
def test_phases_of_a_cohort_meet_where_they_share_a_day(store, starts, ends, meet):
    cohort, other = a_cohort(store), a_cohort(store, "Tahap II")
    here = a_phase(cohort, "Primary", starts_on=FIRST, ends_on=LAST)
    there = a_phase(cohort, "Re-entry", starts_on=starts, ends_on=ends)
    with store.change("Tahap"):
        for one in (here, there, a_phase(other, starts_on=starts, ends_on=ends)):
            store.phases.put(one)

    assert phase_overlaps(store, here) == ((there,) if meet else ())
    assert phase_overlaps(store, there) == ((here,) if meet else ())


def put_people(store, cohort):
    an_enrolment(store, cohort)


def put_group(store, cohort):
    a_group(store, cohort)


def put_phase(store, cohort):
    with store.change("Tahap"):
        store.phases.put(a_phase(cohort))


def put_session(store, cohort):
    a_session(store, cohort, a_group(store, a_cohort(store, "Tahap II")))


@pytest.mark.parametrize(
    "use", [put_people, put_group, put_phase, put_session], ids=lambda one: one.__name__
)
def test_a_cohort_with_any_of_its_parts_stays_and_an_empty_one_goes(store, use):
    empty, used = a_cohort(store, "Kosong"), a_cohort(store, "Dipakai")
    use(store, used)

    with pytest.raises(InUse) as refused:
        remove(store, used.id)
    assert 1 in refused.value.facts.values()
    assert store.cohorts.get(used.id) == used

    remove(store, empty.id)
    assert store.cohorts.get(empty.id) is None
    assert store.cohorts.get(used.id) is not None


def test_everything_that_uses_a_cohort_is_counted(store):
    cohort = a_cohort(store, starts_on=START, ends_on=END)
    for use in (put_people, put_group, put_phase):
        use(store, cohort)
    a_session(store, cohort, store.groups.find(cohort=cohort.id)[0])

    with pytest.raises(InUse) as refused:
        remove(store, cohort.id)
    assert 4 in refused.value.facts.values()
