"""How the columns of a table narrow it: asked for, said below the rows, cleared with one press."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QTableView

from rehabdesk.ui.widgets.column_filter import ColumnFilter
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.filter_strip import HEIGHT, FilterStrip
from rehabdesk.ui.widgets.rows_model import RowsModel
from rehabdesk.wording.numbers import thousands


class TableFilter:
    """The filters of a table's columns; they are not remembered, so that none is forgotten on."""

    def __init__(self, table: QTableView, model: RowsModel[Any]) -> None:
        self._table, self._model = table, model
        self.keeps_room = False
        self._nothing: EmptyState | None = None
        self.strip = FilterStrip(table)
        self.strip.cleared.connect(self.clear)

    def ask(self, column: int = -1) -> None:
        """Ask what a column is narrowed to; without one, that of the cursor."""
        from rehabdesk.ui.widgets.filter_dialog import FilterDialog

        model = self._model
        if not model.filterable:
            return
        at = column if column >= 0 else max(0, self._table.currentIndex().column())

        def rows(key: str) -> list[Any]:
            return [row for row in model.every_row() if model.lets(row, but=key)]

        head = self._table.horizontalHeader()
        places = (head.logicalIndex(place) for place in range(head.count()))
        columns = [model.columns[n] for n in places if not head.isSectionHidden(n)]
        first = model.columns[at].key
        FilterDialog(columns, first, model.filters, rows, self.narrow, self._table).open()

    def narrow(self, key: str, wanted: ColumnFilter) -> None:
        """Leave out the rows that a column's filter does not let through."""
        self._apply({**self._model.filters, key: wanted})

    def clear(self) -> None:
        """Show all rows again."""
        if self._model.filters:
            self._apply({})

    def words(self) -> tuple[str, ...]:
        """What each column is narrowed to."""
        found = self._model.filters
        columns = (one for one in self._model.columns if one.key in found)
        return tuple(found[one.key].told(one.heading) for one in columns)

    def say(self) -> None:
        """Say below the rows what is left out, or nothing."""
        words = "; ".join(self.words())
        count = f"{thousands(self._model.rowCount())} baris disaring menurut"
        self.strip.say(f"{count} {words}" if words else "")
        self._table.updateGeometries()

    def show_nothing_fits(self, *, there: bool, place: QRect) -> None:
        """Say over the rows that the filters leave none; ``there``: none is in sight."""
        wanted = there and bool(self._model.filters)
        if wanted and self._nothing is None:
            self._nothing = EmptyState(
                "Tidak ada yang cocok",
                "Saringan menurut kolom tidak menyisakan baris.",
                icon_name="filter",
                parent=self._table.viewport(),
            )
        if self._nothing is not None:
            self._nothing.setGeometry(place)
            self._nothing.setVisible(wanted)

    def keep_room(self, margins: QMargins, keep: Callable[[QMargins], None]) -> None:
        """Keep room for that line, after the table has set its own margins."""
        if self.strip.isHidden():
            return
        self.keeps_room = True
        margins.setBottom(HEIGHT)
        keep(margins)
        self.keeps_room = False
        place = self._table.viewport().geometry()
        # Qt has counted the rows in sight without the line.
        whole = max(1, place.height() // self._table.verticalHeader().defaultSectionSize())
        bar = self._table.verticalScrollBar()
        bar.setRange(0, max(0, self._model.rowCount() - whole))
        bar.setPageStep(whole)
        self.strip.setGeometry(place.left(), place.bottom() + 1, place.width(), HEIGHT)

    def _apply(self, filters: dict[str, ColumnFilter]) -> None:
        self._model.narrow(filters)
        self.say()
        if not self._table.currentIndex().isValid() and self._model.rowCount():
            self._table.selectRow(0)
