"""The dialog that gives certificates their numbers: date, numbers, signers, exceptions."""

from collections.abc import Callable, Sequence
from datetime import date

from rehabdesk.domain.certificate import Certificate, CertificateRule
from rehabdesk.domain.dossiers import Signature
from rehabdesk.domain.program import Cohort
from rehabdesk.services.certificate_words import certificate_signers
from rehabdesk.services.certificates import issue, numbers_ahead
from rehabdesk.services.done import Done
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording import dates

_NAMED = 12
_WIDTH = 560
_HEIGHT = 540
_LOW = 430
Issued = Callable[[tuple[Certificate, ...]], None]


def usual_day(context: Context, cohort: Cohort) -> date:
    """The last day of the cohort once the rule lets certificates be prepared, else today."""
    rule = context.store.settings.read(CertificateRule)
    today = context.today()
    near = (cohort.ends_on - today).days <= rule.days_before_end
    return cohort.ends_on if near else today


class IssueDialog(FormDialog):
    """Issues certificates to the given people, all or none."""

    def __init__(
        self,
        context: Context,
        cohort: Cohort,
        rows: Sequence[CertificateRow],
        on_issued: Issued,
    ) -> None:
        self._context = context
        self._cohort = cohort
        self._rows = tuple(rows)
        self._on_issued = on_issued
        self.day = DateField(usual_day(context, cohort), today=context.today())
        self._numbers = label("", wrap=True)
        self._signer = label("", wrap=True)
        self._unsigned = Banner("", Tone.WARNING)
        super().__init__(
            "Terbitkan sertifikat",
            self._make_form(),
            f"&Terbitkan {len(rows)} sertifikat",
            self._issue,
            subtitle=f"{len(rows)} orang dari {cohort.name}.",
            icon_name="certificate",
            width=_WIDTH,
            parent=context.shell.window_widget(),
        )
        self.day.changed.connect(self._show_day)
        self._show_day()
        self.resize(_WIDTH, _HEIGHT if any(one.exception for one in rows) else _LOW)

    def _make_form(self) -> Form:
        form = Form()
        form.row(
            "Tanggal &sertifikat",
            self.day,
            name="issued_on",
            required=True,
            hint="Dicetak di atas tanda tangan, dan menentukan tahun penomoran.",
        )
        form.section("Nomor dan penanda tangan")
        form.add_widget(self._numbers)
        form.add_widget(self._signer)
        form.add_widget(self._unsigned)
        exceptions = [one for one in self._rows if one.exception]
        if exceptions:
            form.section(f"Pengecualian ({len(exceptions)})")
            form.add_widget(label(_exception_words(exceptions), wrap=True))
        return form

    def _show_day(self) -> None:
        day = self.day.value()
        if day is None:
            self._numbers.setText("Isi tanggalnya untuk melihat nomornya.")
            return
        store, count = self._context.store, len(self._rows)
        found = carry_out(
            lambda: (numbers_ahead(store, count, issued_on=day), certificate_signers(store, day)),
            lambda answer: self._numbers.setText(answer_sentence(answer)),
        )
        if found is None:
            self._signer.hide()
            self._unsigned.hide()
            return
        ahead, signers = found
        self._numbers.setText(_number_words(ahead))
        named = [one for one in signers if one.name]
        self._signer.setText(_signer_words(named))
        self._signer.setVisible(bool(named))
        self._unsigned.set_message(
            f"Belum ada kepala yang menandatangani pada {dates.long_date(day)}. Namanya akan"
            " dikosongkan; isi dahulu di Kantor, Pejabat.",
            Tone.WARNING,
        )
        self._unsigned.setVisible(not signers[-1].name)

    def _issue(self) -> str | None:
        day = self.day.value()
        made: list[Done[tuple[Certificate, ...]]] = []

        def deed() -> Done[tuple[Certificate, ...]]:
            done = issue(
                self._context.store,
                self._cohort,
                [one.pick() for one in self._rows],
                issued_on=day or self._context.today(),
                today=self._context.today(),
            )
            made.append(done)
            return done

        refused = self._context.attempt(self.form, deed)
        if refused is None:
            self._on_issued(made[0].record)
        return refused


def _number_words(ahead: Sequence[str]) -> str:
    if len(ahead) == 1:
        return f"Nomor {ahead[0]}"
    return f"Nomor {ahead[0]}\nsampai {ahead[-1]}"


def _signer_words(signers: Sequence[Signature]) -> str:
    """Who signs, from left to right."""
    if len(signers) == 1:
        return f"Ditandatangani {signers[0].name}, {signers[0].position}."
    lines = [f"{n}. {one.name}, {one.position}" for n, one in enumerate(signers, 1)]
    return "\n".join(["Penanda tangan dari kiri ke kanan:", *lines])


def _exception_words(rows: Sequence[CertificateRow]) -> str:
    lines = [
        f"• {one.line.resident.name} ({one.line.resident.registration_no}): {one.exception}"
        for one in rows[:_NAMED]
    ]
    if len(rows) > _NAMED:
        lines.append(f"dan {len(rows) - _NAMED} orang lagi")
    return "\n".join(lines)
