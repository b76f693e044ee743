"""The phases of a cohort, with their dates."""

from typing import TYPE_CHECKING

from rehabdesk.domain.rights import Right
from rehabdesk.services.programs import remove_phase
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.permitting import only_with, permits
from rehabdesk.ui.screens.programs.columns import PHASE_COLUMNS
from rehabdesk.ui.screens.programs.part_dialogs import open_phase
from rehabdesk.ui.screens.programs.section import Section, button_row
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button

if TYPE_CHECKING:
    from rehabdesk.domain.program import Phase


class PhasesSection(Section):
    """Enter changes a phase; one that is removed comes back with Batalkan."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        first = button("Tambah fase", "primary", "add")
        self.new_button = button("Fase &baru…", icon_name="add")
        self.edit_button = button("&Ubah…", icon_name="edit")
        self.remove_button = button("Hapus", "quiet", "remove")
        self.model: TableModel[Phase] = TableModel(PHASE_COLUMNS, key=lambda phase: phase.id)
        self.table: Table[Phase] = Table(
            "Fase",
            self.model,
            empty=EmptyState(
                "Belum ada fase.",
                "Fase membagi masa program, misalnya orientasi, primary, dan re-entry.",
                icon_name="flag",
                buttons=(first,),
            ),
        )
        self.body.addWidget(self.table, 1)
        self.body.addLayout(button_row(self.new_button, self.edit_button, self.remove_button))
        first.clicked.connect(self.add)
        own = (first, self.new_button, self.edit_button, self.remove_button)
        only_with(context, Right.RUN_PROGRAMS, *own)
        self.new_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self.table.activated_row.connect(self._opened)
        self.table.current_row_changed.connect(self._show_choice)

    def reload(self) -> None:
        """Read the phases again."""
        if self.cohort is not None:
            self.model.replace(self.context.store.phases.find(cohort=self.cohort.id))
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_choice()

    def add(self) -> None:
        """Add a phase."""
        if self.cohort is not None:
            open_phase(self.context, self.cohort, None)

    def edit(self) -> None:
        """Change the chosen phase."""
        phase = self.table.current_row()
        if self.cohort is not None and phase is not None:
            open_phase(self.context, self.cohort, phase)

    def remove(self) -> None:
        """Remove the chosen phase."""
        phase = self.table.current_row()
        if phase is not None:
            self.context.perform(lambda: remove_phase(self.context.store, phase.id))

    def _opened(self) -> None:
        if permits(self.context, Right.RUN_PROGRAMS):
            self.edit()

    def _show_choice(self) -> None:
        chosen = self.table.current_row() is not None
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)
