"""A small window, or large text: names, headings and buttons stay whole, with the hardest data."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.page_area import PageArea
from rehabdesk.ui.shell.screen_check import HEIGHT, WIDTH, cut
from rehabdesk.ui.theme.fonts import STEPS, choose_step
from rehabdesk.ui.widgets.text import Name
from tests.gallery import hard_places
from tests.hard_office import make_hard

SMALL = (1100, 680)
LOWEST = (910, 441)
"""What 1366 x 768 leaves a window when the system shows everything at 150 %."""
SIZES = (
    (STEPS[0], *SMALL),
    (STEPS[0], *LOWEST),
    (STEPS[-1], 1280, 690),
    (STEPS[-1], WIDTH, HEIGHT),
)
"""The size of text in percent, and the window: small, lowest, as 150 % leaves 1920, and usual."""


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


def too_low(page):
    """The parts of a page that are squeezed: nothing is drawn over another part."""
    least = page.minimumSizeHint()
    if page.width() < least.width() or page.height() < least.height():
        return [f"page {page.size().toTuple()} < {least.toTuple()}"]
    return [
        f"{one.text()[:40]!r} {one.height()} < {one.heightForWidth(one.width())}"
        for one in page.findChildren(QLabel)
        if one.isVisible() and one.text() and one.wordWrap()
        if one.height() < one.heightForWidth(one.width())
    ]


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
        found += [
            f"{key} {target or ''}: {one}" for one in (*cut(window), *too_low(window.page(key)))
        ]

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


def test_a_page_that_needs_more_than_the_window_scrolls_and_begins_at_its_top(
    store, qtbot, tmp_path
):
    window = a_window(qtbot, store, tmp_path, LOWEST)
    (area,) = window.findChildren(PageArea)
    window.go("home")
    settle()
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())

    window.go("residents")

    assert bar.value() == 0
    window.resize(WIDTH, HEIGHT)
    settle()
    assert bar.maximum() == 0


def test_every_button_of_the_sidebar_is_whole_in_the_lowest_window(store, qtbot, tmp_path):
    window = a_window(qtbot, store, tmp_path, LOWEST)

    buttons = list(window.sidebar._buttons.values())
    ends = [one.geometry().bottom() for one in buttons]

    assert all(one.height() >= 20 for one in buttons)
    assert all(one.geometry().top() > end for one, end in zip(buttons[1:], ends, strict=False))
    assert ends[-1] <= window.sidebar.height()


def test_a_person_with_one_very_long_word_for_a_name_is_shown_whole(qtbot):
    name = Name("title")
    qtbot.addWidget(name)
    name.show_name("Abdurrahmanwahyudiningratkusumawardhanaalfatih bin Karta")
    name.resize(200, 40)
    name.show()

    assert name.minimumSizeHint().width() <= 200
    assert name.height() >= name.heightForWidth(200)
    assert name.accessibleName().startswith("Abdurrahmanwahyudiningratkusuma")
