"""Penomoran: the template of official numbers, with a live example."""

from msgspec.structs import replace

from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.numbering import format_number
from rehabdesk.services.done import Done
from rehabdesk.services.office import save_numbering
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.fields import NumberField, TextField
from rehabdesk.ui.widgets.text import label

_PLACEHOLDERS = """{prefix}\tawalan kantor, misalnya W12.PAS.PAS1
{klasifikasi}\tkode klasifikasi surat, misalnya PK.06.05
{urut}  {urut:04}\tnomor urut, dengan nol di depan: 7 menjadi 0007 (wajib ada)
{bulan}  {bulan:02}\tangka bulan: 8 atau 08
{bulan_romawi}\tbulan dengan angka Romawi: VIII
{tahun}  {tahun:02}\ttahun: 2021 atau 21"""


class NumberingSection(FormSection):
    """How certificates are numbered; the serial begins anew each year."""

    key = "numbering"
    title = "Penomoran sertifikat"
    caption = "Nomor urut mulai lagi setiap tahun. Nomor yang sudah terbit tidak berubah."
    icon = "id-number"

    def fields(self) -> None:
        """Make the fields."""
        self.template = TextField(limit=120)
        self.prefix = TextField(limit=60)
        self.classification = TextField(limit=40)
        self.first = NumberField(lowest=1, highest=999_999)
        self.example = Banner("", Tone.INFO)
        self.form.add_widget(self.example)
        self.form.row("&Pola nomor", self.template, name="template", required=True, wide=True)
        self.form.row("&Awalan", self.prefix, name="prefix", hint="{prefix}")
        self.form.row(
            "K&lasifikasi", self.classification, name="classification", hint="{klasifikasi}"
        )
        self.form.row(
            "Nomor urut pe&rtama",
            self.first,
            name="first",
            required=True,
            wide=True,
            hint="Dipakai bila pada tahun itu belum ada nomor yang lebih besar.",
        )
        self.form.section("Yang dapat ditulis dalam pola")
        self.form.add_widget(label(_PLACEHOLDERS.replace("\t", " : "), "muted"))

    def fill(self) -> None:
        """Show what is saved."""
        numbering = self.context.store.settings.read(Numbering)
        self.template.set_value(numbering.template)
        self.prefix.set_value(numbering.prefix)
        self.classification.set_value(numbering.classification)
        self.first.set_value(numbering.first)

    def show_live(self) -> None:
        """Show the number that the fields would make today."""
        numbering, today = self.numbering(), self.context.today()
        last = self.context.store.certificates.last_serial(today.year)
        serial = max(last + 1, numbering.first)
        number = carry_out(
            lambda: format_number(
                numbering.template,
                prefix=numbering.prefix,
                classification=numbering.classification,
                serial=serial,
                day=today,
            ),
            lambda answer: self.example.set_message(answer_sentence(answer), Tone.WARNING),
        )
        if number is not None:
            self.example.set_message(f"Nomor berikutnya: {number}", Tone.INFO)

    def numbering(self) -> Numbering:
        """The numbering as it stands in the fields."""
        return replace(
            self.context.store.settings.read(Numbering),
            template=self.template.value(),
            prefix=self.prefix.value(),
            classification=self.classification.value(),
            first=self.first.value() or 1,
        )

    def deed(self) -> Done[Numbering]:
        """Save."""
        return save_numbering(self.context.store, self.numbering())
