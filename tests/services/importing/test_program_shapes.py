"""The corpus of decrees and of months of marks: just what stands in each comes out of it."""

from datetime import date, time

import pytest

from rehabdesk.services.importing.apply import carry_out
from tests.sample_office import a_cohort, a_group, a_resident, a_session, an_enrolment
from tests.services.importing.office_lists import NOW, a_plan
from tests.services.importing.program_shapes import (
    DAYS,
    ENROLMENT_SHAPES,
    MARK_SHAPES,
    PARTICIPANTS,
)
from tests.services.importing.shape_files import written

START = date(2021, 3, 1)


def files(shapes):
    pairs = [(shape, form) for shape in shapes for form in shape.formats]
    return pytest.mark.parametrize(
        ("shape", "form"), pairs, ids=[f"{shape.name}-{form}" for shape, form in pairs]
    )


def told(shape):
    return [one for at, one in enumerate(PARTICIPANTS) if at not in shape.hidden]


@pytest.fixture
def cohort(store):
    return a_cohort(store)


@pytest.fixture
def people(store):
    """Everybody in the register, and one who is in no list."""
    a_resident(store, "Zaenal Abidin", "BI 99/2021")
    return {one.name: a_resident(store, one.name, one.registration_no) for one in PARTICIPANTS}


@files(ENROLMENT_SHAPES)
def test_just_the_people_of_a_decree_are_enrolled_each_in_the_own_group(
    store, cohort, people, shape, form
):
    plan = a_plan(store, written(shape, form), shape.subject, file=f"sk.{form}", cohort=cohort.name)

    carry_out(store, plan, now=NOW)

    enrolled = {one.resident for one in store.enrolments.of_cohort(cohort.id)}
    assert enrolled == {people[one.name].id for one in told(shape)}
    if any(way == "group" for _, way in shape.columns):
        groups = {one.id: one.name for one in store.groups.find(cohort=cohort.id)}
        found = {
            one.resident: groups[store.memberships.of_enrolment(one.id)[-1].care_group]
            for one in store.enrolments.of_cohort(cohort.id)
        }
        due = {people[one.name].id: f"Kelompok {one.group}" for one in told(shape)}
        assert found == due


@files(MARK_SHAPES)
def test_just_the_marks_of_a_month_come_out_of_it(store, cohort, people, shape, form):
    group = a_group(store, cohort, "Kelompok A")
    for person in people.values():
        an_enrolment(store, cohort, person, group)
    sessions = {
        day: a_session(store, cohort, group, held_on=date(2021, 4, day), starts_at=time(8))
        for day in DAYS
    }
    plan = a_plan(store, written(shape, form), shape.subject, file=f"april.{form}")

    carry_out(store, plan, now=NOW)

    codes = {one.number: one.code for one in store.statuses.all()}
    for day, session in sessions.items():
        rows = store.attendance.of_session(session.id)
        found = {row.resident: codes.get(row.status, "") for row in rows}
        due = {people[one.name].id: getattr(one, f"d{day}") for one in told(shape)}
        assert {key: mark for key, mark in found.items() if mark} == due


def test_the_corpus_has_many_files_of_each():
    assert sum(len(one.formats) for one in ENROLMENT_SHAPES) >= 20
    assert sum(len(one.formats) for one in MARK_SHAPES) >= 20
