"""How the columns of a table narrow it: asked for, said below the rows, cleared with one press."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMargins, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTableView, QWidget

from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.column_filter import ColumnFilter
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.rows_model import RowsModel
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.numbers import thousands

HEIGHT = 38
_ICON = 16
_BESIDE = _ICON + 2 * Space.MEDIUM + Space.LARGE + Space.SMALL + 4
"""What stands beside words and button, in pixels."""


class FilterStrip(QFrame):
    """Stands in the foot of a table while its columns narrow it."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        set_style(self, "tone", Tone.INFO.value)
        picture = IconLabel("filter", _ICON)
        picture.set_icon("filter", Tone.INFO)
        self.words = label("")
        # Long words give way to the button; the tip has them whole.
        self.words.setMinimumWidth(1)
        self.clear_button = button("Tampilkan semua", "quiet", "close")
        self.clear_button.setToolTip("Hapus saringan menurut kolom")
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.SMALL, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.clear_button)
        self.hide()

    def say(self, words: str) -> None:
        """Say what is narrowed, or go away where nothing is."""
        self.setHidden(not words)
        if words == self.accessibleName():
            return
        self.setAccessibleName(words)
        self.words.setToolTip(as_tip(words))
        self._fit()
        announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The label itself takes what it is given only once the line is laid out.
        room = self.width() - self.clear_button.sizeHint().width() - _BESIDE
        metrics = self.words.fontMetrics()
        words = self.accessibleName()
        self.words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 1)))


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
