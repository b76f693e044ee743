"""Residen: the list at the left, the record of the one under the cursor at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.lines import ResidentFilter, ResidentLine
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import note_opened
from rehabdesk.services.restricting import note_restricted_opened
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import (
    Command,
    CommandButtons,
    add_keys,
    commands_in,
    pop_up,
)
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.residents.chosen import ChosenResidents
from rehabdesk.ui.screens.residents.columns import RESIDENT_COLUMNS
from rehabdesk.ui.screens.residents.deeds import ResidentDeeds
from rehabdesk.ui.screens.residents.filters import ResidentFilters
from rehabdesk.ui.screens.residents.photos_dialog import ask_photos
from rehabdesk.ui.screens.residents.record import ResidentRecord
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.paged_model import PagedTableModel
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.numbers import thousands

_REST = 60
_READING = 1500
"""Milliseconds after which a record under the cursor counts as read, for the audit log."""
_LIST, _RECORD = 540, 600
_NATURAL = "name"
_NOBODY = "Belum ada residen untuk diekspor."


class ResidentsPage(ScreenPage):
    """Residen."""

    key = "residents"
    lists = (ImportSubject.PEOPLE,)

    def __init__(self, context: Context) -> None:
        self.deeds = ResidentDeeds(context, self.show_target)
        self._add = Command(
            text="&Tambah residen…",
            run=self.deeds.add,
            icon="add",
            keys="Ctrl+N",
            right=Right.WRITE_PEOPLE,
        )
        self._export = Command(
            text="&Ekspor residen dengan susunan kolom (SDP, BNN)…",
            run=self.export,
            icon="export",
            keys="Shift+F9",
            right=Right.EXPORT,
            why_not=lambda: _NOBODY if not context.store.residents.count() else "",
        )
        self._on_chosen = ChosenResidents(context, self._selected)
        self._photos = Command(
            text="Foto beberapa orang menurut nomor…",
            run=lambda: ask_photos(context),
            icon="photo",
            right=Right.WRITE_PEOPLE,
        )
        self._entries = self.deeds.of(lambda: self._chosen)
        self._buttons = CommandButtons(context)
        self.add_button = self._buttons.add(self._add, "&Tambah residen", "primary")
        self.export_button = self._buttons.add(self._export, "&Ekspor…")
        actions = (self.export_button, self.add_button)
        super().__init__(context, "Residen", " ", actions=actions)
        self.filters = ResidentFilters()
        self.model: PagedTableModel[ResidentLine] = PagedTableModel(RESIDENT_COLUMNS, self._lines)
        self.table: Table[ResidentLine] = Table("Daftar residen", self.model, multi=True)
        self.table.tell(*self.filters.fields())
        self.record = ResidentRecord(context, self.deeds)
        self.panes = ListAndDetail(
            self.table,
            nothing=EmptyState(
                "Belum ada yang dipilih",
                "Pilih seseorang di daftar untuk melihat catatannya.",
                icon_name="resident",
            ),
            list_width=_LIST,
            detail_width=_RECORD,
        )
        self._sort = (_NATURAL, False)
        self._chosen: ResidentId | None = None
        self._offered = False
        self._anybody: bool | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._show_record)
        self._reading = QTimer(self, singleShot=True, interval=_READING)
        self._reading.timeout.connect(self._note_reading)
        self.add(self.filters)
        self.add(self.filters.note)
        self.add(self.panes, 1)
        self._recall()
        self._connect()

    def reload(self) -> None:
        """Look in the store again; who is chosen stays chosen."""
        self.filters.offer(self.context.store)
        if not self._offered:
            self._offered = True
            self.filters.recall(self.context.preferences.page(self.key))
        self._list()

    def show_target(self, target: object) -> None:
        """Choose a resident by id, or narrow the list to a filter."""
        if isinstance(target, ResidentFilter):
            self._offered = True
            self.filters.offer(self.context.store)
            self.filters.set_wanted(target)
        elif isinstance(target, str):
            self._choose(ResidentId(target))

    def take_focus(self) -> None:
        """Begin in the search field."""
        self._focus_search()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            self._add,
            Command(text="Cari residen", run=self._focus_search, icon="search", keys="Ctrl+F"),
            self._export,
            *self._on_chosen.commands(),
            self._photos,
            *commands_in(self._entries),
            *self.deeds.writing(lambda: self._chosen),
            *self.record.commands(),
        )

    def export(self) -> None:
        """Ask for the columns of a file of those shown, or of everybody."""
        from rehabdesk.ui.screens.residents.export_dialog import export_dialog

        export_dialog(self.context, tuple(self.model.shown_ids())).open()

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrowed)
        self.filters.list_wanted.connect(self.table.focus_list)
        self.model.sort_chosen.connect(self._sorted)
        self.table.current_row_changed.connect(self._moved)
        self.table.activated_row.connect(self._open)
        self.table.row_menu_wanted.connect(self._pop_up)
        self.panes.splitterMoved.connect(self._widths_moved)
        add_keys(self, self.context, self.commands())

    def _recall(self) -> None:
        self._widths: list[int] = list(self.context.preferences.page(self.key).get("widths", ()))
        if self._widths:
            self.panes.setSizes(self._widths)
        state = remember_columns(self.context, self.table, self.key)
        if state.get("sort"):
            self._sort = (state["sort"][0], bool(state["sort"][1]))

    def _remember(self) -> None:
        state = self.filters.remembered() | {"widths": self._widths}
        self.context.preferences.remember_page(self.key, state)

    def _widths_moved(self) -> None:
        self._widths = self.panes.widths()
        self._remember()

    def _lines(self, ids: Sequence[str]) -> Sequence[ResidentLine]:
        return self.context.store.residents.lines(ids, self.context.today())

    def _narrowed(self) -> None:
        self._remember()
        self._list()

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key or _NATURAL, descending and bool(key))
        self._list()

    def _list(self) -> None:
        """Ask for the ids that the filter leaves and keep the cursor where it was."""
        store, wanted = self.context.store, self.filters.wanted()
        key, descending = self._sort
        ids = store.residents.ids(wanted, self.context.today(), key, descending=descending)
        everybody = store.residents.count()
        self._buttons.offer()
        self._say_empty(everybody)
        chosen, several = self._chosen, {one.id for one in self.table.selected_rows()}
        self.model.replace(ids)
        words = f"{thousands(len(ids))} dari {thousands(everybody)} orang"
        whole = len(ids) == everybody
        self.filters.note.say(self.filters.reasons(), len(ids), everybody)
        self.set_title("Residen", f"{thousands(everybody)} orang" if whole else words)
        listed = self.model.shown_ids()
        place = listed.index(chosen) if chosen in listed else 0
        if listed:
            self.table.select_place(place)
        self.table.select_also(at for at, one in enumerate(listed) if one in several)
        self._chosen = self.model.id_at(self.table.currentIndex().row())
        self._rest.start()

    def _say_empty(self, everybody: int) -> None:
        """Say what to do when no row is left; made anew only when there is another thing to say."""
        anybody = everybody > 0
        if anybody == self._anybody:
            return
        self._anybody = anybody
        if anybody:
            clear = button("Tampilkan semua")
            clear.clicked.connect(lambda: self.filters.set_wanted(ResidentFilter()))
            sentence = "Periksa ejaan, atau longgarkan saringannya."
            empty = EmptyState(
                "Tidak ada yang cocok", sentence, icon_name="search", buttons=(clear,)
            )
        else:
            add = CommandButtons(self.context).add(self._add, "Tambah residen")
            empty = EmptyState(
                "Belum ada residen",
                "Tambahkan warga binaan yang akan mengikuti rehabilitasi.",
                icon_name="residents",
                buttons=(add,),
            )
        self.table.set_empty(empty)

    def _moved(self, row: ResidentLine | None) -> None:
        if row is not None and row.id != self._chosen:
            self._chosen = row.id
            self._rest.start()

    def _show_record(self) -> None:
        self._rest.stop()
        if self._chosen is not None and self.record.show_resident(self._chosen):
            self.panes.show_detail(self.record)
            if self.record.is_restricted():
                store, chosen = self.context.store, self._chosen
                self.context.carry_out(lambda: note_restricted_opened(store, chosen))
            self._reading.start()
        else:
            self.panes.show_nothing()

    def _note_reading(self) -> None:
        """Whoever stays on a record has read it; it holds the offence and the sentence."""
        if self._chosen is not None and self.isVisible():
            store, chosen = self.context.store, self._chosen
            self.context.carry_out(
                lambda: note_opened(store, "resident", chosen, "Data residen dibuka")
            )

    def _choose(self, resident: ResidentId) -> None:
        """Put the cursor on somebody; filters that hide the person are cleared."""
        if self.context.store.residents.is_hidden(resident):
            self.context.shell.say("Catatan residen ini terbatas dan tidak termasuk hak Anda.")
            return
        self._chosen = resident
        if not self._offered or not self._is_listed(resident):
            self._offered = True
            self.filters.offer(self.context.store)
            self.filters.set_wanted(ResidentFilter())
        self._list()
        if resident not in self.model.shown_ids():
            self.table.clear_filters()
            self._chosen = resident
            self._list()
        self._show_record()

    def _is_listed(self, resident: ResidentId) -> bool:
        day = self.context.today()
        return resident in self.context.store.residents.ids(self.filters.wanted(), day)

    def _open(self) -> None:
        self._show_record()
        self.record.focus_tabs()

    def _pop_up(self, row: ResidentLine, place: QPoint) -> None:
        several = len(self._selected()) > 1
        entries = () if several else (*self.deeds.of(lambda: ResidentId(row.id)), None)
        pop_up(self, self.context, (*entries, *self._on_chosen.commands(), self._photos), place)

    def _selected(self) -> tuple[ResidentId, ...]:
        return tuple(ResidentId(one.id) for one in self.table.selected_rows())

    def _focus_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
