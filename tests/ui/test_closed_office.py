"""Nothing looks into the office's file once it is closed, whatever was waiting."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
)

from rehabdesk.storage import open_store
from rehabdesk.ui.background import run_in_background
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.residents.resident_dialogs import ResidentDialog
from rehabdesk.ui.shell.main_window import MainWindow

KEYS = [one.key for one in SCREENS]
LONGEST_WAIT = 1700
"""Longer than any page waits before it looks again (1,500 ms)."""


@pytest.fixture
def window(qtbot, demonstration, tmp_path):
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.closed.connect(demonstration.close)
    made.show()
    return made


def stir(page):
    """Touch everything that makes a page wait before it looks: rows, searches, choices."""
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount():
            view.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    for field in page.findChildren(QLineEdit):
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            QTest.keyClicks(field, "ag")
    for box in page.findChildren(QComboBox):
        if box.isVisible() and box.isEnabled() and box.count() > 1:
            box.setCurrentIndex(1)


def close_at_once(window, demonstration):
    """Close as *Tutup* does, throwing away what was typed and without a last backup."""
    window.leave(lambda: "")
    assert not window.isVisible()


@pytest.mark.parametrize("key", KEYS)
def test_a_page_that_waits_looks_no_more_when_the_office_is_closed(window, demonstration, key):
    window.go(key)
    QApplication.processEvents()
    stir(window.page(key))

    close_at_once(window, demonstration)

    QTest.qWait(LONGEST_WAIT)  # pytest-qt fails the test for an error in any of Qt's calls


@pytest.mark.parametrize("key", KEYS)
def test_what_still_comes_to_a_page_after_closing_is_not_looked_up(window, demonstration, key):
    """A row that is chosen, a word that is found, a timer that starts once more."""
    window.go(key)
    QApplication.processEvents()
    page = window.page(key)

    close_at_once(window, demonstration)
    for timer in page.findChildren(QTimer):
        timer.start(1)
    page.look_again()
    window.context.tables_changed.emit(frozenset({"resident", "session", "office"}))
    window.context.day_changed.emit()

    QTest.qWait(60)


def test_an_answer_from_a_thread_that_still_waits_is_not_looked_up(window, demonstration):
    seen = []
    worker = run_in_background(
        window.backups, lambda _report: 1, lambda _one: seen.append(demonstration.office), raised
    )
    worker.wait()

    close_at_once(window, demonstration)

    QTest.qWait(60)
    assert seen == []


def raised(error):
    raise error


def test_the_first_page_is_not_made_of_a_closed_office(qtbot, demonstration, tmp_path):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.closed.connect(demonstration.close)
    window.show()

    close_at_once(window, demonstration)

    QTest.qWait(200)


def test_a_dialog_that_waits_looks_no_more(window, demonstration):
    window.go("residents")
    QApplication.processEvents()
    window.page("residents").deeds.add()
    (dialog,) = window.findChildren(ResidentDialog)
    QTest.keyClicks(dialog.fields.widgets["name"], "Agus Salim")

    close_at_once(window, demonstration)

    QTest.qWait(400)


def test_the_office_opens_again_in_the_same_program(
    window, demonstration, demonstration_key, qtbot, tmp_path
):
    window.go("residents")
    QApplication.processEvents()
    stir(window.page("residents"))
    close_at_once(window, demonstration)

    again = open_store(demonstration.path, demonstration_key)
    second = MainWindow(again, Preferences(tmp_path))
    qtbot.addWidget(second)
    second.show()
    QTest.qWait(LONGEST_WAIT)
    second.go("residents")
    QApplication.processEvents()

    assert second.page("residents").isVisible()
    second.leave(lambda: "")
    again.close()
