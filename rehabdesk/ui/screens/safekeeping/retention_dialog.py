"""Old personal data: listed, proposed by one person, sealed or anonymised by another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.retention import Retention
from rehabdesk.services.retention import (
    Overdue,
    anonymise,
    keep_for,
    overdue,
    propose,
    seal_record,
    withdraw,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.discarding import Discarding
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.fields import NumberField
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.speech import name_widget
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.dates import medium_date

_WIDTH, _HEIGHT = 760, 560


def _state(line: Overdue) -> str:
    if line.proposal is None:
        return "Disegel" if line.sealed else "Belum diusulkan"
    return f"Diusulkan {medium_date(line.proposal.proposed_on)}"


def _who(line: Overdue) -> str:
    return f"{line.resident.name} {line.resident.registration_no}".strip()


COLUMNS: tuple[Column[Overdue], ...] = (
    Column[Overdue](
        key="name", heading="Nama", text=lambda one: one.resident.name, stretch=True, strong=True
    ),
    Column[Overdue](
        key="number",
        heading="No. registrasi",
        text=lambda one: one.resident.registration_no,
        width=130,
    ),
    Column[Overdue](
        key="left",
        heading="Terakhir di sini",
        text=lambda one: medium_date(one.last_day),
        sort=lambda one: one.last_day,
        width=130,
    ),
    Column[Overdue](
        key="state",
        heading="Usulan",
        text=_state,
        tone=lambda one: Tone.WARNING if one.proposal else None,
        width=190,
    ),
)
"""Who left too long ago, and who waits for a second person."""


class RetentionDialog(QDialog):
    """The list, and what one may do with the one who is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle("Masa simpan data")
        self.setAccessibleName("Masa simpan data")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, _WIDTH, _HEIGHT)
        self.years = NumberField(lowest=1, highest=50)
        explain(self.years, asked.RETENTION)
        name_widget(self.years, "Tahun disimpan")
        nothing = EmptyState(
            "Tidak ada data yang lewat masa simpan",
            "Yang sudah keluar lebih lama dari itu muncul di sini.",
            icon_name="success",
        )
        self.model: TableModel[Overdue] = TableModel(COLUMNS, key=lambda one: one.resident.id)
        self.table: Table[Overdue] = Table("Data lewat masa simpan", self.model, empty=nothing)
        self.propose_button = button("&Usulkan", "plain", "flag")
        self.withdraw_button = button("&Tarik usulan", "quiet")
        self.seal_button = button("&Segel…", "plain", "lock")
        self.anonymise_button = button("&Anonimkan…", "danger", "remove")
        self.set_button = button("&Pakai", "plain")
        self.trouble = label("", "error", wrap=True)
        self._lay_out()
        self.propose_button.clicked.connect(self.propose)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.seal_button.clicked.connect(self.ask_sealing)
        self.anonymise_button.clicked.connect(self.ask_anonymise)
        self.set_button.clicked.connect(self.keep_years)
        self.table.current_row_changed.connect(self._allow)
        self.reload()

    def reload(self) -> None:
        """Look again who is overdue."""
        store = self.context.store
        self.years.set_value(store.settings.read(Retention).years)
        self.model.replace(overdue(store, self.context.today()))
        if self.table.current_row() is None and self.model.rowCount():
            self.table.select_place(0)
        self._allow()

    def reject(self) -> None:
        """Close, or first ask when other years were typed and are not in use yet."""
        kept = self.context.store.settings.read(Retention).years
        if self.years.value() != kept and not self._asking.is_asking():
            self._asking.ask()
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, or goes back from the question to the years."""
        if event.key() == Qt.Key.Key_Escape and self._asking.is_asking():
            self._asking.give_way()
        else:
            super().keyPressEvent(event)

    def keep_years(self) -> None:
        """Set how long data is kept."""
        years = self.years.value()
        if years is not None:
            self.context.perform(lambda: keep_for(self.context.store, years))
            self.reload()

    def propose(self) -> None:
        """Propose the one who is chosen."""
        if (line := self.table.current_row()) is not None:
            store, today = self.context.store, self.context.today()
            self.context.perform(lambda: propose(store, line.resident.id, today=today))
            self.reload()

    def withdraw(self) -> None:
        """Take the proposal back."""
        if (line := self.table.current_row()) is not None:
            self.context.perform(lambda: withdraw(self.context.store, line.resident.id))
            self.reload()

    def ask_sealing(self) -> None:
        """Restrict the one who was proposed, after a question."""
        line = self.table.current_row()
        if line is None:
            return
        confirm(
            self,
            "Segel data residen?",
            f"Data {_who(line)} tetap utuh, tetapi hanya terlihat oleh yang berhak melihat residen"
            " terbatas. Segel dapat dicabut di halaman Residen.",
            "Segel",
            lambda: self._seal_record(line),
        )

    def ask_anonymise(self) -> None:
        """Empty the data of the one who was proposed, after a question."""
        line = self.table.current_row()
        if line is None:
            return
        who = _who(line)
        confirm(
            self,
            "Anonimkan residen?",
            f"Identitas, alamat, perkara, foto, nomor, dan catatan konseling dan medis {who}"
            " dikosongkan. Kehadiran tetap ada untuk angka. Sertifikat dan jejak audit tetap"
            " menyimpan namanya.",
            "Anonimkan",
            lambda: self._anonymise(line),
            danger=True,
        )

    def _seal_record(self, line: Overdue) -> None:
        store, today = self.context.store, self.context.today()
        self.context.perform(lambda: seal_record(store, line.resident.id, today=today))
        self.reload()

    def _anonymise(self, line: Overdue) -> None:
        store, today = self.context.store, self.context.today()
        self.context.perform(lambda: anonymise(store, line.resident.id, today=today))
        self.reload()

    def _allow(self, _line: object = None) -> None:
        line = self.table.current_row()
        proposal = line.proposal if line is not None else None
        own = proposal is not None and proposal.proposed_by == self.context.store.desk.user
        self.propose_button.setEnabled(line is not None and proposal is None)
        self.withdraw_button.setEnabled(proposal is not None)
        second = proposal is not None and not own
        self.seal_button.setEnabled(second and line is not None and not line.sealed)
        self.anonymise_button.setEnabled(second)
        self.trouble.setText(
            "Menunggu orang kedua: yang mengusulkan tidak dapat menyegel atau menganonimkan."
            if own
            else ""
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(label("Masa simpan data", "heading"), 1)
        head.addWidget(label("Simpan", "muted"))
        head.addWidget(self.years)
        head.addWidget(label("tahun setelah keluar", "muted"))
        head.addWidget(self.set_button)
        buttons = QWidget(self)
        foot = QHBoxLayout(buttons)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(Space.MEDIUM)
        self._asking = Discarding(buttons, self.reject, self.years.setFocus)
        self.discard_button = self._asking.discard_button
        close = button("Tutup")
        close.clicked.connect(self.reject)
        foot.addWidget(self.propose_button)
        foot.addWidget(self.withdraw_button)
        foot.addWidget(self.seal_button)
        foot.addWidget(self.anonymise_button)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.trouble)
        whole.addWidget(self._asking)
        whole.addWidget(buttons)
