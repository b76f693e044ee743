"""A time of day typed as 8.30, 08:30 or 0830."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.widgets.day_words import read_time
from rehabdesk.ui.widgets.line import TextLine

_DAY = 24 * 60


class TimeField(TextLine):
    """A time or None; Up and Down step by minutes."""

    changed = Signal()

    def __init__(
        self, value: time | None = None, *, step: int = 15, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._step = step
        self.setPlaceholderText("jj.mm")
        self.setFixedWidth(84)
        self.set_value(value)
        self.textChanged.connect(self.changed)
        self.editingFinished.connect(self._spell_out)

    def value(self) -> time | None:
        """Give the time, or None when empty or not a time."""
        try:
            return read_time(self.text())
        except ValueError:
            return None

    def set_value(self, value: time | None) -> None:
        """Show a time, or nothing."""
        self.setText("" if value is None else f"{value:%H.%M}")

    def is_empty(self) -> bool:
        """Tell whether nothing has been typed."""
        return not self.text().strip()

    def error(self) -> str:
        """Say why the input is no time."""
        if self.is_empty():
            return ""
        try:
            read_time(self.text())
        except ValueError as trouble:
            return str(trouble)
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        steps = {Qt.Key.Key_Up: self._step, Qt.Key.Key_Down: -self._step}
        step = steps.get(Qt.Key(event.key()))
        now = self.value()
        if step is None or now is None:
            super().keyPressEvent(event)
            return
        minutes = (now.hour * 60 + now.minute + step) % _DAY
        self.set_value(time(minutes // 60, minutes % 60))

    def _spell_out(self) -> None:
        """Rewrite a good time in the usual spelling."""
        if self.value() is not None:
            self.set_value(self.value())
