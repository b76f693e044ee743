"""Taking a deed back asks for the right of the deed, keeps its history and the rules of today."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import AlreadyEnrolled, NotAllowed
from rehabdesk.domain.resident import ExitReason
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.services.enrolment import end_enrolment, enrol_residents
from rehabdesk.services.office import save_office
from rehabdesk.services.residents import update_resident
from rehabdesk.services.undoing import take_back
from tests.sample_office import START, a_cohort, a_resident, a_running_program
from tests.services.marks import a_frozen_session, closed, history, mark, marks

DAY = START + timedelta(days=20)
NEXT = DAY + timedelta(days=1)


def test_a_change_keeps_the_right_that_its_deed_asked_for(store):
    done = save_office(store, replace(store.office, city="Cilegon"))

    assert done.change.rights == {Right.SET_UP_OFFICE}


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.READER, Role.COUNSELOR])
def test_who_may_not_do_a_deed_may_not_take_it_back(store, role):
    done = save_office(store, replace(store.office, city="Cilegon"))
    store.desk = replace(store.desk, role=role)

    with pytest.raises(NotAllowed):
        take_back(store, done.change)

    assert store.office.city == "Cilegon"


def test_nor_may_they_take_back_its_being_taken_back(store):
    done = save_office(store, replace(store.office, city="Cilegon"))
    undone = take_back(store, done.change)
    assert store.office.city == "Serang"
    store.desk = replace(store.desk, role=Role.READER)

    with pytest.raises(NotAllowed):
        take_back(store, undone.change)

    assert store.office.city == "Serang"


def test_who_may_do_it_may_take_it_back(store):
    resident = a_resident(store)
    store.desk = replace(store.desk, role=Role.MEDICAL)
    done = update_resident(store, replace(resident, name="Mahmud S."), today=DAY)

    take_back(store, done.change)

    assert store.residents.get(resident.id).name == resident.name


def test_a_mark_of_a_closed_sheet_that_is_taken_back_stays_in_the_history(store):
    session = a_frozen_session(store)
    closed(store, session)
    corrected = mark(store, session, 0, "S", why="Salah baca")
    before = len(history(store, session))

    take_back(store, corrected.change)

    assert marks(store, session)[0] == "H"
    assert len(history(store, session)) == before + 1


def test_a_mark_of_an_open_sheet_that_is_taken_back_leaves_no_history(store):
    session = a_frozen_session(store)
    first = mark(store, session, 0, "H")

    take_back(store, first.change)

    assert marks(store, session)[0] == "_"
    assert history(store, session) == []


def test_an_end_is_not_taken_back_when_the_person_was_enrolled_elsewhere_since(store):
    _, _, (one, _) = a_running_program(store)
    done = end_enrolment(store, one.id, on=DAY, reason=ExitReason.DROPPED)
    enrol_residents(store, a_cohort(store, "Tahap II"), [one.resident], on=NEXT, today=NEXT)

    with pytest.raises(AlreadyEnrolled):
        take_back(store, done.change)

    assert store.enrolments.get(one.id).ended_on == DAY


def test_an_end_is_taken_back_when_the_other_enrolment_was_taken_back_first(store):
    _, _, (one, _) = a_running_program(store)
    done = end_enrolment(store, one.id, on=DAY, reason=ExitReason.DROPPED)
    second = a_cohort(store, "Tahap II")
    enrolled = enrol_residents(store, second, [one.resident], on=NEXT, today=NEXT)

    take_back(store, enrolled.change)
    take_back(store, done.change)

    assert store.enrolments.get(one.id).ended_on is None
