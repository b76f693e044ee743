"""A small coloured label for a state."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import label


class Chip(QWidget):
    """One word on a soft ground; the word says it all, the colour only helps."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label: QLabel = label(text)
        self._label.setProperty("role", "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(text, tone)

    def set_chip(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Change word and tone."""
        self._label.setText(text)
        set_style(self._label, "chip", tone.value)

    def text(self) -> str:
        """Give the word."""
        return self._label.text()
