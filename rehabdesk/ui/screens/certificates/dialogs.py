"""The small dialogs: an exception's reason, taking a certificate back, checking a code."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.certificate import Certificate, CertificateState
from rehabdesk.domain.official_numbers import HIGHEST_NUMBER
from rehabdesk.domain.refusals import CodeRestricted, NotFound, Undone
from rehabdesk.services.certificates import fill_number, number_filled, revoke, verify
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.storage import Store
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NoteField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording import dates
from rehabdesk.wording.asked import certificates
from rehabdesk.wording.terms import label as term

_REASON = 300
_WRITTEN = "Seperti yang ditulis Tata Usaha pada sertifikat:"


def exception_dialog(
    context: Context, row: CertificateRow, keep: Callable[[str], None]
) -> FormDialog:
    """Ask why somebody is to have a certificate although the rule says no."""
    reason = NoteField(row.exception, lines=3, limit=_REASON)
    form = Form(certificates.EXCEPTION)
    form.row(
        "&Alasan",
        reason,
        name="override_reason",
        required=True,
        hint="Disimpan bersama sertifikatnya, yang lalu dapat diterbitkan.",
    )

    def deed() -> str | None:
        keep(" ".join(reason.value().split()))
        return None

    return FormDialog(
        "Terbitkan dengan alasan",
        form,
        "&Simpan alasan",
        deed,
        subtitle=f"{_named(row)}\n" + ". ".join(map(term, row.line.standing.shortfalls)) + ".",
        parent=context.shell.window_widget(),
    )


def revoke_dialog(context: Context, row: CertificateRow, certificate: Certificate) -> FormDialog:
    """Ask why a certificate loses its force."""
    reason = NoteField(lines=3, limit=_REASON)
    form = Form(certificates.REVOKE)
    form.row(
        "&Alasan pencabutan",
        reason,
        name="revoked_reason",
        required=True,
        hint="Nomornya tidak dipakai lagi. Sertifikat baru akan bernomor baru.",
    )

    def deed() -> str | None:
        return context.attempt(
            form, lambda: revoke(context.store, certificate, reason=reason.value())
        )

    return FormDialog(
        "Cabut sertifikat",
        form,
        "&Cabut sertifikat",
        deed,
        subtitle=f"{_named(row)}\n{certificate.number}",
        icon_name="remove",
        danger=True,
        parent=context.shell.window_widget(),
    )


def number_dialog(context: Context, row: CertificateRow, certificate: Certificate) -> FormDialog:
    """Ask which number Tata Usaha wrote on a certificate, and show it whole."""
    serial = NumberField(lowest=1, highest=HIGHEST_NUMBER)
    form = Form(certificates.NUMBER)
    field = form.row("&Nomor urut", serial, name="serial", required=True, hint=_WRITTEN)

    def show() -> None:
        typed = 0 if serial.error() else serial.value() or 0
        number = number_filled(context.store, certificate, typed) if typed else certificate.number
        field.set_hint(f"{_WRITTEN}\n{number}")

    serial.changed.connect(show)
    show()

    def deed() -> str | None:
        return context.attempt(
            form, lambda: fill_number(context.store, certificate, serial.value() or 0)
        )

    return FormDialog(
        "Isi nomor sertifikat",
        form,
        "&Isi nomor",
        deed,
        subtitle=_named(row),
        icon_name="id-number",
        parent=context.shell.window_widget(),
    )


def _named(row: CertificateRow) -> str:
    return f"{row.line.resident.name} ({row.line.resident.registration_no})"


class CheckDialog(QDialog):
    """Tells what certificate a typed or scanned code belongs to; needs no network."""

    opened = Signal(object)

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._found: Certificate | None = None
        self.setWindowTitle("Periksa kode sertifikat")
        self.setAccessibleName("Periksa kode sertifikat")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(in_step(520))
        self.code = TextField(placeholder="RD1-XXXX-XXXX-XXXX-XXXX")
        self.form = Form(certificates.CHECK)
        self.form.row(
            "&Kode periksa",
            self.code,
            name="check_code",
            hint="Dari kotak QR atau tulisan di bawahnya. Tanda hubung boleh dilewati.",
        )
        self.answer = Banner("")
        self.answer.hide()
        self.check_button = button("&Periksa", "primary", "check")
        self.open_button = button("&Tampilkan di daftar")
        close = button("Tu&tup")
        self.check_button.clicked.connect(self.check)
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        close.clicked.connect(self.reject)
        self._lay_out(close)
        self.code.setFocus()

    def check(self) -> None:
        """Look the code up and say what it is."""
        self._found = None
        self.form.clear_errors()
        self.answer.hide()
        self._found = carry_out(lambda: verify(self._store, self.code.value()), self._say_unknown)
        if self._found is not None:
            self._say_found(self._found)
        self.open_button.setVisible(self._found is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter checks, as a scanner sends it after the code."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.check()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, close: QPushButton) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addStretch(1)
        for widget in (self.open_button, close, self.check_button):
            foot.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(label("Periksa kode sertifikat", "title"))
        whole.addWidget(self.form)
        whole.addWidget(self.answer)
        whole.addLayout(foot)

    def _say_unknown(self, refusal: Undone) -> None:
        words = answer_sentence(refusal)
        if isinstance(refusal, CodeRestricted):
            self.answer.set_message(words, Tone.WARNING)
            self.answer.show()
            return
        if isinstance(refusal, NotFound):
            words = (
                "Kode ini tidak dikenal: tidak ada sertifikat kantor ini yang memakainya."
                " Sertifikat itu bukan dari sini, atau tidak asli."
            )
        self.answer.set_message(words, Tone.DANGER)
        self.answer.show()

    def _say_found(self, found: Certificate) -> None:
        paper = frozen_dossier(found)
        revoked = found.state is CertificateState.REVOKED
        head = f"DICABUT: {found.revoked_reason}" if revoked else "Sertifikat ini sah dan berlaku."
        since = dates.long_date(found.revoked_on) if found.revoked_on else ""
        head += f"\nDicabut tanggal {since}" if since else ""
        self.answer.set_message(
            f"{head}\n{paper.name} ({paper.registration_no})\nNomor {found.number}\n"
            f"Terbit {dates.long_date(found.issued_on)}",
            Tone.WARNING if revoked else Tone.SUCCESS,
        )
        self.answer.show()

    def _open(self) -> None:
        if self._found is not None:
            self.opened.emit(self._found)
        self.accept()
