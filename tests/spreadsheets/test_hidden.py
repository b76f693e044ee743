"""What a workbook hides comes through with the cells: rows, columns, sheets, the calendar."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from rehabdesk.spreadsheets.carrying import answer_in, packed_answer
from rehabdesk.spreadsheets.days import DayOrder, day_in
from rehabdesk.spreadsheets.hidden import facts_of
from rehabdesk.spreadsheets.reading import read_tables

OLD_EXCEL = Path(__file__).parent / "fixtures" / "daftar.xls"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def a_workbook(
    *, rows=(), columns=(), names=("Daftar",), hidden_sheets=(), since_1904=False, low=()
):
    """A workbook of four rows and three columns on each sheet, some of them hidden."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": since_1904})
    for name in names:
        sheet = book.add_worksheet(name)
        for at in range(4):
            sheet.write_row(at, 0, [f"{name} {at}", at, "x"])
        if name not in hidden_sheets:
            for at in rows:
                sheet.set_row(at, None, None, {"hidden": True})
            for at in low:
                sheet.set_row(at, 0)
            for at in columns:
                sheet.set_column(at, at, None, None, {"hidden": True})
        else:
            sheet.hide()
    book.close()
    return out.getvalue()


def through(content):
    """The sheets as they come back from the process that reads."""
    grids, problem = answer_in(packed_answer(read_tables("daftar.xlsx", content)))
    assert not problem
    return grids


def changed(content, part, old, new):
    """A workbook with other words in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(out, "w") as made:
        for one in parts.namelist():
            data = parts.read(one)
            assert one != part or old in data
            made.writestr(one, data.replace(old, new) if one == part else data)
    return out.getvalue()


def test_hidden_rows_and_columns_are_told():
    (grid,) = through(a_workbook(rows=(1, 3), columns=(2,)))

    assert (grid.hidden_rows, grid.hidden_columns) == ({1, 3}, {2})
    assert len(grid.cells) == 4


def test_a_workbook_that_hides_nothing_tells_nothing():
    (grid,) = through(a_workbook())

    assert (grid.hidden_rows, grid.hidden_columns, grid.hidden_sheets) == (set(), set(), ())
    assert not grid.since_1904


def test_a_row_without_height_is_hidden():
    (grid,) = through(a_workbook(low=(2,)))

    assert grid.hidden_rows == {2}


def test_each_sheet_has_its_own_and_hidden_ones_are_named():
    content = a_workbook(
        rows=(1,), names=("Blok A & B", "Rujukan", "Blok C"), hidden_sheets=("Rujukan",)
    )

    first, second = through(content)

    assert (first.name, first.hidden_rows) == ("Blok A & B", {1})
    assert (second.name, second.hidden_rows) == ("Blok C", {1})
    assert first.hidden_sheets == second.hidden_sheets == ("Rujukan",)


def test_rows_without_their_numbers_are_counted():
    sheet = "xl/worksheets/sheet1.xml"
    content = a_workbook(rows=(2,))
    for number in range(1, 5):
        content = changed(content, sheet, b'<row r="%d"' % number, b"<row")

    assert facts_of(content, ["Daftar"]).sheets["Daftar"].rows == {2}


@pytest.mark.parametrize("word", ["collapse", "filter"])
def test_an_open_document_tells_them_too(word):
    cell = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    hidden = f'table:visibility="{word}"'
    content = (
        '<office:document-content><table:table table:name="Daftar">'
        f'<table:table-column table:number-columns-repeated="2"/><table:table-column {hidden}/>'
        f"<table:table-row>{cell}</table:table-row>"
        f'<table:table-row {hidden} table:number-rows-repeated="2">{cell}</table:table-row>'
        f"<table:table-row>{cell}</table:table-row>"
        "</table:table></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", ODS)
        parts.writestr("content.xml", content)

    found = facts_of(out.getvalue(), ["Daftar"]).sheets["Daftar"]

    assert (found.rows, found.columns) == ({1, 2}, {2})


def test_an_old_workbook_tells_them_too():
    content = OLD_EXCEL.read_bytes()
    at = content.index(b"\x08\x02\x10\x00\x04\x00")
    hidden = bytearray(content)
    hidden[at + 4 + 12] |= 0x20
    names = [one.name for one in read_tables("daftar.xls", content)]

    assert facts_of(content, names).sheets[names[0]].rows == set()
    assert facts_of(bytes(hidden), names).sheets[names[0]].rows == {4}


@pytest.mark.parametrize(
    ("since_1904", "day"), [(False, date(1986, 2, 12)), (True, date(1990, 2, 13))]
)
@pytest.mark.parametrize("cell", [31455, 31455.0, "31455"])
def test_a_bare_number_of_days_counts_from_the_start_of_its_calendar(cell, since_1904, day):
    (grid,) = through(a_workbook(since_1904=since_1904))

    assert grid.since_1904 is since_1904
    assert day_in(cell, DayOrder(since_1904=grid.since_1904)) == day


def test_a_damaged_part_hides_nothing():
    assert facts_of(b"PK\x03\x04 not a workbook", ["Daftar"]).sheets == {}
