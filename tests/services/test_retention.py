"""Old data is listed, proposed by one person and sealed or anonymised by another."""

from datetime import date

import pytest
from msgspec.structs import asdict, replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import PictureId, ResidentId, StayId, new_id
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.office import Picture
from rehabdesk.domain.refusals import NotANumber, NotFound, SecondPersonNeeded, TooEarly
from rehabdesk.domain.resident import Resident, Sex, Stay
from rehabdesk.domain.retention import Retention, years_before
from rehabdesk.domain.user import Role
from rehabdesk.services.residents import set_photo, update_resident
from rehabdesk.services.restricting import restrict
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
from rehabdesk.wording.fields.stay import STAY
from tests.full_record import filled
from tests.sample_office import a_cohort, a_resident, a_running_program, an_enrolment

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


def test_no_text_of_a_stay_is_left(store, person):
    (stay,) = store.stays.find(resident=person.id)
    with store.change("Isi"):
        store.stays.put(replace(filled(stay, STAY), entered_on=None, exited_on=LEFT))
    propose(store, person.id, today=LATER)
    as_somebody_else(store)

    anonymise(store, person.id, today=LATER)

    (blank,) = store.stays.find(resident=person.id)
    kept = {"id", "resident"}
    texts = {key: value for key, value in asdict(blank).items() if isinstance(value, str)}
    assert {key for key, value in texts.items() if value} == kept


def test_who_bears_the_name_of_the_anonymous_is_not_taken_for_one(store, person):
    update_resident(store, replace(store.residents.get(person.id), name=ANONYMOUS), today=LATER)

    assert [one.resident.id for one in overdue(store, LATER)] == [person.id]


def test_who_was_made_anonymous_stays_so_under_another_name(store, person):
    propose(store, person.id, today=LATER)
    as_somebody_else(store)
    made = anonymise(store, person.id, today=LATER).record

    with store.change("Nama diganti"):
        store.residents.put(replace(made, name="Nama lain"))

    assert store.residents.get(person.id).anonymised
    assert overdue(store, LATER) == ()


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


@pytest.mark.parametrize(
    ("today", "listed"),
    [
        (date(2024, 4, 30), False),
        (date(2024, 5, 1), False),
        (date(2024, 5, 2), True),
    ],
)
def test_data_is_listed_from_the_day_after_five_years(store, person, today, listed):
    assert bool(overdue(store, today)) is listed


def test_who_is_inside_again_or_still_in_a_programme_is_not_listed(store, person):
    with store.change("Masuk lagi"):
        store.stays.put(Stay(id=StayId(new_id()), resident=person.id, entered_on=date(2019, 9, 1)))
    assert last_day_of(store, person.id) is None
    assert overdue(store, LATER) == ()


def test_an_open_enrolment_keeps_somebody_off_the_list_and_its_end_is_the_last_day(store, person):
    cohort = a_cohort(store, starts_on=date(2018, 1, 1), ends_on=date(2019, 12, 31))
    enrolment = an_enrolment(store, cohort, person, on=date(2018, 6, 1))
    assert overdue(store, LATER) == ()

    with store.change("Selesai"):
        store.enrolments.put(
            replace(enrolment, state=EnrolmentState.COMPLETED, ended_on=date(2019, 8, 1))
        )

    assert last_day_of(store, person.id) == date(2019, 8, 1)


def test_somebody_of_whom_nothing_is_known_has_no_last_day(store):
    with store.change("Tanpa masa tinggal"):
        store.residents.put(one := Resident(id=ResidentId(new_id()), name="Tanpa data"))

    assert last_day_of(store, one.id) is None


def left_on(store, name, day):
    one = a_resident(store, name)
    (stay,) = store.stays.find(resident=one.id)
    with store.change("Keluar"):
        store.stays.put(replace(stay, exited_on=day))
    return one


def test_the_longest_gone_stands_first_and_each_has_its_own_proposal(store, person):
    first = left_on(store, "Agus Salim", date(2015, 1, 1))
    third = left_on(store, "Budi Utomo", date(2020, 1, 1))
    propose(store, person.id, today=LATER)
    propose(store, third.id, today=LATER)
    propose(store, person.id, today=LATER)

    found = overdue(store, LATER)

    assert [one.resident.id for one in found] == [first.id, person.id, third.id]
    assert [one.proposal is not None for one in found] == [False, True, True]
    assert len(store.settings.read(Retention).proposals) == 2
    withdraw(store, person.id)
    assert [one.proposal is not None for one in overdue(store, LATER)] == [False, False, True]


def test_who_came_back_meanwhile_is_neither_sealed_nor_emptied(store, person):
    propose(store, person.id, today=LATER)
    as_somebody_else(store)
    with store.change("Masuk lagi"):
        store.stays.put(Stay(id=StayId(new_id()), resident=person.id, entered_on=date(2026, 1, 1)))

    for deed in (seal_record, anonymise):
        with pytest.raises(TooEarly):
            deed(store, person.id, today=LATER)
    assert store.residents.get(person.id).name == person.name


def test_everything_that_hangs_on_a_person_is_emptied(store, person):
    picture = Picture(id=PictureId(new_id()), media_type="image/png", content=b"foto")
    set_photo(store, person.id, picture)
    moved = replace(store.residents.get(person.id), block="A", cell="18", sex=Sex.FEMALE)
    update_resident(store, moved, today=LEFT)
    restrict(store, person.id, "Saksi", today=LEFT)
    cohort = a_cohort(store, starts_on=date(2018, 1, 1), ends_on=date(2019, 12, 31))
    enrolment = an_enrolment(store, cohort, person, on=date(2018, 6, 1))
    with store.change("Selesai"):
        store.enrolments.put(
            replace(
                enrolment,
                state=EnrolmentState.LEFT,
                ended_on=LEFT,
                end_note="rahasia",
                decree_no="SK-1",
            )
        )
    propose(store, person.id, today=LATER)
    as_somebody_else(store)

    anonymise(store, person.id, today=LATER)

    assert store.residents.get(person.id) == Resident(
        id=person.id, name=ANONYMOUS, sex=Sex.FEMALE, anonymised=True
    )
    assert store.placements.find(resident=person.id) == ()
    assert store.restrictions.find(resident=person.id) == ()
    assert store.pictures.get(picture.id) is None
    (stay,) = store.stays.find(resident=person.id)
    assert (stay.offence, stay.exit_note, stay.exited_on) == ("", "", LEFT)
    (kept,) = store.enrolments.of_resident(person.id)
    assert (kept.end_note, kept.decree_no, kept.ended_on) == ("", "", LEFT)
    rows = [*store.query("SELECT * FROM placement"), *store.query("SELECT * FROM restriction")]
    assert not any({"A", "18", "Saksi"} & set(map(str, row)) for row in rows)
    assert store.query("SELECT content FROM picture WHERE id = ?", (picture.id,)) == [(b"",)]
    assert store.settings.read(Retention).proposals == ()


def test_keeping_data_longer_leaves_proposals_as_they_are(store, person):
    propose(store, person.id, today=LATER)

    keep_for(store, 6)

    assert store.settings.read(Retention).years == 6
    assert len(store.settings.read(Retention).proposals) == 1
