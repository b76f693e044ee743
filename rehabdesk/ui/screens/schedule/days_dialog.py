"""Some days over all series at once: a razia, a holiday, a counselor who is away, a closed room."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from rehabdesk.domain.identity import CounselorId, GroupId, RoomId
from rehabdesk.domain.program import CohortState
from rehabdesk.domain.shifting import Remedy
from rehabdesk.services.lost_days import DaysWish, change_days, preview_days
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.schedule.days_preview import DaysPreview, ShownLine, shown_lines
from rehabdesk.ui.screens.schedule.names import read_names
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.wording.asked import programs
from rehabdesk.wording.terms import label as word

_SIZE = (1240, 664)
_REST = 200
_LEADER_ROWS, _ROOM_ROWS = ("away", "instead"), ("room", "elsewhere")
_ALL, _NO_ROOM = GroupId(""), RoomId("")


class DaysDialog(FormDialog):
    """Asks for days, whose, and what is done; shows each session before and after."""

    def __init__(self, context: Context, day: date) -> None:
        self.context = context
        self.names = read_names(context.store)
        today = context.today()
        self.first = DateField(day, today=today)
        self.last = DateField(day, today=today)
        self.group: ChoiceField[GroupId] = ChoiceField(
            [(_ALL, "Semua kelompok"), *self._groups(today)], value=_ALL
        )
        self.remedy: ChoiceField[Remedy] = ChoiceField(
            [(one, word(one)) for one in Remedy], value=Remedy.CANCEL
        )
        counselors = [
            (one.id, one.name) for one in self.names.counselors.values() if one.active_on(day)
        ]
        self.away: ChoiceField[CounselorId] = ChoiceField(counselors)
        self.instead: ChoiceField[CounselorId] = ChoiceField(counselors)
        rooms = [(one.id, one.name) for one in self.names.rooms.values() if one.active]
        self.room: ChoiceField[RoomId] = ChoiceField(rooms)
        self.elsewhere: ChoiceField[RoomId] = ChoiceField(
            [(_NO_ROOM, "Belum ditentukan"), *rooms], value=_NO_ROOM
        )
        self.reason = TextField(limit=200, placeholder="Misalnya: razia, cuti, ruangan diperbaiki")
        form = self._make_form()
        super().__init__(
            "Sesi beberapa hari",
            form,
            "&Ubah sesi",
            self._carry_out,
            subtitle="Yang sudah diisi tidak berubah. Urungkan mengembalikan semuanya.",
            width=_SIZE[0],
            parent=context.shell.window_widget(),
        )
        self.preview = DaysPreview()
        self.put_beside(self.preview)
        open_as(self, *_SIZE)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)
        form.changed.connect(self._rest.start)
        self.remedy.changed.connect(self._remedy_chosen)
        self._remedy_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at nothing any more once the dialog is gone."""
        self._rest.stop()
        super().hideEvent(event)

    def look(self) -> None:
        """Work the sessions out again and show them."""
        lines = carry_out(
            self._lines, lambda answer: self.preview.show_lines((), answer_sentence(answer))
        )
        if lines is not None:
            self.preview.show_lines(lines, "" if lines else "Isi tanggalnya.")

    def _make_form(self) -> Form:
        form = Form(programs.DAYS, columns=2)
        form.row("&Dari", self.first, name="first", required=True)
        form.row("&Sampai", self.last, name="last", required=True)
        form.keep_order("first", "last")
        form.row("&Kelompok", self.group, name="group", wide=True)
        form.row("&Tindakan", self.remedy, name="remedy", required=True, wide=True)
        form.row("Konselor yang &berhalangan", self.away, name="away", required=True, wide=True)
        form.row("&Penggantinya", self.instead, name="instead", required=True, wide=True)
        form.row("&Ruangan", self.room, name="room", required=True, wide=True)
        form.row("Pindah &ke", self.elsewhere, name="elsewhere", wide=True)
        form.row("&Alasan", self.reason, name="reason", required=True, wide=True)
        return form

    def _groups(self, today: date) -> list[tuple[GroupId, str]]:
        """The groups of cohorts that are not over, with the cohort's name where several run."""
        running = {
            one.id: one.name
            for one in self.names.cohorts.values()
            if one.state_on(today) is not CohortState.CLOSED
        }
        found = [one for one in self.names.groups.values() if one.cohort in running]
        several = len({one.cohort for one in found}) > 1
        return [
            (one.id, f"{one.name} · {running[one.cohort]}" if several else one.name)
            for one in found
        ]

    def _remedy_chosen(self) -> None:
        """Show the fields that the remedy needs."""
        remedy = self.remedy.value()
        for name in _LEADER_ROWS:
            self.form.field_row(name).setVisible(remedy is Remedy.LEADER)
        for name in _ROOM_ROWS:
            self.form.field_row(name).setVisible(remedy is Remedy.ROOM)
        self.look()

    def _wish(self) -> DaysWish | None:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return DaysWish(
            first=first,
            last=last,
            remedy=self.remedy.value() or Remedy.CANCEL,
            reason=self.reason.value(),
            groups=(chosen,) if (chosen := self.group.value()) else (),
            away=self.away.value(),
            instead=self.instead.value(),
            room=self.room.value(),
            elsewhere=self.elsewhere.value() or None,
        )

    def _lines(self) -> tuple[ShownLine, ...]:
        wish, store = self._wish(), self.context.store
        if wish is None:
            return ()
        lines = preview_days(store, wish)
        meant = {clash.other for line in lines for clash in line.clashes}
        known = (store.sessions.get(one) for one in meant)
        others = {str(one.id): one for one in known if one is not None}
        others |= {str(line.after.id): line.after for line in lines if line.after}
        return shown_lines(lines, self.names, others)

    def _carry_out(self) -> str | None:
        wish = self._wish()
        if wish is None:
            return "Isi tanggalnya."
        self.look()
        return self.context.attempt(
            self.form,
            lambda: change_days(self.context.store, wish),
            f"{self.preview.changed()} sesi diubah.",
        )


def open_days(context: Context, day: date) -> DaysDialog:
    """Ask what is done about some days, from one day on."""
    dialog = DaysDialog(context, day)
    dialog.open()
    return dialog
