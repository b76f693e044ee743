"""Certificates onto paper and into files: one file for all, or one for each person."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.dossiers import CertificateDossier
from rehabdesk.domain.program import Cohort
from rehabdesk.services.certificates import (
    certificates_pdf,
    frozen_dossier,
    preview_pdf,
    register_pdf,
    to_be_drawn,
)
from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.issuing import usual_day
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 70


def safe(text: str) -> str:
    """A part of a file name that every system takes."""
    return _UNSAFE.sub("-", text).strip(" .-")[:_LONGEST].rstrip(" .-")


def file_name(certificate: Certificate) -> str:
    """What one person's certificate is called on disk."""
    name = frozen_dossier(certificate).name
    return f"Sertifikat - {safe(certificate.number)} - {safe(name)}.pdf"


def show(context: Context, certificates: Sequence[Certificate], *, copy: bool = False) -> None:
    """Show certificates in one file, to be printed or saved."""
    if not certificates:
        context.shell.say("Belum ada sertifikat yang terbit di antara yang dipilih.")
        return
    pdf = certificates_pdf(context.store, certificates, copy=copy)
    what = "Salinan sertifikat" if copy else "Sertifikat"
    if len(certificates) == 1:
        name = file_name(certificates[0])
        name = name.replace("Sertifikat -", "Salinan sertifikat -", 1) if copy else name
        context.shell.show_pdf(pdf, f"{what} {certificates[0].number}", name)
        return
    first, last = certificates[0].serial, certificates[-1].serial
    context.shell.show_pdf(
        pdf, f"{what}: {len(certificates)} orang", f"{what} {first:04}-{last:04}.pdf"
    )


class FolderDialog(QDialog):
    """Writes one file a person into a folder and shows how far it is; it can be stopped."""

    def __init__(self, context: Context, certificates: Sequence[Certificate], folder: Path) -> None:
        super().__init__(context.shell.window_widget())
        self._context = context
        self._folder = folder
        self.setWindowTitle("Satu berkas per orang")
        self.setAccessibleName("Satu berkas per orang")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(440)
        self.panel = ProgressPanel(f"Menulis {len(certificates)} berkas")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.addWidget(self.panel)
        chosen = to_be_drawn(context.store, certificates)
        self._worker: Worker[int] = run_in_background(
            self,
            lambda report: _write(chosen, folder, report),
            self._done,
            self._failed,
            self.panel.show_progress,
        )
        self.panel.cancelled.connect(self._worker.requestInterruption)
        self._worker.finished.connect(self.accept)

    def reject(self) -> None:
        """Esc stops the work; the dialog goes when the file at hand is whole."""
        self._worker.requestInterruption()

    def _done(self, count: int) -> None:
        self._context.shell.say(f"{count} berkas tersimpan di folder {self._folder.name}.")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._context.shell.warn(
                f"Folder {self._folder.name} tidak dapat ditulisi. Pilih folder lain atau periksa"
                " ruang dan izin tulisnya."
            )
        else:
            self._context.refuse(error)


def ask_folder(context: Context, certificates: Sequence[Certificate]) -> None:
    """Ask for a folder, then write one file a person there."""
    start = context.preferences.choices.save_folder or str(Path.home())
    dialog = QFileDialog(context.shell.window_widget(), "Pilih folder", start)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def write(name: str) -> None:
        context.preferences.keep(save_folder=name)
        FolderDialog(context, certificates, Path(name)).open()

    dialog.fileSelected.connect(write)
    dialog.open()


def _write(
    certificates: Sequence[tuple[Certificate, CertificateDossier]], folder: Path, report: Report
) -> int:
    """Write each file whole or not at all; drawing needs only the frozen words, no look-up."""
    from rehabdesk.documents.certificate import CERTIFICATE

    for done, (one, dossier) in enumerate(certificates):
        report(done, len(certificates))
        target = folder / file_name(one)
        beside = target.with_name(f"{target.name}.baru")
        try:
            beside.write_bytes(CERTIFICATE.draw([dossier]))
            beside.replace(target)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    report(len(certificates), len(certificates))
    return len(certificates)


def show_current(context: Context, cohort: Cohort, row: CertificateRow) -> None:
    """Show somebody's certificate, or how it would look."""
    if row.line.certificate is not None:
        show(context, [row.line.certificate])
        return
    pdf = preview_pdf(context.store, cohort, row.line, day=usual_day(context, cohort))
    name = row.line.resident.name
    context.shell.show_pdf(pdf, f"Pratinjau: {name}", f"Pratinjau - {safe(name)}.pdf")


def show_register(context: Context, cohort: Cohort) -> None:
    """Show the register book of a cohort."""
    pdf = register_pdf(context.store, cohort, now=context.now(), today=context.today())
    title = f"Buku register sertifikat: {cohort.name}"
    context.shell.show_pdf(pdf, title, f"Register - {safe(cohort.name)}.pdf")


def issued_of(rows: Sequence[CertificateRow]) -> list[Certificate]:
    """The certificates among some rows, in the order of their numbers."""
    found = [row.line.certificate for row in rows if row.line.certificate is not None]
    return sorted(found, key=lambda one: (one.year, one.serial))
