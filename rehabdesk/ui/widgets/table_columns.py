"""Widths, order, visibility and sorting of a table's columns, in and out."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from rehabdesk.ui.widgets.cell_delegate import needed_width
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.column_widths import Need, share
from rehabdesk.ui.widgets.rows_model import RowsModel

_HEADING = 24
_SORTED = 14
"""Pixels beside a heading, and of the arrow that shows the order."""
_MEASURED = 6
"""How many cells of a column are measured: those with the most letters."""
_Order = Qt.SortOrder


_LEAST_OF_NAMES = 104
"""Pixels that whom a row is about keeps."""


class ColumnWidths:
    """Lets the columns share the width of a table; those that the user drew stay as they are.

    A column does not become narrower when other rows are shown, so that nothing moves while a
    filter is typed.
    """

    def __init__(self, view: QTableView, model: RowsModel[Any], tell: Callable[[], object]) -> None:
        self._view, self._model, self._tell = view, model, tell
        self._whole = [0] * len(model.columns)
        self._sharing = self._measured = False
        self.chosen: dict[str, int] = {}

    def expect(self, columns: Sequence[Column[Any]]) -> None:
        """Other columns will be shown, which have not been measured."""
        self._whole = [0] * len(columns)
        self._measured = False

    def forget(self) -> None:
        """The user's widths are given up."""
        self.chosen.clear()
        self.share()
        self._tell()

    def show(self, number: int, *, on: bool) -> None:
        """Show or hide a column."""
        self._view.setColumnHidden(number, not on)
        self.share()
        self._tell()

    def rows_changed(self) -> None:
        """Other rows are shown: they are measured when the table is in sight."""
        self._measured = False
        if self._view.isVisible():
            self.share()

    def share(self) -> None:
        """Give each column its width."""
        if not self._measured:
            self._measure()
        head, columns = self._view.horizontalHeader(), self._model.columns
        shown = [n for n in range(len(columns)) if not head.isSectionHidden(n)]
        widths = share([self._need(n) for n in shown], self._view.viewport().width())
        self._sharing = True
        for number, width in zip(shown, widths, strict=True):
            head.resizeSection(number, width)
        self._sharing = False

    def _need(self, number: int) -> Need:
        column = self._model.columns[number]
        if (chosen := self.chosen.get(column.key)) is not None:
            return Need(whole=chosen, chosen=True)
        return Need(
            whole=self._whole[number],
            wished=column.width,
            stretch=column.stretch,
            least=self._least(number),
        )

    def _least(self, number: int) -> int:
        """What a column keeps: figures and pills all of it, for half a figure is a wrong one."""
        column = self._model.columns[number]
        if column.tone is not None or column.align is Align.RIGHT:
            return max(column.least, self._whole[number])
        return max(column.least, _LEAST_OF_NAMES) if column.strong else column.least

    def _measure(self) -> None:
        self._measured = True
        rows = self._model.some_rows()
        letters = QFontMetrics(self._view.horizontalHeader().font())
        for number, column in enumerate(self._model.columns):
            longest = sorted(rows, key=lambda row, of=column: len(of.text(row)))[-_MEASURED:]
            wanted = max((needed_width(column, row) for row in longest), default=0)
            # What is drawn and not written has the width that its column names.
            drawn = column.width if longest and not column.text(longest[-1]) else 0
            heading = letters.horizontalAdvance(column.heading) + _HEADING
            heading += _SORTED if column.sortable and self._view.isSortingEnabled() else 0
            self._whole[number] = max(self._whole[number], wanted, drawn, heading)

    def resized(self, number: int, before: int, width: int) -> None:
        """A column has another width: the user drew it, unless it was shared out here."""
        # Nothing on one side: the column is hidden or shown.
        if not self._sharing and before and width:
            self.chosen[self._model.columns[number].key] = width
            self.share()
            self._tell()


def first_layout(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Set up the header as the columns say."""
    head = view.horizontalHeader()
    head.setSortIndicatorClearable(True)
    head.setSortIndicator(-1, _Order.AscendingOrder)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.setSortingEnabled(True)
    for number, column in enumerate(columns):
        head.setSectionHidden(number, column.hidden)


def state_of(
    view: QTableView, columns: Sequence[Column[Any]], widths: ColumnWidths
) -> dict[str, Any]:
    """Give the layout as plain values."""
    head = view.horizontalHeader()
    order = [columns[head.logicalIndex(place)].key for place in range(len(columns))]
    sorted_by = head.sortIndicatorSection()
    down = head.sortIndicatorOrder() is _Order.DescendingOrder
    return {
        "order": order,
        "chosen_widths": dict(widths.chosen),
        "hidden": [columns[n].key for n in range(len(columns)) if head.isSectionHidden(n)],
        "sort": [columns[sorted_by].key, down] if 0 <= sorted_by < len(columns) else None,
    }


def restore(
    view: QTableView,
    columns: Sequence[Column[Any]],
    widths: ColumnWidths,
    state: dict[str, Any],
) -> None:
    """Bring a layout back; what it does not know stays as it is."""
    head = view.horizontalHeader()
    numbers = {column.key: number for number, column in enumerate(columns)}
    known = [key for key in state.get("order", []) if key in numbers]
    for place, key in enumerate(known):
        head.moveSection(head.visualIndex(numbers[key]), place)
    chosen = state.get("chosen_widths", {})
    widths.chosen = {key: int(width) for key, width in chosen.items() if key in numbers}
    if "hidden" in state:
        for key, number in numbers.items():
            head.setSectionHidden(number, key in state["hidden"])
    sort = state.get("sort")
    if sort and sort[0] in numbers:
        order = _Order.DescendingOrder if sort[1] else _Order.AscendingOrder
        view.sortByColumn(numbers[sort[0]], order)
    widths.share()


def as_made(view: QTableView, columns: Sequence[Column[Any]], widths: ColumnWidths) -> None:
    """Bring a layout back to what the columns say."""
    head = view.horizontalHeader()
    for place in range(head.count()):
        head.moveSection(head.visualIndex(place), place)
    for number, column in enumerate(columns):
        head.setSectionHidden(number, column.hidden)
    view.sortByColumn(-1, _Order.AscendingOrder)
    widths.forget()
