"""Somebody at the keyboard: each chord and each typed text is one action, counted.

Keys go to the window that has the keyboard, as the system sends them, and to no part by name:
what does not have the cursor gets none.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

A_CHORD, A_LETTER = 1.5, 0.3
"""Seconds that somebody takes who looks for each key."""

LONGEST = 60_000
"""Milliseconds after which what was waited for does not come any more."""


KEYBOARD: Any = QTest
"""Its stubs know fewer of its ways than there are."""


def keys_of(chord):
    """A chord such as "Ctrl+Enter" as Qt has it."""
    sequence: Any = QKeySequence(chord.replace("Enter", "Return"))
    return sequence[0]


class Typist:
    """Presses and writes; ``actions`` tells what was done, in order."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.actions = []

    def press(self, chord, times=1):
        """Press a chord such as "Ctrl+Enter"; each press is an action."""
        for _ in range(times):
            self.actions.append(chord)
            pressed = keys_of(chord)
            self._settle()
            KEYBOARD.keyClick(_window(), pressed.key(), pressed.keyboardModifiers())
            self._settle()

    def write(self, text):
        """Type the text of one field where the cursor is."""
        self.actions.append(f"“{text}”")
        self._settle()
        for letter in text:
            KEYBOARD.keyClick(_window(), letter)
        self._settle()

    def seconds(self):
        """How long slow hands take for all of it."""
        texts = [one for one in self.actions if one.startswith("“")]
        letters = sum(len(one) - 2 for one in texts)
        return A_CHORD * (len(self.actions) - len(texts)) + A_LETTER * letters

    def wait_for(self, kind, where=lambda _one: True):
        """The window of a kind that has come in sight; waiting is no action."""

        def there():
            tops = QApplication.topLevelWidgets()
            return [one for one in tops if isinstance(one, kind) and one.isVisible() and where(one)]

        self.qtbot.waitUntil(lambda: bool(there()), timeout=LONGEST)
        found = there()[-1]
        self.qtbot.waitUntil(found.isActiveWindow, timeout=LONGEST)
        self._settle()
        return found

    def wait_until(self, holds):
        """Wait for what comes by itself."""
        self.qtbot.waitUntil(holds, timeout=LONGEST)
        self._settle()

    def _settle(self):
        for _ in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # Here is nobody who hands the keyboard on when a window closes, as every system does.
        if QGuiApplication.focusWindow() is None and (top := _on_top()) is not None:
            top.activateWindow()
            QTest.qWaitForWindowActive(top)


def _window():
    """The window that has the keyboard."""
    found = QGuiApplication.focusWindow()
    assert found is not None, "no window has the keyboard"
    return found


def _on_top():
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return QApplication.activeModalWidget() or next(reversed(shown), None)
