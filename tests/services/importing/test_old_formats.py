"""The same people as old Excel, .xlsx and CSV: one register, whatever the file is."""

from datetime import date
from pathlib import Path

import pytest

from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.services.importing.office_lists import a_plan, fates, imported

# Written by another program than ours (xlwt, BIFF8): a title, a blank row, merged cells.
OLD_EXCEL = Path(__file__).resolve().parents[2] / "spreadsheets" / "fixtures" / "daftar.xls"


def as_xlsx(content):
    """The same cells in a new workbook."""
    cells = read_tables("daftar.xls", content)[0].cells
    rows = [
        [one if isinstance(one, date | float | int) else str(one) for one in row] for row in cells
    ]
    return xlsx_of([str(one) for one in rows[2]], rows[3:])


def as_csv(content, encoding):
    """The same cells as text with semicolons."""
    rows = read_tables("daftar.xls", content)[0].cells[2:]

    def written(cell):
        if isinstance(cell, date):
            return f"{cell:%d-%m-%Y}"
        return str(int(cell)) if isinstance(cell, float) else str(cell)

    return "\r\n".join(";".join(map(written, row)) for row in rows).encode(encoding)


def test_an_old_excel_file_comes_in(store):
    content = OLD_EXCEL.read_bytes()

    assert fates(imported(store, a_plan(store, content, file="daftar.xls"))) == {"new": 3}

    people = {one.name: one for one in store.residents.all()}
    mahmud = people["Mahmud Bin Karta"]
    assert (mahmud.aliases, mahmud.birth_on) == (("Cungkring",), date(1988, 3, 12))
    assert people["Rudi Bin Ali"].birth_on == date(1990, 1, 5)
    assert people["Nu’man Bin José"].birth_on == date(1988, 3, 12)


@pytest.mark.parametrize("kind", ["xlsx", "cp1252", "utf-8-sig"])
def test_the_same_list_in_another_format_changes_nothing(store, kind):
    content = OLD_EXCEL.read_bytes()
    imported(store, a_plan(store, content, file="daftar.xls"))
    other = as_xlsx(content) if kind == "xlsx" else as_csv(content, kind)

    assert fates(look(store, a_plan(store, other))) == {"unchanged": 3}
