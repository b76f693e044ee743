"""The dialogs for deeds on chosen participants: move, suspend, resume, end, reinstate."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from rehabdesk.domain.identity import EnrolmentId, GroupId
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.done import Done
from rehabdesk.services.enrolment import (
    change_return,
    complete_enrolment,
    end_enrolment,
    last_suspension,
    reinstate,
    resume,
    suspend,
)
from rehabdesk.services.enrolment_start import change_start, remove_enrolment
from rehabdesk.services.membership import move_to_group
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.programs.bulk import attempt_all, who
from rehabdesk.ui.screens.programs.lines import PersonLine
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NoteField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import programs
from rehabdesk.wording.terms import label

PersonLines = Sequence[PersonLine]
EnrolmentRun = Callable[[str], Done[Any]]
"""The deed on one enrolment, by its id."""
_REASON = 200
_COMPLETED = "completed"


class _DialogWords(Struct, frozen=True):
    """What a dialog is called, its button, and what is said when the deed is done."""

    title: str
    verb: str
    done: str
    danger: bool = False


_MOVE = _DialogWords("Pindahkan ke kelompok", "&Pindahkan", "Pindah kelompok")
_START = _DialogWords("Ubah tanggal mulai", "&Ubah", "Tanggal mulai diubah")
_SUSPEND = _DialogWords("Tangguhkan peserta", "&Tangguhkan", "Ditangguhkan")
_RESUME = _DialogWords("Aktifkan lagi", "&Aktifkan lagi", "Diaktifkan lagi")
_RETURN = _DialogWords("Ubah tanggal kembali", "&Ubah", "Tanggal kembali diubah")
_REMOVE = _DialogWords(
    "Hapus pendaftaran yang keliru", "&Hapus", "Pendaftaran dihapus", danger=True
)
_END = _DialogWords("Akhiri kepesertaan", "&Akhiri", "Berakhir", danger=True)
_REINSTATE = _DialogWords("Pulihkan kepesertaan", "&Pulihkan", "Dipulihkan")

_SINCE = "Sampai sehari sebelumnya tetap dihitung di kelompok lama."
_SUSPENDED = "Sejak hari ini tidak ditunggu di daftar hadir."
_UNTIL = "Hari terakhir tidak ikut. Bila kosong: sampai diaktifkan lagi."
_REMOVED = (
    "Hanya untuk yang belum bertanda di daftar hadir mana pun. Datanya sebagai residen tetap ada."
)
_STARTED = "Daftar hadir yang sudah disusun tidak berubah; orangnya dapat ditambahkan di sana."
_LAST_DAY = "Hari ini masih dihitung; sesudahnya tidak tercantum lagi."
_REINSTATED = "Peserta kembali seperti sebelum diakhiri; riwayatnya tetap tercatat."


def open_move(context: Context, cohort: Cohort, people: PersonLines) -> FormDialog:
    """Move the chosen people to another group from a day on."""
    groups = context.store.groups.find(cohort=cohort.id)
    there = {one.group.id if one.group else None for one in people}
    field: ChoiceField[GroupId] = ChoiceField(
        [(one.id, one.name) for one in groups if there != {one.id}]
    )
    first = cohort.nearest(context.today())
    day, reason = DateField(first, today=context.today()), TextField(limit=_REASON)
    form = Form(programs.MOVE)
    form.row("&Kelompok tujuan", field, name="group", required=True)
    form.row("&Sejak tanggal", day, name="since", required=True, hint=_SINCE)
    form.row("&Alasan", reason, name="reason")

    def move(enrolment: str) -> Done[Any]:
        group, since = field.value() or GroupId(""), day.value() or first
        return move_to_group(
            context.store, EnrolmentId(enrolment), group, since=since, reason=reason.value()
        )

    return _open(context, _MOVE, form, people, move)


def open_start(context: Context, person: PersonLine) -> FormDialog:
    """Correct the first day of one participant."""
    before, today = person.enrolment.enrolled_on, context.today()
    day, reason = DateField(before, today=today), TextField(limit=_REASON)
    form = Form(programs.START)
    form.row("&Mulai tanggal", day, name="on", required=True, hint=_STARTED)
    form.row("&Alasan", reason, name="reason", required=True)

    def change(enrolment: str) -> Done[Any]:
        on = day.value() or before
        return change_start(context.store, enrolment, on=on, today=today, reason=reason.value())

    return _open(context, _START, form, (person,), change)


def open_suspend(context: Context, people: PersonLines) -> FormDialog:
    """Expect the chosen people no more from a day on, until a day or until further notice."""
    today = context.today()
    day, last = DateField(today, today=today), DateField(None, today=today)
    reason = TextField(limit=_REASON)
    form = Form(programs.SUSPEND)
    form.row("&Mulai tanggal", day, name="on", required=True, hint=_SUSPENDED)
    form.row("&Sampai tanggal", last, name="until", hint=_UNTIL)
    form.row("&Alasan", reason, name="reason", required=True)
    form.keep_order("on", "until")

    def away(enrolment: str) -> Done[Any]:
        on, until = day.value() or today, last.value()
        return suspend(context.store, enrolment, on=on, until=until, reason=reason.value())

    return _open(context, _SUSPEND, form, people, away)


def open_resume(context: Context, people: PersonLines) -> FormDialog:
    """Expect suspended people again."""
    today = context.today()
    day, reason = DateField(today, today=today), TextField(limit=_REASON)
    form = Form(programs.RESUME)
    form.row("&Hari pertama kembali", day, name="on", required=True)
    form.row("&Catatan", reason, name="reason")

    def back(enrolment: str) -> Done[Any]:
        return resume(context.store, enrolment, on=day.value() or today, reason=reason.value())

    return _open(context, _RESUME, form, people, back)


def open_return(context: Context, person: PersonLine) -> FormDialog:
    """Correct the first day back after the last suspension of one participant."""
    away = last_suspension(context.store, person.enrolment)
    before = away[1].happened_on if away else context.today()
    day, reason = DateField(before, today=context.today()), TextField(limit=_REASON)
    form = Form(programs.RETURN)
    form.row("&Hari pertama kembali", day, name="on", required=True)
    form.row("&Alasan", reason, name="reason", required=True)

    def change(enrolment: str) -> Done[Any]:
        on = day.value() or before
        return change_return(context.store, enrolment, on=on, reason=reason.value())

    return _open(context, _RETURN, form, (person,), change)


def open_remove(context: Context, people: PersonLines) -> FormDialog:
    """Remove enrolments that were made by mistake."""
    form, reason = _only_a_reason(programs.REMOVE, _REMOVED)

    def remove(enrolment: str) -> Done[Any]:
        return remove_enrolment(context.store, enrolment, reason=reason.value())

    return _open(context, _REMOVE, form, people, remove)


def open_end(context: Context, cohort: Cohort, people: PersonLines) -> FormDialog:
    """End the chosen enrolments: the programme completed, or left with a reason."""
    reasons = ((one.value, label(one)) for one in ExitReason)
    reason: ChoiceField[str] = ChoiceField(
        [(_COMPLETED, "Menyelesaikan program"), *reasons], searchable=False
    )
    day = DateField(cohort.nearest(context.today()), today=context.today())
    note = NoteField(lines=2, limit=500)
    form = Form(programs.END)
    form.row("&Sebab berakhir", reason, name="end_reason", required=True)
    form.row("&Hari terakhir", day, name="on", required=True, hint=_LAST_DAY)
    form.row("&Catatan", note, name="note")

    def end(enrolment: str) -> Done[Any]:
        on, chosen = day.value() or context.today(), reason.value()
        if chosen == _COMPLETED:
            return complete_enrolment(context.store, enrolment, on=on)
        why = ExitReason(chosen)
        return end_enrolment(context.store, enrolment, on=on, reason=why, note=note.value())

    return _open(context, _END, form, people, end)


def open_reinstate(context: Context, people: PersonLines) -> FormDialog:
    """Take the ends of the chosen enrolments back."""
    form, reason = _only_a_reason(programs.REINSTATE, _REINSTATED)

    def take_back(enrolment: str) -> Done[Any]:
        return reinstate(context.store, enrolment, on=context.today(), reason=reason.value())

    return _open(context, _REINSTATE, form, people, take_back)


def _only_a_reason(asked: Mapping[str, str], hint: str) -> tuple[Form, TextField]:
    form, reason = Form(asked), TextField(limit=_REASON)
    form.row("&Alasan", reason, name="reason", required=True, hint=hint)
    return form, reason


def _open(
    context: Context, words: _DialogWords, form: Form, people: PersonLines, run: EnrolmentRun
) -> FormDialog:
    """Ask, and do the deed for everybody chosen."""
    dialog = FormDialog(
        words.title,
        form,
        words.verb,
        lambda: attempt_all(context, form, people, run, words.done),
        subtitle=who(people),
        danger=words.danger,
        parent=context.shell.window_widget(),
    )
    dialog.open()
    return dialog
