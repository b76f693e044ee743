"""Who is expected at a session: frozen once, then changed only by hand."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import Source
from rehabdesk.domain.refusals import (
    AlreadyThere,
    GroupWithoutPeople,
    InUse,
    Missing,
    SessionCancelled,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.services import expected_list
from rehabdesk.services.attendance import mark
from rehabdesk.services.membership import move_to_group
from tests.sample_office import (
    TODAY,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)

PEOPLE = ("Budi Hartono", "Agus Salim")


@pytest.fixture
def program(store):
    return a_running_program(store, PEOPLE)


def names(store, ids):
    return [store.residents.get(one).name for one in ids]


def listed(store, session):
    return names(store, [row.resident for row in store.attendance.of_session(session.id)])


def test_a_list_is_frozen_by_name_with_numbers_from_one(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)

    rows = expected_list.freeze_roster(store, session)

    assert [row.number for row in rows] == [1, 2]
    assert listed(store, session) == ["Agus Salim", "Budi Hartono"]


def test_somebody_in_two_groups_of_a_session_stands_on_its_list_once(store, program):
    cohort, group, _ = program
    other = a_group(store, cohort, "Kelompok B")
    an_enrolment(store, cohort, a_resident(store, "Cecep Sudrajat"), other)
    session = a_session(store, cohort, group, care_groups=(group.id, other.id, group.id))

    expected_list.freeze_roster(store, session)

    assert listed(store, session) == ["Agus Salim", "Budi Hartono", "Cecep Sudrajat"]


def test_a_frozen_list_stays_when_the_group_changes_and_the_difference_is_told(store, program):
    cohort, group, enrolments = program
    session = a_session(store, cohort, group)
    expected_list.freeze_roster(store, session)
    other = a_group(store, cohort, "Kelompok B")
    move_to_group(store, enrolments[0].id, other.id, since=TODAY - timedelta(days=3))
    an_enrolment(store, cohort, a_resident(store, "Dadang Suhendar"), group)

    difference = expected_list.roster_difference(store, session)

    assert listed(store, session) == ["Agus Salim", "Budi Hartono"]
    assert names(store, difference.joined) == ["Dadang Suhendar"]
    assert names(store, difference.left) == ["Budi Hartono"]


def test_an_added_person_stands_last_and_is_no_difference(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)
    expected_list.freeze_roster(store, session)

    added = expected_list.add_person(store, session, a_resident(store, "Aceng").id).record

    assert (added.number, added.source) == (3, Source.ADDED)
    assert expected_list.roster_difference(store, session).left == ()


def test_the_first_person_added_by_hand_does_not_push_the_group_out(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)

    expected_list.add_person(store, session, a_resident(store, "Aceng").id)

    assert listed(store, session) == ["Agus Salim", "Budi Hartono", "Aceng"]


def test_a_group_without_people_has_no_list_but_can_be_given_one_by_hand(store, program):
    cohort, _, _ = program
    empty = a_group(store, cohort, "Kelompok C")
    session = a_session(store, cohort, empty)

    with pytest.raises(GroupWithoutPeople) as refused:
        expected_list.freeze_roster(store, session)
    expected_list.add_person(store, session, a_resident(store, "Aceng").id)

    assert refused.value.facts["group"] == "Kelompok C"
    assert listed(store, session) == ["Aceng"]


def test_nobody_stands_on_a_list_twice(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)
    rows = expected_list.freeze_roster(store, session)

    with pytest.raises(AlreadyThere) as refused:
        expected_list.add_person(store, session, rows[0].resident)

    assert refused.value.facts["text"] == "Agus Salim"


def test_a_person_with_a_mark_is_not_taken_off_the_list(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)
    first, second = expected_list.freeze_roster(store, session)
    mark(store, session, first.resident, store.statuses.all()[0])

    with pytest.raises(InUse):
        expected_list.remove_person(store, session, first.resident)
    expected_list.remove_person(store, session, second.resident)

    assert listed(store, session) == ["Agus Salim"]


def test_a_cancelled_session_gets_no_list(store, program):
    cohort, group, _ = program
    session = replace(a_session(store, cohort, group), state=SessionState.CANCELLED)

    with pytest.raises(SessionCancelled):
        expected_list.freeze_roster(store, session)


def test_a_guest_is_noted_with_a_name_and_goes_again(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)

    with pytest.raises(Missing):
        expected_list.add_guest(store, session, "  ")
    guest = expected_list.add_guest(store, session, "Ust. Hasan", "Kemenag Serang").record
    kept = store.guests.find(session=session.id)
    expected_list.remove_guest(store, guest.id)

    assert [(one.name, one.institution) for one in kept] == [("Ust. Hasan", "Kemenag Serang")]
    assert store.guests.find(session=session.id) == ()


def test_nobody_is_taken_off_the_list_of_a_cancelled_session(store, program):
    cohort, group, _ = program
    session = a_session(store, cohort, group)
    first, _second = expected_list.freeze_roster(store, session)
    cancelled = replace(session, state=SessionState.CANCELLED)

    with pytest.raises(SessionCancelled):
        expected_list.remove_person(store, cancelled, first.resident)

    assert len(store.attendance.of_session(session.id)) == 2
