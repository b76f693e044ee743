"""How large a dialog may be on the screen that it opens on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.theme.fonts import in_step

_FRAME = QSize(4, 36)
"""Pixels of the system's own title and border around a window."""


def room_for(window: QWidget) -> QSize:
    """Give what the screen leaves a window, without the system's own bars, in pixels."""
    parent = window.parentWidget()
    screen = (parent.window() if parent is not None else window).screen()
    return screen.availableSize() - _FRAME


def open_as(window: QWidget, width: int, height: int) -> None:
    """Make a window so large in the usual size of text, more in a larger one, and never too large.

    Both are pixels; what a low screen leaves no room for scrolls.
    """
    window.resize(QSize(in_step(width), in_step(height)).boundedTo(room_for(window)))
