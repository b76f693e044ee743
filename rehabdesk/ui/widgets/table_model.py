"""Rows held in memory, up to some thousands, sorted by their native values."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from rehabdesk.domain.text import natural_key
from rehabdesk.ui.widgets.column import Column, Row
from rehabdesk.ui.widgets.rows_model import AnyIndex, RowsModel

_Order = Qt.SortOrder


class TableModel(RowsModel[Row]):
    """A table over a sequence of rows; ``key`` tells the same record again after a reload."""

    filterable = True

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row] = (),
        *,
        key: Callable[[Row], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._key: Callable[[Row], Hashable] = key or id
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._given: tuple[Row, ...] = tuple(rows)
        self._rows: list[Row] = list(rows)

    def row_at(self, number: int) -> Row | None:
        """Give the row at a place in the shown order."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Say how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def rows(self) -> tuple[Row, ...]:
        """Give all rows in the chosen order, also those that filters leave out."""
        return tuple(self._ordered())

    def every_row(self) -> tuple[Row, ...]:
        """Give all rows."""
        return self._given

    def show_narrowed(self) -> None:
        """Show the rows that the filters leave."""
        self.replace(self._given)

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows in the order chosen before; selection follows the records' keys."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key_of(index) for index in before]
        self._given = tuple(rows)
        ordered = self._ordered()
        self._rows = [row for row in ordered if self.lets(row)] if self.filters else ordered
        places = {self._key(row): at for at, row in enumerate(self._rows)}
        after = [
            self._moved(index, places.get(key)) for index, key in zip(before, keys, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def place_of(self, key: Hashable) -> int | None:
        """Tell where the record with a key stands now."""
        for at, row in enumerate(self._rows):
            if self._key(row) == key:
                return at
        return None

    def sort(self, column: int, order: Qt.SortOrder = _Order.AscendingOrder) -> None:
        """Sort by a column; a negative number brings back the order given."""
        if not self.can_sort(column):
            return
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self.replace(self._given)

    def _ordered(self) -> list[Row]:
        """Give the rows in the chosen order, stable, empty values always last."""
        if self._sorted_by is None:
            return list(self._given)
        number, order = self._sorted_by
        value = _sort_value(self.columns[number])
        valued = [(value(row), row) for row in self._given]
        filled = [pair for pair in valued if pair[0] not in (None, "")]
        filled.sort(key=lambda pair: pair[0], reverse=order is _Order.DescendingOrder)
        return [row for _v, row in filled] + [row for v, row in valued if v in (None, "")]

    def _key_of(self, index: QModelIndex) -> Hashable:
        """Give the key of the record an index points at."""
        row = self.row_at(index.row())
        return None if row is None else self._key(row)

    def _moved(self, index: QModelIndex, place: int | None) -> QModelIndex:
        """Give the index of the same cell in its record's new place."""
        return QModelIndex() if place is None else self.index(place, index.column())


def _sort_value(column: Column[Row]) -> Callable[[Row], Any]:
    """Give what a column sorts by: its own value, or its text as names with numbers go."""
    return column.sort or (lambda row: natural_key(column.text(row)))
