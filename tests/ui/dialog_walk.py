"""A dialog as somebody meets it who has no mouse, or no eyes."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit
from shiboken6 import isValid

from rehabdesk.ui.screens.attendance.dialogs import FindPerson
from rehabdesk.ui.screens.certificates.dialogs import CheckDialog
from rehabdesk.ui.shell.guide_dialog import GuideDialog
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.shell.printing.dialog import PrintDialog
from rehabdesk.ui.shell.rescue_dialog import RescueDialog
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.secret_line import SecretLine
from tests.ui.test_accessibility import troubles
from tests.ui.test_keyboard import unreached, walk

_MOST = 120
ASKS_ONLY = (CheckDialog, FindPerson, GuideDialog, PaperDialog, PrintDialog, RescueDialog)
"""Dialogs that keep nothing of what is typed: a code, a name, a page to be found."""


def settle():
    """Let what was pressed be carried out, and what was put away be gone."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def met_in(qtbot, dialog):
    """What is wrong with an open window or dialog, in words for whoever mends it."""
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
    return found + _unseen(dialog)


def stumbled_over(qtbot, dialog):
    """What is wrong with an open dialog, in words for whoever mends it; it is left by Escape."""
    found = met_in(qtbot, dialog)
    if field := _written_into(dialog):
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        settle()
        if not (isValid(dialog) and dialog.isVisible()):
            return [*found, f"Escape throws away what was typed into {field.accessibleName()}"]
        dialog.discard_button.click()
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    if isValid(dialog) and dialog.isVisible():
        found.append("Escape does not leave")
    return found


def _written_into(dialog):
    """The first field for words that would be kept, or None: none that only finds or proves."""
    if isinstance(dialog, ASKS_ONLY):
        return None
    return next(
        (
            one
            for one in dialog.findChildren(QLineEdit)
            if one.isVisible() and one.isEnabled() and not one.isReadOnly()
            if not isinstance(one, SearchField | SecretLine)
        ),
        None,
    )


def _unseen(dialog):
    """The parts that look the same with and without the cursor, or are out of sight with it."""
    found, seen = [], []
    for _ in range(_MOST):
        now = QApplication.focusWidget()
        if now is None or now in seen or now.window() is not dialog:
            break
        seen.append(now)
        # Of what scrolls, its opaque inside is what is seen.
        inside = now.viewport() if isinstance(now, QAbstractScrollArea) else now
        if inside.visibleRegion().isEmpty():
            found.append(f"{type(now).__name__} {now.accessibleName()}: out of sight")
        place = QRect(now.mapTo(dialog, now.rect().topLeft()), now.size()).adjusted(-4, -4, 4, 4)
        with_cursor = dialog.grab(place).toImage()
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
        alone = QApplication.focusWidget() is now
        if not alone and now.isVisible() and dialog.grab(place).toImage() == with_cursor:
            found.append(f"{type(now).__name__} {now.accessibleName()}: cursor not seen")
    return found
