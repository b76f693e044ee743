"""Impor, used as an officer uses it: a file, the guess, the preview, decisions, the way back."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.imports.screen import ImportsPage
from rehabdesk.ui.screens.imports.tabs import Tab
from rehabdesk.ui.widgets.choice_field import ChoiceField
from tests.sample_office import a_cohort, a_counselor, a_group, a_resident, an_enrolment
from tests.services.importing.office_lists import HEADINGS, LISTS, MAHMUD, RUDI, people_list
from tests.ui.shell_double import RecordingShell

TODAY = date(2021, 3, 1)


def part(parent, kind) -> Any:
    """The first part of a window that is of this kind."""
    found = parent.findChild(kind)
    assert found is not None
    return found


class Desk:
    """The page on an office, with what an officer does at it."""

    def __init__(self, qtbot, store, folder):
        self.qtbot = qtbot
        self.store = store
        self.folder = folder
        self.window = QWidget()
        self.window.resize(1190, 690)
        qtbot.addWidget(self.window)
        self.shell = RecordingShell(self.window)
        self.context = Context(store, self.shell, Preferences(folder / "pilihan"))
        self.context.today = lambda: TODAY
        self.page = ImportsPage(self.context)
        # On a slow machine a short list would open the dialog of a long one.
        self.page.reader.patience = 30.0
        self.page.setParent(self.window)
        self.page.resize(1190, 690)
        self.window.show()
        self.settle()

    def settle(self):
        self.qtbot.wait(30)

    def a_file(self, content, name="daftar.xlsx"):
        path = self.folder / name
        path.write_bytes(content)
        return str(path)

    def preview(self, content, subject=ImportSubject.PEOPLE):
        self.page.start.choose(subject)
        self.page.open_file(self.a_file(content))
        self.click(self.page.next_button)

    def click(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def import_now(self):
        self.click(self.page.next_button)
        self.qtbot.waitUntil(lambda: not self.dialogs(), timeout=10_000)
        self.settle()

    def dialogs(self):
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def figure(self, fate):
        return self.page.outcome.figures[fate].figure()


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


def test_the_guess_is_shown_on_the_files_first_rows_and_can_be_changed(desk):
    page = desk.page
    rows = [("BI 1/20", "Ali Bin Umar", "Serang")]
    page.open_file(desk.a_file(xlsx_of(("No Reg", "Nama", "Asal"), rows)))
    lines = page.columns.model.rows()
    assert [one.meaning for one in lines] == ["No. Registrasi", "Nama", "Tidak diambil"]
    assert lines[2].values == ("Serang",)

    page.columns.table.select_place(2)
    page.columns.meaning.set_value("birth_place")
    page.columns.meaning.changed.emit()
    desk.click(page.next_button)
    desk.import_now()

    assert desk.store.residents.all()[0].birth_place == "Serang"
    page.open_file(desk.a_file(xlsx_of(("No Reg", "Nama", "Asal"), rows)))
    assert page.plan.remembered
    assert page.columns.model.rows()[2].meaning == "Tempat Lahir"


def test_every_step_begins_in_its_list(desk):
    page = desk.page
    desk.window.activateWindow()
    page.open_file(desk.a_file(people_list(MAHMUD, RUDI)))
    assert desk.window.focusWidget() is page.columns.table

    desk.qtbot.keyClick(page.columns.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()

    assert page.stack.currentWidget() is page.outcome
    assert desk.window.focusWidget() is page.outcome.tabs.first_table()


def test_back_at_the_start_the_arrows_choose_the_next_kind_of_list(desk):
    page = desk.page
    desk.window.activateWindow()
    desk.preview(people_list(MAHMUD, RUDI))
    page.go_back()
    page.go_back()

    desk.qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Right)

    assert page.start.subject.value() is ImportSubject.ENROLMENTS


def test_what_was_built_on_an_import_since_is_said_and_nothing_is_taken_back(desk):
    desk.preview(people_list(MAHMUD))
    desk.import_now()
    person = desk.store.residents.all()[0]
    cohort = a_cohort(desk.store)
    an_enrolment(desk.store, cohort, person, a_group(desk.store, cohort))
    page = desk.page
    desk.click(page.back_button)
    desk.click(page.back_button)
    page.start.table.select_place(0)

    desk.click(page.start.undo_button)
    (dialog,) = desk.dialogs()
    desk.click(dialog.verb_button)

    assert "kepesertaan" in desk.shell.warned[-1]
    assert desk.store.residents.all() == (person,)
    assert page.start.batches.rows()[0].undone_at is None


def test_a_doubtful_row_is_settled_in_a_dialog(desk):
    known = a_resident(desk.store, "Mahmud Bin Karta", "BI 1/19")
    desk.preview(people_list(("BI 2/20", "Mahmud Bin Karta", "", "", "Hindu"), RUDI))
    assert desk.figure(RowFate.DOUBTFUL) == "1"

    desk.click(desk.page.outcome.decide_button)
    (dialog,) = desk.dialogs()
    part(dialog, ChoiceField).set_value(known.id)
    desk.click(dialog.verb_button)

    assert desk.figure(RowFate.DOUBTFUL) == "0"
    assert desk.figure(RowFate.CHANGED) == "1"
    desk.import_now()
    assert desk.store.residents.get(known.id).religion == "Hindu"


def test_the_order_of_day_and_month_is_chosen_once_for_the_file(desk):
    row = (*MAHMUD[:2], "05/03/1988", *MAHMUD[3:])
    desk.preview(people_list(row))
    outcome = desk.page.outcome
    assert outcome.settings.order.isVisible()
    assert "dua cara" in outcome.banner.text()

    outcome.settings.order.set_value(False)
    outcome.settings.order.chosen.emit(False)
    desk.import_now()

    assert desk.store.residents.all()[0].birth_on == date(1988, 5, 3)


def test_the_mode_is_chosen_and_the_changes_follow(desk):
    desk.preview(people_list(MAHMUD))
    desk.import_now()
    desk.preview(people_list((*MAHMUD[:4], "Hindu")))
    assert desk.figure(RowFate.CHANGED) == "1"

    desk.page.outcome.settings.mode.set_value(ImportMode.ADD)
    desk.page.outcome.settings.mode.changed.emit()

    assert desk.figure(RowFate.CHANGED) == "0"
    assert not desk.page.next_button.isEnabled()
    (change,) = desk.page.outcome.tabs.changes.rows()
    assert (change.file_value, change.our_value, change.taken) == ("Hindu", "Islam", False)


def test_who_is_missing_is_listed_and_ended_only_when_asked(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    desk.import_now()
    desk.preview(people_list(RUDI))
    outcome = desk.page.outcome
    outcome.tabs.show_tab(Tab.MISSING)
    assert [one.name for one in outcome.tabs.missing.rows()] == ["Mahmud Bin Karta"]

    desk.click(outcome.end_button)
    (dialog,) = desk.dialogs()
    desk.click(dialog.verb_button)

    assert [one.exited_on for one in desk.store.stays.all() if one.exited_on] == [TODAY]
    assert not outcome.tabs.missing.rows()


def test_refused_rows_are_saved_as_a_workbook(desk):
    desk.preview(people_list((*MAHMUD[:2], "31-02-1988", *MAHMUD[3:]), RUDI))
    path = desk.folder / "ditolak.xlsx"

    desk.page.outcome.save_errors(path)

    cells = read_tables("ditolak.xlsx", path.read_bytes())[0].cells
    assert [*cells[0][:5]] == list(HEADINGS)
    assert "31-02-1988" in str(cells[1][5])


def test_an_import_is_taken_back_from_the_list(desk):
    desk.preview(people_list(MAHMUD))
    desk.import_now()
    page = desk.page
    desk.click(page.back_button)
    desk.click(page.back_button)
    page.start.table.select_place(0)

    desk.click(page.start.undo_button)
    (dialog,) = desk.dialogs()
    desk.click(dialog.verb_button)

    assert not desk.store.residents.all()
    assert page.start.batches.rows()[0].undone_at is not None
    assert not page.start.undo_button.isEnabled()


def test_a_table_is_pasted(desk):
    QApplication.clipboard().setText("No Reg\tNama\nBI 1/20\tAli Bin Umar\n")

    desk.click(desk.page.start.paste_button)
    desk.click(desk.page.next_button)

    assert desk.figure(RowFate.NEW) == "1"


def test_garbage_is_one_sentence(desk):
    desk.page.open_file(desk.a_file(b"PK\x03\x04 rusak"))

    assert desk.page.plan is None
    assert "tidak dapat dibaca" in desk.shell.warned[0]


def test_a_stopped_import_leaves_nothing_behind(desk):
    desk.page.start.choose(ImportSubject.PEOPLE)
    desk.page.open_file(str(LISTS / "sdp_export.xlsx"))
    desk.click(desk.page.next_button)
    desk.page.go_on()
    (dialog,) = desk.dialogs()

    dialog.reject()
    desk.qtbot.waitUntil(lambda: not desk.dialogs(), timeout=5_000)

    assert desk.store.residents.count() == 0
    assert "dihentikan" in desk.shell.said[-1]


def test_after_an_import_a_list_that_is_missing_comes_before_what_it_would_make(desk, store):
    """A decree makes its cohort and groups: nobody is sent away to make them by hand."""
    desk.preview(people_list(MAHMUD))
    desk.import_now()
    desk.qtbot.waitUntil(desk.page.onwards.isVisible)
    assert desk.page.onwards.go_button.text() == "Impor Konselor"
    a_counselor(store)

    desk.page.onwards.offer()

    assert desk.page.onwards.go_button.text() == "Impor Peserta (SK)"
