"""Making Qt's classes ahead, while nobody waits for them.

PySide6 makes a class, with all its enums, when it is asked for; where Qt hands over an object that
Python has not seen, it makes every class that the object might be of, to find out.
"""

from PySide6 import QtGui
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_SPOKEN = ("QAccessible", "QAccessibleAnnouncementEvent")
"""What every message asks for, whether or not a screen reader hears it."""


class _Hearer(QWidget):
    """Has every event handed over."""

    def event(self, event: QEvent) -> bool:
        """Hear it, and let it pass."""
        return super().event(event)


def make_events() -> None:
    """Make the classes of events: fifty, at the first event that is of no special kind."""
    _Hearer().setEnabled(False)
    for name in _SPOKEN:
        getattr(QtGui, name)


def make_widgets() -> None:
    """Make the classes of widgets: sixty, at the first that Qt has made by itself."""
    QScrollArea().viewport()
    QApplication.style()
