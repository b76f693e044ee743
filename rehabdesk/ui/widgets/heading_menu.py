"""The menu of a table's headings: filter, columns, and what lets the list out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.column_filter import ColumnFilter
from rehabdesk.ui.widgets.rows_model import RowsModel
from rehabdesk.ui.widgets.table_columns import ColumnWidths, as_made, restore, state_of
from rehabdesk.ui.widgets.table_filter import TableFilter

Out = Callable[[Any], None]
"""Is handed the table."""
Part = Callable[[Any, bool], None]
"""Is handed the table, and told whether the whole list is wanted, or the chosen rows."""


class HeadingMenu:
    """Opens over the headings; what is not offered to it is not shown."""

    def __init__(
        self,
        table: QTableView,
        model: RowsModel[Any],
        widths: ColumnWidths,
        narrowing: TableFilter,
        tell: Callable[[], object],
    ) -> None:
        self._table, self._model, self._widths = table, model, widths
        self._filter, self._tell = narrowing, tell
        self._export: Out | None = None
        self._copy: Part | None = None
        self._print: Part | None = None

    def offer_export(self, export: Out, copy: Part) -> None:
        """Offer what lets rows out as a file or a copy."""
        self._export, self._copy = export, copy

    def offer_printing(self, printing: Part) -> None:
        """Offer the list on paper."""
        self._print = printing

    def copy_chosen(self) -> None:
        """Copy the chosen rows, where that is offered."""
        if self._copy is not None and self._table.selectionModel().hasSelection():
            self._copy(self._table, False)

    def open(self, place: QPoint) -> None:
        """Open it at a place over the headings."""
        head, model = self._table.horizontalHeader(), self._model
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = head.logicalIndexAt(place)
        if model.filterable and number >= 0:
            self._offer_filter(menu, number)
        self._offer_columns(menu)
        if model.rowCount():
            menu.addSeparator()
            self._offer_ways_out(menu)
        menu.popup(head.mapToGlobal(place))

    def arrange(self) -> None:
        """Ask which columns are shown, and in what order."""
        from rehabdesk.ui.widgets.column_dialog import ColumnDialog

        columns = self._model.columns
        state = state_of(self._table, columns, self._widths)
        ColumnDialog(columns, state, self._arranged, self._table.window()).open()

    def _arranged(self, state: dict[str, Any]) -> None:
        restore(self._table, self._model.columns, self._widths, state)
        self._tell()

    def _offer_filter(self, menu: QMenu, number: int) -> None:
        narrowing, column = self._filter, self._model.columns[number]
        words = column.heading or column.key
        asked = menu.addAction(f"Saring menurut {words}…", lambda: narrowing.ask(number))
        asked.setIcon(icon("filter"))
        if column.key in self._model.filters:
            nothing = ColumnFilter()
            menu.addAction(f"Hapus saringan {words}", lambda: narrowing.narrow(column.key, nothing))
        menu.addSeparator()

    def _offer_columns(self, menu: QMenu) -> None:
        """List the columns with ticks; the last one shown cannot be hidden."""
        columns, head = self._model.columns, self._table.horizontalHeader()
        shown = [n for n in range(len(columns)) if not head.isSectionHidden(n)]
        for number, column in enumerate(columns):
            action = menu.addAction(column.heading or column.key)
            action.setCheckable(True)
            action.setChecked(number in shown)
            action.setEnabled(shown != [number])
            action.toggled.connect(
                lambda on, number=number: self._widths.show(number, on=on)  # type: ignore[misc]
            )
        menu.addSeparator()
        if head.sectionsMovable():
            menu.addAction("Susun kolom…", self.arrange)
        menu.addAction("Urutan semula").triggered.connect(
            lambda: self._table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        )
        menu.addAction("Kolom seperti semula").triggered.connect(
            lambda: as_made(self._table, self._model.columns, self._widths)
        )

    def _offer_ways_out(self, menu: QMenu) -> None:
        table, printing, export, copy = self._table, self._print, self._export, self._copy
        if printing is not None:
            menu.addAction("Cetak daftar", lambda: printing(table, True))
            if len(table.selectionModel().selectedRows()) > 1:
                menu.addAction("Cetak baris yang dipilih", lambda: printing(table, False))
        if export is not None and copy is not None:
            menu.addAction("Salin seluruh daftar", lambda: copy(table, True))
            menu.addAction("Ekspor daftar…", lambda: export(table))
