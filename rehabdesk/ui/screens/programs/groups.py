"""The groups of a cohort: counselor, room, people today, warnings, and the members of one."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.program import Group
from rehabdesk.domain.rights import Right
from rehabdesk.services.programs import CapacityNote, TooFull, capacity_notes, remove_group
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, press
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.programs.columns import GROUP_COLUMNS, MEMBER_COLUMNS
from rehabdesk.ui.screens.programs.lines import GroupLine, PersonLine, group_lines, person_lines
from rehabdesk.ui.screens.programs.part_dialogs import open_grid, open_group
from rehabdesk.ui.screens.programs.section import CohortSection, button_row
from rehabdesk.ui.theme.tokens import Height, Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label

_FEWEST, _MOST = 3, 6


class GroupsSection(CohortSection):
    """The groups above, the members of the chosen one below."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model: TableModel[GroupLine] = TableModel(
            GROUP_COLUMNS, key=lambda line: line.group.id
        )
        run, none = Right.RUN_PROGRAMS, self._why_none
        new = Command(text="Kelompok &baru…", run=self.add, icon="add", right=run)
        self._edit = Command(
            text="&Ubah kelompok…", run=self.edit, icon="edit", right=run, why_not=none
        )
        remove = Command(
            text="Hapus kelompok…", run=self.remove, icon="remove", right=run, why_not=none
        )
        grid = Command(
            text="Cetak &rekap bulanan…",
            run=self.print_grid,
            icon="print",
            right=Right.PRINT,
            why_not=none,
        )
        self._commands = (new, self._edit, remove)
        self._buttons = CommandButtons(context)
        self.new_button = self._buttons.add(new)
        first = self._buttons.add(new, "Buat kelompok pertama", "primary")
        self.table: Table[GroupLine] = Table(
            "Kelompok",
            self.model,
            empty=EmptyState(
                "Belum ada kelompok.",
                "Bagi peserta dalam kelompok dengan konselor dan ruangannya.",
                icon_name="group",
                buttons=(first,),
            ),
        )
        self.member_model: TableModel[PersonLine] = TableModel(
            MEMBER_COLUMNS, key=lambda line: line.id
        )
        self.members: Table[PersonLine] = Table(
            "Anggota kelompok",
            self.member_model,
            empty=EmptyState(
                "Belum ada anggota hari ini.",
                "Daftarkan peserta, atau pindahkan dari kelompok lain, pada bagian Peserta.",
                icon_name="residents",
            ),
        )
        self.table.tell(of=self.cohort_name)
        self.members.tell(of=self._members_of)
        self.edit_button = self._buttons.add(self._edit, "&Ubah…")
        self.remove_button = self._buttons.add(remove, "Hapus", "quiet")
        self.grid_button = self._buttons.add(grid)
        self.heading = label("", "heading")
        self.warning = Banner("", Tone.WARNING)
        self.warning.hide()
        self._people: tuple[PersonLine, ...] = ()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read groups and members again; the chosen group stays chosen."""
        if self.cohort is None:
            return
        # Before its start a cohort is filled, and is to be seen as it will begin.
        day = self.cohort.nearest(self.context.today())
        self._people = person_lines(self.context.store, self.cohort, day)
        self.model.replace(group_lines(self.context.store, self.cohort, day))
        rows = max(_FEWEST, min(self.model.rowCount() or _MOST, _MOST))
        self.table.setFixedHeight((rows + 1) * Height.ROW + Space.MEDIUM)
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_group()
        self._show_warnings(day)

    def _members_of(self) -> str:
        group = self.chosen()
        return " · ".join((group.name, self.cohort_name())) if group else ""

    def chosen(self) -> Group | None:
        """The group the cursor is on."""
        line = self.table.current_row()
        return line.group if line else None

    def choose(self, group: str) -> None:
        """Put the cursor on a group by its id."""
        place = self.model.place_of(group)
        if place is not None:
            self.table.select_place(place)

    def add(self) -> None:
        """Add a group."""
        if self.cohort is not None:
            open_group(self.context, self.cohort, None)

    def edit(self) -> None:
        """Change the chosen group."""
        group = self.chosen()
        if self.cohort is not None and group is not None:
            open_group(self.context, self.cohort, group)

    def remove(self) -> None:
        """Remove the chosen group, after asking."""
        group = self.chosen()
        if group is not None:
            confirm(
                self.context.shell.window_widget(),
                f"Hapus {group.name}?",
                "Hanya kelompok yang belum pernah beranggota dan tanpa jadwal yang dapat dihapus.",
                "Hapus",
                lambda: self.context.perform(lambda: remove_group(self.context.store, group.id)),
                danger=True,
            )

    def print_grid(self) -> None:
        """Ask for the month, and show the monthly grid."""
        if self.cohort is not None and self.model.rowCount():
            groups = [line.group for line in self.model.rows()]
            open_grid(self.context, self.cohort, groups, self.chosen())

    def commands(self) -> tuple[Command, ...]:
        """What can be done with groups."""
        return self._commands

    def _why_none(self) -> str:
        return "" if self.chosen() is not None else "Pilih sebuah kelompok dahulu."

    def _lay_out(self) -> None:
        self.body.addWidget(self.warning)
        self.body.addWidget(self.table)
        self.body.addLayout(
            button_row(
                self.new_button, self.edit_button, self.remove_button, right=(self.grid_button,)
            )
        )
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, Space.SMALL, 0, 0)
        inside.setSpacing(Space.MEDIUM)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        inside.addLayout(head)
        inside.addWidget(self.members, 1)
        self.body.addWidget(below, 1)

    def _connect(self) -> None:
        self.table.current_row_changed.connect(self._show_group)
        on(self.table.activated_row, partial(press, self.context, self._edit))
        self.members.activated_row.connect(self.open_resident)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _show_group(self) -> None:
        """Show the members of the chosen group."""
        group = self.chosen()
        self._buttons.offer()
        members = [
            one
            for one in self._people
            if group and one.group and one.group.id == group.id and not one.state.ended
        ]
        self.member_model.replace(members)
        self.heading.setText(f"Anggota {group.name} ({len(members)})" if group else "Anggota")

    def _show_warnings(self, day: date) -> None:
        """Say which groups and counselors have too many people."""
        store = self.context.store
        notes = dict.fromkeys(
            note for line in self.model.rows() for note in capacity_notes(store, line.group, day)
        )
        self.warning.setVisible(bool(notes))
        if notes:
            self.warning.set_message(" ".join(map(_warning, notes)), Tone.WARNING)


def _warning(note: CapacityNote) -> str:
    if note.kind is TooFull.GROUP:
        return f"{note.name} berisi {note.people} orang, kapasitasnya {note.limit}."
    return f"{note.name} membina {note.people} orang, sebaiknya paling banyak {note.limit}."
