"""The participants of a cohort: filters, selection, and how the chosen are offered deeds."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, pop_up
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.programs.columns import PERSON_COLUMNS
from rehabdesk.ui.screens.programs.enrol_dialog import EnrolDialog
from rehabdesk.ui.screens.programs.lines import PersonLine, person_lines
from rehabdesk.ui.screens.programs.people_deeds import PeopleDeeds
from rehabdesk.ui.screens.programs.section import CohortSection, button_row
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.filter_note import FilterNote, searched
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import programs
from rehabdesk.wording.terms import label as word

_ANY, _NONE, _RUNNING = "", "none", "running"
_COLUMNS = "programs.people"


class PeopleSection(CohortSection):
    """Who is and was in the cohort; several can be chosen with Shift and Ctrl."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = SearchField("Cari nama atau nomor…", name="Cari peserta", keys="Ctrl+F")
        self.group: ChoiceField[str] = ChoiceField(searchable=False)
        explain(self.group, programs.PEOPLE["group"])
        self.state: ChoiceField[str] = ChoiceField(
            [
                (_ANY, "Semua status"),
                (_RUNNING, "Masih peserta"),
                *((one.value, word(one)) for one in EnrolmentState),
            ],
            value=_RUNNING,
            searchable=False,
        )
        explain(self.state, programs.PEOPLE["state"])
        self.group.setAccessibleName("Saring kelompok")
        self.state.setAccessibleName("Saring status")
        self._buttons = CommandButtons(context)
        self._enrol = Command(
            text="&Daftarkan peserta…", run=self.enrol, icon="add", right=Right.ENROL
        )
        self.enrol_button = self._buttons.add(self._enrol)
        self.model: TableModel[PersonLine] = TableModel(PERSON_COLUMNS, key=lambda line: line.id)
        self.table: Table[PersonLine] = Table("Peserta", self.model, multi=True)
        self.table.tell(self.search, self.group, self.state, of=self.cohort_name)
        self._on_chosen = PeopleDeeds(context, self.table, lambda: self.cohort).commands()
        self.count = label("", "muted")
        self.note = FilterNote("orang")
        move, _start, suspend, resume, end, reinstate, *_seldom = self._on_chosen
        self.move_button = self._buttons.add(move, "&Pindahkan…")
        self.suspend_button = self._buttons.add(suspend, "&Tangguhkan…")
        self.resume_button = self._buttons.add(resume, "Akti&fkan lagi…")
        self.end_button = self._buttons.add(end, "Akhi&ri…")
        self.reinstate_button = self._buttons.add(reinstate, "Pu&lihkan…")
        self._people: tuple[PersonLine, ...] = ()
        self._lay_out()
        self._connect()
        remember_columns(context, self.table, _COLUMNS)

    def show_cohort(self, cohort: Cohort) -> None:
        """Show another cohort: its groups to filter by, nothing typed from the last one."""
        if self.cohort is None or self.cohort.id != cohort.id:
            self.search.clear()
            self.table.clearSelection()
        super().show_cohort(cohort)

    def reload(self) -> None:
        """Read the people again; filters and selection stay."""
        if self.cohort is None:
            return
        store = self.context.store
        before = self.group.value() or _ANY
        groups = [(str(one.id), one.name) for one in store.groups.find(cohort=self.cohort.id)]
        self.group.blockSignals(True)
        self.group.set_options([(_ANY, "Semua kelompok"), (_NONE, "Tanpa kelompok"), *groups])
        self.group.set_value(before if before in {_ANY, _NONE, *(g[0] for g in groups)} else _ANY)
        self.group.blockSignals(False)
        self._people = person_lines(store, self.cohort, self.context.today())
        self.show_people()

    def show_people(self) -> None:
        """List whoever the filters leave."""
        shown = [one for one in self._people if self._fits(one)]
        self._set_empty()
        self.model.replace(shown)
        self.note.say(self._reasons(), len(shown), len(self._people))
        self._show_choice()

    def enrol(self, residents: Sequence[str] = ()) -> None:
        """Enrol more people; ``residents`` are ticked at once."""
        if self.cohort is not None:
            EnrolDialog(self.context, self.cohort, residents).open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self.search, 1)
        head.addWidget(self.group)
        head.addWidget(self.state)
        head.addWidget(self.enrol_button)
        self.body.addLayout(head)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        foot = button_row(
            self.move_button,
            self.suspend_button,
            self.resume_button,
            self.end_button,
            self.reinstate_button,
        )
        foot.insertWidget(0, self.count)
        foot.insertSpacing(1, Space.MEDIUM)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self.show_people)
        self.search.list_wanted.connect(self.table.focus_list)
        self.group.changed.connect(self.show_people)
        self.state.changed.connect(self.show_people)
        self.note.cleared.connect(self._show_all)
        self.table.selection_changed.connect(self._show_choice)
        self.table.activated_row.connect(self.open_resident)
        self.table.row_menu_wanted.connect(self._open_menu)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the chosen participants."""
        return self._on_chosen

    def _show_choice(self) -> None:
        """Say how many are chosen, and offer the deeds that fit them."""
        chosen = self.table.selected_rows()
        whole = self.model.rowCount()
        self.count.setText(f"{len(chosen)} dipilih" if len(chosen) > 1 else f"{whole} orang")
        self._buttons.offer()

    def _open_menu(self, _line: PersonLine, place: QPoint) -> None:
        pop_up(self, self.context, self._on_chosen, place)

    def _fits(self, line: PersonLine) -> bool:
        state, group = self.state.value() or _ANY, self.group.value() or _ANY
        if state == _RUNNING and line.state.ended:
            return False
        if state not in {_ANY, _RUNNING} and line.state.value != state:
            return False
        if group == _NONE and line.group is not None:
            return False
        if group not in {_ANY, _NONE} and (line.group is None or line.group.id != group):
            return False
        return _found(line, self.search.search_text())

    def _reasons(self) -> tuple[str, ...]:
        """What leaves somebody out; "still taking part" only where somebody is not any more."""
        state, group = self.state.value() or _ANY, self.group.value() or _ANY
        ended = any(one.state.ended for one in self._people)
        usual = state == _ANY or (state == _RUNNING and not ended)
        return (
            searched(self.search.search_text()),
            "" if group == _ANY else self.group.currentText(),
            "" if usual else self.state.currentText(),
        )

    def _show_all(self) -> None:
        self.search.clear()
        for field in (self.group, self.state):
            blocked = field.blockSignals(True)
            field.set_value(_ANY)
            field.blockSignals(blocked)
        self.show_people()

    def _set_empty(self) -> None:
        """Say what to do when nobody is shown."""
        if self._people:
            self.table.set_empty(
                EmptyState("Tidak ada yang cocok.", "Ubah saringan atau pencariannya.")
            )
            return
        enrol = CommandButtons(self.context).add(self._enrol, "Daftarkan peserta", "primary")
        self.table.set_empty(
            EmptyState(
                "Belum ada peserta.",
                "Pilih residen dari daftar, atau tempel daftar nomornya.",
                icon_name="residents",
                buttons=(enrol,),
            )
        )


def _found(line: PersonLine, text: str) -> bool:
    """Whether every typed word is in the name, an alias or the number."""
    number = normal_registration(line.resident.registration_no).casefold()
    inside = " ".join(map(normal_name, (line.name, *line.resident.aliases)))
    if normal_registration(text).casefold() in number:
        return True
    return all(part in inside or part in number for part in normal_name(text).split())
