"""Writing and changing a note: a session of counseling, or what the health service did."""

from collections.abc import Callable
from typing import TypeVar

from rehabdesk.domain.identity import CounselorId
from rehabdesk.domain.note import CounselingNote, MedicalNote
from rehabdesk.services.counseling_notes import save_counseling_note
from rehabdesk.services.done import Done
from rehabdesk.services.medical_notes import save_medical_note
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.note import COUNSELING_NOTE, MEDICAL_NOTE

_WIDTH = 860
N = TypeVar("N", CounselingNote, MedicalNote)


def counseling_dialog(context: Context, note: CounselingNote, *, new: bool) -> FormDialog:
    """The form of one session (domain.md 2.5, form 7)."""
    form, today = Form({}, columns=2), context.today()
    counselors = _counselors(context, note)
    fields = RecordForm(form, COUNSELING_NOTE, note, today, choices={"counselor": counselors})
    for field in COUNSELING_NOTE.fields:
        nobody = field.key == "counselor" and not counselors
        fields.row(field.key, required=field.required and not nobody)
    title = "Catatan konseling baru" if new else "Perbaiki catatan konseling"
    return _dialog(
        context,
        title,
        fields,
        lambda typed: save_counseling_note(context.store, typed, today=today),
    )


def medical_dialog(context: Context, note: MedicalNote, *, new: bool) -> FormDialog:
    """The form of one visit to the health service."""
    form, today = Form({}, columns=2), context.today()
    fields = RecordForm(form, MEDICAL_NOTE, note, today)
    fields.put()
    title = "Catatan medis baru" if new else "Perbaiki catatan medis"
    return _dialog(
        context, title, fields, lambda typed: save_medical_note(context.store, typed, today=today)
    )


def _dialog(
    context: Context, title: str, fields: RecordForm[N], save: Callable[[N], Done[N]]
) -> FormDialog:
    def deed() -> str | None:
        typed = fields.record()
        return context.attempt(fields.form, lambda: save(typed))

    return FormDialog(
        title,
        fields.form,
        "Simpan",
        deed,
        subtitle=_whose(context, fields.record().resident),
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def _counselors(context: Context, note: CounselingNote) -> list[tuple[CounselorId, str]]:
    """Who works here on the day of the note, and whoever it names already."""
    return [
        (one.id, one.name)
        for one in context.store.counselors.all()
        if one.active_on(context.today()) or one.id == note.counselor
    ]


def _whose(context: Context, resident: str) -> str:
    person = context.store.residents.get(resident)
    return f"{person.name} {person.registration_no}".strip() if person else ""
