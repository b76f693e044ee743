"""Residents go out in an order of columns that the office keeps, locked and noted."""

import pytest
import pyzipper
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.user import Role
from rehabdesk.services.export_presets import presets
from rehabdesk.services.exporting import BNN_LIKE, SDP_LIKE, ListFormat, list_bytes
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.kit.exporting import table_as_shown, table_to_export
from rehabdesk.ui.screens.kit.sealing import SealingDialog
from rehabdesk.ui.screens.residents.export_dialog import ExportDialog
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import cut, nameless, repeated_mnemonics
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.services.importing.office_lists import a_file_plan, a_plan, fates, imported
from tests.ui.screens.dialogs import field_of


class Desk:
    """The real window on an office of 240 residents, at Residen."""

    def __init__(self, qtbot, store, folder):
        imported(store, a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE))
        self.qtbot, self.store, self.folder = qtbot, store, folder
        self.window = MainWindow(store, Preferences(folder / "pilihan"))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go("residents")
        page = self.window.page("residents")
        assert isinstance(page, ResidentsPage)
        self.page = page
        qtbot.wait(120)

    def open(self):
        self.page.export_button.click()
        return self.shown(ExportDialog)

    def shown(self, kind):
        self.qtbot.waitUntil(lambda: bool(self.all_of(kind)))
        found = self.all_of(kind)[-1]
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def all_of(self, kind):
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def save(self, dialog, name, *, form=ListFormat.XLSX):
        """Go on, choose the form and the place; give the passphrase."""
        dialog.verb_button.click()
        lock = self.shown(SealingDialog)
        lock.forms.set_value(form)
        words = lock.passphrase
        lock.save_button.click()
        place = self.shown(QFileDialog)
        place.fileSelected.emit(str(self.folder / name))
        place.reject()
        return words

    def lines(self, name, words):
        with pyzipper.AESZipFile(self.folder / name) as archive:
            (inside,) = archive.namelist()
            content = archive.read(inside, pwd=words.encode())
        return read_tables(inside, content)[0].cells


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    for one in made.window.findChildren(QDialog):
        one.hide()


def test_the_people_in_sight_go_out_in_the_order_of_sdp_locked_and_noted(desk):
    desk.page.filters.search.setText("mahmud")
    desk.qtbot.wait(200)
    seen = desk.page.model.rowCount()
    assert 0 < seen < 240

    words = desk.save(desk.open(), "keluar.zip")

    lines = desk.lines("keluar.zip", words)
    assert tuple(lines[0]) == tuple(heading for _, heading in SDP_LIKE.pairs)
    assert len(lines) == seen + 1
    (entry,) = desk.store.audit.entries(AuditFilter(kind=EntryKind.EXPORT))
    assert entry.label == f"Daftar diekspor: Urutan SDP, {seen} baris, terkunci"


def test_everybody_goes_out_in_the_order_of_bnn_as_csv(desk):
    dialog = desk.open()
    dialog.preset.set_value(BNN_LIKE.name)
    dialog.people.set_value(True)

    words = desk.save(dialog, "bnn.zip", form=ListFormat.CSV)

    lines = desk.lines("bnn.zip", words)
    assert [*lines[0][:3]] == ["NIK", "Nama Lengkap", "Alias"]
    assert len(lines) == 241


def test_columns_are_moved_renamed_added_and_left_out_by_keyboard(desk):
    dialog = desk.open()
    columns, key = dialog.columns, desk.qtbot.keyClick
    columns.table.setFocus()
    columns.table.select_place(0)

    key(columns.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.key for one in columns.model.rows()][:2] == ["name", "registration_no"]
    key(columns.table, Qt.Key.Key_Delete)
    assert "registration_no" not in dict(columns.value())
    columns.table.select_place(0)
    key(columns.table, Qt.Key.Key_Return)
    assert columns.heading.hasFocus()
    columns.heading.selectAll()
    desk.qtbot.keyClicks(columns.heading, "NAMA WBP")
    columns.more.set_value("nik")
    columns.add_button.click()

    assert columns.value()[:2] == (("name", "NAMA WBP"), ("nik", "NIK"))
    lines = desk.lines("keluar.zip", desk.save(dialog, "keluar.zip"))
    assert [*lines[0][:2]] == ["NAMA WBP", "NIK"]
    assert presets(desk.store) == (SDP_LIKE, BNN_LIKE)


