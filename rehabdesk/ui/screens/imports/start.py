"""Where a list comes in: what it is a list of, a place to drop it, and the imports so far."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.importing import ImportBatch, ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.templates import save_template
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.bringing import files_in
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, pop_up
from rehabdesk.ui.screens.kit.sealing import ask_place
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.state import set_state
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.terms import label as term

_HINTS = {
    ImportSubject.PEOPLE: "Ekspor SDP atau daftar WBP. Kolom dan judulnya dikenali sendiri.",
    ImportSubject.ENROLMENTS: "Lampiran SK: nama, jenis rehabilitasi, kelompok atau konselor.",
    ImportSubject.COUNSELORS: "Konselor dan petugas mitra dengan NIP, jabatan, dan instansi.",
    ImportSubject.ROOMS: "Nama ruangan dan kapasitasnya.",
    ImportSubject.HOLIDAYS: "Tanggal dan nama hari libur atau cuti bersama.",
    ImportSubject.TOPICS: "Judul materi dan jenis sesinya.",
    ImportSubject.MARKS: "Rekap bulanan: nama ke bawah, tanggal 1 sampai 31 ke kanan.",
    ImportSubject.EXCUSES: "Siapa yang berhalangan, sebagai apa, sejak kapan sampai kapan.",
}


def _columns(zone: str) -> tuple[Column[ImportBatch], ...]:
    """The imports so far; times are those of the office's zone."""
    return (
        Column[ImportBatch](
            key="at",
            heading="Waktu",
            text=lambda one: stamp(one.imported_at, zone),
            sort=lambda one: one.imported_at,
            width=196,
        ),
        Column[ImportBatch](
            key="subject", heading="Daftar", text=lambda one: term(one.subject), width=150
        ),
        Column[ImportBatch](
            key="file", heading="Berkas", text=lambda one: one.file_name, stretch=True, strong=True
        ),
        Column[ImportBatch](
            key="added",
            heading="Baru",
            text=lambda one: str(one.added),
            align=Align.RIGHT,
            width=70,
        ),
        Column[ImportBatch](
            key="changed",
            heading="Berubah",
            text=lambda one: str(one.changed),
            align=Align.RIGHT,
            width=86,
        ),
        Column[ImportBatch](
            key="refused",
            heading="Ditolak",
            text=lambda one: str(one.invalid + one.doubtful),
            align=Align.RIGHT,
            width=86,
        ),
        Column[ImportBatch](
            key="state",
            heading="Keadaan",
            text=lambda one: "Diurungkan" if one.undone_at else "Berlaku",
            tone=lambda one: Tone.NEUTRAL if one.undone_at else Tone.SUCCESS,
            width=110,
        ),
    )


