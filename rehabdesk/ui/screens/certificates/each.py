"""Certificates one file a person: locked together in one zip, or open in a folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout

from rehabdesk.domain.certificate import Certificate
from rehabdesk.own_files import write_whole
from rehabdesk.services.certificate_papers import to_be_drawn
from rehabdesk.services.certificates_out import Leaving, give_back
from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.certificate_papers import file_name, number_part
from rehabdesk.ui.screens.kit.sealing import SealingDialog, ask_place
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel


class EachDialog(QDialog):
    """Writes one file a person and shows how far it is; it can be stopped.

    With a passphrase ``place`` is a zip, else a folder that is there.
    """

    def __init__(
        self,
        context: Context,
        certificates: Sequence[Certificate],
        place: Path,
        passphrase: str = "",
    ) -> None:
        super().__init__(context.shell.window_widget())
        self._context = context
        self._place = place
        self._passphrase = passphrase
        self.setWindowTitle("Satu berkas per orang")
        self.setAccessibleName("Satu berkas per orang")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(in_step(440))
        self.panel = ProgressPanel(f"Menulis {len(certificates)} berkas")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.addWidget(self.panel)
        locked = bool(passphrase)
        chosen = to_be_drawn(context.store, certificates, locked=locked, today=context.today())
        self._chosen = chosen
        # Filled by the worker and read when it has ended.
        self._written: list[Leaving] = []
        self._worker: Worker[int] = run_in_background(
            self,
            lambda report: (
                _write_locked(chosen, place, passphrase, self._written, report)
                if passphrase
                else _write_open(chosen, place, self._written, report)
            ),
            self._done,
            self._failed,
            self.panel.show_progress,
            self._ended,
            owed=True,
        )
        self.panel.cancelled.connect(self._worker.requestInterruption)

    def reject(self) -> None:
        """Esc stops the work; the dialog goes when the file at hand is whole."""
        self._worker.requestInterruption()

    def _ended(self) -> None:
        """What was stopped or could not be written has not gone out."""
        kept = [one for one in self._chosen if one not in self._written]
        if kept:
            give_back(self._context.store, kept)
        self.accept()

    def _done(self, count: int) -> None:
        where = "terkunci di" if self._passphrase else "di folder"
        words = f"{count} berkas tersimpan {where} {self._place.name}."
        self._context.say_saved(words, self._place)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._context.shell.warn(
                f"Folder {self._place.name} tidak dapat ditulisi. Pilih folder lain atau periksa"
                " ruang dan izin tulisnya."
            )
        else:
            self._context.refuse(error)


def ask_each(context: Context, certificates: Sequence[Certificate]) -> None:
    """Ask how they are locked and where to, then write one file a person there."""
    window = context.shell.window_widget()
    dialog = SealingDialog("Satu berkas per orang", ((".pdf", "PDF"),), window)

    def place() -> None:
        words = dialog.passphrase
        if words:
            ask_place(
                context,
                "Sertifikat.zip",
                words,
                lambda path: _start(context, certificates, path, words),
            )
        else:
            _ask_folder(context, certificates)

    dialog.accepted.connect(place)
    dialog.open()


def _ask_folder(context: Context, certificates: Sequence[Certificate]) -> None:
    start = context.preferences.choices.save_folder or str(Path.home())
    dialog = QFileDialog(context.shell.window_widget(), "Pilih folder", start)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def write(name: str) -> None:
        _start(context, certificates, Path(name), "")

    dialog.fileSelected.connect(write)
    dialog.open()


def _start(
    context: Context, certificates: Sequence[Certificate], place: Path, passphrase: str
) -> None:
    context.preferences.keep(save_folder=str(place.parent if passphrase else place))
    EachDialog(context, certificates, place, passphrase).open()


def _write_open(
    leaving: Sequence[Leaving], folder: Path, written: list[Leaving], report: Report
) -> int:
    """Write each file whole or not at all; drawing needs only the frozen words, no look-up."""
    from rehabdesk.documents.certificate import CERTIFICATE

    for done, going in enumerate(leaving):
        report(done, len(leaving))
        target = folder / file_name(going)
        write_whole(target, CERTIFICATE.draw([going.dossier]), ".baru")
        written.append(going)
    report(len(leaving), len(leaving))
    return len(leaving)


def _write_locked(
    leaving: Sequence[Leaving],
    path: Path,
    passphrase: str,
    written: list[Leaving],
    report: Report,
) -> int:
    """Draw all of them and lock them in one zip; the names in it are numbers, not people's."""
    from rehabdesk.documents.certificate import CERTIFICATE
    from rehabdesk.services.outgoing import write_locked

    files: dict[str, bytes] = {}
    for done, going in enumerate(leaving):
        report(done, len(leaving))
        name = f"Sertifikat - {number_part(going.certificate)}.pdf"
        files[name] = CERTIFICATE.draw([going.dossier])
    write_locked(path, files, passphrase)
    written.extend(leaving)
    report(len(leaving), len(leaving))
    return len(leaving)
