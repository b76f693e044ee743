"""The letterhead as it will stand at the top of the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabdesk.ui.theme.tokens import tokens_of
from rehabdesk.ui.widgets.picture_field import kept_picture

_PAPER = 215.0
_MARGIN = 20.0
_LOGO = 19.0
_LOGO_ROOM = 24.0
_POINT = 25.4 / 72
_SIZES = {"above": 10.5, "office": 13.5, "address": 8.0}
_FLOORS = {"above": 8.5, "office": 11.0, "address": 8.0}
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_ENDLESS = 10_000
_LEADING = 1.24
_INK = QColor("#000000")
_SHEET = QColor("#ffffff")


class KopPreview(QWidget):
    """Paints lines, logos and the double rule to the scale of F4 paper; sizes in millimetres."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._address_lines = 0
        self._logos: tuple[QImage | None, QImage | None] = (None, None)
        self.setAccessibleName("Pratinjau kop surat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kop(
        self, lines: Sequence[str], address_lines: int, left: bytes | None, right: bytes | None
    ) -> None:
        """Show other words and pictures."""
        self._lines = tuple(one for one in lines if one.strip())
        self._address_lines = address_lines
        self._logos = (kept_picture(left), kept_picture(right))
        self.setAccessibleDescription("; ".join(self._lines))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of a usual letterhead."""
        return QSize(700, 168)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the top of the sheet."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(QPen(QColor(tokens_of(self.palette()).line_strong), 1))
        painter.setBrush(_SHEET)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        scale = min(self.width() / _PAPER, self.height() / 44.0)
        left = (self.width() - _PAPER * scale) / 2 + _MARGIN * scale
        sheet = QRectF(left, 6 * scale, (_PAPER - 2 * _MARGIN) * scale, 0)
        self._paint_kop(painter, sheet, scale)
        painter.end()

    def _paint_kop(self, painter: QPainter, sheet: QRectF, scale: float) -> None:
        """Paint lines between the logos, and the rule below."""
        beside = _LOGO_ROOM * scale if any(self._logos) else 0
        between = sheet.adjusted(beside, 0, -beside, 0)
        fonts = [self._font(number, between.width(), scale) for number in range(len(self._lines))]
        heights = [
            _height(line, font, between.width())
            for line, font in zip(self._lines, fonts, strict=True)
        ]
        tall = max(sum(heights), _LOGO * scale if any(self._logos) else 0)
        top = sheet.top() + (tall - sum(heights)) / 2
        painter.setPen(_INK)
        for line, font, height in zip(self._lines, fonts, heights, strict=True):
            painter.setFont(font)
            box = QRectF(between.left(), top, between.width(), height)
            painter.drawText(box, _WRAPPED, line)
            top += height
        middle = sheet.top() + tall / 2
        side = _LOGO * scale
        for image, x in zip(
            self._logos, (sheet.left() + side / 2, sheet.right() - side / 2), strict=True
        ):
            if image is not None:
                _paint_logo(painter, image, QPointF(x, middle), side)
        foot = sheet.top() + tall + 2.2 * scale
        for y, thick in ((foot, 2.2), (foot + 2.6 * _POINT * scale, 0.7)):
            painter.setPen(QPen(_INK, thick * _POINT * scale))
            painter.drawLine(QPointF(sheet.left(), y), QPointF(sheet.right(), y))

    def _font(self, number: int, room: float, scale: float) -> QFont:
        """The letters of one line, smaller where it is too wide, though never below its floor."""
        office = len(self._lines) - self._address_lines - 1
        kind = "office" if number == office else "above" if number < office else "address"
        font = QFont(self.font())
        font.setBold(kind == "office")
        size = max(1, round(_SIZES[kind] * _POINT * scale))
        font.setPixelSize(size)
        least = max(1, round(_FLOORS[kind] * _POINT * scale))
        while size > least and QFontMetricsF(font).horizontalAdvance(self._lines[number]) > room:
            size -= 1
            font.setPixelSize(size)
        return font


def _height(line: str, font: QFont, room: float) -> float:
    """How high a line is, with what goes on under itself."""
    box = QRectF(0, 0, room, _ENDLESS)
    metrics = QFontMetricsF(font)
    lines = metrics.boundingRect(box, _WRAPPED, line).height() / metrics.lineSpacing()
    return max(1, round(lines)) * font.pixelSize() * _LEADING


def _paint_logo(painter: QPainter, image: QImage, centre: QPointF, side: float) -> None:
    """Paint a logo in its square."""
    size = image.size().scaled(round(side), round(side), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(0, 0, size.width(), size.height())
    box.moveCenter(centre)
    painter.drawImage(box, image)
