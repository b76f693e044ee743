"""How far an import is: told now and then, and no row is lost by it."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.telling import each, told
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_cohort, a_resident, a_running_program, a_session
from tests.services.importing.office_lists import MAHMUD, NOW, RUDI, a_plan, people_list


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (0, []),
        (1, [0]),
        (199, [0]),
        (200, [0]),
        (201, [0, 200]),
        (400, [0, 200]),
        (401, [0, 200, 400]),
    ],
)
def test_every_row_comes_once_and_each_200_it_is_said_how_far(rows, said):
    heard = []

    seen = list(told(range(rows), lambda done, of: heard.append((done, of))))

    assert seen == list(range(rows))
    assert heard == [(done, rows) for done in said]


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_before_each_row_that_is_written_and_after_the_last_it_is_said_how_far(rows):
    heard = []

    for one in each(range(rows), lambda done, of: heard.append((done, of))):
        assert heard == [(done, rows) for done in range(one + 1)]

    assert heard == [(done, rows) for done in range(rows + 1)]


def people(store):
    return a_plan(store, people_list(MAHMUD, RUDI))


def rooms(store):
    return a_plan(store, xlsx_of(("Ruang",), [("Aula",), ("Kelas",)]), ImportSubject.ROOMS)


def participants(store):
    cohort = a_cohort(store)
    for number in (1, 2):
        a_resident(store, f"Orang Ke{number}", f"BI {number}/20")
    rows = [(f"Orang Ke{number}", f"BI {number}/20") for number in (1, 2)]
    content = xlsx_of(("Nama", "No. Registrasi"), rows)
    return a_plan(store, content, ImportSubject.ENROLMENTS, cohort=cohort.name)


def marks(store):
    cohort, group, _ = a_running_program(store, ("Agus Salim", "Budi Hartono"))
    a_session(store, cohort, group, held_on=date(2021, 4, 5))
    rows = [("Agus Salim", "H"), ("Budi Hartono", "H")]
    content = xlsx_of(("Nama", "5"), rows, above=[("Bulan April 2021",)])
    return a_plan(store, content, ImportSubject.MARKS)


@pytest.mark.parametrize("plan_of", [people, rooms, participants, marks])
def test_every_kind_of_list_tells_how_far_its_writing_is(store, plan_of):
    heard = []

    carry_out(store, plan_of(store), now=NOW, report=lambda done, of: heard.append((done, of)))

    assert [one for one in heard if one != (0, 0)] == [(0, 2), (1, 2), (2, 2)]
    assert (0, 0) in heard
