"""Light and dark for the running program."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rehabdesk.ui.theme.apply import apply_theme, apply_theme_to

_AFTER_THE_PAINT = 50
"""Milliseconds that what is seen has to be painted before the rest is dressed."""


def set_theme(*, dark: bool) -> None:
    """Dress the running program."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, dark=dark)


class ThemeSwitch(QTimer):
    """Light and dark of an open window: at once what is seen of it, then all its other pages."""

    def __init__(self, window: QWidget, seen: Callable[[], list[QWidget]]) -> None:
        super().__init__(window)
        self._seen = seen
        self._dressed: list[QWidget] = []
        self._dark = False
        self.setSingleShot(True)
        self.setInterval(_AFTER_THE_PAINT)
        self.timeout.connect(lambda: self.dress_all(dark=self._dark))

    def set_theme(self, *, dark: bool) -> None:
        """Dress what is seen, and soon everything."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self._dark = dark
        seen = self._seen()
        apply_theme_to(app, seen, dark=dark)
        self._dressed += [one for one in seen if one not in self._dressed]
        self.start()

    def dress_all(self, *, dark: bool) -> None:
        """Dress everything now, also what was to be dressed soon."""
        self.stop()
        set_theme(dark=dark)
        for part in self._dressed:
            part.setStyleSheet("")
        self._dressed = []
