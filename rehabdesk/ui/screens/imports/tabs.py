"""The five tables of a preview behind a row of tabs with their counts."""

from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.services.importing.preview import (
    CellChange,
    ListPreview,
    NotInList,
    RowPreview,
    StatusProposal,
)
from rehabdesk.ui.screens.imports.tables import (
    MISSING,
    PROPOSALS,
    change_columns,
    problem_columns,
    row_columns,
)
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import imports
from rehabdesk.wording.numbers import thousands

if TYPE_CHECKING:
    from rehabdesk.services.importing.rows import Problem


_FIRST = (RowFate.DOUBTFUL, RowFate.INVALID)
"""What somebody has to look at stands above the others, which keep the order of the file."""


class Tab(Enum):
    """What a tab shows."""

    ROWS = "Baris"
    CHANGES = "Sel berbeda"
    PROBLEMS = "Masalah"
    MISSING = "Tidak ada di daftar"
    PROPOSALS = "Status"


class PreviewTabs(QWidget):
    """Tabs over tables; ``turned`` when another tab is shown, ``opened`` for a row's Enter."""

    turned = Signal()
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.rows: TableModel[RowPreview] = TableModel((), key=lambda one: one.row.number)
        self._names: dict[int, str] = {}
        self.changes: TableModel[CellChange] = TableModel(change_columns(self._name))
        self.problems: TableModel[Problem] = TableModel(problem_columns(self._name))
        self.missing: TableModel[NotInList] = TableModel(MISSING, key=lambda one: one.resident)
        self.proposals: TableModel[StatusProposal] = TableModel(PROPOSALS, key=lambda one: one.row)
        self.tab: Segmented[Tab] = Segmented("Bagian", [(one, one.value) for one in Tab])
        explain(self.tab, imports.PART)
        self.tables: dict[Tab, Table[Any]] = {
            Tab.ROWS: Table("Baris daftar", self.rows, multi=True),
            Tab.CHANGES: Table(
                "Sel yang berbeda",
                self.changes,
                empty=EmptyState("Tidak ada sel yang berbeda", icon_name="check"),
            ),
            Tab.PROBLEMS: Table(
                "Masalah", self.problems, empty=EmptyState("Tidak ada masalah", icon_name="check")
            ),
            Tab.MISSING: Table(
                "Tidak ada di daftar",
                self.missing,
                multi=True,
                empty=EmptyState("Semua residen ada di daftar", icon_name="check"),
            ),
            Tab.PROPOSALS: Table(
                "Status di berkas",
                self.proposals,
                multi=True,
                empty=EmptyState("Tidak ada usul dari kolom status", icon_name="check"),
            ),
        }
        self._stack = QStackedWidget()
        for table in self.tables.values():
            self._stack.addWidget(table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.tab)
        layout.addWidget(self._stack, 1)
        self.tab.chosen.connect(self.show_tab)
        self.tables[Tab.ROWS].activated_row.connect(self.opened)
        self.tables[Tab.ROWS].row_menu_wanted.connect(self.menu_wanted)
        self.tables[Tab.ROWS].selection_changed.connect(self.turned)
        self._fate: RowFate | None = None
        self._preview: ListPreview | None = None

    def show_tab(self, tab: Tab) -> None:
        """Turn to a tab."""
        self.tab.set_value(tab)
        self._stack.setCurrentWidget(self.tables[tab])
        self.turned.emit()

    def show_preview(self, preview: ListPreview) -> None:
        """Fill all tables."""
        self._preview = preview
        self._show_columns(preview)
        self._names = {one.row.number: one.title for one in preview.rows}
        problems = sorted([*preview.problems, *preview.warnings], key=lambda one: one.row)
        self.changes.replace(preview.changes)
        self.problems.replace(problems)
        self.missing.replace(preview.missing)
        self.proposals.replace(preview.proposals)
        self._fill_rows()
        counts = {
            Tab.ROWS: len(preview.rows),
            Tab.CHANGES: len(preview.changes),
            Tab.PROBLEMS: len(problems),
            Tab.MISSING: len(preview.missing),
            Tab.PROPOSALS: len(preview.proposals),
        }
        for tab, count in counts.items():
            self.tab.set_words(tab, f"{tab.value} ({thousands(count)})")
        of_people = preview.plan.subject is ImportSubject.PEOPLE
        self.tab.offer(list(Tab) if of_people else [Tab.ROWS, Tab.CHANGES, Tab.PROBLEMS])

    def begin(self) -> None:
        """Show all rows again, as for another list."""
        self._fate = None
        self._fill_rows()
        self.show_tab(Tab.ROWS)

    def first_table(self) -> Table[Any]:
        """The table of the rows."""
        return self.tables[Tab.ROWS]

    def show_fate(self, fate: RowFate | None) -> None:
        """Show only the rows of one fate, all of them again when asked for the same twice."""
        self._fate = None if fate is self._fate else fate
        self._fill_rows()
        self.show_tab(Tab.ROWS)

    def point_at(self, row: RowPreview) -> None:
        """Put the cursor on a row, where it is shown."""
        place = self.rows.place_of(row.row.number)
        if place is not None:
            self.tables[Tab.ROWS].select_place(place)

    def selected(self, tab: Tab) -> tuple[Any, ...]:
        """The rows chosen in a tab's table."""
        return self.tables[tab].selected_rows()

    def _show_columns(self, preview: ListPreview) -> None:
        """Show the columns of a list; widths and order that were chosen stay for the same ones."""
        columns = row_columns(preview)
        told = [(one.key, one.heading) for one in columns]
        if told == [(one.key, one.heading) for one in self.rows.columns]:
            self.rows.columns = columns
        else:
            self.tables[Tab.ROWS].show_columns(columns)

    def _name(self, row: int) -> str:
        return self._names.get(row, "")

    def _fill_rows(self) -> None:
        if self._preview is None:
            return
        if self._fate is not None and not self._preview.count(self._fate):
            self._fate = None
        rows = [one for one in self._preview.rows if self._fate in (None, one.fate)]
        rows.sort(key=lambda one: _FIRST.index(one.fate) if one.fate in _FIRST else len(_FIRST))
        self.rows.replace(rows)
