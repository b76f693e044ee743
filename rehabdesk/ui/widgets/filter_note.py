"""The line under the filters of a list that says what they leave out."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.numbers import thousands

_ICON = 16


class FilterNote(QWidget):
    """By what a list is narrowed and how many are left; one press takes it all off.

    It is not seen while nothing is left out.
    """

    cleared = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._text = label("", "body")
        self.button = button("Tampilkan semua", "quiet", "close")
        self.button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconLabel("filter", _ICON))
        row.addWidget(self._text)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def say(self, by: Iterable[str], shown: int, whole: int) -> None:
        """Say what the list is narrowed by; nothing takes the line away."""
        reasons = [one for one in by if one]
        self.setVisible(bool(reasons))
        counts = f"{thousands(shown)} dari {thousands(whole)} {self._noun}"
        words = f"Disaring: {', '.join(reasons)} · {counts}"
        if reasons and words != self._text.text():
            self._text.setText(words)
            self.setAccessibleName(words)

    def text(self) -> str:
        """What is said now, or nothing."""
        return "" if self.isHidden() else self._text.text()


def searched(text: str) -> str:
    """A search as a reason."""
    return f"“{text}”" if text else ""
