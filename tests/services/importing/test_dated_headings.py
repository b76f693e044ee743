"""Headings of a month that are dates of Excel, and rows that come in more than once."""

import io
from datetime import date, datetime, time

import pytest
import xlsxwriter

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import SKIP
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_group, a_resident, a_session, an_enrolment
from tests.services.importing.office_lists import NOW, a_plan, fates
from tests.services.importing.test_cells_of_a_month import APRIL, codes, program

__all__ = ["program"]


def a_month(store, days, *rows, **changes):
    content = xlsx_of(("Nama", "No. Registrasi", *days), rows, above=APRIL)
    return a_plan(store, content, ImportSubject.MARKS, **changes)


def dated(day, *rows):
    """A month of marks whose one day is a date to Excel."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Rekap")
    sheet.write_row(0, 0, APRIL[1])
    sheet.write_row(1, 0, ("Nama", "No. Registrasi"))
    sheet.write_datetime(1, 2, day, book.add_format({"num_format": "dd-mm-yyyy"}))
    for at, row in enumerate(rows, 2):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "day", [datetime(2021, 4, 5), datetime(2021, 4, 30), datetime(2021, 4, 5, 9, 30)]
)
def test_a_heading_that_is_a_date_is_that_day(store, program, day):
    session = a_session(store, *program, held_on=day.date())
    plan = a_plan(store, dated(day, ("Agus Salim", "", "H")), ImportSubject.MARKS)

    carry_out(store, plan, now=NOW)

    assert codes(store, session)["Agus Salim"] == "H"


def test_one_person_in_two_rows_is_marked_once_where_both_say_the_same(store, program):
    session = a_session(store, *program, held_on=date(2021, 4, 5))
    other = a_session(store, *program, held_on=date(2021, 4, 6))
    rows = (("Agus Salim", "", "H", ""), ("AGUS SALIM", "", "H", "A"))

    preview = look(store, a_month(store, ("5", "6"), *rows))
    carry_out(store, a_month(store, ("5", "6"), *rows), now=NOW)

    assert fates(preview) == {"changed": 2}
    assert preview.warnings == ()
    assert codes(store, session)["Agus Salim"] == "H"
    assert codes(store, other)["Agus Salim"] == "A"


def test_one_person_in_two_rows_that_contradict_each_other_keeps_the_first(store, program):
    session = a_session(store, *program, held_on=date(2021, 4, 5))
    other = a_session(store, *program, held_on=date(2021, 4, 6))
    rows = (("Agus Salim", "", "H", ""), ("Agus Salim", "", "A", "H"))

    preview = look(store, a_month(store, ("5", "6"), *rows))
    carry_out(store, a_month(store, ("5", "6"), *rows), now=NOW)

    (warning,) = preview.warnings
    assert (warning.row, warning.column) == (preview.rows[1].row.number, "5")
    first = preview.rows[0].row.number
    assert warning.problem.startswith(
        f"Baris {first} mencatat orang dan sesi ini dengan kode lain."
    )
    assert codes(store, session)["Agus Salim"] == "H"
    assert codes(store, other)["Agus Salim"] == "H"


def test_of_two_people_of_one_name_the_one_whose_group_met_is_meant(store, program):
    cohort, _ = program
    away = a_resident(store, "Agus Salim", "BI 9/20")
    an_enrolment(store, cohort, away, a_group(store, cohort, "Kelompok Lain"))
    session = a_session(store, *program, held_on=date(2021, 4, 5))

    (row,) = look(store, a_month(store, ("5",), ("Agus Salim", "", "H"))).rows

    assert row.fate.value == "changed"
    assert row.target != away.id
    assert len(row.result) == 1
    assert row.result[0].session == session.id


def test_of_two_people_of_one_name_in_one_group_somebody_must_say_who_is_meant(store, program):
    cohort, group = program
    twin = a_resident(store, "Agus Salim", "BI 9/20")
    an_enrolment(store, cohort, twin, group)
    session = a_session(store, cohort, group, held_on=date(2021, 4, 5))
    plan = a_month(store, ("5",), ("Agus Salim", "", "H"))

    (row,) = look(store, plan).rows
    assert (row.fate.value, len(row.candidates)) == ("doubtful", 2)
    assert row.why == "Ada 2 orang dengan nama yang mirip."

    number = row.row.number
    assert fates(look(store, plan.with_answers({number: SKIP}))) == {"skipped": 1}
    carry_out(store, plan.with_answers({number: twin.id}), now=NOW)
    marked = {one.resident for one in store.attendance.of_session(session.id) if one.status}
    assert marked == {twin.id}


def test_whom_the_register_lacks_is_told_and_the_others_are_marked(store, program):
    session = a_session(store, *program, held_on=date(2021, 4, 5))
    plan = a_month(store, ("5",), ("Orang Lain", "BI 99/20", "H"), ("Agus Salim", "", "A"))

    preview = look(store, plan)
    carry_out(store, plan, now=NOW)

    assert fates(preview) == {"invalid": 1, "changed": 1}
    assert [one.problem for one in preview.problems] == ["Belum ada dalam data residen."]
    assert codes(store, session)["Agus Salim"] == "A"


def test_a_mark_that_is_there_already_is_no_change_and_another_one_shows_both(store, program):
    session = a_session(store, *program, held_on=date(2021, 4, 5), starts_at=time(8))
    carry_out(store, a_month(store, ("5",), ("Agus Salim", "", "H")), now=NOW)

    assert fates(look(store, a_month(store, ("5",), ("Agus Salim", "", "H")))) == {"unchanged": 1}
    (row,) = look(store, a_month(store, ("5",), ("Agus Salim", "", "A"))).rows

    (change,) = row.changes
    assert (change.file_value, change.our_value, change.taken) == ("A", "H", True)
    assert (change.label, change.row) == ("05-04-2021", row.row.number)
    assert row.result[0].session == session.id
