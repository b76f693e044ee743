"""What every table model shares: columns as data, rows from wherever they are kept."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.column import Column, Row
from rehabdesk.ui.widgets.column_filter import ColumnFilter
from rehabdesk.ui.widgets.plain_text import as_tip

AnyIndex = QModelIndex | QPersistentModelIndex
_ItemRole = Qt.ItemDataRole
SOME_ROWS = 400
ROW_ROLE = int(_ItemRole.UserRole) + 1


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A read-only table of rows; children say how many there are and where each one is."""

    filterable = False
    """Whether its columns can narrow it."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.filters: dict[str, ColumnFilter] = {}
        self._readers: dict[int, Callable[[Row, Column[Row]], Any]] = {
            int(_ItemRole.DisplayRole): lambda row, column: column.text(row),
            int(_ItemRole.TextAlignmentRole): lambda _row, column: column.align.value,
            int(_ItemRole.DecorationRole): _decoration,
            int(_ItemRole.ToolTipRole): _tip,
            int(_ItemRole.AccessibleTextRole): _spoken,
            ROW_ROLE: lambda row, _column: row,
        }

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def narrow(self, filters: dict[str, ColumnFilter]) -> None:
        """Leave out the rows that the filters of some columns, by key, do not let through."""
        self.filters = {key: one for key, one in filters.items() if one.narrows}
        self.show_narrowed()

    def show_narrowed(self) -> None:
        """Show the rows that the filters leave; children that know how."""

    def every_row(self) -> Sequence[Row]:
        """All rows, also those that are left out."""
        raise NotImplementedError

    def lets(self, row: Row, but: str = "") -> bool:
        """Whether the filters leave a row, those of one column set aside."""
        known = {one.key: one for one in self.columns}
        return all(
            one.lets(known[key].text(row))
            for key, one in self.filters.items()
            if key != but and key in known
        )

    def can_sort(self, column: int) -> bool:
        """Tell whether a column may be sorted by; a negative number is the natural order."""
        return not 0 <= column < len(self.columns) or self.columns[column].sortable

    def row_at(self, number: int) -> Row | None:
        """Give the row at a place in the shown order, or None when there is none."""
        raise NotImplementedError

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Say how many rows there are."""
        raise NotImplementedError

    def some_rows(self) -> list[Row]:
        """The rows that the widths of the columns are made for: the first ones."""
        found = (self.row_at(number) for number in range(min(self.rowCount(), SOME_ROWS)))
        return [row for row in found if row is not None]

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Say how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = int(_ItemRole.DisplayRole)) -> Any:
        """Answer the view for one cell."""
        reader = self._readers.get(role)
        if reader is None or not index.isValid():
            return None
        row = self.row_at(index.row())
        return None if row is None else reader(row, self.columns[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_ItemRole.DisplayRole)
    ) -> Any:
        """Answer the view for a heading."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _ItemRole.DisplayRole:
            return self.columns[section].heading
        if role == _ItemRole.TextAlignmentRole:
            return self.columns[section].align.value
        return None


def _tip(row: Row, column: Column[Row]) -> str | None:
    """Give the words of a cell's tip, which are shown as they stand."""
    return as_tip(column.tip(row)) if column.tip else None


def _decoration(row: Row, column: Column[Row]) -> Any:
    """Give the icon of a cell, if it has one."""
    name = column.icon(row) if column.icon else ""
    return icon(name) if name else None


def _spoken(row: Row, column: Column[Row]) -> str:
    """Give what a screen reader says for a cell: the heading goes with the text."""
    words = column.spoken(row) if column.spoken else column.text(row)
    return f"{column.heading}: {words}" if column.heading else words
