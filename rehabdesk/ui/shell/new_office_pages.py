"""The three steps of a new office: the office, its administrator, the recovery key on paper."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from rehabdesk.domain.office import Office
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import (
    Founder,
    new_office,
    new_recovery_code,
    new_user,
    require_typed_back,
)
from rehabdesk.services.passphrases import require_strong
from rehabdesk.services.safety_papers import recovery_sheet_pdf
from rehabdesk.ui.screens.kit.new_passphrase import NewPassphrase
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.folder import FolderField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.asked import shell

_ZONES = (("WIB", "WIB (Barat)"), ("WITA", "WITA (Tengah)"), ("WIT", "WIT (Timur)"))


class OfficeStep(Form):
    """Which office this is, and where its files are kept."""

    title = "Kantor"
    caption = "Yang diisi di sini tercetak pada setiap dokumen dan dapat diubah nanti."

    def __init__(self, folder: Path) -> None:
        super().__init__(shell.FIRST_OFFICE, columns=2)
        self.name, self.short_name = TextField(limit=120), TextField(limit=120)
        self.city, self.folder = TextField(limit=120), FolderField()
        self.zone = ChoiceField(_ZONES, value="WIB")
        self.folder.set_value(str(folder))
        self.row(
            "&Nama lengkap",
            self.name,
            name="name",
            required=True,
            wide=True,
            hint="Seperti pada kop surat, misalnya Lembaga Pemasyarakatan Kelas IIA Serang",
        )
        self.row("Nama sin&gkat", self.short_name, name="short_name")
        self.row("&Kota", self.city, name="city", required=True, hint="Untuk tempat dan tanggal")
        self.row("&Zona waktu", self.zone, name="time_zone")
        self.row("&Folder", self.folder, name="folder", required=True, wide=True)

    def office(self) -> Office:
        """The office as typed; raises refusals by field."""
        return new_office(
            self.name.value(),
            self.short_name.value(),
            self.city.value(),
            self.zone.value() or "WIB",
        )

    def place(self) -> Path:
        """Where it will be kept."""
        return Path(self.folder.value()).expanduser()


class FounderStep(Form):
    """Who sets the office up, with a passphrase of their own."""

    title = "Administrator pertama"
    caption = (
        "Berkas kantor dienkripsi. Tidak ada kata sandi bawaan, dan tidak ada yang dapat"
        " membukanya tanpa kata sandi, termasuk pembuat program."
    )

    def __init__(self, step: OfficeStep) -> None:
        super().__init__(shell.FIRST_USER)
        self._office = step
        self.name, self.login = TextField(limit=120), TextField(limit=40)
        self.row("&Nama lengkap", self.name, name="user_name", required=True)
        self.row(
            "Nama &pengguna",
            self.login,
            name="login",
            required=True,
            hint="Pendek dan tetap, misalnya ratna",
        )
        self.passphrase = NewPassphrase(self, self._besides)

    def check(self) -> None:
        """Refuse what cannot be a user or is easily guessed, by field."""
        today = self._office.office().today(datetime.now().astimezone())
        new_user(self.name.value(), self.login.value(), Role.ADMINISTRATOR, today)
        require_strong(self.passphrase.words(), self._besides())

    def _besides(self) -> tuple[str, ...]:
        office = self._office
        return (office.name.value(), office.city.value(), self.name.value(), self.login.value())


class RecoveryStep(Form):
    """The key on paper, which must be typed back once; ``paper_wanted`` carries the PDF."""

    title = "Kunci pemulihan"
    caption = (
        "Bila semua kata sandi terlupa, hanya lembar ini yang membuka data. Cetak, segel dalam"
        " amplop, simpan di brankas. Ketik kembali kodenya supaya pasti terbaca."
    )
    paper_wanted = Signal(bytes)

    def __init__(self, office: OfficeStep, founder: FounderStep) -> None:
        super().__init__(shell.FIRST_RECOVERY)
        self._office, self._founder = office, founder
        self.code = new_recovery_code()
        self.print_button = button("&Cetak lembar kunci…", "plain", "print")
        self.print_button.clicked.connect(self._print)
        self.add_widget(self.print_button)
        self.typed = TextField(limit=80, placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-…")
        self.row(
            "&Ketik kembali dari lembarnya",
            self.typed,
            name="typed",
            required=True,
            hint="Delapan kelompok; huruf kecil dan tanda hubung boleh.",
        )

    def check(self) -> None:
        """Refuse a key that was not typed back as printed."""
        require_typed_back(self.code, self.typed.value())

    def founder(self) -> Founder:
        """The administrator with passphrase and key."""
        step = self._founder
        return Founder(
            name=step.name.value(),
            login=step.login.value(),
            passphrase=step.passphrase.words(),
            recovery=self.code,
        )

    def _print(self) -> None:
        now = datetime.now().astimezone()
        name = self._founder.name.value()
        self.paper_wanted.emit(recovery_sheet_pdf(self._office.office(), name, self.code, now=now))
