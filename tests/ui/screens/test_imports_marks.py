"""A month of marks on the screen: each day's kind of session chosen in one dialog."""

from datetime import date, time

import pytest

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import a_running_program, a_session
from tests.services.importing.test_shelves import a_grid, marked
from tests.ui.screens.test_imports import Desk


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


def test_the_kind_of_session_is_chosen_for_each_day(desk):
    store = desk.store
    cohort, group, _ = a_running_program(store)
    kinds = [one.id for one in store.session_kinds.all()[:2]]
    held = {
        (day, kind): a_session(
            store,
            cohort,
            group,
            held_on=date(2021, 4, day),
            kind=kind,
            starts_at=time(8 + 2 * place),
            ends_at=time(9 + 2 * place),
        )
        for day in (5, 6)
        for place, kind in enumerate(kinds)
    }
    desk.preview(a_grid((1, "Agus Salim", "", "H", "S")), ImportSubject.MARKS)
    settings = desk.page.outcome.settings
    assert desk.figure(RowFate.INVALID) == "1"
    assert settings.day_kinds_button.isVisible()

    desk.click(settings.day_kinds_button)
    (dialog,) = desk.dialogs()
    assert isinstance(dialog, FormDialog)
    monday, tuesday = dialog.findChildren(ChoiceField)
    monday.set_value(kinds[0])
    tuesday.set_value(kinds[1])
    desk.click(dialog.verb_button)

    assert desk.figure(RowFate.CHANGED) == "1"
    desk.import_now()
    assert marked(store, held[5, kinds[0]])[0] == "H"
    assert marked(store, held[6, kinds[1]])[0] == "S"
    assert marked(store, held[5, kinds[1]]) == []


def test_a_month_that_the_file_does_not_say_is_chosen(desk):
    store = desk.store
    cohort, group, _ = a_running_program(store)
    held = a_session(store, cohort, group, held_on=date(2021, 3, 5))
    page = desk.page
    page.start.choose(ImportSubject.MARKS)
    page.open_file(desk.a_file(xlsx_of(("Nama", "5"), [("Agus Salim", "H")])))
    month = page.columns.month
    assert month.isVisible()
    assert month.choice.value() is None
    assert [one.meaning for one in page.columns.model.rows()] == ["Nama", "Tanda hari itu"]
    desk.click(page.next_button)
    assert "Pilih bulannya" in desk.shell.warned[-1]

    month.choice.set_value(date(2021, 3, 1))
    desk.click(page.next_button)
    desk.import_now()

    assert marked(store, held)[0] == "H"
