"""An icon standing by itself, repainted when the theme changes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tone


class IconLabel(QWidget):
    """Paints one icon at a fixed size; a screen reader passes it over."""

    def __init__(
        self,
        name: str,
        size: int = 16,
        *,
        tone: Tone | None = None,
        muted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon: QIcon = icon(name, Tone.NEUTRAL if muted else tone)
        self.setFixedSize(QSize(size, size))

    def set_icon(self, name: str, tone: Tone | None = None) -> None:
        """Show another icon."""
        self._icon = icon(name, tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the whole widget."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
