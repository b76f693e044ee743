"""The dialogs of a cohort: adding and changing it, closing it."""

from collections.abc import Callable, Sequence
from datetime import date

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import CohortId, ProgramKindId, new_id
from rehabdesk.domain.program import Cohort
from rehabdesk.services.programs import close_cohort, save_cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import programs
from rehabdesk.wording.fields.program import COHORT

_MONTHS = 6
_YEAR = 12
_WAVES = ("II", "III", "IV", "V", "VI")


class CohortForm(Form):
    """The fields of a cohort; the name follows year and kind until somebody types another."""

    def __init__(self, context: Context, cohort: Cohort | None) -> None:
        super().__init__({}, columns=2)
        self._store = context.store
        today = context.today()
        kinds = [one for one in context.store.program_kinds.all() if _offered(one.active, cohort)]
        self._titles = {one.id: one.title for one in kinds}
        self.fields = RecordForm(
            self,
            COHORT,
            cohort or _next_cohort(today, [one.id for one in kinds]),
            today,
            choices={"kind": list(self._titles.items())},
        )
        self.fields.put()
        widgets = self.fields.widgets
        self.year: NumberField = widgets["fiscal_year"]
        self.kind = widgets["kind"]
        self.name: TextField = widgets["name"]
        self.starts_on: DateField = widgets["starts_on"]
        self.ends_on: DateField = widgets["ends_on"]
        self._proposed = ""
        widgets["decree_no"].setCursorPosition(0)
        self.year.changed.connect(self._propose)
        self.kind.changed.connect(self._propose)
        self.starts_on.line_edit().editingFinished.connect(self._propose_end)
        if cohort is None:
            self._propose()

    def cohort(self) -> Cohort:
        """The cohort as filled in; call it on a sound form only."""
        return self.fields.record()

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
        if start is not None and self.ends_on.is_empty():
            self.ends_on.set_value(_half_a_year(start))


def _next_cohort(today: date, kinds: Sequence[ProgramKindId]) -> Cohort:
    """A cohort of the first kind, in the half year that begins next month."""
    start = date(today.year + today.month // _YEAR, today.month % _YEAR + 1, 1)
    return Cohort(
        id=CohortId(new_id()),
        name="",
        fiscal_year=start.year,
        kind=kinds[0] if kinds else ProgramKindId(""),
        starts_on=start,
        ends_on=_half_a_year(start),
    )


def _half_a_year(start: date) -> date:
    """The last day of the sixth month from a day on."""
    months = start.month - 1 + _MONTHS
    after = date(start.year + months // _YEAR, months % _YEAR + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def open_cohort(
    context: Context, cohort: Cohort | None, on_saved: Callable[[str], None]
) -> FormDialog:
    """Add a cohort, or change one."""
    form = CohortForm(context, cohort)

    def deed() -> str | None:
        made = form.cohort()
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
