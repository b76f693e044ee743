"""Every screen of the catalogue, on an empty office and on a full one, light and dark."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import HEIGHT, WIDTH, troubles_of

KEYS = [one.key for one in SCREENS]


def a_window(qtbot, store, tmp_path):
    window = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    return window


@pytest.mark.parametrize("screen", SCREENS, ids=KEYS)
def test_no_screen_takes_alt_with_a_letter_which_are_the_access_keys_of_every_page(screen):
    modifier, _, key = screen.keys.rpartition("+")

    assert modifier != "Alt" or not key.isalpha()


def test_the_numbers_of_the_sidebar_count_from_its_top():
    assert [one.keys for one in SCREENS[:10]] == [f"Alt+{n}" for n in (*range(1, 10), 0)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("key", KEYS)
def test_a_screen_of_a_new_office_can_be_used(store, qtbot, tmp_path, key, dark):
    set_theme(dark=dark)
    window = a_window(qtbot, store, tmp_path)

    assert troubles_of(window, key) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("key", KEYS)
def test_a_screen_of_a_full_office_can_be_used(demonstration, qtbot, tmp_path, key, dark):
    set_theme(dark=dark)
    window = a_window(qtbot, demonstration, tmp_path)

    assert troubles_of(window, key) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_page_is_made_without_a_stray_window_flashing_up(store, qtbot, qapp, tmp_path, key):
    window = a_window(qtbot, store, tmp_path)
    watch = WindowsShown()
    qapp.installEventFilter(watch)

    window.go(key)
    QApplication.processEvents()

    qapp.removeEventFilter(watch)
    assert watch.shown == []


class WindowsShown(QObject):
    """Writes down every window that is shown."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False
