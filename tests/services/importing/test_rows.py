"""The rows of a list: which are records and which remarks, and what a row says of a column."""

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.rows import Problem, heading_of, read_rows
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.services.importing.office_lists import MAHMUD, a_plan, fates

HEADINGS = ("Nama", "No. Registrasi", "Agama", "Alamat", "Suku")
ESSENTIAL = ("name", "registration_no", "person_no")


def rows_of(store, *rows, headings=HEADINGS, compared=()):
    plan = a_plan(store, xlsx_of(headings, rows))
    return plan, read_rows(plan, plan.day_order(plan.question()), ESSENTIAL, compared)


FIRST = ("Mahmud Bin Karta", "BI 283/20", "Islam", "", "")


@pytest.mark.parametrize(
    ("row", "is_record"),
    [
        (("", "", "Serang, 1 Maret 2021", "", ""), False),
        (("", "", "Kepala", "Hendra", ""), False),
        (("", "", "Islam", "Serang", "Sunda"), True),
        (("Rudi", "", "", "", ""), True),
        (("", "BI 1/20", "", "", ""), True),
    ],
)
def test_a_row_that_names_nobody_and_has_at_most_two_cells_is_a_remark(store, row, is_record):
    _, rows = rows_of(store, FIRST, row)

    assert len(rows) == 1 + is_record


def test_a_row_has_what_its_cells_say_and_nothing_where_they_are_empty(store):
    _, (row,) = rows_of(store, FIRST)

    assert (row.number, row.cells[:3]) == (2, FIRST[:3])
    assert row.values.keys() == {"name", "registration_no", "religion"}
    assert (row.get("religion"), row.get("address"), row.get("birth_on")) == ("Islam", None, None)
    assert (row.has("religion"), row.has("address"), row.has("birth_on")) == (True, False, False)


def test_a_row_with_one_more_value_keeps_the_others_and_no_problem(store):
    _, (row,) = rows_of(store, FIRST)
    row.problems.append(Problem(row=2, column="Nama", problem="Isinya tidak jelas."))

    more = row.with_value("address", "Serang")

    assert more.values == row.values | {"address": "Serang"}
    assert (more.number, more.cells, more.problems) == (row.number, row.cells, [])
    assert more.with_value("religion", "Hindu").get("religion") == "Hindu"


def test_cells_that_are_alike_to_a_dictionary_are_read_each_for_itself(store):
    rows = [(*MAHMUD[:2], cell) for cell in ("1", 1, 1.5, True)]

    _, read = rows_of(store, *rows, headings=("No. Registrasi", "Nama", "Alamat"))

    assert [one.get("address") for one in read] == ["1", "1", "1.5", "Ya"]


def test_what_cannot_be_read_is_told_at_its_row_and_column_and_is_nothing(store):
    headings = ("Nama", "Tgl. Lahir", "Tgl Masuk UPT")
    bad = ("Rudi", "31-02-1988", "besok")

    _, (good, row) = rows_of(store, ("Mahmud", "12-03-1988", ""), bad, headings=headings)

    assert (good.problems, good.left) == ([], [])
    assert [(one.row, one.column) for one in row.problems] == [(3, "Tgl. Lahir")]
    assert [(one.row, one.column) for one in row.left] == [(3, "Tgl Masuk UPT")]
    assert (row.get("birth_on"), row.get("entered_on")) == (None, None)


def test_a_column_goes_by_its_own_heading_or_by_its_meaning(store):
    plan, _ = rows_of(store, FIRST, headings=("NAMA WBP", *HEADINGS[1:]))

    assert heading_of(plan, "name") == "NAMA WBP"
    assert heading_of(plan, "birth_on") == "Tgl Lahir"
    assert heading_of(plan, "tidak ada") == ""


def test_what_is_compared_is_kept_as_the_file_keeps_it_in_the_order_asked_for(store):
    headings = ("Nama", "Tgl. Lahir", "Agama")
    _, (row,) = rows_of(
        store, ("Rudi", "12-03-1988", "Islam"), headings=headings, compared=("religion", "birth_on")
    )

    assert row.kept == ("Islam", "1988-03-12")


@pytest.mark.parametrize("heading", ["No. HP", "Sertifikat", "Keterangan"])
def test_a_bad_side_cell_of_a_counselor_costs_itself_and_not_the_counselor(store, heading):
    content = xlsx_of(("Nama", "NIP", heading), [("Ratna", "198101112005032001", "x" * 5000)])

    preview = look(store, a_plan(store, content, ImportSubject.COUNSELORS))

    assert fates(preview) == {"new": 1}
    assert [one.column for one in preview.warnings] == [heading]
