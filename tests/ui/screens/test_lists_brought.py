"""A list is dragged or pasted where one looks at what it is a list of, and previewed in Impor."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.user import Role
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.imports.screen import ImportsPage
from rehabdesk.ui.shell.main_window import MainWindow
from tests.services.importing.office_lists import MAHMUD, RUDI, people_list

PAGES = {
    "residents": ImportSubject.PEOPLE,
    "counselors": ImportSubject.COUNSELORS,
    "programs": ImportSubject.ENROLMENTS,
    "attendance": ImportSubject.MARKS,
    "imports": ImportSubject.PEOPLE,
}
PARTS = {
    "rooms": ImportSubject.ROOMS,
    "holidays": ImportSubject.HOLIDAYS,
    "topics": ImportSubject.TOPICS,
}
LEFT, NOTHING_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
TABLE = "Nama\tNo. Registrasi\nAli\tBI 1/20\n"


@pytest.fixture
def window(qtbot, store, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.show()
    page = made.page("imports")
    assert isinstance(page, ImportsPage)
    page.reader.patience = 30.0
    yield made
    for one in made.findChildren(QDialog):
        one.hide()


def dragged(page, path):
    """Whether a page takes a file that is held over it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    held = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, LEFT, NOTHING_HELD)
    held.ignore()
    QApplication.sendEvent(page, held)
    if held.isAccepted():
        drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, LEFT, NOTHING_HELD)
        QApplication.sendEvent(page, drop)
    return held.isAccepted()


def paste(qtbot, page, text):
    QApplication.clipboard().setText(text)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def come(window):
    """What list came to Impor, and as what; nothing where none did."""
    page = window.page("imports")
    return page.isVisible() and page.plan and (page.plan.subject, page.plan.file)


@pytest.mark.parametrize("key", PAGES)
def test_a_file_is_dragged_onto_the_page_of_what_it_is_a_list_of(window, tmp_path, key):
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(people_list(MAHMUD, RUDI))
    window.go(key)

    assert dragged(window.page(key), path)

    assert come(window) == (PAGES[key], "daftar.xlsx")


@pytest.mark.parametrize("key", PAGES)
def test_a_table_is_pasted_on_the_page_of_what_it_is_a_list_of(window, qtbot, key):
    window.activateWindow()
    window.go(key)

    paste(qtbot, window.page(key), TABLE)

    assert come(window) == (PAGES[key], "tempelan")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_office_takes_its_own_list(window, qtbot, tmp_path, part):
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(xlsx_of(("Nama", "Aktif"), [("Satu", "Ya")]))
    window.go("office", part)

    assert dragged(window.page("office"), path)

    assert come(window) == (PARTS[part], "daftar.xlsx")


def test_a_part_of_the_office_without_a_list_takes_none(window, qtbot, tmp_path):
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(people_list(MAHMUD))
    window.go("office", "officials")

    assert not dragged(window.page("office"), path)
    paste(qtbot, window.page("office"), TABLE)
    assert not come(window)


def test_a_text_that_is_no_table_is_pasted_nowhere_but_in_impor(window, qtbot):
    window.activateWindow()
    window.go("residents")
    paste(qtbot, window.page("residents"), "Ali Bin Umar")
    assert not come(window)

    window.go("imports")
    paste(qtbot, window.page("imports"), "Nama\nAli Bin Umar\n")
    assert come(window) == (ImportSubject.PEOPLE, "tempelan")


def test_a_list_can_be_dragged_onto_the_preview_of_another(window, tmp_path):
    page = window.page("imports")
    window.go("imports")
    for name in ("satu.xlsx", "dua.xlsx"):
        (tmp_path / name).write_bytes(people_list(MAHMUD))
    page.open_file(str(tmp_path / "satu.xlsx"))
    page.go_on()
    assert page.stack.currentWidget() is page.outcome

    assert dragged(page, tmp_path / "dua.xlsx")

    assert page.stack.currentWidget() is page.columns
    assert page.plan.file == "dua.xlsx"


def test_whoever_may_not_import_brings_no_list(window, store, tmp_path):
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(people_list(MAHMUD))
    window.go("residents")
    store.desk = replace(store.desk, role=Role.READER)

    assert not dragged(window.page("residents"), path)
