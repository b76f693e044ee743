"""The dialogs for the parts of a cohort: its groups, its phases, and the monthly grid."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.identity import CounselorId, GroupId, PhaseId, RoomId, new_id
from rehabdesk.domain.program import Cohort, Group, Phase
from rehabdesk.services.printing import grids_pdf
from rehabdesk.services.programs import phase_overlaps, save_group, save_phase
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import Deed, FormDialog
from rehabdesk.ui.widgets.fields import NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import month_year

_YEAR = 12


def open_group(context: Context, cohort: Cohort, group: Group | None) -> FormDialog:
    """Add a group, or change one."""
    store = context.store
    counselors = [
        one
        for one in store.counselors.all()
        if one.active_on(context.today()) or (group and group.counselor == one.id)
    ]
    name = TextField(group.name if group else _next_name(context, cohort), limit=60)
    counselor: ChoiceField[CounselorId | str] = ChoiceField(
        [("", "Belum ada"), *((one.id, one.name) for one in counselors)],
        value=(group.counselor if group else None) or "",
    )
    room: ChoiceField[RoomId | str] = ChoiceField(
        [("", "Tanpa ruangan tetap"), *((one.id, one.name) for one in store.rooms.all())],
        value=(group.room if group else None) or "",
    )
    capacity = NumberField(group.capacity if group else 22, lowest=1, highest=9999)
    form = Form(programs.GROUP)
    form.row("&Nama kelompok", name, name="name", required=True)
    form.row("&Konselor", counselor, name="counselor")
    form.row("&Ruangan", room, name="room")
    form.row("Ka&pasitas", capacity, name="capacity", hint="Lebih dari ini diberi peringatan.")

    def deed() -> str | None:
        made = Group(
            id=group.id if group else GroupId(new_id()),
            cohort=cohort.id,
            name=name.value(),
            counselor=CounselorId(counselor.value() or "") or None,
            room=RoomId(room.value() or "") or None,
            capacity=capacity.value(),
        )
        return context.attempt(form, lambda: save_group(store, made))

    return _open(context, "Kelompok baru" if group is None else "Ubah kelompok", form, deed, cohort)


def open_phase(context: Context, cohort: Cohort, phase: Phase | None) -> FormDialog:
    """Add a phase, or change one; phases that overlap are told of, not refused."""
    known = context.store.phases.find(cohort=cohort.id)
    after = known[-1].ends_on.toordinal() + 1 if known else cohort.starts_on.toordinal()
    start = min(date.fromordinal(after), cohort.ends_on)
    name = TextField(phase.name if phase else "", limit=80, placeholder="Orientasi, Primary, …")
    starts_on = DateField(phase.starts_on if phase else start, today=context.today())
    ends_on = DateField(phase.ends_on if phase else cohort.ends_on, today=context.today())
    form = Form(programs.PHASE)
    form.row("&Nama fase", name, name="name", required=True)
    form.row("&Mulai", starts_on, name="starts_on", required=True)
    form.row("S&elesai", ends_on, name="ends_on", required=True)
    form.keep_order("starts_on", "ends_on")

    def deed() -> str | None:
        made = Phase(
            id=phase.id if phase else PhaseId(new_id()),
            cohort=cohort.id,
            name=name.value(),
            starts_on=starts_on.value() or cohort.starts_on,
            ends_on=ends_on.value() or cohort.ends_on,
        )
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
    deed: Deed,
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
