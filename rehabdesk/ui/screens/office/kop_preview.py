"""The letterhead as it will stand at the top of the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tone, tokens_of
from rehabdesk.ui.widgets.picture_field import kept_picture

_PAPER = 215.0
_MARGIN = 20.0
_LOGO = 19.0
_LOGO_ROOM = 24.0
_POINT = 25.4 / 72
_SIZES = {"above": 10.5, "office": 13.5, "address": 8.0}
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
        self._has_right = False
        self.setAccessibleName("Pratinjau kop surat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kop(
        self, lines: Sequence[str], address_lines: int, left: bytes | None, right: bytes | None
    ) -> None:
        """Show other words and pictures."""
        self._lines = tuple(one for one in lines if one.strip())
        self._address_lines = address_lines
        self._logos = (kept_picture(left), kept_picture(right))
        self._has_right = right is not None
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
        room = sheet.width() - 2 * _LOGO_ROOM * scale
        fonts = [self._font(number, room, scale) for number in range(len(self._lines))]
        heights = [font.pixelSize() * _LEADING for font in fonts]
        tall = max(sum(heights), _LOGO * scale)
        top = sheet.top() + (tall - sum(heights)) / 2
        painter.setPen(_INK)
        for line, font, height in zip(self._lines, fonts, heights, strict=True):
            painter.setFont(font)
            box = QRectF(sheet.left(), top, sheet.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line)
            top += height
        middle = sheet.top() + tall / 2
        side = _LOGO * scale
        self._paint_logo(painter, self._logos[0], QPointF(sheet.left() + side / 2, middle), side)
        if self._has_right:
            centre = QPointF(sheet.right() - side / 2, middle)
            self._paint_logo(painter, self._logos[1], centre, side)
        foot = sheet.top() + tall + 2.2 * scale
        for y, thick in ((foot, 2.2), (foot + 2.6 * _POINT * scale, 0.7)):
            painter.setPen(QPen(_INK, thick * _POINT * scale))
            painter.drawLine(QPointF(sheet.left(), y), QPointF(sheet.right(), y))

    def _font(self, number: int, room: float, scale: float) -> QFont:
        """The letters of one line, made smaller until it fits between the logos."""
        office = len(self._lines) - self._address_lines - 1
        kind = "office" if number == office else "above" if number < office else "address"
        font = QFont(self.font())
        font.setBold(kind == "office")
        size = max(1, round(_SIZES[kind] * _POINT * scale))
        font.setPixelSize(size)
        while size > 1 and QFontMetricsF(font).horizontalAdvance(self._lines[number]) > room:
            size -= 1
            font.setPixelSize(size)
        return font

    def _paint_logo(
        self, painter: QPainter, image: QImage | None, centre: QPointF, side: float
    ) -> None:
        """Paint a logo in its square, or the sign that a neutral mark stands there."""
        if image is None:
            box = QRectF(0, 0, side * 0.9, side * 0.9)
            box.moveCenter(centre)
            painter.setPen(QPen(QColor("#8a938f"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
            icon("logo", Tone.NEUTRAL).paint(painter, box.toRect().adjusted(14, 14, -14, -14))
            return
        size = image.size().scaled(round(side), round(side), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(centre)
        painter.drawImage(box, image)
