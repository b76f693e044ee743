"""What was written since an import about its rows, table by table, before it is taken back."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentEvent, EnrolmentState
from rehabdesk.domain.identity import EnrolmentEventId, PlacementId, new_id
from rehabdesk.domain.resident import Placement
from rehabdesk.services.expected_list import freeze_roster
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_phase,
    a_planned_session,
    a_registration,
    a_resident,
    a_room,
    a_session,
    an_enrolment,
)


def touched_by(store, deed):
    """What one change touched, as an import's journal has it."""
    with store.change("Impor") as change:
        made = deed()
    return tuple(change.touched), made


def later(store, touched):
    return store.imports.later_than(touched)


def saved(store, shelf, record):
    with store.change("Sesudah impor"):
        shelf.put(record)
    return record


@pytest.fixture
def person(store):
    return touched_by(store, lambda: a_resident(store, "Agus Salim", "BI 1/21"))


def test_nothing_was_written_since_an_import_that_nobody_touched(store, person):
    touched, _agus = person
    a_resident(store, "Orang lain", "BI 2/21")

    assert later(store, touched) == {}


def test_rows_that_were_written_again_are_counted_by_table(store, person):
    touched, agus = person
    saved(store, store.residents, replace(agus, block="B"))

    assert later(store, touched) == {"resident": 1}


def test_a_row_that_is_gone_altogether_does_not_stand_any_more(store, person):
    touched, agus = person
    with store.change("Dihapus"):
        store.residents.remove(agus.id)

    assert later(store, touched) == {"resident": 1}


def test_a_row_that_was_changed_and_put_back_stands_as_it_was(store, person):
    touched, agus = person
    with store.change("Sesudah impor") as change:
        store.residents.put(replace(agus, block="B"))
    store.undo(change)

    assert later(store, touched) == {}


@pytest.mark.parametrize("count", [1, 2])
def test_numbers_that_name_somebody_imported_are_counted(store, person, count):
    touched, agus = person
    for number in range(count):
        saved(store, store.registrations, a_registration(agus, f"BI {10 + number}/21"))

    assert later(store, touched) == {"registration": count}


def test_a_number_that_was_deleted_again_is_not_counted(store, person):
    touched, agus = person
    number = saved(store, store.registrations, a_registration(agus, "BI 10/21"))
    with store.change("Dihapus"):
        store.registrations.remove(number.id)

    assert later(store, touched) == {}


def test_a_place_and_an_enrolment_of_somebody_imported_are_counted(store, person):
    touched, agus = person
    place = Placement(
        id=PlacementId(new_id()),
        resident=agus.id,
        block="B",
        cell="1",
        placed_from=date(2021, 4, 1),
    )
    saved(store, store.placements, place)
    an_enrolment(store, a_cohort(store), agus)

    assert later(store, touched) == {"placement": 1, "enrolment": 1}


def test_what_stood_before_the_import_names_nobody_of_it(store):
    agus = a_resident(store, "Agus Salim")
    an_enrolment(store, a_cohort(store), agus)
    touched, _ = touched_by(store, lambda: store.residents.put(replace(agus, block="B")))

    assert later(store, touched) == {}


def test_steps_and_groups_of_an_imported_enrolment_are_counted(store):
    agus, cohort = a_resident(store), a_cohort(store)
    touched, enrolment = touched_by(store, lambda: an_enrolment(store, cohort, agus))
    step = EnrolmentEvent(
        id=EnrolmentEventId(new_id()),
        enrolment=enrolment.id,
        happened_on=TODAY,
        state=EnrolmentState.SUSPENDED,
    )
    saved(store, store.enrolment_events, step)

    assert later(store, touched) == {"enrolment_event": 1}


def test_what_was_made_in_an_imported_cohort_is_counted(store):
    touched, cohort = touched_by(store, lambda: a_cohort(store))
    group = a_group(store, cohort)
    saved(store, store.phases, a_phase(cohort))
    a_session(store, cohort, group)

    assert later(store, touched) == {"care_group": 1, "phase": 1, "session": 1}


def test_a_session_of_an_imported_group_is_found_in_its_list_of_groups(store):
    cohort = a_cohort(store)
    touched, group = touched_by(store, lambda: a_group(store, cohort))
    other = a_group(store, cohort, "Kelompok B")
    a_session(store, cohort, other)
    assert later(store, touched) == {}

    a_session(store, cohort, other, care_groups=(other.id, group.id))

    assert later(store, touched) == {"session": 1}


def test_groups_and_sessions_of_an_imported_counselor_and_room_are_counted(store):
    by_counselor, siti = touched_by(store, lambda: a_counselor(store))
    by_room, room = touched_by(store, lambda: a_room(store))
    cohort = a_cohort(store)
    group = a_group(store, cohort, counselor=siti.id, room=room.id)
    a_session(store, cohort, group, counselors=(siti.id,))
    a_session(store, cohort, group, room=room.id, held_on=START)
    a_session(store, cohort, group, room=room.id)

    assert later(store, by_counselor) == {"care_group": 1, "session": 1}
    assert later(store, by_room) == {"care_group": 1, "session": 2}


def test_marks_of_somebody_imported_are_counted_unless_the_import_brought_them(store, person):
    touched, agus = person
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    an_enrolment(store, cohort, agus, group)
    session = a_session(store, cohort, group)
    with store.change("Daftar") as change:
        freeze_roster(store, session)
    marks = tuple(change.touched)

    assert later(store, touched)["attendance"] == 1
    assert "attendance" not in later(store, (*touched, *marks))


def test_marks_in_an_imported_session_are_counted_while_they_are_on_its_list(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    for name in ("Agus Salim", "Budi Hartono"):
        an_enrolment(store, cohort, a_resident(store, name), group)
    touched, session = touched_by(
        store, lambda: saved(store, store.sessions, a_planned_session(store, cohort, group))
    )
    rows = freeze_roster(store, session)
    assert later(store, touched) == {"attendance": 2}

    with store.change("Dicoret"):
        store.attendance.remove(rows[0])
    assert later(store, touched) == {"attendance": 1}
