"""A dialog as somebody meets it who has no mouse, or no eyes."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.ui.test_accessibility import troubles
from tests.ui.test_keyboard import unreached, walk

_MOST = 120


def settle():
    """Let what was pressed be carried out, and what was put away be gone."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stumbled_over(qtbot, dialog):
    """What is wrong with an open dialog, in words for whoever mends it; it is left by Escape."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    settle()
    begin = QApplication.focusWidget()
    if begin is None or begin.window() is not dialog:
        return ["begins without the cursor"]
    found = sorted(set(troubles(dialog)))
    if not dialog.windowTitle():
        found.append("has no title")
    reached = walk()
    found += [f"not reached: {one}" for one in unreached(dialog, reached)]
    found += [f"Tab leaves to {type(one).__name__}" for one in reached if one.window() != dialog]
    found += _unseen(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    if isValid(dialog) and dialog.isVisible():
        found.append("Escape does not leave")
    return found


def _unseen(dialog):
    """The parts that look the same with and without the cursor, or are out of sight with it."""
    found, seen = [], []
    for _ in range(_MOST):
        now = QApplication.focusWidget()
        if now is None or now in seen or now.window() is not dialog:
            break
        seen.append(now)
        if now.visibleRegion().isEmpty():
            found.append(f"{type(now).__name__} {now.accessibleName()}: out of sight")
        place = QRect(now.mapTo(dialog, now.rect().topLeft()), now.size()).adjusted(-4, -4, 4, 4)
        with_cursor = dialog.grab(place).toImage()
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
        alone = QApplication.focusWidget() is now
        if not alone and now.isVisible() and dialog.grab(place).toImage() == with_cursor:
            found.append(f"{type(now).__name__} {now.accessibleName()}: cursor not seen")
    return found
