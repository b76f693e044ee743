"""Asking what a new office needs: name, place, folder, passphrase."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.founding import LEAST_PASSPHRASE, found_office, new_office
from rehabdesk.services.troubles import trouble_sentence
from rehabdesk.storage import StorageTrouble
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.refusals import sentence

_ZONES = (("WIB", "WIB (Barat)"), ("WITA", "WITA (Tengah)"), ("WIT", "WIT (Timur)"))


class NewOfficeDialog(FormDialog):
    """Makes an office; ``founded`` carries its open store."""

    founded = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        form = Form(columns=2)
        self.name = TextField(limit=120)
        self.short_name = TextField(limit=120)
        self.city = TextField(limit=120)
        self.zone = ChoiceField(_ZONES)
        self.zone.set_value("WIB")
        self.folder = TextField(limit=300)
        self.folder.set_value(str(folder))
        self.passphrase, self.again = TextField(limit=200), TextField(limit=200)
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        form.section("Kantor")
        form.row(
            "&Nama lengkap",
            self.name,
            name="name",
            required=True,
            wide=True,
            hint="Seperti pada kop surat, misalnya Lembaga Pemasyarakatan Kelas IIA Serang",
        )
        form.row("Nama &pendek", self.short_name, name="short_name")
        form.row("&Kota", self.city, name="city", required=True, hint="Untuk tempat dan tanggal")
        form.row("&Zona waktu", self.zone, name="time_zone")
        form.row("&Folder", self.folder, name="folder", required=True)
        form.section(
            "Kata sandi",
            "Berkas kantor disandikan dengan kata sandi ini. Tidak ada yang dapat membukanya"
            " tanpa kata sandi, termasuk pembuat program: catat dan simpan di tempat aman.",
        )
        hint = f"Paling sedikit {LEAST_PASSPHRASE} huruf; beberapa kata lebih baik"
        form.row("Kata &sandi", self.passphrase, name="passphrase", required=True, hint=hint)
        form.row("&Ulangi", self.again, name="again", required=True)
        super().__init__("Kantor baru", form, "&Buat kantor", self._found, width=620, parent=parent)

    def _found(self) -> str | None:
        if self.passphrase.text() != self.again.text():
            words = "Kedua kata sandi tidak sama."
            self.form.show_error("again", words)
            return words
        try:
            office = new_office(
                self.name.value(),
                self.short_name.value(),
                self.city.value(),
                self.zone.value() or "WIB",
            )
            folder = Path(self.folder.value()).expanduser()
            today = datetime.now().astimezone().date()
            store = found_office(folder, office, self.passphrase.text(), today)
        except Refusal as refusal:
            words = sentence(refusal)
            if self.form.has_field(refusal.field):
                self.form.show_error(refusal.field, words)
            return words
        except StorageTrouble as trouble:
            return trouble_sentence(trouble)
        self.founded.emit(store)
        return None
