"""The Kantor page over a real office, for its tests."""

from PySide6.QtWidgets import QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.office.screen import OfficePage
from tests.ui.shell_double import RecordingShell


def an_office_page(qtbot, store, folder):
    """Shown at the size it has at 1366 x 768; close its context when done."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    page = OfficePage(Context(store, RecordingShell(window), Preferences(folder)))
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    return page


def part_of(page, key):
    """Go to a part of the page."""
    page.show_target(key)
    return page.part()
