"""The dialogs of a cohort: adding and changing it, closing it."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import CohortId, ProgramKindId, new_id
from rehabdesk.domain.program import Cohort
from rehabdesk.services.programs import close_cohort, save_cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField, NoteField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import programs

_MONTHS = 6
_YEAR = 12
_WAVES = ("II", "III", "IV", "V", "VI")


class CohortForm(Form):
    """The facts of a cohort; the name follows year and kind until somebody types another."""

    def __init__(self, context: Context, cohort: Cohort | None) -> None:
        super().__init__(programs.COHORT, columns=2)
        self._store = context.store
        today = context.today()
        kinds = [one for one in context.store.program_kinds.all() if _offered(one.active, cohort)]
        self._titles = {one.id: one.title for one in kinds}
        self.year = NumberField(today.year, lowest=2000, highest=2099)
        self.kind: ChoiceField[ProgramKindId] = ChoiceField(
            [(one.id, one.title) for one in kinds], searchable=False
        )
        self.name = TextField(limit=120)
        self.starts_on = DateField(today=today)
        self.ends_on = DateField(today=today)
        self.target = NumberField(lowest=1, highest=9999)
        self.decree_no = TextField(limit=80)
        self.decree_on = DateField(today=today)
        self.note = NoteField(lines=2)
        self._proposed = ""
        self._lay_out()
        if cohort is None:
            self._prefill(today)
        else:
            self._fill(cohort)

    def cohort(self, before: Cohort | None) -> Cohort:
        """The cohort as filled in; call it on a sound form only."""
        facts = {
            "name": self.name.value(),
            "fiscal_year": self.year.value() or 0,
            "kind": self.kind.value() or ProgramKindId(""),
            "starts_on": self.starts_on.value() or date.min,
            "ends_on": self.ends_on.value() or date.min,
            "decree_no": self.decree_no.value(),
            "decree_on": self.decree_on.value(),
            "target": self.target.value(),
            "note": self.note.value(),
        }
        if before is not None:
            return replace(before, **facts)
        return Cohort(id=CohortId(new_id()), **facts)  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        self.row("&Tahun anggaran", self.year, name="fiscal_year", required=True)
        self.row("&Jenis program", self.kind, name="kind", required=True)
        self.row("&Nama angkatan", self.name, name="name", required=True, wide=True, hint=_NAME)
        self.row("&Mulai", self.starts_on, name="starts_on", required=True)
        self.row("S&elesai", self.ends_on, name="ends_on", required=True)
        self.keep_order("starts_on", "ends_on")
        self.row("Ta&rget peserta", self.target, name="target")
        self.row("Nomor S&K", self.decree_no, name="decree_no")
        self.row("Tangga&l SK", self.decree_on, name="decree_on")
        self.row("&Catatan", self.note, name="note", wide=True)
        self.year.changed.connect(self._propose)
        self.kind.changed.connect(self._propose)
        self.starts_on.line_edit().editingFinished.connect(self._propose_end)

    def _prefill(self, today: date) -> None:
        """Offer the first kind and the half year that begins next."""
        if self.kind.options():
            self.kind.set_value(self.kind.options()[0][0])
        start = date(today.year + today.month // _YEAR, today.month % _YEAR + 1, 1)
        self.starts_on.set_value(start)
        self._propose_end()
        self.year.set_value(start.year)
        self._propose()

    def _fill(self, cohort: Cohort) -> None:
        self.year.set_value(cohort.fiscal_year)
        self.kind.set_value(cohort.kind)
        self.name.set_value(cohort.name)
        self.starts_on.set_value(cohort.starts_on)
        self.ends_on.set_value(cohort.ends_on)
        self.target.set_value(cohort.target)
        self.decree_no.set_value(cohort.decree_no)
        self.decree_no.setCursorPosition(0)
        self.decree_on.set_value(cohort.decree_on)
        self.note.set_value(cohort.note)

    def _propose(self) -> None:
        """Make the name from kind and year, unless somebody has typed one."""
        kind = self.kind.value()
        if self.name.value() not in {"", self._proposed} or kind is None:
            return
        self._proposed = self._free_name(f"{self._titles[kind]} TA {self.year.text().strip()}")
        self.name.set_value(self._proposed)

    def _free_name(self, name: str) -> str:
        """The name, or with the next wave's number where the year has one of this name."""
        taken = {one.name.casefold() for one in self._store.cohorts.all()}
        waves = ("", *(f" Gelombang {number}" for number in _WAVES))
        return next((name + one for one in waves if (name + one).casefold() not in taken), name)

    def _propose_end(self) -> None:
        """Offer half a year where no end is typed yet."""
        start = self.starts_on.value()
        if start is None or not self.ends_on.is_empty():
            return
        months = start.month - 1 + _MONTHS
        after = date(start.year + months // _YEAR, months % _YEAR + 1, 1)
        self.ends_on.set_value(date.fromordinal(after.toordinal() - 1))


_NAME = "Diusulkan dari jenis dan tahun; boleh diganti, misalnya dengan gelombangnya."


def open_cohort(
    context: Context, cohort: Cohort | None, on_saved: Callable[[str], None]
) -> FormDialog:
    """Add a cohort, or change one."""
    form = CohortForm(context, cohort)

    def deed() -> str | None:
        made = form.cohort(cohort)
        words = context.attempt(form, lambda: save_cohort(context.store, made))
        if words is None:
            on_saved(made.id)
        return words

    dialog = FormDialog(
        "Angkatan baru" if cohort is None else "Ubah angkatan",
        form,
        "&Buat angkatan" if cohort is None else "&Simpan",
        deed,
        subtitle="" if cohort is None else cohort.name,
        width=620,
        parent=context.shell.window_widget(),
    )
    dialog.open()
    return dialog


def open_close(context: Context, cohort: Cohort) -> FormDialog:
    """Close a cohort from a day on, after saying what becomes of its people."""
    last = min(context.today(), cohort.ends_on)
    states = list(context.store.enrolments.states_on(last, cohort=cohort.id).values())
    active = states.count(EnrolmentState.ACTIVE)
    waiting = states.count(EnrolmentState.SUSPENDED)
    day = DateField(last, today=context.today())
    complete = CheckField(f"{active} peserta aktif dinyatakan &menyelesaikan program", checked=True)
    form = Form(programs.CLOSE)
    form.row("&Ditutup per tanggal", day, name="on", required=True)
    form.row("Peserta", complete, name="complete", hint=_waiting_words(waiting))

    def deed() -> str | None:
        on = day.value() or context.today()
        done = complete.value()
        return context.attempt(
            form,
            lambda: close_cohort(context.store, cohort, on=on, complete_active=done),
            f"{cohort.name} ditutup, {active if done else 0} peserta menyelesaikan program.",
        )

    dialog = FormDialog(
        "Tutup angkatan",
        form,
        "&Tutup angkatan",
        deed,
        subtitle=f"{cohort.name}. Kehadiran dan sertifikat tetap tersimpan dan dapat dicetak.",
        parent=context.shell.window_widget(),
    )
    dialog.open()
    return dialog


def _waiting_words(waiting: int) -> str:
    return f"{waiting} peserta yang ditangguhkan tidak berubah." if waiting else ""


def _offered(active: bool, cohort: Cohort | None) -> bool:
    """A kind that is out of use is offered only where a cohort may have it."""
    return active or cohort is not None
