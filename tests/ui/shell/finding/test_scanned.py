"""Ctrl+K and the code of an attendance sheet: a hand scanner types it and ends with Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rehabdesk.domain.sheet_code import make_sheet_code, office_signs
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow
from tests.sample_office import a_running_program, a_session
from tests.services.moments import NOON


@pytest.fixture
def window(store, qtbot, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def printed(store):
    """The printed sheet of a session with so many people that it has two pages."""
    names = tuple(f"Orang {number:02}" for number in range(1, 41))
    cohort, group, _enrolments = a_running_program(store, names)
    return sheets_pdf(store, [a_session(store, cohort, group)], now=NOON).sheets[0]


def scan(window, qtbot, text):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.finder.list.isVisible)
    qtbot.keyClicks(window.finder.list.field, text)
    qtbot.keyClick(window.finder.list.field, Qt.Key.Key_Return)


def test_a_scanned_second_page_opens_on_its_first_empty_row(window, qtbot, store, printed):
    second = store.sheet_printings.rows_of(printed.id, 1, 2)
    code = make_sheet_code(printed.number, 2, office_signs(store.office.id))

    for expected in (second.start, second.start + 1):
        scan(window, qtbot, code)

        page = window.page("attendance")
        assert window.stack.currentWidget() is page
        assert page.capture.sheet.session.id == printed.session
        assert page.capture.line().row.number == expected > 1
        qtbot.keyClicks(page.capture.table, "h")

    qtbot.keyClick(page.capture.table, Qt.Key.Key_Escape)
    scan(window, qtbot, printed.number)
    assert page.capture.line().row.number == 1


def test_the_line_of_a_scanned_page_tells_its_rows(window, qtbot, store, printed):
    second = store.sheet_printings.rows_of(printed.id, 1, 2)
    window.finder.open()

    window.finder.list.search(make_sheet_code(printed.number, 2, office_signs(store.office.id)))

    said = window.finder.list.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith(f"· nomor {second.start}–{second.stop - 1}")


def test_a_scanned_sheet_of_another_office_is_told_from_ones_own(window, qtbot, store, printed):
    ours = office_signs(store.office.id)
    theirs = "AB" if ours != "AB" else "AC"

    scan(window, qtbot, make_sheet_code(printed.number, 2, theirs))

    assert window.stack.currentWidget() is not window.page("attendance")
    assert any(
        f"tandanya {theirs}, tanda kantor ini {ours}" in one.text()
        for one in window.findChildren(QLabel)
    )
