"""What is settled once for a whole file on the preview: swapped dates, the kind of session."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.services.importing.office_lists import people_list
from tests.ui.screens.test_imports import Desk


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


def test_dates_that_excel_swapped_are_turned_back_for_the_file(desk):
    # 25-1 was no American date and stayed a text; 5-3 became the third of May.
    swapped = [(f"BI {n}/20", f"Orang Ke {name}", date(1980, n, 3)) for n, name in NAMES]
    more = (*NAMES, (9, "Wawan"))
    texts = [(f"BI {n}/21", f"Orang Lain {name}", f"25-01-198{n}") for n, name in more]
    desk.preview(people_list(*swapped, *texts, headings=("No. Registrasi", "Nama", "Tgl Lahir")))
    outcome = desk.page.outcome
    assert outcome.settings.swap_button.isVisible()
    assert "menukar" in outcome.banner.text()

    desk.click(outcome.settings.swap_button)
    desk.import_now()

    born = {one.registration_no: one.birth_on for one in desk.store.residents.all()}
    assert born["BI 5/20"] == date(1980, 3, 5)
    assert born["BI 5/21"] == date(1985, 1, 25)


NAMES = ((4, "Ali"), (5, "Umar"), (6, "Budi"), (7, "Joko"), (8, "Rudi"))


def test_a_month_of_marks_is_for_one_kind_of_session(desk):
    kinds = desk.store.session_kinds.all()
    grid = xlsx_of(
        ("Nama", "No. Registrasi", *map(str, range(1, 32))),
        [("Ali Bin Umar", "BI 1/20", *["H"] * 31)],
        above=[("REKAP BULAN MARET 2021",)],
    )
    desk.preview(grid, ImportSubject.MARKS)
    assert not desk.shell.warned
    outcome = desk.page.outcome
    assert outcome.settings.session_kind.isVisible()

    outcome.settings.session_kind.set_value(str(kinds[0].id))
    outcome.settings.session_kind.changed.emit()

    assert desk.page.plan.session_kind == str(kinds[0].id)
