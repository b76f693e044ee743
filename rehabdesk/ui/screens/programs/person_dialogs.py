"""The dialogs for deeds on chosen participants: move, suspend, resume, end, reinstate."""

from collections.abc import Sequence
from datetime import date

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
from rehabdesk.ui.widgets.dialog import Deed, FormDialog
from rehabdesk.ui.widgets.fields import NoteField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import programs
from rehabdesk.wording.terms import label

PersonLines = Sequence[PersonLine]
_REASON = 200
_COMPLETED = "completed"


def open_move(context: Context, cohort: Cohort, people: PersonLines) -> FormDialog:
    """Move the chosen people to another group from a day on."""
    groups = context.store.groups.find(cohort=cohort.id)
    there = {one.group.id if one.group else None for one in people}
    field: ChoiceField[GroupId] = ChoiceField(
        [(one.id, one.name) for one in groups if there != {one.id}]
    )
    day = DateField(cohort.nearest(context.today()), today=context.today())
    reason = TextField(limit=_REASON)
    form = Form(programs.MOVE)
    form.row("&Kelompok tujuan", field, name="group", required=True)
    form.row("&Sejak tanggal", day, name="since", required=True, hint=_SINCE)
    form.row("&Alasan", reason, name="reason")

    def deed() -> str | None:
        group, since = field.value(), day.value()
        if group is None or since is None:
            return "Isi kelompok dan tanggalnya."

        def move(enrolment: str) -> Done[object]:
            done = move_to_group(
                context.store, EnrolmentId(enrolment), group, since=since, reason=reason.value()
            )
            return Done(done.record, done.change)

        return attempt_all(context, form, people, move, "Pindah kelompok")

    return _open(context, "Pindahkan ke kelompok", form, "&Pindahkan", deed, people)


def open_start(context: Context, person: PersonLine) -> FormDialog:
    """Correct the first day of one participant."""
    day = DateField(person.enrolment.enrolled_on, today=context.today())
    reason = TextField(limit=_REASON)
    form = Form(programs.START)
    form.row("&Mulai tanggal", day, name="on", required=True, hint=_START)
    form.row("&Alasan", reason, name="reason", required=True)

    def deed() -> str | None:
        on = day.value() or person.enrolment.enrolled_on
        return attempt_all(
            context,
            form,
            (person,),
            lambda one: change_start(
                context.store, one, on=on, today=context.today(), reason=reason.value()
            ),
            "Tanggal mulai diubah",
        )

    return _open(context, "Ubah tanggal mulai", form, "&Ubah", deed, (person,))


def open_suspend(context: Context, people: PersonLines) -> FormDialog:
    """Expect the chosen people no more from a day on, until a day or until further notice."""
    day = DateField(context.today(), today=context.today())
    last = DateField(None, today=context.today())
    reason = TextField(limit=_REASON)
    form = Form(programs.SUSPEND)
    form.row("&Mulai tanggal", day, name="on", required=True, hint=_SUSPENDED)
    form.row("&Sampai tanggal", last, name="until", hint=_UNTIL)
    form.row("&Alasan", reason, name="reason", required=True)
    form.keep_order("on", "until")

    def deed() -> str | None:
        on = day.value() or context.today()
        return attempt_all(
            context,
            form,
            people,
            lambda one: suspend(
                context.store, one, on=on, until=last.value(), reason=reason.value()
            ),
            "Ditangguhkan",
        )

    return _open(context, "Tangguhkan peserta", form, "&Tangguhkan", deed, people)


def open_resume(context: Context, people: PersonLines) -> FormDialog:
    """Expect suspended people again."""
    day = DateField(context.today(), today=context.today())
    reason = TextField(limit=_REASON)
    form = Form(programs.RESUME)
    form.row("&Hari pertama kembali", day, name="on", required=True)
    form.row("&Catatan", reason, name="reason")

    def deed() -> str | None:
        on = day.value() or context.today()
        return attempt_all(
            context,
            form,
            people,
            lambda one: resume(context.store, one, on=on, reason=reason.value()),
            "Diaktifkan lagi",
        )

    return _open(context, "Aktifkan lagi", form, "&Aktifkan lagi", deed, people)