def test_an_order_of_ones_own_is_kept_changed_and_let_go(desk):
    dialog = desk.open()
    dialog.columns.table.select_place(0)
    dialog.columns.remove()
    dialog.save_as_button.click()
    asking = desk.shown(FormDialog)
    field_of(asking, "name").set_value("Urutan SDP")
    asking.verb_button.click()
    assert "sudah ada" in asking.form.errors()["name"]

    field_of(asking, "name").set_value("Kanwil")
    asking.verb_button.click()
    assert dialog.preset.value() == "Kanwil"
    assert [one.name for one in presets(desk.store)] == ["Urutan SDP", "Urutan BNN", "Kanwil"]
    assert not dialog.save_button.isEnabled()

    dialog.columns.remove()
    dialog.save_button.click()
    assert len(presets(desk.store)[2].columns) == len(SDP_LIKE.columns) - 2
    dialog.drop_button.click()
    assert presets(desk.store) == (SDP_LIKE, BNN_LIKE)
    assert dialog.preset.value() == SDP_LIKE.name


def test_a_shipped_order_that_was_changed_comes_back(desk):
    dialog = desk.open()
    assert not dialog.back_button.isEnabled()
    assert dialog.save_button.isVisible()
    assert not dialog.save_button.isEnabled()
    dialog.columns.remove()
    desk.qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert presets(desk.store)[0] != SDP_LIKE

    dialog.back_button.click()

    assert presets(desk.store) == (SDP_LIKE, BNN_LIKE)
    assert dialog.columns.value() == SDP_LIKE.pairs
    assert not dialog.back_button.isEnabled()


def test_what_is_wrong_is_said_beside_the_field_and_nothing_goes_out(desk):
    dialog = desk.open()
    dialog.columns.table.select_place(1)
    dialog.columns.heading.set_value("No. Registrasi")
    assert "dipakai dua kolom" in dialog.columns.heading_row.error_text()

    dialog.verb_button.click()

    assert dialog.isVisible()
    assert "dipakai dua kolom" in dialog.form.errors()["columns"]
    dialog.columns.set_value([])
    dialog.verb_button.click()
    assert "columns" in dialog.form.errors()
    assert not desk.all_of(SealingDialog)


def test_the_dialog_is_whole_named_and_without_doubled_keys(desk):
    dialog = desk.open()

    assert cut(dialog) == []
    assert nameless(dialog) == []
    assert repeated_mnemonics(dialog) == []


def test_the_export_is_found_by_ctrl_k_and_the_list_on_every_page_has_a_key(desk):
    texts = {one.words: one.keys for one in desk.page.allowed_commands()}
    assert texts["Ekspor residen dengan susunan kolom (SDP, BNN)"] == "Shift+F9"
    assert texts["Ekspor daftar ini: Daftar residen"] == "F9"

    desk.window.activateWindow()
    desk.page.filters.search.setFocus()
    desk.qtbot.keyClick(desk.page.filters.search, Qt.Key.Key_F9)

    lock = desk.shown(SealingDialog)
    assert lock.windowTitle() == "Ekspor daftar: Daftar residen"
    lock.reject()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.qtbot.keyClick(desk.page.filters.search, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert desk.shown(ExportDialog).isVisible()


def test_a_page_without_a_list_says_so(desk):
    desk.window.go("attendance")
    page = desk.window.page("attendance")

    assert not [one for one in page.allowed_commands() if one.keys == "F9"]


def test_whoever_may_not_export_finds_neither_button_nor_key(qtbot, store, tmp_path):
    imported(store, a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE))
    store.desk = replace(store.desk, role=Role.OPERATOR)
    window = MainWindow(store, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(window)
    window.show()
    window.go("residents")
    page = window.page("residents")
    assert isinstance(page, ResidentsPage)

    assert not page.export_button.isEnabled()
    assert not [one for one in page.allowed_commands() if "F9" in one.keys]
    qtbot.keyClick(page.table, Qt.Key.Key_F9)
    assert not window.findChildren(SealingDialog)


def test_the_list_at_the_left_is_meant_where_no_list_has_the_cursor(qtbot, demonstration, tmp_path):
    window = MainWindow(demonstration, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.go("counselors")
    page = window.page("counselors")
    qtbot.wait(150)
    window.setFocus()

    table = table_to_export(page)

    assert table is not None
    assert table.accessibleName() == "Daftar konselor"
    content = list_bytes(table_as_shown(table), ListFormat.XLSX)
    plan = a_plan(demonstration, content, ImportSubject.COUNSELORS)
    assert set(fates(look(demonstration, plan))) == {"unchanged"}
