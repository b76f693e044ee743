"""What waits until a window is painted."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_LOOK = 2
"""Milliseconds between two looks."""


def once_painted(window: QWidget, deed: Callable[[], object]) -> None:
    """Do something as soon as a window is painted for the first time.

    Qt paints when the window system exposes the window, some while after it was shown: whatever is
    merely put off till the next step is done before that, and the window comes so much later.
    """
    timer = QTimer(window)

    def look() -> None:
        if window.isVisible() and window.windowHandle().isExposed():
            timer.stop()
            timer.deleteLater()
            deed()

    timer.timeout.connect(look)
    timer.start(_LOOK)
