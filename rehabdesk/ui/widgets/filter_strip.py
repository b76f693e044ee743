"""The line below a list that says what its columns are narrowed to, with one press to clear it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import button, label

HEIGHT = 38
_ICON = 16
_BESIDE = _ICON + 2 * Space.MEDIUM + Space.LARGE + Space.SMALL + 4
"""What stands beside words and button, in pixels."""


class FilterStrip(QFrame):
    """Stands in the foot of a table while its columns narrow it."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        set_style(self, "tone", Tone.INFO.value)
        picture = IconLabel("filter", _ICON)
        picture.set_icon("filter", Tone.INFO)
        self.words = label("")
        # Long words give way to the button; the tip has them whole.
        self.words.setMinimumWidth(1)
        self.clear_button = button("Tampilkan semua", "quiet", "close")
        self.clear_button.setToolTip("Hapus saringan menurut kolom")
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.SMALL, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.clear_button)
        self.hide()

    def say(self, words: str) -> None:
        """Say what is narrowed, or go away where nothing is."""
        self.setHidden(not words)
        if words == self.accessibleName():
            return
        self.setAccessibleName(words)
        self.words.setToolTip(as_tip(words))
        self._fit()
        announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The label itself takes what it is given only once the line is laid out.
        room = self.width() - self.clear_button.sizeHint().width() - _BESIDE
        metrics = self.words.fontMetrics()
        words = self.accessibleName()
        self.words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 1)))
