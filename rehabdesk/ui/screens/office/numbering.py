"""Penomoran: the template of official numbers, with a live example."""

from msgspec.structs import replace

from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.numbering import todays_template
from rehabdesk.domain.official_numbers import FEW_LEFT, HIGHEST_NUMBER, NumberRange
from rehabdesk.services.done import Done
from rehabdesk.services.office import save_numbering
from rehabdesk.services.official_numbers import example, range_of_pc
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.fields import CheckField, NumberField, TextField
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.numbers import thousands

_PLACEHOLDERS = """{awalan}\tawalan kantor, misalnya W12.PAS.PAS1
{klasifikasi}\tkode klasifikasi surat, misalnya PK.06.05
{urut}  {urut:04}\tnomor urut, dengan nol di depan: 7 menjadi 0007 (wajib ada)
{bulan}  {bulan:02}\tangka bulan: 8 atau 08
{bulan_romawi}\tbulan dengan angka Romawi: VIII
{tahun}  {tahun:02}\ttahun: 2021 atau 21"""


_BOTH_ENDS = "Isi juga ujung rentang yang lain, atau kosongkan keduanya."


class NumberingSection(FormSection):
    """How certificates are numbered; the serial begins anew each year."""

    what = asked.NUMBERING
    key = "numbering"
    title = "Penomoran sertifikat"
    caption = "Nomor urut mulai lagi setiap tahun. Nomor yang sudah terbit tidak berubah."
    icon = "id-number"

    def fields(self) -> None:
        """Make the fields."""
        self.template = TextField(limit=120)
        self.prefix = TextField(limit=60)
        self.classification = TextField(limit=40)
        self.first = NumberField(lowest=1, highest=HIGHEST_NUMBER)
        self.by_hand = CheckField(
            "Nomor urut ditulis Tata Usaha dengan &tangan dan diisi di sini kemudian"
        )
        self.range_first = NumberField(lowest=1, highest=HIGHEST_NUMBER)
        self.range_last = NumberField(lowest=1, highest=HIGHEST_NUMBER)
        self.example = Banner("", Tone.INFO)
        self.form.add_widget(self.example)
        self.form.row("&Pola nomor", self.template, name="template", required=True, wide=True)
        self.form.row("&Awalan", self.prefix, name="prefix", hint="{awalan}")
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
        self.form.row("Penulisan", self.by_hand, name="by_hand", wide=True)
        self.form.section(
            "Rentang nomor dari Tata Usaha",
            "Isi hanya bila Tata Usaha memberi kantor ini sebagian nomor tiap tahun, misalnya 501"
            " sampai 1000. Kosong berarti semua nomor boleh dipakai.",
        )
        self.form.row(
            "&Dari",
            self.range_first,
            name="range_first",
            check=lambda: _BOTH_ENDS if self.range_last.is_empty() else "",
        )
        self.form.row(
            "Sa&mpai",
            self.range_last,
            name="range_last",
            check=lambda: _BOTH_ENDS if self.range_first.is_empty() else "",
        )
        self.form.section("Yang dapat ditulis dalam pola")
        self.form.add_widget(label(_PLACEHOLDERS.replace("\t", " : "), "muted"))

    def fill(self) -> None:
        """Show what is saved."""
        numbering = self.context.store.settings.read(Numbering)
        self.template.set_value(todays_template(numbering.template))
        self.prefix.set_value(numbering.prefix)
        self.classification.set_value(numbering.classification)
        self.first.set_value(numbering.first)
        self.by_hand.set_value(numbering.by_hand)
        own = range_of_pc(self.context.store)
        self.range_first.set_value(own.first if own else None)
        self.range_last.set_value(own.last if own else None)

    def show_live(self) -> None:
        """Show the number that the fields would make today, and how many are left after it."""
        found = carry_out(
            lambda: example(self.context.store, self.numbering(), self.context.today()),
            lambda answer: self.example.set_message(answer_sentence(answer), Tone.WARNING),
        )
        if found is None:
            return
        number, left = found
        named = "Nomor pada sertifikat" if self.by_hand.value() else "Nomor berikutnya"
        words = f"{named}: {number}"
        if left is None:
            self.example.set_message(words, Tone.INFO)
            return
        few = left <= FEW_LEFT
        ask = " Mintalah rentang baru ke Tata Usaha." if few else ""
        tone = Tone.WARNING if few else Tone.INFO
        self.example.set_message(f"{words}. Tersisa {thousands(left)} nomor.{ask}", tone)

    def numbering(self) -> Numbering:
        """The numbering as it stands in the fields; half a range is none."""
        store = self.context.store
        saved, place = store.settings.read(Numbering), store.place()
        first, last = self.range_first.value(), self.range_last.value()
        own = (
            ()
            if first is None or last is None
            else (NumberRange(place=place, first=first, last=last),)
        )
        return replace(
            saved,
            template=self.template.value(),
            prefix=self.prefix.value(),
            classification=self.classification.value(),
            first=self.first.value() or 1,
            by_hand=self.by_hand.value(),
            ranges=(*(one for one in saved.ranges if one.place != place), *own),
        )

    def deed(self) -> Done[Numbering]:
        """Save."""
        return save_numbering(self.context.store, self.numbering())
