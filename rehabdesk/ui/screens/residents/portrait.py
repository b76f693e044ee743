"""The small photo at the head of a record."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.theme.fonts import TextRole, font
from rehabdesk.ui.theme.tokens import tokens_of
from rehabdesk.ui.widgets.picture_field import kept_picture
from rehabdesk.wording.names import initials

_SIZE = QSize(66, 84)
_CORNER = 8.0


class Portrait(QWidget):
    """A photo, or the initials where there is none; a click or Enter asks for another one."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._initials = ""
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Ganti foto")
        self.setAccessibleName("Ganti foto")

    def show_picture(self, content: bytes | None, name: str) -> None:
        """Show somebody's photo."""
        self._image = kept_picture(content)
        self._initials = initials(name)
        self.update()

    def has_picture(self) -> bool:
        """Whether there is a photo."""
        return self._image is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for another photo."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for another photo by Enter or the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo filling its place, or the initials."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        tokens = tokens_of(self.palette())
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, _CORNER, _CORNER)
        painter.fillPath(path, QColor(tokens.accent_soft))
        if self._image is None:
            painter.setFont(font(TextRole.FIGURE))
            painter.setPen(QColor(tokens.on_accent_soft))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._initials)
        else:
            painter.setClipPath(path)
            wide = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            size = self._image.size().scaled(box.size().toSize(), wide)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            painter.drawImage(place, self._image)
            painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawPath(path)
        painter.end()
