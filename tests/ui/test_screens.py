"""Every screen of the catalogue, on an empty office and on a full one, light and dark."""

import pytest

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
