"""Dialogs of the capture view: find somebody for the list, a guest, the history of one mark."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.attendance import AttendanceStatus, Correction
from rehabdesk.domain.identity import GuestId
from rehabdesk.domain.lines import ResidentFilter, ResidentLine
from rehabdesk.domain.resident import place
from rehabdesk.domain.session import SessionGuest
from rehabdesk.services.expected_list import add_guest
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.opened import MarkLine, OpenSheet
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.fields.session import GUEST
from rehabdesk.wording.names import with_aliases

_MOST_FOUND = 50

_PEOPLE: tuple[Column[ResidentLine], ...] = (
    Column(
        key="name",
        heading="Nama",
        text=lambda one: with_aliases(one.name, one.aliases),
        stretch=True,
    ),
    Column(key="no", heading="No. Registrasi", text=lambda one: one.registration_no, width=130),
    Column(
        key="place",
        heading="Kamar",
        text=lambda one: place(one.block, one.cell),
        width=80,
        muted=True,
    ),
    Column(key="group", heading="Kelompok", text=lambda one: one.group_name, width=120, muted=True),
)


class FindPerson(QDialog):
    """Any resident, found by name or number; Enter takes the chosen one."""

    found = Signal(str)

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        *,
        title: str = "Tambahkan orang",
        heading: str = "Tambahkan orang ke daftar ini",
        verb: str = "&Tambahkan ke daftar",
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = SearchField("Nama, alias, atau nomor registrasi", name="Cari residen")
        self.model: TableModel[ResidentLine] = TableModel(_PEOPLE, key=lambda one: one.id)
        self.empty = EmptyState("Ketik nama atau nomor.", icon_name="search")
        self.table: Table[ResidentLine] = Table("Residen", self.model, empty=self.empty)
        self.add_button = button(verb, "primary", "add")
        self.cancel_button = button("Tidak jadi")
        self.search.searched.connect(self._look)
        self.search.list_wanted.connect(self.table.focus_list)
        self.search.accepted.connect(self.choose)
        on(self.table.activated_row, self.choose)
        self.add_button.clicked.connect(self.choose)
        self.cancel_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.add_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(label(heading, "heading"))
        whole.addWidget(self.search)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        open_as(self, 680, 460)
        self.search.setFocus()

    def choose(self) -> None:
        """Take the person under the cursor."""
        chosen = self.table.current_row()
        if chosen is not None:
            self.found.emit(chosen.id)
            self.accept()

    def _look(self, text: str) -> None:
        residents, today = self.context.store.residents, self.context.today()
        ids = residents.ids(ResidentFilter(text=text), today)[:_MOST_FOUND] if text else ()
        self.model.replace(residents.lines(ids, today) if ids else ())
        self.empty.set_text("Tidak ditemukan." if text else "Ketik nama atau nomor.")
        self.table.select_place(0)


def guest_dialog(context: Context, sheet: OpenSheet, on_done: Callable[[], None]) -> FormDialog:
    """Ask for a guest's name and institution."""
    form, empty = Form(), SessionGuest(id=GuestId(""), session=sheet.session.id, name="")
    fields = RecordForm(form, GUEST, empty, context.today())
    fields.put()

    def deed() -> str | None:
        guest = fields.record()
        refused = context.attempt(
            form,
            lambda: add_guest(context.store, sheet.session, guest.name, guest.institution),
            "-",
        )
        if not refused:
            on_done()
        return refused

    return FormDialog(
        "Catat tamu",
        form,
        "Catat tamu",
        deed,
        subtitle="Tamu yang menandatangani daftar, bukan residen.",
        icon_name="guest",
        parent=context.shell.window_widget(),
    )


class HistoryDialog(QDialog):
    """What a mark was before, who changed it, when and why."""

    def __init__(
        self,
        line: MarkLine,
        corrections: Sequence[Correction],
        statuses: Sequence[AttendanceStatus],
        zone: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Riwayat tanda")
        self.setAccessibleName("Riwayat tanda")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = {one.number: one.label for one in statuses}

        def word(status: int | None) -> str:
            return "kosong" if status is None else names.get(status, "?")

        columns: tuple[Column[Correction], ...] = (
            Column(
                key="when", heading="Kapan", text=lambda one: stamp(one.changed_at, zone), width=196
            ),
            Column(key="who", heading="Oleh", text=lambda one: one.changed_by, width=110),
            Column(
                key="old",
                heading="Semula",
                text=lambda one: f"{word(one.old_status)} {one.old_detail}".strip(),
                width=170,
            ),
            Column(key="new", heading="Menjadi", text=lambda one: word(one.new_status), width=120),
            Column(key="why", heading="Mengapa", text=lambda one: one.why or "–", stretch=True),
        )
        nothing = EmptyState("Tanda ini belum pernah diubah.", icon_name="history")
        self.table: Table[Correction] = Table(
            "Riwayat tanda", TableModel(columns, corrections), empty=nothing
        )
        close = button("&Tutup", "primary")
        close.setAutoDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        now = line.status.label if line.status else "kosong"
        foot.addWidget(label(f"Sekarang: {now}"), 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(label(f"{line.name} · {line.registration_no}", "heading"))
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        open_as(self, 820, 340)
        close.setFocus()
