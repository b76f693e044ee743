"""The fields of an identity (domain.md 7.4), filled from a resident and read back into one."""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.matching import split_name
from rehabdesk.domain.nip import require_nik
from rehabdesk.domain.resident import Resident, Sex
from rehabdesk.ui.performer import why_not
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import NoteField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.suggest_field import SuggestField
from rehabdesk.wording.terms import label

_RELIGIONS = (
    "Islam",
    "Kristen",
    "Katolik",
    "Hindu",
    "Buddha",
    "Khonghucu",
    "Kepercayaan terhadap Tuhan YME",
)
_EDUCATIONS = (
    "Tidak sekolah",
    "SD/sederajat",
    "SMP/sederajat",
    "SMA/sederajat",
    "Diploma",
    "Sarjana (S1)",
    "Magister (S2)",
)
_MARITAL = ("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")
_NATIONALITIES = ("Indonesia", "WNA")
_TEXTS = (
    "name",
    "registration_no",
    "block",
    "cell",
    "birth_place",
    "religion",
    "education",
    "occupation",
    "ethnicity",
    "nationality",
    "marital_status",
    "address",
    "nik",
    "father_name",
    "mother_name",
    "guarantor",
    "guardian",
)


class IdentityFields:
    """The fields, put into a form section by section; names are those of the record."""

    def __init__(
        self, form: Form, resident: Resident, today: date, blocks: tuple[str, ...]
    ) -> None:
        self._resident = resident
        one = resident
        self.texts: dict[str, TextField] = {
            "name": TextField(one.name, limit=120, placeholder="Mahmud bin Karta"),
            "registration_no": TextField(one.registration_no, limit=40, placeholder="BI 283/21"),
            "block": SuggestField(blocks, one.block, limit=40),
            "cell": TextField(one.cell, limit=20),
            "birth_place": TextField(one.birth_place, limit=80),
            "religion": SuggestField(_RELIGIONS, one.religion, limit=40),
            "education": SuggestField(_EDUCATIONS, one.education, limit=60),
            "occupation": TextField(one.occupation, limit=80),
            "ethnicity": TextField(one.ethnicity, limit=60),
            "nationality": SuggestField(_NATIONALITIES, one.nationality, limit=60),
            "marital_status": SuggestField(_MARITAL, one.marital_status, limit=40),
            "address": TextField(one.address, limit=300),
            "nik": TextField(one.nik, limit=25, placeholder="16 angka"),
            "father_name": TextField(one.father_name, limit=120),
            "mother_name": TextField(one.mother_name, limit=120),
            "guarantor": TextField(
                one.guarantor, limit=120, placeholder="Nama, hubungan, nomor telepon"
            ),
            "guardian": TextField(one.guardian, limit=120),
        }
        self.aliases = TextField("; ".join(one.aliases), limit=300, placeholder="Cungkring; Acil")
        self.sex: ChoiceField[Sex] = ChoiceField([(sex, label(sex)) for sex in Sex], value=one.sex)
        self.birth_on = DateField(one.birth_on, today=today)
        self.consent_on = DateField(one.consent_on, today=today)
        self.note = NoteField(one.note, lines=3)
        self.texts["name"].editingFinished.connect(self._take_aliases_out)
        self._today = today
        self._form = form

    def put_first(self, *, number_hint: str) -> None:
        """The name, aliases, number and sex; doubles are shown under them."""
        form, texts = self._form, self.texts
        form.row(
            "&Nama lengkap",
            texts["name"],
            name="name",
            required=True,
            wide=True,
            hint="Seperti dalam putusan, dengan bin atau binti.",
        )
        form.row("Nama a&lias", self.aliases, name="aliases", hint="Pisahkan dengan titik koma.")
        form.row(
            "No. &registrasi", texts["registration_no"], name="registration_no", hint=number_hint
        )
        form.row("Tempat lahir", texts["birth_place"], name="birth_place")
        form.row("Tanggal lahir", self.birth_on, name="birth_on", check=self._birth_trouble)

    def put_rest(self, *, place_hint: str = "") -> None:
        """All other fields."""
        form, texts = self._form, self.texts
        form.section("Diri")
        form.row("Jenis kelamin", self.sex, name="sex")
        form.row("NIK", texts["nik"], name="nik", check=self._nik_trouble)
        for text, name in (
            ("Agama", "religion"),
            ("Pendidikan", "education"),
            ("Pekerjaan", "occupation"),
            ("Status perkawinan", "marital_status"),
            ("Suku", "ethnicity"),
            ("Kewarganegaraan", "nationality"),
        ):
            form.row(text, texts[name], name=name)
        form.section("Keluarga dan penjamin")
        form.row("Alamat", texts["address"], name="address", wide=True)
        for text, name in (
            ("Nama ayah", "father_name"),
            ("Nama ibu", "mother_name"),
            ("Penjamin", "guarantor"),
            ("Wali pemasyarakatan", "guardian"),
        ):
            form.row(text, texts[name], name=name)
        form.section("Tempat di lapas", place_hint)
        form.row("Blok", texts["block"], name="block")
        form.row("Kamar", texts["cell"], name="cell")

    def put_last(self) -> None:
        """Consent and note."""
        form = self._form
        form.section("Catatan")
        form.row("Persetujuan pengolahan data, tanggal", self.consent_on, name="consent_on")
        form.row("Catatan", self.note, name="note", wide=True)

    def resident(self) -> Resident:
        """The record as it is typed now."""
        texts = {name: self.texts[name].value() for name in _TEXTS}
        aliases = self.aliases.value().replace(",", ";").split(";")
        return replace(
            self._resident,
            **texts,
            aliases=tuple(one.strip() for one in aliases if one.strip()),
            sex=self.sex.value() or self._resident.sex,
            birth_on=self.birth_on.value(),
            consent_on=self.consent_on.value(),
            note=self.note.value(),
        )

    def _take_aliases_out(self) -> None:
        """Move "als. Cungkring" from a pasted name to its own field, when that is empty."""
        parts = split_name(self.texts["name"].value())
        if parts.aliases and self.aliases.is_empty():
            self.texts["name"].set_value(parts.name)
            self.aliases.set_value("; ".join(parts.aliases))

    def _birth_trouble(self) -> str:
        born = self.birth_on.value()
        return "Tanggal lahir belum tiba." if born and born > self._today else ""

    def _nik_trouble(self) -> str:
        return why_not(lambda: require_nik(self.texts["nik"].value()))
