"""A resident leaves the prison: reason, day, note, and whether the programme ends with it."""

from rehabdesk.domain.resident import ExitReason, Resident, Stay
from rehabdesk.services.done import Done
from rehabdesk.services.residents import end_stay
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField, NoteField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people
from rehabdesk.wording.terms import label

_REASONS = [(one, label(one)) for one in ExitReason if one.ends_stay or one is ExitReason.OTHER]


def end_stay_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog; running enrolments end with the stay unless the tick is taken away."""
    store, today = context.store, context.today()
    form = Form(people.END_STAY)
    reason: ChoiceField[ExitReason] = ChoiceField(_REASONS, searchable=False)
    on, note = DateField(today, today=today), NoteField(lines=2, limit=300)
    form.row("&Alasan", reason, name="reason", required=True)
    form.row("&Tanggal keluar", on, name="on", required=True)
    form.row("&Catatan", note, name="note", hint="Misalnya nomor surat lepas.")
    enrolments = [one for one in store.enrolments.of_resident(resident.id) if not one.state.ended]
    cohorts = [store.cohorts.get(one.cohort) for one in enrolments]
    names = ", ".join(one.name for one in cohorts if one)
    ends_too = CheckField("Akhiri juga kepesertaan dalam program", checked=bool(enrolments))
    if enrolments:
        form.row("Angkatan", ends_too, name="end_enrolments", hint=names)

    def deed() -> Done[Stay]:
        ended = end_stay(
            store,
            resident.id,
            reason=reason.value() or ExitReason.OTHER,
            on=on.value() or today,
            note=note.value(),
            today=today,
            end_enrolments=bool(enrolments) and ends_too.value(),
        )
        return Done(ended.stay, ended.change)

    return FormDialog(
        "Akhiri masa tinggal",
        form,
        "Akhiri",
        lambda: context.attempt(form, deed),
        subtitle=f"{resident.name} · {resident.registration_no}",
        parent=context.shell.window_widget(),
    )
