"""Raised panels: one for content, one for a figure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import label


class Card(QFrame):
    """A titled panel; put content in with ``add``."""

    def __init__(
        self,
        title: str = "",
        *,
        caption: str = "",
        buttons: tuple[QPushButton, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        self.body.setSpacing(Space.MEDIUM)
        self._title = Elided(title, "heading", parent=self)
        self._caption = label(caption, "small", wrap=True, parent=self)
        self._caption.setVisible(bool(caption))
        if title:
            head = QHBoxLayout()
            head.setSpacing(Space.MEDIUM)
            head.addWidget(self._title, 1)
            for button in buttons:
                head.addWidget(button)
            self.body.addLayout(head)
            self.body.addWidget(self._caption)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under what is there."""
        self.body.addWidget(widget, stretch)

    def set_title(self, title: str, caption: str = "") -> None:
        """Change the heading."""
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))


class FigureCard(QFrame):
    """A big number with what it counts; ``opened`` when it is clicked or Enter is pressed."""

    opened = Signal()

    def __init__(
        self,
        caption: str,
        figure: str = "–",
        *,
        note: str = "",
        tone: Tone = Tone.NEUTRAL,
        icon_name: str = "",
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._caption_text = caption
        self._opens = opens
        self._figure = label("", "figure")
        self._figure.setFont(font(TextRole.FIGURE))
        self._caption = label(caption, "label")
        self._note = label("", "small", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._caption, 1)
        if icon_name:
            head.addWidget(IconLabel(icon_name, 18, muted=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        layout.setSpacing(Space.HAIR)
        layout.addLayout(head)
        layout.addWidget(self._figure)
        layout.addWidget(self._note)
        layout.addStretch(1)
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_figure(figure, note=note, tone=tone)

    def set_figure(self, figure: str, *, note: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show another number; the tone colours it."""
        self._figure.setText(figure)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        set_style(self._figure, "tone", tone.value)
        self.setAccessibleName(f"{self._caption_text}: {figure}. {note}".strip())

    def figure(self) -> str:
        """Give the number shown."""
        return self._figure.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        super().mouseReleaseEvent(event)
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or the space bar."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self._opens and event.key() in keys:
            announce(self, self._caption_text)
            self.opened.emit()
        else:
            super().keyPressEvent(event)
