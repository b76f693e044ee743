"""A list at the left, the record it stands on at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from rehabdesk.ui.widgets.empty_state import EmptyState


class ListAndDetail(QSplitter):
    """Two panes with a movable line; the right one says so when nothing is chosen."""

    def __init__(
        self,
        listing: QWidget,
        *,
        nothing: EmptyState | None = None,
        list_width: int = 420,
        detail_width: int = 640,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._nothing = nothing or EmptyState("Belum ada yang dipilih.", icon_name="previous")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self.addWidget(listing)
        self.addWidget(self._stack)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([list_width, detail_width])
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)

    def show_detail(self, widget: QWidget) -> None:
        """Show a widget at the right; it is kept and may be shown again."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._stack.setCurrentWidget(self._nothing)

    def detail(self) -> QWidget | None:
        """Give what is shown at the right, or None."""
        shown = self._stack.currentWidget()
        return None if shown is self._nothing else shown

    def widths(self) -> list[int]:
        """Give the widths of the panes, to be remembered (restore with ``setSizes``)."""
        return self.sizes()
