"""The phases of a cohort, with their dates."""

from functools import partial
from typing import TYPE_CHECKING

from rehabdesk.domain.rights import Right
from rehabdesk.services.programs import remove_phase
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, press
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.programs.columns import PHASE_COLUMNS
from rehabdesk.ui.screens.programs.part_dialogs import open_phase
from rehabdesk.ui.screens.programs.section import CohortSection, button_row
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from rehabdesk.domain.program import Phase


class PhasesSection(CohortSection):
    """Enter changes a phase; one that is removed comes back with Urungkan."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        run = Right.RUN_PROGRAMS
        new = Command("Fase &baru…", self.add, "add", run)
        self._edit = Command("&Ubah fase…", self.edit, "edit", run, self._why_none)
        remove = Command("Hapus fase", self.remove, "remove", run, self._why_none)
        self._commands = (new, self._edit, remove)
        self._buttons = CommandButtons(context)
        first = self._buttons.add(new, "Tambah fase", "primary")
        self.new_button = self._buttons.add(new)
        self.edit_button = self._buttons.add(self._edit, "&Ubah…")
        self.remove_button = self._buttons.add(remove, "Hapus", "quiet")
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
        self.table.tell(of=self.cohort_name)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(button_row(self.new_button, self.edit_button, self.remove_button))
        on(self.table.activated_row, partial(press, context, self._edit))
        on(self.table.current_row_changed, self._buttons.offer)

    def reload(self) -> None:
        """Read the phases again."""
        if self.cohort is not None:
            self.model.replace(self.context.store.phases.find(cohort=self.cohort.id))
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._buttons.offer()

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

    def commands(self) -> tuple[Command, ...]:
        """What can be done with phases."""
        return self._commands

    def _why_none(self) -> str:
        return "" if self.table.current_row() is not None else "Pilih sebuah fase dahulu."
