"""Old data is listed, proposed by one person and sealed or anonymised by another."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.refusals import NotANumber, NotFound, SecondPersonNeeded, TooEarly
from rehabdesk.domain.retention import years_before
from rehabdesk.domain.user import Role
from rehabdesk.services.retention import (
    ANONYMOUS,
    anonymise,
    keep_for,
    last_day_of,
    overdue,
    propose,
    seal_record,
    withdraw,
)
from tests.sample_office import a_resident, a_running_program

LEFT = date(2019, 5, 1)
LATER = date(2026, 5, 4)


@pytest.fixture
def person(store):
    found = a_resident(store, "Mahmud bin Karta", "B I 305/26", nik="3604010101800001")
    stay = store.stays.find(resident=found.id)[0]
    with store.change("Keluar"):
        store.stays.put(replace(stay, exited_on=LEFT, offence="Narkotika", exit_note="Catatan"))
    return found


def as_somebody_else(store):
    store.desk = replace(store.desk, user="orang-kedua")


def test_who_left_long_ago_is_listed_and_who_is_here_is_not(store, person):
    a_running_program(store)

    assert [one.resident.id for one in overdue(store, LATER)] == [person.id]
    assert overdue(store, date(2023, 5, 1)) == ()
    assert last_day_of(store, person.id) == LEFT


def test_the_recovery_sheet_is_no_second_person(store, person):
    desk = store.desk
    propose(store, person.id, today=LATER)
    store.desk = replace(desk, user="pemulihan")
    for deed in (anonymise, seal_record):
        with pytest.raises(SecondPersonNeeded):
            deed(store, person.id, today=LATER)
    with pytest.raises(SecondPersonNeeded):
        propose(store, person.id, today=LATER)

    store.desk = replace(desk, user="orang-kedua")
    seal_record(store, person.id, today=LATER)


def test_the_time_is_set_by_the_office(store, person):
    keep_for(store, 10)

    assert overdue(store, LATER) == ()
    with pytest.raises(NotANumber):
        keep_for(store, 0)


def test_one_person_alone_anonymises_nobody(store, person):
    with pytest.raises(NotFound):
        anonymise(store, person.id, today=LATER)
    propose(store, person.id, today=LATER)

    with pytest.raises(SecondPersonNeeded):
        anonymise(store, person.id, today=LATER)

    assert store.residents.get(person.id).name == "Mahmud bin Karta"


def test_a_second_person_empties_what_tells_who_it_was(store, person):
    propose(store, person.id, today=LATER)
    as_somebody_else(store)

    anonymise(store, person.id, today=LATER)

    now = store.residents.get(person.id)
    assert (now.name, now.registration_no, now.nik) == (ANONYMOUS, "", "")
    assert store.registrations.find(resident=person.id) == ()
    assert store.stays.find(resident=person.id)[0].offence == ""
    assert store.search.find("mahmud") == ()
    assert overdue(store, LATER) == ()
    for table in ("resident", "registration", "stay", "placement", "resident_search"):
        for row in store.query(f"SELECT * FROM {table}"):
            assert not any("Mahmud" in str(one) or str(one) == "305" for one in row)


def test_who_is_not_overdue_is_not_proposed(store, person):
    with pytest.raises(TooEarly):
        propose(store, person.id, today=date(2023, 5, 1))


def test_a_proposal_is_taken_back(store, person):
    propose(store, person.id, today=LATER)
    withdraw(store, person.id)
    as_somebody_else(store)

    with pytest.raises(NotFound):
        anonymise(store, person.id, today=LATER)


def test_years_before_a_leap_day():
    assert years_before(date(2024, 2, 29), 5) == date(2019, 2, 28)


def test_a_second_person_seals_a_record_that_stays_whole(store, person):
    propose(store, person.id, today=LATER)
    with pytest.raises(SecondPersonNeeded):
        seal_record(store, person.id, today=LATER)
    as_somebody_else(store)

    seal_record(store, person.id, today=LATER)

    line = overdue(store, LATER)[0]
    assert (line.sealed, line.proposal) == (True, None)
    assert store.residents.get(person.id).nik == "3604010101800001"


def test_a_sealed_record_is_found_by_nobody_without_the_right(store, person):
    propose(store, person.id, today=LATER)
    as_somebody_else(store)
    seal_record(store, person.id, today=LATER)

    store.desk = replace(store.desk, role=Role.OPERATOR)

    assert store.residents.get(person.id) is None
    assert store.residents.ids(ResidentFilter(text="mahmud"), LATER) == ()


def test_sealing_can_be_taken_back_as_a_whole(store, person):
    propose(store, person.id, today=LATER)
    as_somebody_else(store)

    done = seal_record(store, person.id, today=LATER)
    store.undo(done.change)

    line = overdue(store, LATER)[0]
    assert not line.sealed
    assert line.proposal is not None
