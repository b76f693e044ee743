"""The printed recovery key opens the office to give somebody a new passphrase."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rehabdesk.services.login import access_for_recovery, log_in_with_recovery
from rehabdesk.services.users import reset_passphrase
from rehabdesk.storage import RestrictionsAltered, RolesAltered, Store
from rehabdesk.storage.whole_file import Access
from rehabdesk.ui.context import words_beside
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.kit.new_passphrase import NewPassphrase
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.asked import shell
from rehabdesk.wording.terms import label as term

_LIMIT = 80
_MARGINS, _BESIDES, _TALLEST = 60, 300, 680
"""What stands beside the list of users, and how tall the dialog may be with it, in pixels."""
_FITS = "Kunci cocok. Pilih pengguna dan buat kata sandi barunya."


class RecoveryDialog(FormDialog):
    """First the key, then whose passphrase; ``opened`` carries the store, still open."""

    opened = Signal(object)

    def __init__(self, place: Path, parent: QWidget | None = None) -> None:
        self.place = place
        self.store: Store | None = None
        form = Form(shell.RECOVERY)
        self.code = TextField(limit=_LIMIT, placeholder="XXXXX-XXXXX-XXXXX-XXXXX-…")
        form.row(
            "&Kunci pemulihan",
            self.code,
            name="recovery",
            required=True,
            hint="Delapan kelompok dari lembar bersegel; tanda hubung dan huruf kecil boleh.",
        )
        self.seen = label("", wrap=True)
        self.seen.hide()
        form.add_widget(self.seen)
        self._accepting = False
        self.user: ChoiceField[str] = ChoiceField(placeholder="Pilih pengguna…")
        self._user_row = form.row("&Pengguna", self.user, name="user", required=True)
        self.passphrase = NewPassphrase(form, self._besides, text="Kata &sandi baru")
        self._later = [self._user_row, form.field_row("passphrase"), form.field_row("again")]
        for row in self._later:
            row.hide()
        super().__init__(
            "Kunci pemulihan",
            form,
            "&Lanjut",
            self._go_on,
            subtitle="Pemakaian kunci ini tercatat dalam jejak audit.",
            icon_name="unlock",
            parent=parent,
        )
        self.finished.connect(self._finished)

    def show_trouble(self, sentence: str) -> None:
        """Show a refusal above the fields; that the key fits is none."""
        self.trouble.set_message(sentence, Tone.SUCCESS if sentence == _FITS else Tone.DANGER)
        self.trouble.show()

    def _go_on(self) -> str | None:
        said: list[str] = []
        done = carry_out(
            self._next_step, lambda answer: said.append(words_beside(self.form, answer))
        )
        return said[0] if said else done

    def _next_step(self) -> str | None:
        """Open the office, or set the passphrase anew once it is open."""
        if self.store is None:
            self._open()
            return _FITS
        self._reset(self.store)
        return None

    def _open(self) -> None:
        now, code = datetime.now().astimezone(), self.code.value()
        try:
            store = self.store = log_in_with_recovery(
                self.place, code, now=now, accepting=self._accepting
            )
        except (RolesAltered, RestrictionsAltered):
            self._show_access(access_for_recovery(self.place, code, now=now))
            raise
        self.seen.hide()
        self.user.set_options(
            [(one.id, f"{one.name} ({term(one.role)})") for one in store.users.all()]
        )
        self.form.field_row("recovery").hide()
        for row in self._later:
            row.show()
        self.verb_button.setText("&Simpan kata sandi")
        self.adjustSize()
        self.user.setFocus()

    def _show_access(self, access: Access) -> None:
        """What the file says now, to be looked at before it is accepted."""
        users = "\n".join(f"• {name}: {term(role)}" for name, role in access.users)
        gone = ", ".join(access.disabled) or "tidak ada"
        self.seen.setText(
            f"Menurut berkas sekarang:\n{users}\nDinonaktifkan: {gone}\n"
            f"Residen terbatas: {access.restricted}\n\n"
            "Terima hanya bila daftar ini benar; ini tercatat dalam jejak audit."
        )
        self.seen.show()
        self._accepting = True
        self.verb_button.setText("&Terima daftar ini")
        self.form.field_row("recovery").hide()
        lines = self.seen.heightForWidth(self.width() - _MARGINS)
        self.resize(self.width(), min(_TALLEST, _BESIDES + lines))

    def _reset(self, store: Store) -> None:
        words = self.passphrase.words()
        reset_passphrase(store, self.user.value() or "", words, today=store.today())

    def _finished(self, result: int) -> None:
        store, self.store = self.store, None
        if store is None:
            return
        if result == self.DialogCode.Accepted:
            self.opened.emit(store)
        else:
            store.close()

    def _besides(self) -> tuple[str, ...]:
        if self.store is None:
            return ()
        user = self.store.users.get(self.user.value() or "")
        names = (user.name, user.login) if user else ()
        return (self.store.office.name, self.store.office.city, *names)
