"""What a workbook hides comes through with the cells: rows, columns, sheets, the calendar."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from rehabdesk.spreadsheets.carrying import answer_in, packed_answer
from rehabdesk.spreadsheets.days import DayOrder, day_in
from rehabdesk.spreadsheets.hidden import facts_of
from rehabdesk.spreadsheets.reading import read_tables
from tests.spreadsheets.old_excel import an_xls

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


def test_rows_of_an_old_workbook_are_told_wherever_its_parts_lie():
    rows = [[f"Nama {at}", at] for at in range(400)]
    content = an_xls(rows, hidden={3, 250, 399})
    apart = scattered(content)
    assert apart != content

    for one in (content, apart):
        (grid,) = through_old(one)
        assert (grid.hidden_rows, len(grid.cells)) == ({3, 250, 399}, 400)


def test_words_in_a_cell_that_look_like_a_hidden_row_hide_nothing():
    row = b"\x08\x02\x10\x00\x02\x00" + b"\x01\x00" * 5 + b"\x20\x01\x0f\x00"
    (grid,) = through_old(an_xls([["Nama"], [row.decode("utf-16-le")], ["Ali"]]))

    assert grid.hidden_rows == set()


def test_an_old_workbook_of_which_a_part_is_gone_hides_nothing():
    content = an_xls([["Nama"], ["Ali"]], hidden={1})

    assert facts_of(content[:700], ["Daftar"]).sheets == {}
    assert facts_of(content[:30], ["Daftar"]).sheets == {}
    round_and_round = content[:520] + b"\x02\x00\x00\x00" + content[524:]
    assert facts_of(round_and_round, ["Daftar"]).sheets == {}


def through_old(content):
    grids, problem = answer_in(packed_answer(read_tables("daftar.xls", content)))
    assert not problem
    return grids


def scattered(content):
    """The same workbook with its sectors in another order, as after many savings in Excel."""
    size, first = 512, 512 * 3
    (table,) = [list(struct.unpack("<128I", content[size : 2 * size]))]
    parts = [content[at : at + size] for at in range(first, len(content), size)]
    count = len(parts)
    order = [*range(1, count, 2), *range(0, count, 2)]
    place = {part: 2 + at for at, part in enumerate(order)}
    for part in range(count):
        table[place[part]] = place[part + 1] if part + 1 < count else 0xFFFFFFFE
    folder = bytearray(content[2 * size : 3 * size])
    folder[128 + 116 : 128 + 120] = struct.pack("<I", place[0])
    return (
        content[:size]
        + struct.pack("<128I", *table)
        + bytes(folder)
        + b"".join(parts[part] for part in order)
    )
