"""Changing a stay, and adding another one for somebody who came back."""

from datetime import date

from rehabdesk.domain.identity import StayId, new_id
from rehabdesk.domain.resident import ExitReason, Resident, Stay
from rehabdesk.services.done import Done
from rehabdesk.services.residents import end_stay, save_stay
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.residents.stay_form import StayFields
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField, NoteField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.terms import label

_REASONS = [(one, label(one)) for one in ExitReason if one.ends_stay or one is ExitReason.OTHER]


def end_stay_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog; running enrolments end with the stay unless the tick is taken away."""
    store, today = context.store, context.today()
    form = Form(people.END_STAY)
    reason: ChoiceField[ExitReason] = ChoiceField(_REASONS, searchable=False)
    on = DateField(today, today=today)
    note = NoteField(lines=2, limit=STAY["exit_note"].limit)
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


_WIDTH = 660


def stay_dialog(context: Context, stay: Stay) -> FormDialog:
    """Make the dialog that changes a stay."""
    resident = context.store.residents.get(stay.resident)
    subtitle = f"{resident.name} · {resident.registration_no}" if resident else ""
    return _dialog(context, stay, "Ubah masa pidana", "Simpan", subtitle)


def new_stay_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog that adds a stay beginning today."""
    stay = Stay(id=StayId(new_id()), resident=resident.id, entered_on=context.today())
    subtitle = f"{resident.name} · {resident.registration_no}"
    former = context.store.stays.find(resident=resident.id)
    left = max((one.exited_on for one in former if one.exited_on), default=None)
    return _dialog(context, stay, "Masuk kembali", "Catat", subtitle, left)


def _dialog(
    context: Context,
    stay: Stay,
    title: str,
    verb: str,
    subtitle: str,
    left: date | None = None,
) -> FormDialog:
    form = Form({}, columns=2)
    fields = StayFields(form, stay, context.today(), not_before=left)
    fields.put_sentence()

    def save() -> str | None:
        changed = fields.record()
        return context.attempt(form, lambda: save_stay(context.store, changed))

    parent = context.shell.window_widget()
    return FormDialog(title, form, verb, save, subtitle=subtitle, width=_WIDTH, parent=parent)
