"""Adding and changing a counselor; the NIP is checked while it is typed."""

from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.nip import require_nip, spaced_nip
from rehabdesk.services.counselors import save_counselor
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import why_not
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NoteField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.form_row import FormRow
from rehabdesk.ui.widgets.suggest_field import SuggestField

_WIDTH = 660
_FUNCTIONS = ("Konselor adiksi", "Konselor rehabilitasi", "Dokter", "Perawat", "Psikolog")
_NO_NIP = "18 angka. Kosongkan bila bukan pegawai negeri."


class CounselorDialog(FormDialog):
    """A form for one counselor."""

    def __init__(self, context: Context, counselor: Counselor, *, new: bool) -> None:
        self._context = context
        self._counselor = counselor
        one, today = counselor, context.today()
        known = {each.institution for each in context.store.counselors.all()}
        form = Form(columns=2)
        self.name = TextField(one.name, limit=100, placeholder="dr. Siti Rahmawati, M.Kes.")
        self.nip = TextField(spaced_nip(one.nip), limit=40, placeholder="19810111 200503 2 001")
        self.function = SuggestField(_FUNCTIONS, one.function, limit=100)
        self.institution = SuggestField(
            sorted(each for each in known if each), one.institution, limit=120
        )
        self.internal: ChoiceField[bool] = ChoiceField(
            [(True, "Internal (pegawai lapas)"), (False, "Eksternal (mitra)")],
            value=one.internal,
        )
        self.phone = TextField(one.phone, limit=40)
        self.since = DateField(one.active_from, today=today)
        self.until = DateField(one.active_to, today=today)
        self.certificates = NoteField(one.certificates, lines=2, limit=400)
        self.nip_row = self._fill(form)
        super().__init__(
            "Tambah konselor" if new else "Ubah konselor",
            form,
            "Tambah" if new else "Simpan",
            self._save,
            subtitle="" if new else one.name,
            width=_WIDTH,
            parent=context.shell.window_widget(),
        )
        self.nip.changed.connect(self.look_at_nip)
        self.look_at_nip()

    def counselor(self) -> Counselor:
        """The record as it is typed now."""
        return replace(
            self._counselor,
            name=self.name.value(),
            nip=self.nip.value(),
            function=self.function.value(),
            institution=self.institution.value(),
            internal=self.internal.value() is not False,
            phone=self.phone.value(),
            certificates=self.certificates.value(),
            active_from=self.since.value(),
            active_to=self.until.value(),
        )

    def look_at_nip(self) -> None:
        """Say under the field what the NIP lacks, or that it is sound."""
        trouble = self._nip_trouble()
        if self.nip.is_empty():
            self.nip_row.set_hint(_NO_NIP)
        elif trouble:
            self.nip_row.set_hint(trouble)
        else:
            self.nip_row.set_hint(f"NIP sah: {spaced_nip(require_nip(self.nip.value()))}")

    def _fill(self, form: Form) -> FormRow:
        form.row(
            "&Nama dengan gelar",
            self.name,
            name="name",
            required=True,
            wide=True,
            hint="Dicetak persis seperti ini pada daftar hadir.",
        )
        row = form.row("N&IP", self.nip, name="nip", hint=_NO_NIP, check=self._nip_trouble)
        form.row("&Asal", self.internal, name="internal")
        form.row("&Fungsi", self.function, name="function")
        form.row("Instansi", self.institution, name="institution")
        form.row("&Telepon", self.phone, name="phone")
        form.row("Sertifikat &pelatihan", self.certificates, name="certificates")
        form.row("Aktif &sejak", self.since, name="active_from")
        form.row("Sampai", self.until, name="active_to", hint="Kosong bila masih aktif.")
        return row

    def _nip_trouble(self) -> str:
        return why_not(lambda: require_nip(self.nip.value()))

    def _save(self) -> str | None:
        counselor = self.counselor()
        return self._context.attempt(
            self.form, lambda: save_counselor(self._context.store, counselor)
        )
