"""Restricting a resident's record, and letting everybody see it again; both ask why."""

from rehabdesk.domain.resident import Resident
from rehabdesk.services.restricting import lift_restriction, restrict, restriction_of
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NoteField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people

_LONGEST = 300


def restrict_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog that restricts somebody, or changes the reason."""
    old = restriction_of(context.store, resident.id)
    form = Form(people.RESTRICT)
    reason = NoteField(old.reason if old else "", lines=2, limit=_LONGEST)
    form.row(
        "&Alasan",
        reason,
        name="reason",
        required=True,
        hint="Operator dan pembaca tidak menemukannya lagi; di daftar hadir namanya tetap ada.",
    )
    return FormDialog(
        "Batasi catatan",
        form,
        "Batasi",
        lambda: context.attempt(
            form,
            lambda: restrict(context.store, resident.id, reason.value(), today=context.today()),
        ),
        subtitle=f"{resident.name} {resident.registration_no}".strip(),
        icon_name="lock",
        parent=context.shell.window_widget(),
    )


def lift_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog that takes a restriction away."""
    form = Form(people.LIFT)
    why = NoteField(lines=2, limit=_LONGEST)
    old = restriction_of(context.store, resident.id)
    hint = f"Dibatasi karena: {old.reason}" if old else ""
    form.row("&Mengapa dicabut", why, name="why", required=True, hint=hint)
    return FormDialog(
        "Cabut pembatasan",
        form,
        "Cabut",
        lambda: context.attempt(
            form, lambda: lift_restriction(context.store, resident.id, why.value())
        ),
        subtitle=f"{resident.name} {resident.registration_no}".strip(),
        icon_name="unlock",
        parent=context.shell.window_widget(),
    )
