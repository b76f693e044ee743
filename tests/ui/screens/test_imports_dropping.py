"""A file is dragged from the folder window onto Impor."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.services.importing.office_lists import MAHMUD, people_list
from tests.ui.screens.test_imports import Desk

LEFT, NOTHING_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


def brought(*files):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(one) for one in files])
    return mime


def drag_over(desk, mime):
    """Whether the page takes what is held over the list of imports, far from the card."""
    table = desk.page.start.table
    place = desk.page.start.mapFromGlobal(table.mapToGlobal(table.rect().center()))
    event = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, LEFT, NOTHING_HELD)
    event.ignore()
    QApplication.sendEvent(desk.page.start, event)
    return event.isAccepted()


def drop(desk, mime):
    drag_over(desk, mime)
    event = QDropEvent(QPointF(5, 500), Qt.DropAction.CopyAction, mime, LEFT, NOTHING_HELD)
    QApplication.sendEvent(desk.page.start, event)


def test_a_file_can_be_dropped_anywhere_on_the_page(desk):
    mime = brought(desk.a_file(people_list(MAHMUD)))

    assert drag_over(desk, mime)
    assert desk.page.start.drop.property("state") == "invited"
    drop(desk, mime)
    assert desk.page.plan.file == "daftar.xlsx"
    assert desk.page.start.drop.property("state") == ""


def test_a_file_that_is_carried_away_again_leaves_the_page_as_it_was(desk):
    drag_over(desk, brought(desk.a_file(people_list(MAHMUD))))
    QApplication.sendEvent(desk.page.start, QDragLeaveEvent())

    assert desk.page.start.drop.property("state") == ""
    assert desk.page.plan is None


def test_an_address_of_the_internet_is_not_taken(desk):
    mime = QMimeData()
    mime.setUrls([QUrl("https://contoh.id/daftar.xlsx")])

    assert not drag_over(desk, mime)


def test_of_two_files_the_first_is_read_and_it_is_said(desk):
    drop(desk, brought(desk.a_file(people_list(MAHMUD), "a.xlsx"), desk.a_file(b"", "b.xlsx")))

    assert desk.page.plan.file == "a.xlsx"
    assert desk.shell.said == ["Satu berkas sekali baca: a.xlsx. Jatuhkan yang lain sesudahnya."]


def test_a_folder_is_refused_with_a_sentence(desk, tmp_path):
    drop(desk, brought(str(tmp_path)))

    assert desk.page.plan is None
    assert len(desk.shell.warned) == 1
