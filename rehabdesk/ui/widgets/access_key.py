"""Access keys (Alt and a letter) that bring the cursor, and never press what they bring it to.

Qt clicks a button whose label's letter is pressed, and flips a tick box at its own letter: who
only wants to go there has then changed a choice without seeing it.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget


class FieldLabel(QLabel):
    """The words above a field; their letter puts the cursor into it."""

    def event(self, event: QEvent) -> bool:
        """Bring the cursor at the letter."""
        if not _is_letter(event):
            return super().event(event)
        _bring_cursor(self.buddy())
        return True


class Tick(QCheckBox):
    """A tick box; its letter puts the cursor on it, and the space bar ticks it."""

    def event(self, event: QEvent) -> bool:
        """Bring the cursor at the letter."""
        if not _is_letter(event):
            return super().event(event)
        _bring_cursor(self)
        return True


def _is_letter(event: QEvent) -> bool:
    return event.type() is QEvent.Type.Shortcut


def _bring_cursor(field: QWidget) -> None:
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
