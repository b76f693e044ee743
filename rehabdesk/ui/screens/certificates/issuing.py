"""The dialog that gives certificates their numbers: date, numbers, signers, exceptions."""

from collections.abc import Callable, Sequence
from datetime import date

from rehabdesk.domain.certificate import Certificate, CertificateRule
from rehabdesk.domain.dossiers import Signature
from rehabdesk.domain.official_numbers import FEW_LEFT, HIGHEST_NUMBER
from rehabdesk.domain.program import Cohort
from rehabdesk.services.certificate_words import certificate_signers
from rehabdesk.services.certificates import issue
from rehabdesk.services.done import Done
from rehabdesk.services.official_numbers import (
    last_number_asked,
    left_after,
    numbers_ahead,
    numbers_are_open,
)
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NumberField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording import dates
from rehabdesk.wording.asked import certificates

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
        self.last = NumberField(highest=HIGHEST_NUMBER)
        self._numbers = label("", wrap=True)
        self._few = Banner("", Tone.WARNING)
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
        self.last.changed.connect(self._show_day)
        self._show_day()
        tall = any(one.exception for one in rows) or self._asked is not None
        open_as(self, _WIDTH, _HEIGHT if tall else _LOW)

    def _make_form(self) -> Form:
        form = Form(certificates.ISSUE)
        form.row(
            "Tanggal &sertifikat",
            self.day,
            name="issued_on",
            required=True,
            hint="Dicetak di atas tanda tangan, dan menentukan tahun penomoran.",
        )
        form.row("&Nomor urut terakhir di buku register", self.last, name="last_given")
        form.section("Nomor dan penanda tangan")
        form.add_widget(self._numbers)
        form.add_widget(self._few)
        form.add_widget(self._signer)
        form.add_widget(self._unsigned)
        exceptions = [one for one in self._rows if one.exception]
        if exceptions:
            form.section(f"Terbit dengan alasan ({len(exceptions)})")
            form.add_widget(label(_exception_words(exceptions), wrap=True))
        return form

    def _show_day(self) -> None:
        day = self.day.value()
        self._ask_last(day)
        if day is None:
            self._numbers.setText("Isi tanggalnya untuk melihat nomornya.")
            return
        if self._asked is not None and self.last.is_empty():
            self._numbers.setText("Isi nomor urut terakhir untuk melihat nomor berikutnya.")
            self._hide_what_follows()
            return
        store, count, last = self._context.store, len(self._rows), self.last.value()
        found = carry_out(
            lambda: (
                numbers_ahead(store, count, issued_on=day, last=last),
                left_after(store, count, issued_on=day, last=last),
                certificate_signers(store, day),
            ),
            lambda answer: self._numbers.setText(answer_sentence(answer)),
        )
        if found is None:
            self._hide_what_follows()
            return
        ahead, left, signers = found
        is_open = numbers_are_open(store)
        self._numbers.setText(_open_words(ahead[0]) if is_open else _number_words(ahead))
        few = left is not None and left <= FEW_LEFT
        self._few.setVisible(few)
        if few:
            self._few.set_message(
                f"Sesudah ini tinggal {left} nomor dari Tata Usaha. Mintalah rentang baru.",
                Tone.WARNING,
            )
        named = [one for one in signers if one.name]
        self._signer.setText(_signer_words(named))
        self._signer.setVisible(bool(named))
        self._unsigned.set_message(
            f"Belum ada kepala yang menandatangani pada {dates.long_date(day)}. Namanya akan"
            " dikosongkan; isi dahulu di Kantor, Pejabat.",
            Tone.WARNING,
        )
        self._unsigned.setVisible(not signers[-1].name)

    def _hide_what_follows(self) -> None:
        for widget in (self._signer, self._unsigned, self._few):
            widget.hide()

    def _ask_last(self, day: date | None) -> None:
        """Ask for the last number on paper where the file cannot know it."""
        self._asked = last_number_asked(self._context.store, day.year) if day else None
        row = self.form.field_row("last_given")
        row.setVisible(self._asked is not None)
        if day is not None and self._asked is not None:
            self.last.setPlaceholderText(str(self._asked or ""))
            row.set_hint(_last_hint(day.year, self._asked))

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
                last=self.last.value(),
            )
            made.append(done)
            return done

        refused = self._context.attempt(self.form, deed)
        if refused is None:
            self._on_issued(made[0].record)
        return refused


def _last_hint(year: int, known: int) -> str:
    here = f"tercatat sampai nomor urut {known}" if known else "belum tercatat satu nomor pun"
    return (
        f"Berkas kantor pernah kembali ke keadaan sebelumnya. Tahun {year} di sini {here}, tetapi"
        " lebih banyak mungkin sudah dikeluarkan. Lihat buku register Tata Usaha; isi 0 bila belum"
        " ada."
    )


def _open_words(number: str) -> str:
    return (
        f"Nomor {number}\nTitik-titik diisi Tata Usaha dengan tangan; nomornya lalu diisi di sini."
    )


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
