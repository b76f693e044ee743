"""Where a table's headings stand, in every dress that offices put on a list."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.columns import guess
from rehabdesk.services.importing.fields import KNOWN
from rehabdesk.spreadsheets.days import DayOrder, ask_order, day_in
from rehabdesk.spreadsheets.grid import Grid
from rehabdesk.spreadsheets.headings import normal_heading
from rehabdesk.spreadsheets.table import find_table

ALI = ("1", "BI 1/20", "Ali Bin Umar", "12-03-1988")
BUDI = ("2", "BI 2/20", "Budi Bin Umar", "25-12-1990")
HEAD = ("No", "No. Registrasi", "Nama", "Tgl Lahir")


def table(*rows):
    width = max(map(len, rows))
    return find_table(
        Grid(name="Lembar", cells=[[*row, *[""] * (width - len(row))] for row in rows]), KNOWN
    )


def names(found):
    return [line.cells[2] for line in found.lines]


def test_lines_above_the_headings_are_no_rows():
    found = table(("LAPAS KELAS IIA SERANG",), ("DAFTAR NAMA WBP",), (), HEAD, ALI, BUDI)

    assert found.headings == HEAD
    assert [line.number for line in found.lines] == [5, 6]
    assert found.preface == ("LAPAS KELAS IIA SERANG", "DAFTAR NAMA WBP")


def test_headings_of_two_rows_are_read_together():
    upper = ("No", "No. Registrasi", "Nama", "Tanggal", "")
    lower = ("", "", "", "Lahir", "Ekspirasi")
    found = table(upper, lower, (*ALI, "01-01-2025"))

    assert found.headings == ("No", "No. Registrasi", "Nama", "Tanggal Lahir", "Tanggal Ekspirasi")
    assert guess(ImportSubject.PEOPLE, found)[3:] == ("birth_on", "expires_on")


@pytest.mark.parametrize("row", [("Agama",), ("", "", "Agama"), ("Agama", "")])
def test_a_heading_that_stands_alone_is_a_heading(row):
    found = table(row)

    assert "Agama" in found.headings
    assert found.lines == ()


def test_a_heading_that_stands_alone_again_is_no_record():
    assert [line.cells for line in table(("Nama",), ("Ali",), ("NAMA",)).lines] == [("Ali",)]


def test_a_group_title_above_the_headings_is_not_part_of_them():
    found = table(("", "Identitas", "", ""), HEAD, ALI)

    assert found.headings == HEAD


def test_repeated_headings_numbers_of_columns_blanks_and_totals_are_passed_over():
    numbers = ("1", "2", "3", "4")
    total = ("Jumlah", "", "2 orang", "")
    found = table(HEAD, numbers, ALI, (), HEAD, BUDI, total)

    assert names(found) == ["Ali Bin Umar", "Budi Bin Umar"]
    assert found.passed_over == 3


def test_a_list_without_headings_is_known_by_its_values():
    found = table(ALI, BUDI)

    assert found.headings[0] == "Kolom A"
    columns = guess(ImportSubject.PEOPLE, found)
    assert columns[1] == "registration_no"
    assert columns[2] == "name"


def test_the_order_of_the_columns_plays_no_part():
    order = (3, 1, 0, 2)
    found = table(*([row[at] for at in order] for row in (HEAD, ALI, BUDI)))

    assert guess(ImportSubject.PEOPLE, found) == ("birth_on", "registration_no", "", "name")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("NO. REG", "registration_no"),
        ("Nomor Registrasi Instansi", "registration_no"),
        ("NAMA LENGKAP WBP", "name"),
        ("Tanggal\nLahir", "birth_on"),
        ("TGL. EKSPIRASI", "expires_on"),
        ("2 / 3 MP", "two_thirds_on"),
        ("Agma", "religion"),
        ("Pendidikn", "education"),
        ("Tempat/Tgl Lahir", "born"),
        ("L/P", "sex"),
        ("Kewarganegaraan", "nationality"),
        ("Paraf", ""),
    ],
)
def test_headings_are_known_in_many_spellings(heading, key):
    found = table(("No. Induk", heading), ("1", ""))

    assert guess(ImportSubject.PEOPLE, found)[1] == key


def test_abbreviations_and_punctuation_make_no_difference():
    assert normal_heading("Tgl. Lahir :") == normal_heading("TANGGAL  LAHIR")


def test_dates_of_two_readings_are_counted():
    question = ask_order(["01/02/2021", "03-03-2021", "25/12/2020", "x", 44256.0])

    assert (question.two_readings, question.day_first, question.open) == (1, 1, False)


def test_date_cells_that_excel_swapped_are_noticed():
    cells = [date(2021, month, 1) for month in range(1, 6)]
    question = ask_order([*cells, *[f"{day}-01-2021" for day in range(20, 28)]])

    assert question.suspect
    assert day_in(date(2021, 3, 1), DayOrder(swapped=True)) == date(2021, 1, 3)


@pytest.mark.parametrize(
    "cell", ["12-03-1988", "12/3/88", "12 Maret 1988", "12.3.1988", 32214, 32214.0, "1988-03-12"]
)
def test_one_day_in_many_writings(cell):
    assert day_in(cell, DayOrder()) == date(1988, 3, 12)
