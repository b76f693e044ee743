"""Konselor: the list at the left, the record of the one under the cursor at the right."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.counselors.columns import COUNSELOR_COLUMNS, CounselorLine
from rehabdesk.ui.screens.counselors.deeds import CounselorDeeds
from rehabdesk.ui.screens.counselors.lines import counselor_lines
from rehabdesk.ui.screens.counselors.record import CounselorRecord
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys, pop_up
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.filter_note import FilterNote, searched
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import people

_LIST, _RECORD = 496, 644


class CounselorsPage(ScreenPage):
    """Konselor."""

    key = "counselors"
    lists = (ImportSubject.COUNSELORS,)

    def __init__(self, context: Context) -> None:
        self.deeds = CounselorDeeds(context, self.show_target)
        self._add = Command(
            text="&Tambah konselor…",
            run=self.deeds.add,
            icon="add",
            keys="Ctrl+N",
            right=Right.SET_UP_OFFICE,
        )
        self._buttons = CommandButtons(context)
        self.add_button = self._buttons.add(self._add, "&Tambah konselor", "primary")
        super().__init__(context, "Konselor", " ", actions=(self.add_button,))
        self.search = SearchField("Cari nama, NIP, instansi", name="Cari konselor", keys="Ctrl+F")
        self.active_only = CheckField("Hanya yang a&ktif")
        explain(self.active_only, people.ACTIVE_ONLY)
        self.active_only.set_value(bool(context.preferences.page(self.key).get("active_only")))
        self.note = FilterNote("orang")
        self.model: TableModel[CounselorLine] = TableModel(
            COUNSELOR_COLUMNS, key=lambda line: line.counselor.id
        )
        self.table: Table[CounselorLine] = Table("Daftar konselor", self.model, multi=True)
        self.table.tell(self.search, self.active_only)
        self.record = CounselorRecord(context, self.deeds)
        nothing = EmptyState(
            "Belum ada yang dipilih",
            "Pilih seorang konselor untuk melihat kelompok dan sesinya.",
            icon_name="counselor",
        )
        self.panes = ListAndDetail(
            self._listing(), nothing=nothing, list_width=_LIST, detail_width=_RECORD
        )
        self._lines: list[CounselorLine] = []
        self.add(self.panes, 1)
        remember_columns(context, self.table, self.key)
        self._connect()

    def reload(self) -> None:
        """Look in the store again; who is chosen stays chosen."""
        self._lines = counselor_lines(self.context.store, self.context.today())
        active = sum(line.active for line in self._lines)
        self.set_title("Konselor", f"{len(self._lines)} orang, {active} aktif")
        self._say_empty()
        self._list()

    def show_target(self, target: object) -> None:
        """Choose a counselor by id; a filter that hides the person is cleared."""
        if not isinstance(target, str):
            return
        self._lines = counselor_lines(self.context.store, self.context.today())
        self._list()
        if self.model.place_of(target) is None:
            self.table.clear_filters()
            self._show_all()
        place = self.model.place_of(target)
        if place is not None:
            self.table.select_place(place)

    def take_focus(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            self._add,
            Command(text="Cari konselor", run=self._focus_search, icon="search", keys="Ctrl+F"),
            *self.deeds.of(self._chosen),
        )

    def _listing(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout()
        line.setSpacing(Space.LARGE)
        line.addWidget(self.search, 1)
        line.addWidget(self.active_only)
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(line)
        whole.addWidget(self.note)
        whole.addWidget(self.table, 1)
        return holder

    def _connect(self) -> None:
        self.search.searched.connect(self._list)
        self.search.list_wanted.connect(self.table.focus_list)
        self.search.accepted.connect(self.table.focus_list)
        self.active_only.changed.connect(self._narrowed)
        self.note.cleared.connect(self._show_all)
        self.table.current_row_changed.connect(self._show)
        self.table.activated_row.connect(self._open)
        self.table.row_menu_wanted.connect(self._pop_up)
        add_keys(self, self.context, self.commands())

    def _list(self) -> None:
        """Show the lines that search and tick leave."""
        words = normal_name(self.search.search_text()).split()
        only = self.active_only.value()
        shown = [line for line in self._lines if _fits(line, words) and (line.active or not only)]
        self.model.replace(shown)
        reasons = (searched(self.search.search_text()), "hanya yang aktif" if only else "")
        self.note.say(reasons, len(shown), len(self._lines))
        if self.table.current_row() is None and shown:
            self.table.select_place(0)
        self._show(self.table.current_row())

    def _show_all(self) -> None:
        """Take search and tick away."""
        self.search.clear()
        self.active_only.set_value(False)
        self._list()

    def _show(self, line: CounselorLine | None) -> None:
        if line is None:
            self.panes.show_nothing()
        else:
            self.record.show_line(line)
            self.panes.show_detail(self.record)

    def _say_empty(self) -> None:
        if self._lines:
            empty = EmptyState("Tidak ada yang cocok", "Periksa ejaannya.", icon_name="search")
        else:
            add = CommandButtons(self.context).add(self._add, "Tambah konselor")
            empty = EmptyState(
                "Belum ada konselor",
                "Tambahkan pegawai atau mitra yang memimpin sesi.",
                icon_name="counselor",
                buttons=(add,),
            )
        self.table.set_empty(empty)

    def _chosen(self) -> str | None:
        line = self.table.current_row()
        return line.counselor.id if line is not None else None

    def _open(self, line: CounselorLine) -> None:
        self._show(line)
        self.record.edit_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _pop_up(self, line: CounselorLine, place: QPoint) -> None:
        pop_up(self, self.context, self.deeds.of(lambda: line.counselor.id), place)

    def _narrowed(self) -> None:
        state = {"active_only": self.active_only.value()}
        self.context.preferences.remember_page(self.key, state)
        self._list()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _fits(line: CounselorLine, words: list[str]) -> bool:
    found = line.counselor
    known = f"{normal_name(f'{found.name} {found.institution} {found.function}')} {found.nip}"
    return all(word in known for word in words)
