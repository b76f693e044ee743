"""A long list is read and looked at off the window's thread, and can be left at any moment."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer

from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.imports.reading import LONG_LIST, ReadingDialog
from rehabdesk.ui.screens.imports.screen import ImportsPage
from rehabdesk.ui.shell.main_window import MainWindow
from tests.services.importing.office_lists import many_people

TODAY = date(2021, 3, 1)
MANY = LONG_LIST + 1_500


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("daftar") / "sdp4500.xlsx"
    path.write_bytes(many_people(MANY))
    return path


@pytest.fixture
def page(qtbot, store, tmp_path, long_file):
    """The page of the real window, with the long file being read."""
    window = MainWindow(store, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.go("imports")
    made = window.findChild(ImportsPage)
    assert made is not None
    made.start.choose(ImportSubject.PEOPLE)
    made.open_file(str(long_file))
    return made


def dialogs(page):
    return [one for one in page.window().findChildren(ReadingDialog) if one.isVisible()]


def ended(qtbot, page):
    qtbot.waitUntil(lambda: not dialogs(page), timeout=30_000)


def test_the_window_lives_while_a_long_list_is_read_and_looked_at(qtbot, page):
    beats = []
    clock = QTimer()
    clock.timeout.connect(lambda: beats.append(1))
    clock.start(10)
    assert dialogs(page)
    ended(qtbot, page)
    assert page.stack.currentWidget() is page.columns

    beats.clear()
    page.go_on()
    assert dialogs(page)
    ended(qtbot, page)
    clock.stop()

    # A window that stood still would hear one beat, at the end.
    assert len(beats) > 1
    assert page.stack.currentWidget() is page.outcome
    assert page.outcome.figures[RowFate.NEW].figure() == "4.500"


def test_reading_is_left_and_the_page_is_as_before(qtbot, page):
    (dialog,) = dialogs(page)
    dialog.panel.cancel_button.click()
    ended(qtbot, page)

    assert page.plan is None
    assert page.stack.currentWidget() is page.start


def test_looking_again_is_left_and_the_preview_stays(qtbot, page):
    ended(qtbot, page)
    page.go_on()
    ended(qtbot, page)
    mode = page.outcome.settings.mode

    mode.set_value(ImportMode.ADD)
    (dialog,) = dialogs(page)
    dialog.reject()
    ended(qtbot, page)

    assert page.plan.mode is ImportMode.UPDATE
    assert mode.value() is ImportMode.UPDATE
    assert page.outcome.figures[RowFate.NEW].figure() == "4.500"


def test_a_page_that_is_closed_meanwhile_waits_for_the_thread(qtbot, page, store):
    assert dialogs(page)

    for deed in tuple(store.closing):
        deed()

    ended(qtbot, page)
