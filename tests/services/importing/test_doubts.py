"""What is taken over from a list and told all the same."""

from datetime import date, timedelta

import pytest

from rehabdesk.services.importing.looking import look
from tests.services.importing.office_lists import (
    HEADINGS,
    TODAY,
    a_plan,
    fates,
    imported,
    people_list,
)


def told(preview):
    return [(one.row, one.column, one.problem) for one in preview.warnings]


def test_a_remark_beside_a_name_is_told_with_its_row_and_column(store):
    rows = [
        ("BI 1/20", "Hasan Al Bukhari", None, "", ""),
        ("BI 2/20", "Idris (bebas)", None, "", ""),
    ]
    preview = imported(store, a_plan(store, people_list(*rows, headings=HEADINGS[:2])))

    assert fates(preview) == {"new": 2}
    words = '"bebas" di samping nama dibaca sebagai keterangan dan tidak disimpan.'
    assert told(preview) == [(3, "Nama", words)]
    known = sorted((one.name, one.aliases) for one in store.residents.all())
    assert known == [("Hasan Al Bukhari", ()), ("Idris", ())]


def test_the_same_remark_is_told_again_of_somebody_known(store):
    plan = a_plan(store, people_list(("BI 2/20", "Idris (bebas)"), headings=HEADINGS[:2]))
    imported(store, plan)

    again = look(store, plan)

    assert fates(again) == {"unchanged": 1}
    assert len(again.warnings) == 1


DATED = ("No. Registrasi", "Nama", "Tgl Lahir", "Tgl Masuk", "Ekspirasi")
BORN, ENTERED, ENDS = date(1990, 1, 5), date(2020, 6, 1), date(2024, 6, 1)


def of_days(store, born=BORN, entered=ENTERED, ends=ENDS):
    row = ("BI 1/20", "Idris", born, entered, ends)
    return look(store, a_plan(store, people_list(row, headings=DATED)))


@pytest.mark.parametrize(
    ("days", "column"),
    [
        ({}, ""),
        ({"entered": TODAY}, ""),
        ({"entered": TODAY + timedelta(days=1)}, "Tgl Masuk"),
        ({"entered": TODAY + timedelta(days=366)}, "Tgl Masuk"),
        ({"entered": BORN}, "Tgl Masuk"),
        ({"entered": date(1921, 6, 1), "born": None}, "Tgl Masuk"),
        ({"ends": ENTERED}, ""),
        ({"ends": ENTERED - timedelta(days=1)}, "Ekspirasi"),
        ({"ends": date(2080, 1, 1)}, ""),
        ({"ends": date(2140, 1, 1)}, "Ekspirasi"),
    ],
)
def test_a_day_that_can_hardly_be_is_taken_and_told(store, days, column):
    preview = of_days(store, **days)

    assert fates(preview) == {"new": 1}
    assert [one.column for one in preview.warnings] == ([column] if column else [])
    assert all("tahun" in one.problem for one in preview.warnings)


@pytest.mark.parametrize(
    ("days", "column"),
    [
        ({"entered": TODAY + timedelta(days=367)}, "Tgl Masuk"),
        ({"entered": "01-06-2086"}, "Tgl Masuk"),
        ({"entered": "01-06-2201"}, "Tgl Masuk"),
        ({"entered": "01-06-0202"}, "Tgl Masuk"),
        ({"ends": "01-06-1024"}, "Ekspirasi"),
    ],
)
def test_a_year_that_cannot_be_is_left_out_and_told(store, days, column):
    preview = of_days(store, **days)

    assert fates(preview) == {"new": 1}
    (problem,) = preview.warnings
    assert (problem.row, problem.column) == (2, column)
    assert "tahun" in problem.problem
    key = "entered_on" if "entered" in days else "expires_on"
    assert preview.rows[0].row.get(key) is None


@pytest.mark.parametrize("born", ["05-01-1813", "05-01-1901"])
def test_a_birth_in_a_year_that_cannot_be_refuses_its_row(store, born):
    preview = of_days(store, born=born)

    assert fates(preview) == {"invalid": 1}
    (problem,) = preview.problems
    assert (problem.row, problem.column) == (2, "Tgl Lahir")
    assert "tahun" in problem.problem


@pytest.mark.parametrize(
    ("name", "told_of"),
    [("Tono 2", True), ("Ujang *", True), ("Yanti d/a Jl. Mawar 3", True), ("Budi?", True),
     ("O'Neil, S.Pd.", False), ("Al-Amin bin Alm. H. Umar", False), ("Rizky/Kiki", False)],
)  # fmt: skip
def test_a_name_with_figures_or_signs_is_told(store, name, told_of):
    preview = look(store, a_plan(store, people_list(("BI 1/20", name), headings=HEADINGS[:2])))

    assert [(row, column) for row, column, _ in told(preview)] == [(2, "Nama")] * told_of


@pytest.mark.parametrize(
    ("number", "told_of"),
    [("BI 48/20 ; BI 49/20", True), ("BI 48/20 dan BI 49/20", True), ("BI 48/20 (lama)", True),
     ("BI 1/20, BI 2/20", True), ("BIIa 103 / 2020", False), ("B.I. 4-20", False)],
)  # fmt: skip
def test_a_cell_with_more_than_one_number_is_told(store, number, told_of):
    preview = look(store, a_plan(store, people_list((number, "Umar"), headings=HEADINGS[:2])))

    columns = [column for _, column, _ in told(preview)]
    assert columns == ["No. Registrasi"] * told_of
