"""Small charts for percentages."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import Tokens, tokens_of
from rehabdesk.wording import numbers

_FULL = 100.0
_SIDE = 36
_FOOT = 20
_HEAD = 16
_WIDEST_BAR = 34


class PercentChart(QWidget):
    """Percentages over time as bars or a line, with the wanted level as a dashed line.

    A value of None leaves a gap: nothing was counted then.
    """

    def __init__(
        self,
        name: str,
        *,
        line: bool = False,
        target: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._line = line
        self._target = target
        self._points: tuple[tuple[str, float | None], ...] = ()
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def set_points(
        self, points: Sequence[tuple[str, float | None]], *, target: float | None = None
    ) -> None:
        """Show captions with percentages from 0 to 100."""
        self._points = tuple(points)
        self._target = self._target if target is None else target
        said = [f"{text} {_words(value)}" for text, value in self._points]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a modest place."""
        return QSize(320, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint scale, values and captions."""
        painter = QPainter(self)
        painter.setFont(font(TextRole.SMALL))
        tokens = tokens_of(self.palette())
        plot = self.rect().adjusted(_SIDE, _HEAD, -4, -_FOOT)
        self._paint_scale(painter, tokens, plot)
        if self._points:
            draw = self._paint_line if self._line else self._paint_bars
            draw(painter, tokens, plot)
            self._paint_captions(painter, tokens, plot)
        painter.end()

    def _paint_scale(self, painter: QPainter, tokens: Tokens, plot: QRect) -> None:
        """Paint 0, 50 and 100, and the wanted level."""
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for percent in (0, 50, 100):
            y = round(_height_of(plot, percent))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(plot.left(), y, plot.right(), y)
            painter.setPen(QColor(tokens.text_muted))
            painter.drawText(QRect(0, y - 8, _SIDE - 6, 16), int(place), f"{percent}")
        if self._target is not None:
            y = round(_height_of(plot, self._target))
            painter.setPen(QPen(QColor(tokens.warning), 1, Qt.PenStyle.DashLine))
            painter.drawLine(plot.left(), y, plot.right(), y)

    def _paint_bars(self, painter: QPainter, tokens: Tokens, plot: QRect) -> None:
        """Paint a bar and its number for each value."""
        step = plot.width() / len(self._points)
        width = min(_WIDEST_BAR, step * 0.6)
        middle = int(Qt.AlignmentFlag.AlignCenter)
        for number, (_text, value) in enumerate(self._points):
            if value is None:
                continue
            top = _height_of(plot, value)
            left = plot.left() + step * number + (step - width) / 2
            low = self._target is not None and value < self._target
            colour = QColor(tokens.warning if low else tokens.accent)
            painter.fillRect(QRectF(left, top, width, plot.bottom() - top), colour)
            # The wanted level must not strike the number through.
            box = QRectF(left, top - 17, width, 15)
            painter.fillRect(box, self.palette().base())
            painter.setPen(QColor(tokens.text))
            painter.drawText(box, middle, numbers.rounded_down(value, 0))

    def _paint_line(self, painter: QPainter, tokens: Tokens, plot: QRect) -> None:
        """Paint a line through the values, broken where one is missing."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = plot.width() / len(self._points)
        run: list[QPointF] = []
        painter.setBrush(QColor(tokens.accent))
        for number, (_text, value) in enumerate((*self._points, ("", None))):
            if value is not None:
                x = plot.left() + step * (number + 0.5)
                run.append(QPointF(x, _height_of(plot, value)))
                continue
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawPolyline(QPolygonF(run))
            painter.setPen(Qt.PenStyle.NoPen)
            for point in run:
                painter.drawEllipse(point, 3, 3)
            run = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_captions(self, painter: QPainter, tokens: Tokens, plot: QRect) -> None:
        """Write the captions, leaving out those there is no room for."""
        step = plot.width() / len(self._points)
        painter.setPen(QColor(tokens.text_muted))
        widest = max(painter.fontMetrics().horizontalAdvance(text) for text, _v in self._points)
        every = max(1, -(-(widest + 6) // max(1, int(step))))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        for number, (text, _value) in enumerate(self._points):
            if number % every == 0:
                x = plot.left() + step * number
                room = QRectF(x - widest, plot.bottom() + 3, step + 2 * widest, 16)
                painter.drawText(room, middle, text)


class PercentBar(QWidget):
    """One percentage as a thin bar, for cards and lists."""

    def __init__(
        self,
        name: str,
        value: float | None = None,
        *,
        target: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._target = target
        self._value: float | None = None
        self.setFixedHeight(8)
        self.setMinimumWidth(60)
        self._name = name
        self.set_value(value)

    def set_value(self, value: float | None) -> None:
        """Show a percentage from 0 to 100, or an empty bar."""
        self._value = value
        self.setAccessibleName(f"{self._name}: {_words(value)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groove, the bar and the mark of the wanted level."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, 1, self.width(), 6)
        painter.setBrush(QColor(tokens.surface_sunken))
        painter.drawRoundedRect(groove, 3, 3)
        value = self._value or 0.0
        low = self._target is not None and value < self._target
        painter.setBrush(QColor(tokens.warning if low else tokens.accent))
        if value > 0:
            groove.setWidth(max(6.0, self.width() * min(value, _FULL) / _FULL))
            painter.drawRoundedRect(groove, 3, 3)
        if self._target is not None:
            x = round(self.width() * self._target / _FULL)
            painter.fillRect(QRect(x, 0, 1, 8), QColor(tokens.text_muted))
        painter.end()


def _height_of(plot: QRect, percent: float) -> float:
    """Give where a percentage lies."""
    return plot.bottom() - plot.height() * max(0.0, min(percent, _FULL)) / _FULL


def _words(value: float | None) -> str:
    """Say a percentage."""
    return "belum ada" if value is None else f"{numbers.rounded_down(value)} %"
