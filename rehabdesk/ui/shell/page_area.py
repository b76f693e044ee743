"""The place of the pages: where the window has less room than the open one needs, it scrolls."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

_LEAST = 420
"""Pixels in height that a page has at least: some rows of its list."""


class AreaStack(QStackedWidget):
    """Pages, one of which is shown; asks for the room of that one and no other."""

    room_changed = Signal()

    def sizeHint(self) -> QSize:
        """What the open page would like."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """What the open page needs for all its words and fields to be whole."""
        page = self.currentWidget()
        least = page.minimumSizeHint() if page is not None else QSize()
        return least.expandedTo(QSize(0, _LEAST))

    def heightForWidth(self, width: int) -> int:
        """The least that the open page needs, its sentences wrapped at a width."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return max(_LEAST, layout.totalMinimumHeightForWidth(width))

    def event(self, event: QEvent) -> bool:
        """Tell when the open page needs another room."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.room_changed.emit()
        return done


class PageArea(QScrollArea):
    """Shows the pages at the size of the window, or at what they need where that is more."""

    def __init__(self, pages: AreaStack) -> None:
        super().__init__()
        pages.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)
        pages.room_changed.connect(self._measure)
        pages.currentChanged.connect(self._begin)

    def minimumSizeHint(self) -> QSize:
        """However small: it scrolls."""
        return QSize()

    def _begin(self) -> None:
        """Show another page from its upper left corner."""
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(0)
        self._measure()

    def _measure(self) -> None:
        # The area itself only looks when it or the window changes its size.
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