def open_return(context: Context, person: PersonLine) -> FormDialog:
    """Correct the first day back after the last suspension of one participant."""
    away = last_suspension(context.store, person.enrolment)
    back = away[1].happened_on if away else context.today()
    day = DateField(back, today=context.today())
    reason = TextField(limit=_REASON)
    form = Form(programs.RETURN)
    form.row("&Hari pertama kembali", day, name="on", required=True)
    form.row("&Alasan", reason, name="reason", required=True)

    def deed() -> str | None:
        on = day.value() or back
        return attempt_all(
            context,
            form,
            (person,),
            lambda one: change_return(context.store, one, on=on, reason=reason.value()),
            "Tanggal kembali diubah",
        )

    return _open(context, "Ubah tanggal kembali", form, "&Ubah", deed, (person,))


def open_remove(context: Context, people: PersonLines) -> FormDialog:
    """Remove enrolments that were made by mistake."""
    reason = TextField(limit=_REASON)
    form = Form(programs.REMOVE)
    form.row("&Alasan", reason, name="reason", required=True, hint=_REMOVED)

    def deed() -> str | None:
        return attempt_all(
            context,
            form,
            people,
            lambda one: remove_enrolment(context.store, one, reason=reason.value()),
            "Pendaftaran dihapus",
        )

    title = "Hapus pendaftaran yang keliru"
    return _open(context, title, form, "&Hapus", deed, people, danger=True)


def open_end(context: Context, cohort: Cohort, people: PersonLines) -> FormDialog:
    """End the chosen enrolments: the programme completed, or left with a reason."""
    reason: ChoiceField[str] = ChoiceField(
        [
            (_COMPLETED, "Menyelesaikan program"),
            *((one.value, label(one)) for one in ExitReason),
        ],
        searchable=False,
    )
    day = DateField(cohort.nearest(context.today()), today=context.today())
    note = NoteField(lines=2, limit=500)
    form = Form(programs.END)
    form.row("&Sebab berakhir", reason, name="end_reason", required=True)
    form.row("&Hari terakhir", day, name="on", required=True, hint=_LAST_DAY)
    form.row("&Catatan", note, name="note")

    def finish(enrolment: str, on: date) -> Done[object]:
        chosen = reason.value()
        if chosen == _COMPLETED:
            done = complete_enrolment(context.store, enrolment, on=on)
        else:
            why = ExitReason(chosen)
            done = end_enrolment(context.store, enrolment, on=on, reason=why, note=note.value())
        return Done(done.record, done.change)

    def deed() -> str | None:
        on = day.value() or context.today()
        return attempt_all(context, form, people, lambda one: finish(one, on), "Berakhir")

    return _open(context, "Akhiri kepesertaan", form, "&Akhiri", deed, people, danger=True)


def open_reinstate(context: Context, people: PersonLines) -> FormDialog:
    """Take the ends of the chosen enrolments back."""
    reason = TextField(limit=_REASON)
    form = Form(programs.REINSTATE)
    form.row("&Alasan", reason, name="reason", required=True, hint=_REINSTATED)

    def deed() -> str | None:
        return attempt_all(
            context,
            form,
            people,
            lambda one: reinstate(context.store, one, on=context.today(), reason=reason.value()),
            "Dipulihkan",
        )

    return _open(context, "Pulihkan kepesertaan", form, "&Pulihkan", deed, people)


_SINCE = "Sampai sehari sebelumnya tetap dihitung di kelompok lama."
_SUSPENDED = "Sejak hari ini tidak ditunggu di daftar hadir."
_UNTIL = "Hari terakhir tidak ikut. Bila kosong: sampai diaktifkan lagi."
_REMOVED = (
    "Hanya untuk yang belum bertanda di daftar hadir mana pun. Datanya sebagai residen tetap ada."
)
_START = "Daftar hadir yang sudah disusun tidak berubah; orangnya dapat ditambahkan di sana."
_LAST_DAY = "Hari ini masih dihitung; sesudahnya tidak tercantum lagi."
_REINSTATED = "Peserta kembali seperti sebelum diakhiri; riwayatnya tetap tercatat."


def _open(
    context: Context,
    title: str,
    form: Form,
    verb: str,
    deed: Deed,
    people: PersonLines,
    *,
    danger: bool = False,
) -> FormDialog:
    dialog = FormDialog(
        title,
        form,
        verb,
        deed,
        subtitle=who(people),
        danger=danger,
        parent=context.shell.window_widget(),
    )
    dialog.open()
    return dialog
