"""A finished document on screen: look, print, save."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.sealed_export import write_sealed
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.pdf_view import PdfView
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.refusals import sentence


class PaperDialog(QDialog):
    """Shows a PDF from memory; nothing touches the disk until the user saves it."""

    saved = Signal(str)
    printed = Signal()

    def __init__(
        self,
        pdf: bytes,
        title: str,
        file_name: str,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.pdf = pdf
        self.file_name = file_name
        self.preferences = preferences
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1040, 690)
        self.view = PdfView()
        self.trouble = Banner("", Tone.DANGER, dismissible=True)
        self.trouble.hide()
        self.print_button = button("&Cetak…", "primary", "print")
        self.print_button.setToolTip("Cetak (Ctrl+P)")
        self.save_button = button("&Simpan…", "plain", "save-file")
        self.save_button.setToolTip("Simpan, terkunci (Ctrl+S)")
        close = button("&Tutup")
        self.print_button.clicked.connect(self.print_document)
        self.save_button.clicked.connect(self.save_document)
        close.clicked.connect(self.reject)
        self._lay_out(title, close)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_document)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_document)
        self.view.show_pdf(pdf)
        self.print_button.setFocus()

    def _lay_out(self, title: str, close: QPushButton) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(label(title, "heading"), 1)
        for one in (self.print_button, self.save_button, close):
            head.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.trouble)
        whole.addWidget(self.view, 1)

    def save_document(self) -> None:
        """Ask how it is locked and where to, and save there."""
        from rehabdesk.ui.shell.sealing_dialog import SealingDialog

        dialog = SealingDialog(self)
        dialog.accepted.connect(lambda: self._choose_place(dialog.passphrase))
        dialog.open()

    def _choose_place(self, passphrase: str) -> None:
        folder = self.preferences.choices.save_folder or str(Path.home())
        name = Path(self.file_name).with_suffix(".zip" if passphrase else ".pdf").name
        kinds = "Zip terkunci (*.zip)" if passphrase else "PDF (*.pdf)"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Simpan dokumen", str(Path(folder) / name), kinds
        )
        if chosen and passphrase:
            self.save_locked(Path(chosen), passphrase)
        elif chosen:
            self.save_to(Path(chosen))

    def save_locked(self, path: Path, passphrase: str) -> None:
        """Write a zip that only the passphrase opens; the paper itself stays in memory."""
        try:
            written = write_sealed(path, self.pdf, self.file_name, passphrase)
        except Refusal as refusal:
            self.trouble.set_message(sentence(refusal), Tone.DANGER)
            self.trouble.show()
            return
        self.preferences.keep(save_folder=str(written.parent))
        self.saved.emit(written.name)

    def save_to(self, path: Path) -> None:
        """Write the file whole or not at all, and remember its folder."""
        path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        beside = path.with_name(path.name + ".baru")
        try:
            with beside.open("wb") as file:
                file.write(self.pdf)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            self.trouble.set_message(
                f"{path.name} tidak dapat disimpan di sana. Pilih folder lain atau periksa"
                " ruang dan izin tulisnya.",
                Tone.DANGER,
            )
            self.trouble.show()
            return
        self.preferences.keep(save_folder=str(path.parent))
        self.saved.emit(path.name)

    def print_document(self) -> None:
        """Ask for a printer, and send every page to it."""
        from rehabdesk.ui.shell.printing import PrintDialog, draw_on_printer

        dialog = PrintDialog(self.pdf, parent=self)

        def send() -> None:
            if draw_on_printer(self.pdf, dialog.chosen_printer()):
                self.printed.emit()
            else:
                self.trouble.set_message(
                    "Printer tidak menerima dokumen. Periksa kabel, kertas, dan nyalanya, lalu"
                    " coba lagi; atau simpan sebagai PDF.",
                    Tone.DANGER,
                )
                self.trouble.show()

        dialog.accepted.connect(send)
        dialog.show()
