"""*Tentang*: version, engines, licences, and the check of the program itself."""

from datetime import datetime

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rehabdesk import __title__, __version__, paths
from rehabdesk.services.self_check import failures, report, write_report
from rehabdesk.services.trouble_log import latest_lines
from rehabdesk.services.versions import ProgramPart, build, engines, parts
from rehabdesk.storage import Store
from rehabdesk.ui.background import Worker, run_in_background
from rehabdesk.ui.shell import engine_check
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.clipboard import copy_text
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.text import button, label

_LINES = 50
_REPLACEABLE = (
    "Qt dan PySide6 dipakai menurut LGPL versi 3: pustakanya berkas terpisah di folder program dan"
    " boleh diganti. Teks lisensi dan tempat sumbernya ada di daftar di bawah."
)
_COPIED = (
    "Salinan untuk petugas komputer berisi versi program serta waktu, jenis, dan tempat masalah di"
    f" dalam program (paling banyak {_LINES} baris terakhir), tanpa nama orang, isi data, atau nama"
    " folder."
)


class AboutDialog(QDialog):
    """Shows what runs here and under whose terms; *Periksa program* tries all of it."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tentang RehabDesk")
        self.setAccessibleName("Tentang RehabDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, 860, 620)
        self._engines = (*engines(store), ("Qt", qVersion()))
        self._parts: tuple[ProgramPart, ...] = parts()
        self._worker: Worker[list[str]] | None = None
        self.outcome = Banner("", Tone.INFO)
        self.outcome.hide()
        self.names = QListWidget()
        self.names.setAccessibleName("Bagian program")
        self.names.addItems([f"{one.name} {one.version}".strip() for one in self._parts])
        self.words = QPlainTextEdit()
        self.words.setAccessibleName("Teks lisensi")
        self.words.setReadOnly(True)
        self.names.currentRowChanged.connect(self._show_licence)
        self.check_button = button("&Periksa program", "plain", "check")
        self.check_button.clicked.connect(self.check)
        self.copy_button = button("&Salin untuk petugas komputer", "plain", "copy")
        self.copy_button.clicked.connect(self.copy_log)
        self._lay_out()
        self.names.setCurrentRow(0)

    def check(self) -> None:
        """Try every part in the background, then Qt's own, and keep a report."""
        if self._worker is not None:
            return
        self.check_button.setEnabled(False)
        self.outcome.set_message("Memeriksa semua bagian; ini perlu kira-kira satu menit.")
        self.outcome.show()
        now = datetime.now().astimezone()
        self._worker = run_in_background(
            self,
            lambda tell: failures(lambda _stage: tell(0, 0), now=now),
            self._checked,
            self._failed,
        )

    def copy_log(self) -> None:
        """Put the versions and the last lines of the log of troubles into the clipboard."""
        lines = latest_lines(_LINES)
        versions = "\n".join(f"{name} {version}" for name, version in self._engines)
        told = "\n".join(lines) or "Belum ada masalah yang tercatat."
        kept = f"{len(lines)} baris terakhir catatan masalah" if lines else "belum ada masalah"
        copy_text(f"{versions}\n\n{told}\n")
        self.outcome.set_message(f"Disalin: versi program; {kept}.", Tone.SUCCESS)
        self.outcome.show()

    def done(self, result: int) -> None:
        """Let a check come to its end before its window goes."""
        if self._worker is not None:
            self._worker.requestInterruption()
            self._worker.wait()
        super().done(result)

    def _checked(self, found: list[str]) -> None:
        self._worker = None
        self.check_button.setEnabled(True)
        found = [*found, *engine_check.failures()]
        now = datetime.now().astimezone()
        folder = paths.computer_settings_folder() / paths.LOGS
        path = write_report(report(found, now), folder, now)
        kept = f" Laporan tanpa data pribadi: {path}" if path else ""
        if found:
            self.outcome.set_message(f"{'. '.join(found)}.{kept}", Tone.DANGER)
        else:
            self.outcome.set_message(f"Semua bagian bekerja.{kept}", Tone.SUCCESS)

    def _failed(self, error: Exception) -> None:
        self._checked([f"Pemeriksaan berhenti: {type(error).__name__}"])

    def _show_licence(self, row: int) -> None:
        part = self._parts[row]
        head = f"{part.name} {part.version}\n{part.licence}".strip()
        self.words.setPlainText(f"{head}\n\n{part.text}".strip())

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(label(f"{__title__} {__version__}", "title"))
        made = build()
        whole.addWidget(label(f"Dibuat dari {made}" if made else "Dijalankan dari sumber", "muted"))
        versions = "  ·  ".join(f"{name} {version}" for name, version in self._engines[1:])
        whole.addWidget(label(versions, "small", wrap=True))
        whole.addWidget(self.outcome)
        whole.addWidget(label("Lisensi", "heading"))
        whole.addWidget(label(_REPLACEABLE, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(self.names, 2)
        row.addWidget(self.words, 5)
        whole.addLayout(row, 1)
        close = button("Tutup", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.check_button)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(close)
        whole.addWidget(label(_COPIED, "small", wrap=True))
        whole.addLayout(foot)