class StartPane(QWidget):
    """The first step; a file can be dropped anywhere on it."""

    dropped = Signal(str)

    def __init__(self, context: Context, choose: Command, paste: Command) -> None:
        super().__init__()
        self.context = context
        self.subject: Segmented[ImportSubject] = Segmented(
            "Isi daftar", [(one, term(one)) for one in ImportSubject]
        )
        explain(self.subject, imports.SUBJECT)
        self.template = Command(
            text="Te&mplat kosong untuk daftar ini…",
            run=self.ask_template,
            icon="save-file",
            right=Right.IMPORT,
        )
        self._buttons = CommandButtons(context)
        bringing = CommandButtons(context)
        self.choose_button = bringing.add(choose, "&Pilih berkas…", "primary")
        self.paste_button = bringing.add(paste, "&Tempel tabel")
        self.template_button = bringing.add(self.template, "Te&mplat kosong…")
        self.drop = Card()
        self.setAcceptDrops(True)
        self._hint = label("", "muted", wrap=True)
        empty = EmptyState(
            "Belum ada impor", "Setiap impor tercatat di sini dan dapat diurungkan utuh."
        )
        self.batches: TableModel[ImportBatch] = TableModel(
            _columns(context.store.office.time_zone), key=lambda one: one.id
        )
        self.table: Table[ImportBatch] = Table("Impor terdahulu", self.batches, empty=empty)
        self.undo = Command(
            text="&Urungkan impor terpilih…",
            run=self.ask_undo,
            icon="undo",
            why_not=self._why_not_undone,
        )
        self.undo_button = self._buttons.add(self.undo, "&Urungkan impor ini")
        self._lay_out()
        self.subject.changed.connect(self._say)
        self.table.current_row_changed.connect(self._current_changed)
        self.table.row_menu_wanted.connect(self._open_menu)
        self._say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and show where they go."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            set_state(self.drop, "invited")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Look as before."""
        set_state(self.drop, "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file it is."""
        set_state(self.drop, "")
        first, *others = files_in(event.mimeData())
        event.acceptProposedAction()
        if others:
            self.context.shell.say(
                f"Satu berkas sekali baca: {Path(first).name}. Jatuhkan yang lain sesudahnya."
            )
        self.dropped.emit(first)

    def reload(self) -> None:
        """Show the imports so far."""
        self.batches.replace(self.context.store.imports.all())
        self._current_changed(self.table.current_row())

    def choose(self, subject: ImportSubject) -> None:
        """Begin with a kind of list."""
        self.subject.set_value(subject)
        self._say()

    def ask_template(self) -> None:
        """Ask where the workbook to be filled in goes; what a list is of stands in its name."""
        name = f"Templat {term(self.subject.value())}.xlsx".replace("/", "-")
        ask_place(self.context, name, "", self.write_template)

    def write_template(self, path: Path) -> None:
        """Write the workbook to be filled in."""
        context, subject = self.context, self.subject.value()
        written = context.carry_out(
            lambda: save_template(context.store, subject, path, today=context.today())
        )
        if written is not None:
            words = f"Templat tersimpan: {written.name}. Isi, lalu impor di sini."
            context.say_saved(words, written)

    def ask_undo(self) -> None:
        """Ask, then put everything back as it was before the import under the cursor."""
        batch = self.table.current_row()
        if batch is None:
            return
        confirm(
            self.context.shell.window_widget(),
            "Urungkan impor?",
            f"Semua yang ditulis dari {batch.file_name} dikembalikan seperti sebelumnya"
            f" ({batch.added} baru, {batch.changed} berubah).",
            "Urungkan impor",
            lambda: self._undo(batch),
            danger=True,
        )

    def _undo(self, batch: ImportBatch) -> None:
        context = self.context
        context.perform(lambda: undo_batch(context.store, batch.id, now=context.now()))

    def _say(self) -> None:
        self._hint.setText(_HINTS[self.subject.value()])

    def _why_not_undone(self) -> str:
        batch = self.table.current_row()
        if batch is None:
            return "Pilih dahulu impor yang akan diurungkan."
        return "Impor ini sudah diurungkan." if batch.undone_at is not None else ""

    def _current_changed(self, _batch: ImportBatch | None) -> None:
        self._buttons.offer()

    def _open_menu(self, _batch: object, place: QPoint) -> None:
        pop_up(self, self.context, (self.undo,), place)

    def _lay_out(self) -> None:
        invite = QHBoxLayout()
        invite.setSpacing(Space.LARGE)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(label("Taruh berkas di sini", "heading"))
        words.addWidget(label("Excel (.xlsx, .xls), LibreOffice (.ods), atau CSV.", "muted"))
        words.addWidget(self._hint)
        invite.addWidget(IconLabel("import", 32, muted=True))
        invite.addLayout(words, 1)
        invite.addWidget(self.template_button)
        invite.addWidget(self.paste_button)
        invite.addWidget(self.choose_button)
        self.drop.body.addLayout(invite)
        head = QHBoxLayout()
        head.addWidget(label("Impor terdahulu", "heading"), 1)
        head.addWidget(self.undo_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(self.subject)
        whole.addWidget(self.drop)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)
