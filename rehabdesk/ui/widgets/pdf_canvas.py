"""The pages of a PDF one under another, drawn only when seen."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from rehabdesk.ui.theme.tokens import tokens_of
from rehabdesk.ui.widgets.pdf_pages import PdfPages

_GAP = 16
_SMALLEST, _LARGEST = 0.25, 4.0
STEP = 1.2
_POINT = 96 / 72
FIT_WIDTH, FIT_PAGE, _FREE = "width", "page", "free"


class PdfCanvas(QAbstractScrollArea):
    """The pages themselves; keys: PgUp, PgDn, Home, End, Ctrl+plus, Ctrl+minus, Ctrl+0."""

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self._pages: PdfPages | None = None
        self._boxes: list[QRectF] = []
        self._zoom = 1.0
        self._fit = FIT_WIDTH
        self.verticalScrollBar().valueChanged.connect(self.moved)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show an open PDF, or nothing."""
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.moved.emit()

    def title(self) -> str:
        """Give the kind of document, as it says of itself."""
        return self._pages.title() if self._pages else ""

    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """Give the size of every page, in points."""
        return self._pages.sizes if self._pages else ()

    def page_count(self) -> int:
        """Give the number of pages."""
        return len(self._pages.sizes) if self._pages else 0

    def page(self) -> int:
        """Give the number of the page that fills the middle, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        above = [number for number, box in enumerate(self._boxes) if box.top() <= middle]
        return above[-1] if above else 0

    def zoom(self) -> float:
        """Give the size, 1.0 being as large as on paper."""
        return self._zoom

    def turn(self, by: int) -> None:
        """Go some pages further or back."""
        self.go_to(self.page() + by)

    def go_to(self, number: int) -> None:
        """Put the top of a page at the top."""
        if self._boxes:
            box = self._boxes[max(0, min(number, len(self._boxes) - 1))]
            self.verticalScrollBar().setValue(round(box.top() - _GAP / 2))

    def zoom_by(self, factor: float) -> None:
        """Show larger or smaller, keeping the page."""
        self._fit = _FREE
        self._zoom = max(_SMALLEST, min(self._zoom * factor, _LARGEST))
        self._keep_page()

    def set_fit(self, fit: str) -> None:
        """Fit the width ("width") or the whole page ("page") to the window."""
        self._fit = fit
        self._keep_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.page_count() - 1}
        if key in turns:
            self.turn(turns[key])
        elif key in ends:
            self.go_to(ends[key])
        elif control and key in zooms:
            self.zoom_by(zooms[key])
        elif control and key == Qt.Key.Key_0:
            self.set_fit(FIT_WIDTH)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel, otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do not any more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again to the new size."""
        super().resizeEvent(event)
        self._keep_page()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what came into sight."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen."""
        painter = QPainter(self.viewport())
        tokens = tokens_of(self.palette())
        painter.fillRect(self.viewport().rect(), QColor(tokens.surface_sunken))
        moved = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        seen = QRectF(self.viewport().rect())
        for number, box in enumerate(self._boxes):
            here = box.translated(moved)
            if self._pages is None or not here.intersects(seen):
                continue
            self._paint_page(painter, self._pages, number, here)
            painter.setPen(QPen(QColor(tokens.line_strong), 1))
            painter.drawRect(here)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, pages: PdfPages, number: int, here: QRectF) -> None:
        """Paint what is seen of a page, pixel by pixel as the screen has them."""
        ratio = self.viewport().devicePixelRatioF()
        size = QSize(round(here.width() * ratio), round(here.height() * ratio))
        seen = here.intersected(QRectF(self.viewport().rect())).translated(-here.topLeft())
        wanted = QRectF(seen.topLeft() * ratio, seen.size() * ratio).toAlignedRect()
        for place, image in pages.strips(number, size, wanted):
            at = QRectF(QPointF(place.topLeft()) / ratio, QSizeF(place.size()) / ratio)
            painter.drawImage(at.translated(here.topLeft()), image)

    def _keep_page(self) -> None:
        """Lay out anew and come back to the page that was shown."""
        page = self.page()
        self._lay_out()
        if page:
            self.go_to(page)
        self.moved.emit()

    def _lay_out(self) -> None:
        """Work out zoom, the place of every page and the scroll bars."""
        room = QSizeF(self.viewport().size())
        sizes = [(w * _POINT, h * _POINT) for w, h in (self._pages.sizes if self._pages else ())]
        if sizes and self._fit != _FREE:
            wide = (room.width() - 2 * _GAP) / max(width for width, _h in sizes)
            high = (room.height() - 2 * _GAP) / max(height for _w, height in sizes)
            zoom = wide if self._fit == FIT_WIDTH else min(wide, high)
            self._zoom = max(_SMALLEST, min(zoom, _LARGEST))
        widest = max((width * self._zoom for width, _h in sizes), default=0.0) + 2 * _GAP
        across = max(widest, room.width())
        top = float(_GAP)
        self._boxes = []
        for width, height in sizes:
            size = QSizeF(round(width * self._zoom), round(height * self._zoom))
            self._boxes.append(QRectF(QPointF(round((across - size.width()) / 2), top), size))
            top += size.height() + _GAP
        self._set_bars(round(widest - room.width()), round(top - room.height()))
        self.viewport().update()

    def _set_bars(self, across: int, down: int) -> None:
        """Set how far can be scrolled."""
        self.horizontalScrollBar().setRange(0, max(0, across))
        self.verticalScrollBar().setRange(0, max(0, down))
        self.verticalScrollBar().setPageStep(max(1, self.viewport().height()))
        self.verticalScrollBar().setSingleStep(40)
