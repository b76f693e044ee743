"""The one table of all screens: keyboard, remembered columns, a kind word when empty."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rehabdesk.ui.theme.tokens import Height
from rehabdesk.ui.widgets import table_columns
from rehabdesk.ui.widgets.cell_delegate import CellDelegate
from rehabdesk.ui.widgets.column import Column, Row
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.heading_menu import HeadingMenu
from rehabdesk.ui.widgets.narrowing import narrowing_words
from rehabdesk.ui.widgets.paged_model import PagedTableModel
from rehabdesk.ui.widgets.rows_model import AnyIndex, RowsModel
from rehabdesk.ui.widgets.table_filter import TableFilter

_Selection = QItemSelectionModel.SelectionFlag


class Table(QTableView, Generic[Row]):
    """A table of records; Enter or a double click opens one."""

    activated_row = Signal(object)
    current_row_changed = Signal(object)
    selection_changed = Signal()
    state_changed = Signal()
    row_menu_wanted = Signal(object, QPoint)

    def __init__(
        self,
        name: str,
        model: RowsModel[Row],
        *,
        multi: bool = False,
        empty: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._filters: tuple[QWidget, ...] = ()
        self._of: Callable[[], str] = str
        self._delegate = CellDelegate(self)
        self._empty = empty or EmptyState("Belum ada isi.", parent=self)
        self._empty.setParent(self.viewport())
        self.setAccessibleName(name)
        self.filter = TableFilter(self, model)
        self._dress(multi=multi)
        self.setModel(model)
        self._widths = table_columns.ColumnWidths(self, model, self.state_changed.emit)
        self.heading_menu = HeadingMenu(
            self, model, self._widths, self.filter, self.state_changed.emit
        )
        self._watch(model)
        table_columns.first_layout(self, model.columns)
        self._show_empty()

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns, in the order they have and sorted by none."""
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._widths.expect(columns)
        self._rows_model.set_columns(columns)
        self.clear_filters()
        for place in range(head.count()):
            head.moveSection(head.visualIndex(place), place)
        table_columns.first_layout(self, columns)

    def tell(self, *filters: QWidget, of: Callable[[], str] = str) -> None:
        """Say which fields narrow the list, and whose list it is at a time, for its paper."""
        self._filters, self._of = filters, of

    def narrowed_by(self) -> tuple[str, ...]:
        """What the list is narrowed to, each in words."""
        return (*narrowing_words(self._filters), *self.filter.words())

    def is_of(self) -> str:
        """Whose or which list it is, where its name alone does not say."""
        return self._of()

    def order_words(self) -> str:
        """What the list is sorted by, in words; empty where it stands as it always does."""
        head = self.horizontalHeader()
        if not 0 <= (section := head.sortIndicatorSection()) < len(self._rows_model.columns):
            return ""
        down = head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        words = self._rows_model.columns[section].heading
        return f"{words}, dari yang terakhir" if down else words

    def copy_chosen(self, event: QKeyEvent) -> bool:
        """Copy the chosen rows where the keys say so; says whether they did."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            return False
        self.heading_menu.copy_chosen()
        return True

    def shown_columns(self) -> list[Column[Row]]:
        """Give the columns in sight, from left to right."""
        head = self.horizontalHeader()
        places = (head.logicalIndex(place) for place in range(head.count()))
        return [self._rows_model.columns[n] for n in places if not head.isSectionHidden(n)]

    def clear_filters(self) -> None:
        """Show all rows again, as far as the columns have narrowed them."""
        self.filter.clear()

    def rows_model(self) -> RowsModel[Row]:
        """Give the model with its row type."""
        return self._rows_model

    def set_empty(self, empty: EmptyState) -> None:
        """Change what is said when there is no row."""
        # The old words are deleted by the event loop later and would show through until then.
        self._empty.hide()
        self._empty.deleteLater()
        self._empty = empty
        empty.setParent(self.viewport())
        self._show_empty()

    def current_row(self) -> Row | None:
        """Give the record the cursor is on."""
        return self._rows_model.row_at(self.currentIndex().row())

    def selected_rows(self) -> tuple[Row, ...]:
        """Give the chosen records in the shown order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [self._rows_model.row_at(place) for place in places]
        return tuple(row for row in found if row is not None)

    def select_place(self, place: int) -> None:
        """Put the cursor on the row at a place, when there is one."""
        if 0 <= place < self._rows_model.rowCount():
            column = max(0, self.horizontalHeader().logicalIndex(0))
            index = self._rows_model.index(place, column)
            self.selectionModel().setCurrentIndex(
                index, _Selection.ClearAndSelect | _Selection.Rows
            )
            self.scrollTo(index)

    def select_also(self, places: Iterable[int]) -> None:
        """Choose the rows at these places besides those that are chosen; the cursor stays."""
        chosen = QItemSelection()
        for place in places:
            index = self._rows_model.index(place, 0)
            chosen.select(index, index)
        self.selectionModel().select(chosen, _Selection.Select | _Selection.Rows)

    def focus_list(self) -> None:
        """Take the focus with a row under the cursor, as Down in a search field asks."""
        if not self.currentIndex().isValid():
            self.select_place(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def column_state(self) -> dict[str, Any]:
        """Give widths, order, hidden columns and sorting, to be remembered."""
        return table_columns.state_of(self, self._rows_model.columns, self._widths)

    def restore_columns(self, state: dict[str, Any]) -> None:
        """Take over what ``column_state`` once gave; unknown columns are passed over."""
        table_columns.restore(self, self._rows_model.columns, self._widths, state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, jump with Home and End; Tab leaves the table."""
        key = event.key()
        if self.copy_chosen(event):
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._activate(self.currentIndex())
        elif key == Qt.Key.Key_Home:
            self.select_place(0)
        elif key == Qt.Key.Key_End:
            self.select_place(self._rows_model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which record the cursor went to."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_row_changed.emit(self._rows_model.row_at(current.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, and keep the empty state over the whole view."""
        super().resizeEvent(event)
        self._show_empty()
        if event.size().width() != event.oldSize().width():
            self._widths.share()

    def updateGeometries(self) -> None:
        """Keep room for the line of the filters below the rows, while there is any."""
        # Keeping the room asks for the geometries again, which would take it away.
        if not self.filter.keeps_room:
            super().updateGeometries()
            self.filter.keep_room(self.viewportMargins(), self.setViewportMargins)

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width among the columns, which are measured only in sight."""
        super().showEvent(event)
        self._widths.share()

    def _dress(self, *, multi: bool) -> None:
        """Set looks and manners that never change."""
        view = QAbstractItemView
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        mode = view.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multi else mode.SingleSelection)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(Height.ROW)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(36)
        head.setFixedHeight(Height.ROW + 2)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _watch(self, model: RowsModel[Row]) -> None:
        """Connect what must follow the model and the header."""
        for changed in (model.modelReset, model.layoutChanged):
            changed.connect(self._show_rows)
        if isinstance(model, PagedTableModel):
            model.about_to_shrink.connect(self.scrollToTop)
        head = self.horizontalHeader()
        head.customContextMenuRequested.connect(self.heading_menu.open)
        head.sectionResized.connect(self._column_resized)
        for signal in (head.sectionMoved, head.sortIndicatorChanged):
            signal.connect(self.state_changed)
        self.doubleClicked.connect(self._activate)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.customContextMenuRequested.connect(self._open_row_menu)

    def _activate(self, index: QModelIndex) -> None:
        """Tell that a record is to be opened."""
        row = self._rows_model.row_at(index.row())
        if index.isValid() and row is not None:
            self.activated_row.emit(row)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _column_resized(self, number: int, before: int, width: int) -> None:
        self._widths.resized(number, before, width)

    def _show_rows(self) -> None:
        self._show_empty()
        self.filter.say()
        self._widths.rows_changed()

    def _show_empty(self) -> None:
        """Cover the view with the empty state while there is no row."""
        self._empty.setGeometry(self.viewport().rect())
        nothing = self._rows_model.rowCount() == 0
        self._empty.setVisible(nothing and not self._rows_model.filters)
        self.filter.show_nothing_fits(there=nothing, place=self.viewport().rect())

    def _open_row_menu(self, place: QPoint) -> None:
        """Ask the screen for a menu on the record under the mouse."""
        row = self._rows_model.row_at(self.rowAt(place.y()))
        if row is not None:
            self.row_menu_wanted.emit(row, self.viewport().mapToGlobal(place))
