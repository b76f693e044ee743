"""One line of text, as every field of one line is."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class TextLine(QLineEdit):
    """Keeps Ctrl+Z to itself only while it has something typed to take back.

    Qt's own keeps it always, so that after a deed nothing would happen while the cursor stands in
    an empty search field.
    """

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page where there is nothing to take back here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not (self.text() and self.isUndoAvailable())
        ):
            event.ignore()
            return True
        return super().event(event)
