"""What stands where nothing is yet: a picture, a sentence, the next steps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.text import label

_PICTURE = 40
_READING_WIDTH = 420


class EmptyState(QWidget):
    """An icon, a title, a sentence and up to two buttons, in the middle of its place."""

    def __init__(
        self,
        title: str,
        sentence: str = "",
        *,
        icon_name: str = "info",
        buttons: tuple[QPushButton, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.MEDIUM)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon_name, _PICTURE, muted=True), 0, middle)
        self._title = label(title, "heading", wrap=True)
        self._sentence = label(sentence, "muted", wrap=True, parent=self)
        for words in (self._title, self._sentence):
            words.setAlignment(middle)
            words.setMinimumWidth(min(_READING_WIDTH, 260))
            words.setMaximumWidth(_READING_WIDTH)
            # In a row of its own: a box that aligns a label asks for too few lines.
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(words, 4)
            line.addStretch(1)
            layout.addLayout(line)
        self._sentence.setVisible(bool(sentence))
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout.addSpacing(Space.SMALL)
        layout.addLayout(row)
        layout.addStretch(2)

    def set_text(self, title: str, sentence: str = "") -> None:
        """Change the words, as when a search finds nothing."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
