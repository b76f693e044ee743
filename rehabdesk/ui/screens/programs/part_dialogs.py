"""The dialogs for the parts of a cohort: its groups, its phases, and the monthly grid."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.identity import GroupId, PhaseId, new_id
from rehabdesk.domain.program import Cohort, Group, Phase
from rehabdesk.services.printing import grids_pdf
from rehabdesk.services.programs import phase_overlaps, save_group, save_phase
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import DialogDeed, FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import month_year
from rehabdesk.wording.fields.program import GROUP, PHASE

_YEAR = 12


def open_group(context: Context, cohort: Cohort, group: Group | None) -> FormDialog:
    """Add a group, or change one."""
    store = context.store
    counselors = [
        one
        for one in store.counselors.all()
        if one.active_on(context.today()) or (group and group.counselor == one.id)
    ]
    form = Form({})
    fields = RecordForm(
        form,
        GROUP,
        group or Group(id=GroupId(new_id()), cohort=cohort.id, name=_next_name(context, cohort)),
        context.today(),
        choices={
            "counselor": [("", "Belum ada"), *((one.id, one.name) for one in counselors)],
            "room": [
                ("", "Tanpa ruangan tetap"),
                *((one.id, one.name) for one in store.rooms.all()),
            ],
        },
    )
    fields.put()

    def deed() -> str | None:
        made = fields.record()
        return context.attempt(form, lambda: save_group(store, made))

    return _open(context, "Kelompok baru" if group is None else "Ubah kelompok", form, deed, cohort)


def open_phase(context: Context, cohort: Cohort, phase: Phase | None) -> FormDialog:
    """Add a phase, or change one; phases that overlap are told of, not refused."""
    known = context.store.phases.find(cohort=cohort.id)
    after = known[-1].ends_on.toordinal() + 1 if known else cohort.starts_on.toordinal()
    start = min(date.fromordinal(after), cohort.ends_on)
    form = Form({})
    new = Phase(
        id=PhaseId(new_id()), cohort=cohort.id, name="", starts_on=start, ends_on=cohort.ends_on
    )
    fields = RecordForm(form, PHASE, phase or new, context.today())
    fields.put()

    def deed() -> str | None:
        made = fields.record()
        words = context.attempt(form, lambda: save_phase(context.store, made))
        if words is None and (others := phase_overlaps(context.store, made)):
            names = ", ".join(one.name for one in others)
            context.shell.say(f"Fase {made.name} bertumpuk dengan {names}.")
        return words

    return _open(context, "Fase baru" if phase is None else "Ubah fase", form, deed, cohort)


def open_grid(
    context: Context, cohort: Cohort, groups: Sequence[Group], chosen: Group | None
) -> FormDialog:
    """Print the monthly grid of one group or of all."""
    months = _months(cohort)
    today = cohort.nearest(context.today())
    month: ChoiceField[date] = ChoiceField(
        [(one, month_year(one)) for one in months], value=today.replace(day=1), searchable=False
    )
    which: ChoiceField[str] = ChoiceField(
        [("", f"Semua kelompok ({len(groups)})"), *((one.id, one.name) for one in groups)],
        value=chosen.id if chosen else "",
        searchable=False,
    )
    form = Form(programs.GRID)
    form.row("&Bulan", month, name="month", required=True)
    form.row("&Kelompok", which, name="group")

    def deed() -> str | None:
        day = month.value() or today
        wanted = [one for one in groups if not which.value() or one.id == which.value()]
        said: list[str] = []
        pdf = context.carry_out(
            lambda: grids_pdf(context.store, wanted, day.year, day.month, now=context.now()),
            lambda answer: said.append(answer_sentence(answer)),
        )
        if pdf is None:
            return said[0]
        of = wanted[0].name if len(wanted) == 1 else cohort.name
        name = f"rekap-{day:%Y-%m}-{of}".lower().replace(" ", "-").replace("/", "-")
        context.shell.show_pdf(pdf, f"Rekap kehadiran {month_year(day)}, {of}", f"{name}.pdf")
        return None

    return _open(context, "Cetak rekap bulanan", form, deed, cohort, verb="&Tampilkan")


def _open(
    context: Context,
    title: str,
    form: Form,
    deed: DialogDeed,
    cohort: Cohort,
    *,
    verb: str = "&Simpan",
) -> FormDialog:
    parent = context.shell.window_widget()
    dialog = FormDialog(title, form, verb, deed, subtitle=cohort.name, parent=parent)
    dialog.open()
    return dialog


def _months(cohort: Cohort) -> list[date]:
    """The first days of the cohort's months."""
    first = cohort.starts_on.year * _YEAR + cohort.starts_on.month - 1
    last = cohort.ends_on.year * _YEAR + cohort.ends_on.month - 1
    return [date(one // _YEAR, one % _YEAR + 1, 1) for one in range(first, last + 1)]


def _next_name(context: Context, cohort: Cohort) -> str:
    """The first free letter: "Kelompok C"."""
    taken = {one.name.casefold() for one in context.store.groups.find(cohort=cohort.id)}
    names = (f"Kelompok {chr(letter)}" for letter in range(ord("A"), ord("Z") + 1))
    return next((one for one in names if one.casefold() not in taken), "")
