"""A field of a form in which days of the week are ticked."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.wording.dates import SHORT_WEEKDAYS, WEEKDAYS


class WeekdaysField(QWidget):
    """Seven buttons that stay down; the value is the set of weekdays, 0 for Monday."""

    changed = Signal()

    def __init__(self, chosen: Iterable[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        self.buttons: list[QPushButton] = []
        for number, words in enumerate(SHORT_WEEKDAYS):
            found = QPushButton(words)
            found.setCheckable(True)
            found.setAutoDefault(False)
            found.setAccessibleName(WEEKDAYS[number])
            found.setProperty("kind", "plain")
            found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            found.toggled.connect(self._toggled)
            self.buttons.append(found)
            row.addWidget(found)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[0])
        self.set_value(chosen)

    def value(self) -> frozenset[int]:
        """Give the weekdays that are down."""
        return frozenset(number for number, one in enumerate(self.buttons) if one.isChecked())

    def set_value(self, chosen: Iterable[int]) -> None:
        """Press these days and no others."""
        wanted = frozenset(chosen)
        for number, button in enumerate(self.buttons):
            button.setChecked(number in wanted)

    def is_empty(self) -> bool:
        """Tell whether no day is down."""
        return not self.value()

    def error(self) -> str:
        """Say that nothing can be wrong."""
        return ""

    def _toggled(self) -> None:
        for button in self.buttons:
            button.setText(button.text().removeprefix("✓ "))
            if button.isChecked():
                button.setText(f"✓ {button.text()}")
        self.changed.emit()
