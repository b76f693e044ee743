"""Changing a stay, and adding another one for somebody who came back."""

from datetime import date

from rehabdesk.domain.identity import StayId, new_id
from rehabdesk.domain.resident import Resident, Stay
from rehabdesk.services.residents import save_stay
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.residents.stay_form import StayFields
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form

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
