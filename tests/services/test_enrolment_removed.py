"""An enrolment that was made by mistake is removed, unless something rests on it."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import EnrolmentUsed, NotFound, ReasonNeeded
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.attendance import mark
from rehabdesk.services.certificates import Pick, issue
from rehabdesk.services.enrolment import end_enrolment, enrol_residents
from rehabdesk.services.enrolment_start import remove_enrolment
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.undoing import take_back
from rehabdesk.wording.refusals import sentence
from tests.sample_office import START, TODAY, a_running_program, a_session

DAY = timedelta(days=1)
WHY = "Salah orang"


@pytest.fixture
def program(store):
    return a_running_program(store, ("Agus Salim", "Budi Santoso"))


def present(store):
    return next(one for one in store.statuses.all() if one.code == "H")


def test_it_is_gone_from_the_cohort_and_the_lists_of_its_group(store, program):
    cohort, group, (mistaken, other) = program

    remove_enrolment(store, mistaken.id, reason=WHY)

    assert store.enrolments.of_cohort(cohort.id) == (other,)
    assert store.memberships.roster(group.id, TODAY) == (other.resident,)
    assert not store.memberships.of_enrolment(mistaken.id)
    assert not store.enrolment_events.find(enrolment=mistaken.id)
    assert store.residents.get(mistaken.resident) is not None


def test_a_list_that_was_prepared_loses_the_row_without_a_mark(store, program):
    cohort, group, (mistaken, other) = program
    session = a_session(store, cohort, group, held_on=TODAY)
    freeze_roster(store, session)

    remove_enrolment(store, mistaken.id, reason=WHY)

    assert [row.resident for row in store.attendance.of_session(session.id)] == [other.resident]


def test_the_person_can_be_enrolled_again_at_once(store, program):
    cohort, _, (mistaken, _) = program
    remove_enrolment(store, mistaken.id, reason=WHY)

    done = enrol_residents(store, cohort, [mistaken.resident], on=TODAY, today=TODAY)

    assert len(done.enrolments) == 1


def test_it_comes_back_whole_by_undo(store, program):
    cohort, group, (mistaken, _) = program
    session = a_session(store, cohort, group, held_on=TODAY)
    before = freeze_roster(store, session)
    steps = store.enrolment_events.find(enrolment=mistaken.id)
    done = remove_enrolment(store, mistaken.id, reason=WHY)

    take_back(store, done.change)

    assert store.enrolments.get(mistaken.id) == mistaken
    assert store.enrolment_events.find(enrolment=mistaken.id) == steps
    assert len(store.memberships.roster(group.id, TODAY)) == 2
    assert store.attendance.of_session(session.id) == before


def test_with_one_mark_it_is_refused_and_the_way_on_is_said(store, program):
    cohort, group, (taking_part, _) = program
    session = a_session(store, cohort, group, held_on=TODAY)
    freeze_roster(store, session)
    mark(store, session, taking_part.resident, present(store))

    with pytest.raises(EnrolmentUsed) as refused:
        remove_enrolment(store, taking_part.id, reason=WHY)

    assert sentence(refused.value) == (
        "Agus Salim sudah bertanda di 1 daftar hadir angkatan ini. Akhiri kepesertaannya, jangan"
        " dihapus."
    )
    assert len(store.memberships.roster(group.id, TODAY)) == 2


def test_marks_of_another_time_in_the_cohort_do_not_hold_a_second_enrolment(store, program):
    cohort, group, (first, _) = program
    session = a_session(store, cohort, group, held_on=START + DAY)
    freeze_roster(store, session)
    mark(store, session, first.resident, present(store))
    end_enrolment(store, first.id, on=START + 2 * DAY, reason=ExitReason.DROPPED)
    done = enrol_residents(store, cohort, [first.resident], on=TODAY, today=TODAY)

    remove_enrolment(store, done.enrolments[0].id, reason=WHY)

    assert [one.id for one in store.enrolments.of_resident(first.resident)] == [first.id]
    with pytest.raises(EnrolmentUsed):
        remove_enrolment(store, first.id, reason=WHY)


@pytest.mark.parametrize(("day", "holds"), [(-1, False), (0, True), (1, True)])
def test_only_marks_from_its_first_day_on_hold_it(store, program, day, holds):
    cohort, group, (first, _) = program
    begins = TODAY - 5 * DAY
    session = a_session(store, cohort, group, held_on=begins + day * DAY)
    freeze_roster(store, session)
    mark(store, session, first.resident, present(store))
    end_enrolment(store, first.id, on=begins - 2 * DAY, reason=ExitReason.DROPPED)
    (again,) = enrol_residents(store, cohort, [first.resident], on=begins, today=TODAY).enrolments

    if not holds:
        remove_enrolment(store, again.id, reason=WHY)
        return
    with pytest.raises(EnrolmentUsed):
        remove_enrolment(store, again.id, reason=WHY)


def test_a_certificate_holds_it_also_without_marks(store, program):
    cohort, _, (certified, _) = program
    pick = Pick(enrolment_id=certified.id, override_reason="Dispensasi")
    issue(store, cohort, [pick], issued_on=TODAY, today=TODAY)

    with pytest.raises(EnrolmentUsed) as refused:
        remove_enrolment(store, certified.id, reason=WHY)

    assert "sertifikat" in sentence(refused.value)


@pytest.mark.parametrize("why", ["", "  "])
def test_a_reason_is_needed(store, program, why):
    with pytest.raises(ReasonNeeded):
        remove_enrolment(store, program[2][0].id, reason=why)


def test_one_that_is_gone_is_not_found(store, program):
    remove_enrolment(store, program[2][0].id, reason=WHY)

    with pytest.raises(NotFound):
        remove_enrolment(store, program[2][0].id, reason=WHY)
