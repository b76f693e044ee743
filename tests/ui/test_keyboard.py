"""Everything by keyboard: Tab reaches each part of every screen, or a key that it shows does.

Where the cursor is, is seen: the picture of a part with the cursor is another than without.
"""

import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.what_is import WhatIsMark

WORKED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
MOST = 120
KEYS_SHOWN = re.compile(r"\((?:[^()]*\+)?(?:F\d+|Esc|Enter|Delete|Del|Pg\w+|[A-Z←→↑↓])\)")


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    set_theme(dark=False)
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    return made


def go(window, qtbot, key):
    window.go(key)
    qtbot.wait(100)
    window.activateWindow()
    window.page(key).take_focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.wait(50)


def walk():
    """The parts that Tab goes through, from where the cursor is until it comes back."""
    found = []
    for _ in range(MOST):
        now = QApplication.focusWidget()
        if now is None or now in found:
            return found
        found.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return found


def by_key(widget):
    """Whether a key that is written on it or in its tip works it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(re.search(r"&\w", text.replace("&&", "")) or KEYS_SHOWN.search(widget.toolTip()))


def is_part_of(widget, reached):
    """Whether it is inside a part that was reached, or beside it in a row of segments."""
    at = widget
    while at is not None:
        if at in reached:
            return True
        if isinstance(at, Segmented):
            return any(at.isAncestorOf(one) for one in reached)
        if isinstance(at, QComboBox | QAbstractSpinBox | QLineEdit) and at.focusProxy() in reached:
            return True
        at = at.parentWidget()
    return any(widget.isAncestorOf(one) for one in reached)


def unreached(page, reached):
    return [
        f"{type(one).__name__} {one.accessibleName() or one.toolTip()}"
        for kind in WORKED
        for one in page.findChildren(kind)
        if one.isVisibleTo(page)
        and one.isEnabled()
        and not isinstance(one, WhatIsMark)
        and not one.objectName().startswith("qt_")
        and not isinstance(one.parent(), QLineEdit)
        and not by_key(one)
        and not is_part_of(one, reached)
    ]


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_tab_or_a_shown_key_reaches_every_part_of_a_screen(window, qtbot, key):
    go(window, qtbot, key)

    reached = walk()

    assert len(reached) < MOST
    assert unreached(window.page(key), reached) == []


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_where_the_cursor_is_can_be_seen(window, qtbot, key):
    go(window, qtbot, key)
    unseen = []
    seen = []
    for _ in range(MOST):
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.append(now)
        place = QRect(now.mapTo(window, now.rect().topLeft()), now.size())
        place = place.adjusted(-4, -4, 4, 4)
        with_cursor = window.grab(place).toImage()
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
        if now.isVisible() and window.grab(place).toImage() == with_cursor:
            unseen.append(f"{type(now).__name__} {now.accessibleName()}")
    assert unseen == []
