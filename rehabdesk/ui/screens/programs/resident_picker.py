"""Choosing residents: a searchable list with ticks, and a place to paste a list."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.lines import ResidentFilter, ResidentLine
from rehabdesk.domain.resident import place
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.programs.pasted import Pasted, match_pasted
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.fields import CheckField, NoteField
from rehabdesk.ui.widgets.paged_model import PagedTableModel
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import programs

_SHOWN = 5
_RUNNING = (EnrolmentState.ACTIVE, EnrolmentState.SUSPENDED)


class ResidentPicker(QWidget):
    """Space, Enter or a double click ticks a resident; the ticks stay while searching on."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen: dict[str, None] = {}
        self._sort = ("name", False)
        self.search = SearchField("Cari nama atau nomor registrasi…", keys="Ctrl+F")
        self.free_only = CheckField("Hanya yang belum menjadi peserta", checked=True)
        explain(self.free_only, programs.PICKER["free_only"])
        self.model: PagedTableModel[ResidentLine] = PagedTableModel(self._columns(), self._fetch)
        self.table: Table[ResidentLine] = Table(
            "Residen",
            self.model,
            multi=True,
            empty=EmptyState("Tidak ada yang cocok.", _HINT, icon_name="search"),
        )
        self.table.setMinimumHeight(300)
        self.table.installEventFilter(self)
        self.pasted = NoteField(lines=3, limit=100_000, placeholder=_PASTE)
        explain(self.pasted, programs.PICKER["pasted"])
        self.match_button = button("C&ocokkan")
        self.paste_button = button("&Tempel daftar…", icon_name="copy")
        self.tick_button = button("Pilih / lepas", "quiet", "check")
        self.clear_button = button("Kosongkan pilihan", "quiet")
        self.told = Banner("", Tone.INFO, dismissible=True)
        self.count = label("", "muted")
        self._lay_out()
        self._connect()
        self.count.setText(_HOW)
        self.show_people()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the residents ticked, in the order of ticking."""
        return tuple(self._chosen)

    def choose(self, ids: Iterable[str]) -> None:
        """Tick more residents."""
        self._chosen |= dict.fromkeys(ids)
        self._show_choice()

    def drop(self, ids: Iterable[str]) -> None:
        """Take ticks away."""
        gone = set(ids)
        self._chosen = {one: None for one in self._chosen if one not in gone}
        self.show_people()
        self._show_choice()

    def toggle(self, lines: Sequence[ResidentLine]) -> None:
        """Tick these, or untick them when all of them are."""
        ids = [str(one.id) for one in lines]
        if all(one in self._chosen for one in ids):
            for resident_id in ids:
                self._chosen.pop(resident_id, None)
        else:
            self._chosen |= dict.fromkeys(ids)
        self._show_choice()

    def show_people(self) -> None:
        """List who fits the search."""
        store, day = self._context.store, self._context.today()
        wanted = ResidentFilter(text=self.search.search_text(), present_only=True)
        key, down = self._sort
        ids = store.residents.ids(wanted, day, key, descending=down)
        if self.free_only.value():
            taken = {
                one
                for state in _RUNNING
                for one in store.residents.ids(ResidentFilter(state=state.value), day)
            }
            ids = tuple(one for one in ids if one not in taken)
        # Whoever is ticked stands first, so that the choice can be seen as a whole.
        first = [one for one in self._chosen if not wanted.text or one in ids]
        self.model.replace((*first, *(one for one in ids if one not in self._chosen)))

    def match(self) -> None:
        """Tick whoever the pasted lines name, and say which lines named nobody."""
        outcome = match_pasted(self._context.store, self.pasted.value())
        self.choose(outcome.found)
        self.told.set_message(_told(outcome), _tone(outcome))
        self.told.show()
        rest = (*outcome.unknown, *outcome.doubtful)
        self.pasted.set_value("\n".join(rest))
        self.show_people()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick with the space bar."""
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self.toggle(self.table.selected_rows())
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(self.search, 1)
        head.addWidget(self.free_only)
        head.addWidget(self.paste_button)
        self._paste_area = QWidget()
        paste = QHBoxLayout(self._paste_area)
        paste.setContentsMargins(0, 0, 0, 0)
        paste.addWidget(self.pasted, 1)
        paste.addWidget(self.match_button, 0, Qt.AlignmentFlag.AlignTop)
        self.pasted.setAccessibleName("Daftar yang ditempel")
        self._paste_area.hide()
        self.told.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.tick_button)
        foot.addWidget(self.clear_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Space.SMALL, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self._paste_area)
        whole.addWidget(self.told)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self.show_people)
        self.search.list_wanted.connect(self.table.focus_list)
        self.free_only.changed.connect(self.show_people)
        self.model.sort_chosen.connect(self._sorted)
        self.table.activated_row.connect(self._toggle_one)
        self.table.clicked.connect(self._clicked)
        self.tick_button.clicked.connect(lambda: self.toggle(self.table.selected_rows()))
        self.clear_button.clicked.connect(lambda: self.drop(self.chosen()))
        self.paste_button.clicked.connect(self._open_paste)
        self.match_button.clicked.connect(self.match)

    def _toggle_one(self, line: ResidentLine) -> None:
        self.toggle((line,))

    def _open_paste(self) -> None:
        self._paste_area.setVisible(self._paste_area.isHidden())
        if not self._paste_area.isHidden():
            self.pasted.setFocus()

    def _clicked(self, index: QModelIndex) -> None:
        """A click on the tick itself is enough."""
        line = self.model.row_at(index.row())
        if index.column() == 0 and line is not None:
            self.toggle((line,))

    def _sorted(self, key: str, down: bool) -> None:
        known = {"name", "registration_no", "place"}
        self._sort = (key if key in known else "name", down)
        self.show_people()

    def _show_choice(self) -> None:
        count = len(self._chosen)
        self.count.setText(f"{count} orang dipilih" if count else _HOW)
        self.model.refresh()
        self.changed.emit()

    def _fetch(self, ids: Sequence[str]) -> Sequence[ResidentLine]:
        return self._context.store.residents.lines(ids, self._context.today())

    def _columns(self) -> tuple[Column[ResidentLine], ...]:
        return (
            Column(
                key="tick",
                heading="Pilih",
                text=lambda line: "✓ Dipilih" if line.id in self._chosen else "☐",
                tone=lambda line: Tone.ACCENT if line.id in self._chosen else None,
                spoken=lambda line: "dipilih" if line.id in self._chosen else "tidak dipilih",
                width=92,
                sortable=False,
            ),
            Column(
                key="name", heading="Nama", text=lambda line: line.name, stretch=True, strong=True
            ),
            Column(
                key="registration_no",
                heading="No. registrasi",
                text=lambda line: line.registration_no,
                width=130,
            ),
            Column(
                key="place",
                heading="Blok/kamar",
                text=lambda line: place(line.block, line.cell),
                width=100,
            ),
            Column(
                key="cohort",
                heading="Peserta di",
                text=lambda line: line.cohort_name if line.state in _RUNNING else "–",
                width=190,
                muted=True,
            ),
        )


_HOW = "Spasi atau klik kolom pertama memilih; Shift dan panah untuk beberapa baris."
_HINT = "Periksa ejaannya, atau tampilkan juga yang sudah menjadi peserta."
_PASTE = "Satu orang per baris: nomor registrasi, nama, atau baris tabel dari Excel."


def _told(outcome: Pasted) -> str:
    said = [f"{len(outcome.found)} orang ditemukan dan dipilih."]
    for words, lines in (
        ("tidak ditemukan", outcome.unknown),
        ("cocok dengan lebih dari satu orang", outcome.doubtful),
    ):
        if lines:
            named = "; ".join(lines[:_SHOWN]) + ("; …" if len(lines) > _SHOWN else "")
            said.append(f"{len(lines)} baris {words}: {named}.")
    return " ".join(said)


def _tone(outcome: Pasted) -> Tone:
    return Tone.WARNING if outcome.unknown or outcome.doubtful else Tone.SUCCESS
