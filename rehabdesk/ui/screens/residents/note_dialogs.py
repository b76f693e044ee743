"""Writing and changing a note: a session of counseling, or what the health service did."""

from collections.abc import Callable

from msgspec.structs import replace

from rehabdesk.domain.identity import CounselorId
from rehabdesk.domain.note import (
    MOST_MINUTES,
    NOTE_LIMIT,
    STAFF_LIMIT,
    TOPIC_LIMIT,
    CounselingNote,
    MedicalNote,
    Note,
)
from rehabdesk.services.counseling_notes import save_counseling_note
from rehabdesk.services.medical_notes import save_medical_note
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NoteField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people

_WIDTH = 860
_LINES = 5


def counseling_dialog(context: Context, note: CounselingNote, *, new: bool) -> FormDialog:
    """The form of one session (domain.md 2.5, form 7)."""
    form = Form(people.COUNSELING, columns=2)
    day = DateField(note.held_on, today=context.today())
    counselors = _counselors(context, note)
    counselor: ChoiceField[CounselorId] = ChoiceField(counselors, value=note.counselor)
    topic = TextField(note.topic, limit=TOPIC_LIMIT, placeholder="Hubungan dengan keluarga")
    minutes = NumberField(note.minutes, lowest=1, highest=MOST_MINUTES)
    form.row("&Tanggal", day, name="held_on", required=True)
    form.row("&Konselor", counselor, name="counselor", required=bool(counselors))
    form.row("Te&ma", topic, name="topic", required=True)
    form.row("&Durasi (menit)", minutes, name="minutes")
    texts = {
        "subjective": _part(form, "&S · Subjektif", "subjective", note, "Yang dikatakan residen"),
        "objective": _part(form, "&O · Objektif", "objective", note, "Yang terlihat dan terukur"),
        "assessment": _part(form, "&A · Asesmen", "assessment", note, "Penilaian konselor"),
        "plan": _part(form, "&P · Perencanaan", "plan", note, "Langkah yang disepakati"),
    }
    texts["next_step"] = NoteField(note.next_step, lines=2, limit=NOTE_LIMIT)
    form.row("&Rencana pertemuan berikut", texts["next_step"], name="next_step", wide=True)

    def save() -> str | None:
        typed = replace(
            note,
            held_on=day.value() or note.held_on,
            counselor=counselor.value(),
            topic=topic.value(),
            minutes=minutes.value(),
            **{part: field.value() for part, field in texts.items()},
        )
        return context.attempt(
            form, lambda: save_counseling_note(context.store, typed, today=context.today())
        )

    title = "Catatan konseling baru" if new else "Perbaiki catatan konseling"
    return _dialog(context, title, form, save, note)


def medical_dialog(context: Context, note: MedicalNote, *, new: bool) -> FormDialog:
    """The form of one visit to the health service."""
    form = Form(people.MEDICAL, columns=2)
    day = DateField(note.held_on, today=context.today())
    staff = TextField(note.staff, limit=STAFF_LIMIT, placeholder="dr. Siti Rahmawati")
    form.row("&Tanggal", day, name="held_on", required=True)
    form.row("T&enaga medis", staff, name="staff", required=True)
    texts = {
        "complaint": _part(form, "&Keluhan", "complaint", note, "Yang dirasakan, sejak kapan"),
        "examination": _part(form, "&Pemeriksaan", "examination", note, "Tanda vital, temuan"),
        "treatment": _part(form, "T&indakan", "treatment", note, "Yang dilakukan"),
        "medicine": _part(form, "&Obat", "medicine", note, "Nama, dosis, lama"),
    }
    texts["referral"] = NoteField(note.referral, lines=2, limit=NOTE_LIMIT)
    form.row("&Rujukan", texts["referral"], name="referral", wide=True)

    def save() -> str | None:
        typed = replace(
            note,
            held_on=day.value() or note.held_on,
            staff=staff.value(),
            **{part: field.value() for part, field in texts.items()},
        )
        return context.attempt(
            form, lambda: save_medical_note(context.store, typed, today=context.today())
        )

    title = "Catatan medis baru" if new else "Perbaiki catatan medis"
    return _dialog(context, title, form, save, note)


def _dialog(
    context: Context, title: str, form: Form, save: Callable[[], str | None], note: Note
) -> FormDialog:
    return FormDialog(
        title,
        form,
        "Simpan",
        save,
        subtitle=_whose(context, note.resident),
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def _part(form: Form, text: str, part: str, note: Note, hint: str) -> NoteField:
    """A field of several lines for one part of a note."""
    field = NoteField(getattr(note, part), lines=_LINES, limit=NOTE_LIMIT, placeholder=hint)
    form.row(text, field, name=part)
    return field


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
