"""Syarat sertifikat: the rule, and how it reads."""

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.services.done import Done
from rehabdesk.services.office import save_rule
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.fields import CheckField, NumberField
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.certificate_rule import rule_sentence
from rehabdesk.wording.terms import label as term


class RuleSection(FormSection):
    """Who may have a certificate."""

    what = asked.RULE
    key = "rule"
    title = "Syarat sertifikat"
    caption = "Sertifikat yang sudah terbit tidak berubah bila syaratnya diubah."
    icon = "certificate"

    def fields(self) -> None:
        """Make the fields."""
        self.percent = NumberField(lowest=0, highest=100)
        self.mandatory = NumberField(lowest=0, highest=100)
        self.days = NumberField(lowest=0, highest=366)
        self.basis: ChoiceField[Basis] = ChoiceField([(one, term(one)) for one in Basis])
        self.marks = CheckField(
            "&Tidak boleh ada tanda kosong pada daftar hadir yang sudah selesai"
        )
        self.sheets = CheckField("Semua daftar hadir sesi yang sudah &lewat harus sudah diisi")
        self.sentence = Banner("", Tone.INFO)
        self.form.add_widget(self.sentence)
        self.form.row(
            "Kehadiran paling sedikit (&%)", self.percent, name="least_percent", required=True
        )
        self.form.row(
            "Boleh terbit, &hari sebelum program berakhir",
            self.days,
            name="days_before_end",
            required=True,
            wide=True,
        )
        self.form.row(
            "Kehadiran pada sesi &wajib paling sedikit (%)",
            self.mandatory,
            name="mandatory_percent",
            required=True,
            wide=True,
            hint="0 berarti tidak disyaratkan. Jenis sesi yang wajib dipilih di Jenis sesi.",
        )
        self.form.row("Dihitung &dari", self.basis, name="basis", required=True, wide=True)
        self.form.row("Kelengkapan", self.marks, name="marks_needed", wide=True)
        self.form.row("Daftar hadir", self.sheets, name="sheets_needed", wide=True)

    def fill(self) -> None:
        """Show what is saved."""
        rule = self.context.store.settings.read(CertificateRule)
        self.percent.set_value(rule.least_percent)
        self.mandatory.set_value(rule.mandatory_percent)
        self.days.set_value(rule.days_before_end)
        self.basis.set_value(rule.basis)
        self.marks.set_value(rule.marks_needed)
        self.sheets.set_value(rule.sheets_needed)

    def show_live(self) -> None:
        """Say the rule as it stands in the fields."""
        self.sentence.set_message(rule_sentence(self.rule()), Tone.INFO)

    def rule(self) -> CertificateRule:
        """The rule as it stands in the fields; an empty number counts as nothing."""
        return CertificateRule(
            least_percent=self.percent.value() or 0,
            basis=self.basis.value() or Basis.ATTENDABLE,
            mandatory_percent=self.mandatory.value() or 0,
            days_before_end=self.days.value() or 0,
            marks_needed=self.marks.value(),
            sheets_needed=self.sheets.value(),
        )

    def deed(self) -> Done[CertificateRule]:
        """Save."""
        return save_rule(self.context.store, self.rule())
