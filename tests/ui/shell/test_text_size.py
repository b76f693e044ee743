"""Text has three sizes: every page is whole in each, and the computer remembers which."""

import pytest
from PySide6.QtGui import QFontInfo, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import HEIGHT, WIDTH, troubles_of
from rehabdesk.ui.theme.fonts import STEPS, choose_step, chosen_step
from rehabdesk.ui.widgets.page import Page


@pytest.fixture(autouse=True)
def usual_size():
    yield
    choose_step(STEPS[0])
    set_theme(dark=False)


def a_window(qtbot, store, tmp_path):
    window = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    return window


def press(window, keys):
    shortcuts = {one.key().toString(): one for one in window.findChildren(QShortcut)}
    shortcuts[QKeySequence(keys).toString()].activated.emit()


def title_pixels(window):
    page = window.page(window._current().key)
    assert isinstance(page, Page)
    return QFontInfo(page.findChildren(QLabel)[0].font()).pixelSize()


@pytest.mark.parametrize("step", STEPS[1:])
def test_every_page_of_a_full_office_is_whole_in_larger_text(demonstration, qtbot, tmp_path, step):
    choose_step(step)
    set_theme(dark=False)
    window = a_window(qtbot, demonstration, tmp_path)

    assert [words for one in SCREENS for words in troubles_of(window, one.key)] == []


def test_the_keys_go_up_and_down_and_back_and_the_page_stays(store, qtbot, tmp_path):
    window = a_window(qtbot, store, tmp_path)
    window.go("counselors")
    usual = title_pixels(window)

    press(window, "Ctrl++")
    press(window, "Ctrl++")
    press(window, "Ctrl++")

    assert chosen_step() == STEPS[-1]
    assert title_pixels(window) == round(usual * STEPS[-1] / 100)
    assert window._current().key == "counselors"

    press(window, "Ctrl+-")
    assert chosen_step() == STEPS[1]

    press(window, "Ctrl+0")
    assert title_pixels(window) == usual


def test_the_size_is_remembered_on_the_computer(store, qtbot, tmp_path):
    window = a_window(qtbot, store, tmp_path)
    press(window, "Ctrl++")

    assert Preferences(tmp_path).choices.text_step == STEPS[1]


def test_what_was_typed_and_is_not_saved_is_not_thrown_away(store, qtbot, tmp_path, monkeypatch):
    window = a_window(qtbot, store, tmp_path)
    window.go("office")
    page = window.page("office")
    monkeypatch.setattr(page, "unsaved", lambda: "Isian di Identitas belum disimpan.")

    press(window, "Ctrl++")

    assert chosen_step() == STEPS[0]
    assert window.page("office") is page


def test_a_size_that_there_is_not_is_the_usual_one():
    choose_step(400)

    assert chosen_step() == STEPS[0]
