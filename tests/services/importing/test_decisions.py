"""Single rows left out, corrected or joined before a list is imported, whatever they were."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.services.importing.decisions import (
    carried_over,
    corrected,
    merged,
    skipped,
    taken_again,
)
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_resident
from tests.services.importing.office_lists import (
    MAHMUD,
    RUDI,
    a_plan,
    fates,
    imported,
    people_list,
)

NUMBER, NAME, BORN, PERSON_NO, RELIGION = range(5)
SHELVES = {
    ImportSubject.COUNSELORS: (("Nama", "Jabatan"), ("Ratna", "Konselor"), ("Budi", "Konselor")),
    ImportSubject.ROOMS: (("Nama Ruang", "Kapasitas"), ("Aula", 40), ("Kelas 1", 20)),
    ImportSubject.HOLIDAYS: (("Tanggal", "Nama Libur"), ("02-05-2032", "A"), ("03-05-2032", "B")),
    ImportSubject.TOPICS: (("Materi", "Aktif"), ("Adiksi", "Ya"), ("Keluarga", "Ya")),
}


def names(store):
    return sorted(one.name for one in store.residents.all())


def test_a_new_row_that_is_not_wanted_is_left_out_and_taken_again(store):
    plan = a_plan(store, people_list(MAHMUD, RUDI))
    without = skipped(plan, [2])

    assert fates(look(store, without)) == {"skipped": 1, "new": 1}
    assert fates(look(store, taken_again(without, [2]))) == {"new": 2}
    imported(store, without)
    assert names(store) == ["Rudi Bin Ali"]


@pytest.mark.parametrize("subject", SHELVES)
def test_a_row_of_every_short_list_can_be_left_out(store, subject):
    headings, *rows = SHELVES[subject]
    plan = a_plan(store, xlsx_of(headings, rows), subject)

    assert fates(look(store, skipped(plan, [3]))) == {"new": 1, "skipped": 1}


def test_a_refused_row_that_is_left_out_is_no_problem_any_more(store):
    plan = a_plan(store, people_list(("BI 1/20", "Ali", "31-02-1988", "", ""), RUDI))

    preview = look(store, skipped(plan, [2]))

    assert fates(preview) == {"skipped": 1, "new": 1}
    assert not preview.problems


def test_whoever_is_left_out_is_in_the_list_all_the_same(store):
    imported(store, a_plan(store, people_list(MAHMUD, RUDI)))
    plan = a_plan(store, people_list((*MAHMUD[:4], "Hindu"), RUDI))

    assert not look(store, skipped(plan, [2])).missing


def test_a_row_that_is_left_out_does_not_stand_in_the_way_of_a_later_one(store):
    plan = a_plan(store, people_list(MAHMUD, (*MAHMUD[:4], "Hindu")))
    assert fates(look(store, plan)) == {"new": 1, "invalid": 1}

    imported(store, skipped(plan, [2]))

    assert [one.religion for one in store.residents.all()] == ["Hindu"]


def test_a_cell_is_corrected_before_the_import(store):
    plan = a_plan(store, people_list((*MAHMUD[:2], "31-02-1988", *MAHMUD[3:]), RUDI))
    assert fates(look(store, plan)) == {"invalid": 1, "new": 1}

    imported(store, corrected(plan, 2, {BORN: "28-02-1988", RELIGION: "Hindu"}))

    (person,) = [one for one in store.residents.all() if one.name == "Mahmud Bin Karta"]
    assert (person.birth_on, person.religion) == (date(1988, 2, 28), "Hindu")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_corrected_day_is_the_day_that_was_typed_however_the_file_writes_its_days(store, swapped):
    plan = a_plan(store, people_list(MAHMUD), order=DayOrder(day_first=False, swapped=swapped))

    imported(store, corrected(plan, 2, {BORN: "5/3/1988"}))

    assert store.residents.all()[0].birth_on == date(1988, 3, 5)


def test_a_corrected_day_beside_a_place_is_the_one_that_was_typed(store):
    rows = [("BI 1/20", "Ali", "Serang, 01/02/1988")]
    content = people_list(*rows, headings=("No Reg", "Nama", "Tempat, Tgl Lahir"))
    plan = a_plan(store, content, order=DayOrder(day_first=False))

    imported(store, corrected(plan, 2, {2: "Cilegon, 5/3/1988"}))

    person = store.residents.all()[0]
    assert (person.birth_place, person.birth_on) == ("Cilegon", date(1988, 3, 5))


@pytest.mark.parametrize(("typed", "place"), [("5/3/1988", ""), ("Cilegon, 5/3/1988", "Cilegon")])
def test_a_corrected_day_is_read_with_and_without_a_place(store, typed, place):
    rows = [("BI 1/20", "Ali", "31/02/1988")]
    content = people_list(*rows, headings=("No Reg", "Nama", "Tempat, Tgl Lahir"))
    plan = corrected(a_plan(store, content, order=DayOrder(day_first=False)), 2, {2: typed})

    assert plan.table.lines[0].cells[2] == ", ".join(filter(None, (place, "1988-03-05")))
    imported(store, plan)
    person = store.residents.all()[0]
    assert (person.birth_place, person.birth_on) == (place, date(1988, 3, 5))


def test_two_rows_of_one_person_become_one_that_has_what_either_says(store):
    first = ("BI 1/20", "Radit Sentosa", date(1990, 2, 12), "", "")
    second = ("", "Radit Sentosa", date(1990, 2, 12), "0012345", "Hindu")
    plan = a_plan(store, people_list(first, second))
    assert fates(look(store, plan)) == {"new": 1, "doubtful": 1}

    preview = imported(store, merged(plan, 3, 2))

    assert fates(preview) == {"new": 1, "skipped": 1}
    assert preview.rows[1].why == "Digabung ke baris 2."
    (person,) = store.residents.all()
    assert (person.registration_no, person.religion) == ("BI 1/20", "Hindu")
    assert {one.value for one in store.registrations.all()} == {"BI 1/20", "0012345"}


def test_a_dash_is_nothing_that_would_stay_where_two_rows_become_one(store):
    first = ("BI 1/20", "Radit Sentosa", "", "", "-")
    plan = a_plan(store, people_list(first, ("", "Radit Sentosa", "", "", "Hindu")))

    imported(store, merged(plan, 3, 2))

    assert store.residents.all()[0].religion == "Hindu"


def test_a_new_row_is_said_to_be_somebody_of_the_register(store):
    known = a_resident(store, "Rudolf Simanjuntak", "")
    plan = a_plan(store, people_list(RUDI))
    assert fates(look(store, plan)) == {"new": 1}

    imported(store, plan.with_answers({2: str(known.id)}))

    (person,) = store.residents.all()
    assert (person.id, person.name) == (known.id, "Rudi Bin Ali")


def test_a_row_of_a_short_list_is_said_to_be_one_that_the_office_has(store):
    headings = ("Nama Ruang", "Kapasitas")
    imported(store, a_plan(store, xlsx_of(headings, [("Aula", 40)]), ImportSubject.ROOMS))
    (hall,) = store.rooms.all()
    plan = a_plan(store, xlsx_of(headings, [("Ruang Aula", 60)]), ImportSubject.ROOMS)

    imported(store, plan.with_answers({2: str(hall.id)}))

    assert [(one.id, one.capacity) for one in store.rooms.all()] == [(hall.id, 60)]


def test_what_was_decided_holds_when_the_columns_mean_something_else(store):
    plan = corrected(skipped(a_plan(store, people_list(MAHMUD, RUDI)), [2]), 3, {NAME: "Rudi"})

    other = plan.with_column(RELIGION, "")

    assert [one.fate for one in look(store, other).rows] == [RowFate.SKIPPED, RowFate.NEW]
    assert look(store, other).rows[1].title == "Rudi"


def test_what_was_decided_goes_with_the_row_when_the_file_is_read_again(store):
    third = ("BI 9/20", "Tono", date(1970, 1, 1), "", "")
    plan = a_plan(store, people_list(MAHMUD, RUDI, third))
    decided = merged(corrected(skipped(plan, [2]), 3, {NAME: "Rudi"}), 4, 3)
    again = a_plan(store, people_list(third, ("BI 5/20", "Baru", "", "", ""), MAHMUD, RUDI))

    carried = carried_over(again, decided)

    found = {one.title: one.why for one in look(store, carried).rows}
    assert found == {
        "Tono": "Digabung ke baris 5.",
        "Baru": "",
        "Mahmud Bin Karta": "Dilewati.",
        "Rudi": "",
    }


def test_what_was_decided_of_a_row_that_is_another_now_or_stands_twice_is_forgotten(store):
    decided = skipped(a_plan(store, people_list(MAHMUD, RUDI)), [2, 3])
    other = ("BI 5/20", "Baru", "", "", "")
    again = a_plan(store, people_list(other, (*MAHMUD[:4], "Hindu"), RUDI, RUDI))

    assert carried_over(again, decided).answers == {}
    assert carried_over(replace(again, subject=ImportSubject.ENROLMENTS), decided).answers == {}
