"""A line of text that ends in "…" where there is no room, and tells the whole on hovering."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyleOption, QStylePainter, QWidget

from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import as_label

_LEAST_SIGNS = 12


class Elided(QLabel):
    """A plain label in one of the roles; ``text`` and a screen reader have all of it."""

    def __init__(self, text: str, role: str = "body", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        as_label(self, role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Ask for a few signs only."""
        hint = super().minimumSizeHint()
        return QSize(
            min(hint.width(), _LEAST_SIGNS * self.fontMetrics().averageCharWidth()), hint.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole where it is cut now."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        shown = self._shown()
        if shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOption()
        option.initFrom(self)
        painter = QStylePainter(self)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawItemText(
            self.contentsRect(), place, option.palette, self.isEnabled(), shown,
            self.foregroundRole(),
        )  # fmt: skip

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _tell(self) -> None:
        cut = self._shown() != self.text()
        self.setToolTip(as_tip(self.text() if cut else ""))
