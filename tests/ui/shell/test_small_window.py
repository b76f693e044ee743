"""A small window, or large text: names, headings and buttons stay whole, with the hardest data."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import HEIGHT, WIDTH, cut
from rehabdesk.ui.theme.fonts import STEPS, choose_step
from tests.gallery import hard_places
from tests.hard_office import make_hard

SMALL = (1100, 680)
SIZES = ((STEPS[0], *SMALL), (STEPS[-1], 1280, 690), (STEPS[-1], WIDTH, HEIGHT))
"""The size of text in percent, and the window: small, as 150 % leaves it, and usual."""


@pytest.fixture(autouse=True)
def usual_size():
    yield
    choose_step(STEPS[0])
    set_theme(dark=False)


def a_window(qtbot, store, folder, size):
    window = MainWindow(store, Preferences(folder))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    return window


def settle():
    for _ in range(8):
        QApplication.processEvents()


@pytest.mark.parametrize(("step", "wide", "high"), SIZES)
def test_nothing_is_cut_in_any_part_of_an_office_with_long_names(
    demonstration, qtbot, tmp_path, step, wide, high
):
    make_hard(demonstration)
    choose_step(step)
    set_theme(dark=False)
    window = a_window(qtbot, demonstration, tmp_path, (wide, high))
    places = [(one.key, None) for one in SCREENS]
    places += [*hard_places(demonstration), *(("office", one.key) for one in SECTIONS)]
    found = []
    for key, target in places:
        window.go(key, target)
        settle()
        found += [f"{key} {target or ''}: {one}" for one in cut(window)]

    assert list(dict.fromkeys(found)) == []


def test_the_sidebar_leaves_a_small_window_its_room_and_comes_back(store, qtbot, tmp_path):
    window = a_window(qtbot, store, tmp_path, SMALL)
    assert window.sidebar.is_narrow()

    window.resize(WIDTH, HEIGHT)
    assert not window.sidebar.is_narrow()


def test_who_wants_the_words_in_a_small_window_gets_them_until_its_size_changes_over(
    store, qtbot, tmp_path
):
    window = a_window(qtbot, store, tmp_path, SMALL)
    keys = {one.key().toString(): one for one in window.findChildren(QShortcut)}
    keys[QKeySequence("Ctrl+B").toString()].activated.emit()
    assert not window.sidebar.is_narrow()

    window.resize(SMALL[0] + 20, SMALL[1])
    assert not window.sidebar.is_narrow()


def test_larger_text_needs_a_larger_window_for_the_words_of_the_sidebar(store, qtbot, tmp_path):
    for step, width, narrow in (
        (STEPS[0], 1199, True),
        (STEPS[0], 1200, False),
        (STEPS[-1], 1299, True),
        (STEPS[-1], 1300, False),
    ):
        choose_step(step)
        window = a_window(qtbot, store, tmp_path, (width, 690))
        assert window.sidebar.is_narrow() is narrow, (step, width)
