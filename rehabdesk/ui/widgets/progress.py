"""Work that takes a while: a bar, a panel with cancel, and a small turning ring."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.numbers import thousands

_BEAT = 50
_STEP = 18
_CIRCLE = 360
_ARC = 110


class Spinner(QWidget):
    """A ring that turns while it is seen, at 20 pictures a second."""

    def __init__(self, size: int = 18, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.setAccessibleName("Sedang bekerja")
        self._angle = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_BEAT)
        self._clock.timeout.connect(self._turn)

    def showEvent(self, event: QShowEvent) -> None:
        """Turn while seen."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden."""
        super().hideEvent(event)
        self._clock.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 2))
        painter.drawEllipse(ring)
        pen = QPen(self.palette().color(QPalette.ColorRole.Accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, -self._angle * 16, _ARC * 16)
        painter.end()

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP) % _CIRCLE
        self.update()


class ProgressPanel(Card):
    """What is being done, how far it is, and a way to stop it."""

    cancelled = Signal()

    def __init__(
        self, title: str, *, cancellable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self._text = label("", "small")
        self.cancel_button = button("Hentikan", parent=self)
        self.cancel_button.setVisible(cancellable)
        self.cancel_button.clicked.connect(self._stop)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self._text, 1)
        foot.addWidget(self.cancel_button)
        inside = QVBoxLayout()
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self.bar)
        inside.addLayout(foot)
        self.body.addLayout(inside)

    def show_progress(self, done: int, of: int, text: str = "") -> None:
        """Show how far it is; ``of`` 0 means nobody knows."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._text.setText(text or (f"{thousands(done)} dari {thousands(of)}" if of else ""))

    def _stop(self) -> None:
        self.cancel_button.setEnabled(False)
        self._text.setText("Menghentikan…")
        self.cancelled.emit()
