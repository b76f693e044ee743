"""A finished document on screen: look, print, save."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.storage import Store
from rehabdesk.ui.context import GoingOut
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.folder import OPEN_FOLDER, open_folder
from rehabdesk.ui.widgets.pdf_view import PdfView
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.numbers import thousands

if TYPE_CHECKING:
    from rehabdesk.ui.shell.printing.order import PrintOrder

T = TypeVar("T")
_ONCE = "Yang asli keluar satu kali; lembar berikutnya bertanda SALINAN."
_STOPPED = "Pencetakan dihentikan. Halaman yang sudah sampai di printer mungkin masih keluar."
_AT_THE_PAGES = frozenset(
    {
        *(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End),
        *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus),
    }
)


class PaperDialog(QDialog):
    """Shows a PDF from memory; nothing touches the disk until the user saves it.

    What is saved or printed stands in the audit log of ``store``; while an office is being
    founded there is none.
    """

    printed = Signal()

    def __init__(
        self,
        pdf: bytes,
        title: str,
        file_name: str,
        preferences: Preferences,
        store: Store | None = None,
        parent: QWidget | None = None,
        going: GoingOut | None = None,
    ) -> None:
        super().__init__(parent)
        self.pdf = pdf
        self.going = going
        self.store = store
        self.file_name = file_name
        self.preferences = preferences
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, 1040, 690)
        self.view = PdfView()
        self.trouble = Banner("", Tone.DANGER, dismissible=True)
        self.trouble.hide()
        self._saved_at = Path()
        self.saved = self._make_saved()
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

    def _make_saved(self) -> Banner:
        """Make the line that says where the document was saved."""
        self.folder_button = button(OPEN_FOLDER, "quiet", "folder")
        self.folder_button.clicked.connect(lambda: open_folder(self._saved_at))
        made = Banner("", Tone.SUCCESS, buttons=(self.folder_button,), dismissible=True)
        made.hide()
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, scroll and zoom the pages wherever the cursor is."""
        if Qt.Key(event.key()) in _AT_THE_PAGES and not self.view.canvas.hasFocus():
            self.view.canvas.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _lay_out(self, title: str, close: QPushButton) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(label(title, "heading"), 1)
        for widget in (self.print_button, self.save_button, close):
            head.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.trouble)
        whole.addWidget(self.saved)
        whole.addWidget(self.view, 1)

    def save_document(self) -> None:
        """Ask how it is locked and where to, and save there."""
        from rehabdesk.ui.screens.kit.sealing import SealingDialog

        dialog = SealingDialog("Simpan ke berkas", ((".pdf", "PDF"),), self, own=(".pdf",))
        dialog.accepted.connect(
            lambda: self._choose_place(dialog.passphrase, locks_itself=dialog.locks_itself)
        )
        dialog.open()

    def _choose_place(self, passphrase: str, *, locks_itself: bool) -> None:
        from rehabdesk.ui.screens.kit.sealing import kinds_of

        folder = self.preferences.choices.save_folder or str(Path.home())
        # The name of what is locked is read by everybody: it tells the kind and no person.
        ending = ".zip" if passphrase and not locks_itself else ".pdf"
        name = f"{self.view.title()}{ending}" if passphrase else self.file_name
        kinds = kinds_of(ending, passphrase)
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Simpan dokumen", str(Path(folder) / name), kinds
        )
        if chosen:
            self.save_to(Path(chosen), passphrase)

    def save_to(self, path: Path, passphrase: str = "") -> None:
        """Write the file whole or not at all, note it, and remember its folder."""
        from rehabdesk.services.outgoing import save_paper, write_out

        what, count = self.view.title(), self.view.page_count()

        def write() -> Path:
            pdf = self._leave(range(count))
            if self.store is None:
                return write_out(path, f"{what}.pdf", pdf, passphrase)
            amount = f"{thousands(count)} halaman"
            return save_paper(
                self.store, pdf, path, what=what, amount=amount, passphrase=passphrase
            )

        answers: list[Undone] = []
        written = carry_out(write, answers.append)
        self._show_left(stays=written is None)
        for answer in answers:
            self._tell(answer)
        if written is None:
            return
        self.preferences.keep(save_folder=str(written.parent))
        self._saved_at = written
        self.saved.set_message(f"Tersimpan: {written.name} di {written.parent}.", Tone.SUCCESS)
        self.saved.show()
        self.folder_button.setFocus()

    def print_document(self) -> None:
        """Ask for a printer, and send the pages that are wanted to it."""
        from rehabdesk.ui.shell.printing.dialog import PrintDialog

        title, sizes = self.view.title(), self.view.page_sizes()
        dialog = PrintDialog(self.pdf, title, sizes, self.preferences, self)
        if self.going is not None:
            dialog.only_once(_ONCE)
        dialog.ordered.connect(self.send)
        dialog.open()

    def send(self, order: "PrintOrder") -> None:
        """Send an order to its printer, beside the window."""
        from rehabdesk.ui.shell.printing.progress import PrintingDialog

        self.trouble.hide()
        pdf = self._tried(
            lambda: self._leave({page for one in order.runs for page in one.run.pages})
        )
        if pdf is None:
            return
        copies = order.copies if self.going is None else 1
        dialog = PrintingDialog(replace(order, pdf=pdf, copies=copies), self)
        dialog.ended.connect(self._sent)
        dialog.open()

    def _sent(self, pages: int, trouble: Exception | None, stopped: bool) -> None:
        """Note what went out, all of it or not, and say what became of the rest."""
        if pages:
            self.note_printed(pages)
        self._show_left(stays=not pages)
        if isinstance(trouble, Refusal):
            self._tell(trouble)
        elif trouble is not None:
            raise trouble
        elif stopped:
            self._say(_STOPPED if pages else "Pencetakan dihentikan.", Tone.INFO)
        else:
            self.printed.emit()

    def _leave(self, pages: Collection[int]) -> bytes:
        """Let these pages go out, where that is asked for; gives what is printed or saved."""
        return self.pdf if self.going is None else self.going.leave(pages)

    def _show_left(self, *, stays: bool = False) -> None:
        """Show how the paper would go out from now on; ``stays`` where it did not go after all."""
        going = self.going
        if going is None:
            return
        if stays:
            self._tried(going.stay)
        pdf = self._tried(going.shown)
        if pdf is not None:
            self.pdf = pdf
            self.view.show_pdf(pdf)

    def _tried(self, deed: Callable[[], T]) -> T | None:
        """What a deed gives, or nothing: then its reason is said."""
        return carry_out(deed, self._tell)

    def note_printed(self, pages: int) -> None:
        """Write down that pages went to the printer."""
        from rehabdesk.services.outgoing import note_printed

        store = self.store
        if store is not None:
            self._tried(lambda: note_printed(store, what=self.view.title(), pages=pages))

    def _tell(self, answer: Undone) -> None:
        self._say(answer_sentence(answer))

    def _say(self, words: str, tone: Tone = Tone.DANGER) -> None:
        self.trouble.set_message(words, tone)
        self.trouble.show()
