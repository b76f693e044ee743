"""Up to a million rows: only their ids are held, the records are fetched a page at a time."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic

from PySide6.QtCore import QObject, Qt, Signal

from rehabdesk.ui.widgets.column import Column, Row
from rehabdesk.ui.widgets.rows_model import AnyIndex, RowsModel

_PAGE = 64
_KEPT = 48
_AT_ONCE = 500
"""Records fetched together where all are looked at."""

Fetch = Callable[[Sequence[Any]], Sequence[Row]]


class PagedTableModel(RowsModel[Row], Generic[Row]):
    """A table over an array of ids.

    ``fetch`` is given some ids and returns their records in the same order. Sorting and
    filtering are the owner's work: on ``sort_chosen`` hand over a newly ordered array.
    """

    filterable = True

    sort_chosen = Signal(str, bool)
    about_to_shrink = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Fetch[Row],
        ids: Sequence[Any] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._given = self._ids = ids
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Say how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def row_at(self, number: int) -> Row | None:
        """Give a record, fetching its page when it is not at hand."""
        if not 0 <= number < len(self._ids):
            return None
        page_number, place = divmod(number, _PAGE)
        page = self._pages.get(page_number)
        if page is None:
            start = page_number * _PAGE
            page = self._fetch(self._ids[start : start + _PAGE])
            self._pages[page_number] = page
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return page[place] if place < len(page) else None

    def some_rows(self) -> list[Row]:
        """The first page, which is fetched anyway."""
        found = (self.row_at(number) for number in range(min(self.rowCount(), _PAGE)))
        return [row for row in found if row is not None]

    def id_at(self, number: int) -> Any:
        """Give the id at a place, or None."""
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def replace(self, ids: Sequence[Any]) -> None:
        """Show other ids, as after each keystroke of a filter.

        The view must stand at the top before a reset that shrinks: otherwise Qt spends up to
        three seconds at a million rows. The table listens to ``about_to_shrink`` for that.
        """
        self.about_to_shrink.emit()
        self.beginResetModel()
        self._given = ids
        self._ids = self._narrowed(ids)
        self._pages.clear()
        self.endResetModel()

    def show_narrowed(self) -> None:
        """Show the rows that the filters leave; the record of each is looked at for that."""
        self.replace(self._given)

    def every_row(self) -> Sequence[Row]:
        """Fetch all rows, also those that are left out."""
        return [row for part in self._parts(self._given) for row in self._fetch(part)]

    def shown_ids(self) -> Sequence[Any]:
        """The ids in sight, in their order."""
        return self._ids

    def _narrowed(self, ids: Sequence[Any]) -> Sequence[Any]:
        if not self.filters:
            return ids
        return [
            one
            for part in self._parts(ids)
            for one, row in zip(part, self._fetch(part), strict=True)
            if self.lets(row)
        ]

    def _parts(self, ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
        return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))

    def refresh(self) -> None:
        """Fetch the records anew while ids and place stay as they are."""
        self._pages.clear()
        if len(self._ids):
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the owner for another order; a negative column asks for the natural one."""
        if not self.can_sort(column):
            return
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.sort_chosen.emit(key, order is Qt.SortOrder.DescendingOrder)
