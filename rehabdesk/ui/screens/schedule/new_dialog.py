"""Planning a new session, once or every week, of several groups together or of each its own."""

from collections.abc import Callable, Sequence

from rehabdesk.domain.program import CohortState
from rehabdesk.domain.session import Session, clashes
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services.done import Done
from rehabdesk.services.schedule import plan_session
from rehabdesk.services.series import PlannedSession, plan_each, plan_series, preview_series
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.schedule.preview import PreviewLine
from rehabdesk.ui.screens.schedule.session_dialog import DateSlot, SessionDialog
from rehabdesk.ui.screens.schedule.session_form import SessionForm
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import CheckField, NumberField, TextField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.weekdays_field import WeekdaysField
from rehabdesk.wording.asked import programs

_WEEKLY_ROWS = ("weekdays", "ends_on", "count", "label", "skip")


class NewSessionDialog(SessionDialog):
    """One session, or with "Setiap pekan" a series whose every date is shown before."""

    def __init__(self, context: Context, slot: DateSlot) -> None:
        cohorts = tuple(
            one
            for one in context.store.cohorts.all()
            if one.state_on(context.today()) is not CohortState.CLOSED
        )
        form = SessionForm(context, cohorts, programs.NEW_SESSION)
        day, start, groups = slot
        self.repeat: Segmented[bool] = Segmented(
            "Pengulangan", [(False, "Sekali"), (True, "Setiap pekan")]
        )
        self.apart: Segmented[bool] = Segmented(
            "Beberapa kelompok", [(False, "Satu sesi bersama"), (True, "Tiap kelompok sendiri")]
        )
        self.weekdays = WeekdaysField((day.weekday(),))
        self.ends_on = DateField(today=context.today())
        self.count = NumberField(lowest=1, highest=400)
        self.label = TextField(limit=120)
        self.skip = CheckField("&Lewati hari libur", checked=True)
        self._day = day
        self._proposed = ""
        self._first = ""
        form.lay_out()
        self._add_weekly_rows(form)
        form.fill_new(day, start, groups)
        super().__init__(context, form, "Sesi baru", "Jad&walkan")
        self.repeat.changed.connect(self._repeat_chosen)
        form.groups.changed.connect(self._offer_apart)
        form.changed.connect(self._follow_day)
        form.changed.connect(self._propose_label)
        self._offer_apart()
        self._repeat_chosen()

    def lines(self) -> tuple[PreviewLine, ...]:
        """One date, or every date of the series; of each group where each has its own."""
        session = self.session_form.session()
        if session is None:
            return ()
        sessions = self._each(session)
        found = [
            line
            for at, one in enumerate(sessions)
            for line in self._lines_of(one, sessions[:at], sessions)
        ]
        return tuple(sorted(found, key=lambda one: one.day))

    def _lines_of(
        self, session: Session, beside: Sequence[Session], sessions: Sequence[Session]
    ) -> list[PreviewLine]:
        group = self.names.group_names(session) if len(sessions) > 1 else ""
        if not self.repeat.value():
            return [self.line_of(session, beside, group)]
        planned = preview_series(self.context.store, session, self._recurrence(session))
        return [self._planned_line(session, one, beside, group) for one in planned]

    def _each(self, session: Session) -> tuple[Session, ...]:
        """What is planned: the session, or one for each of its groups."""
        apart = self.apart.value() and len(session.care_groups) > 1
        return self.session_form.each(session) if apart else (session,)

    def carry_out_session(self, session: Session) -> str | None:
        """Put the session or the series on the calendar."""
        store = self.context.store
        if len(sessions := self._each(session)) > 1:
            words = self._plan_each(sessions)
        elif not self.repeat.value():
            words = self.context.attempt(self.form, lambda: plan_session(store, session))
        else:
            words = self._plan_series(session)
        if words is None:
            self.saved.emit(self._first or session.id)
        return words

    def _plan_each(self, sessions: Sequence[Session]) -> str | None:
        """Put the session or the series of each group on the calendar, as one deed."""
        recurrence = self._recurrence(sessions[0]) if self.repeat.value() else None
        labels = [f"{self.label.value()} {self.names.group_names(one)}" for one in sessions]

        def deed() -> Done[tuple[Session, ...]]:
            done = plan_each(self.context.store, sessions, recurrence, labels)
            self._first = done.record[0].id
            return done

        return self.context.attempt(self.form, deed, f"{self.preview.held()} sesi dijadwalkan.")

    def _plan_series(self, session: Session) -> str | None:
        """Put the whole series on the calendar, and remember its first session."""
        recurrence, name = self._recurrence(session), self.label.value()

        def deed() -> Done[tuple[Session, ...]]:
            done = plan_series(self.context.store, session, recurrence, name)
            self._first = done.record[0].id
            return done

        return self.context.attempt(self.form, deed, f"{self.preview.held()} sesi dijadwalkan.")

    def _recurrence(self, session: Session) -> Recurrence:
        return Recurrence(
            weekdays=self.weekdays.value(),
            starts_on=session.held_on,
            ends_on=self.ends_on.value(),
            count=self.count.value(),
            skip_holidays=self.skip.value(),
        )

    def _planned_line(
        self, session: Session, planned: PlannedSession, beside: Sequence[Session], group: str
    ) -> PreviewLine:
        if planned.holiday is not None:
            return PreviewLine(day=planned.day, group=group, skipped=f"{planned.holiday.label}.")
        found = (*planned.clashes, *clashes(session, beside))
        known = (self.context.store.sessions.get(one.other) for one in planned.clashes)
        others = {str(one.id): one for one in (*known, *beside) if one is not None}
        return PreviewLine(
            day=planned.day, group=group, clashes=self.names.clash_sentences(found, others)
        )

    def _add_weekly_rows(self, form: SessionForm) -> None:
        form.row("&Pengulangan", self.repeat, name="repeat")
        form.row("B&eberapa kelompok", self.apart, name="apart", wide=True)
        form.row("&Hari", self.weekdays, name="weekdays", wide=True)
        form.row("Sampa&i tanggal", self.ends_on, name="ends_on", hint=_UNTIL)
        form.keep_order("held_on", "ends_on")
        form.row("&Banyaknya sesi", self.count, name="count", hint="Boleh salah satu saja.")
        form.row("Nama ja&dwal", self.label, name="label", required=True)
        form.row("Hari libur", self.skip, name="skip", wide=True)

    def _offer_apart(self) -> None:
        """Ask how several groups meet, where there are several."""
        several = len(self.session_form.groups.value()) > 1
        self.form.field_row("apart").setVisible(several)

    def _repeat_chosen(self) -> None:
        """Show the fields of a series, or hide them."""
        weekly = self.repeat.value()
        for name in _WEEKLY_ROWS:
            self.form.field_row(name).setVisible(weekly)
        self.verb_button.setText("B&uat jadwal" if weekly else "Jad&walkan")
        self._propose_label()
        self.look()

    def _follow_day(self) -> None:
        """Repeat on the weekday of the first date, unless somebody has pressed other days."""
        before, day = self._day, self.session_form.held_on.value()
        if day is None or day == before:
            return
        self._day = day
        if self.weekdays.value() == frozenset({before.weekday()}):
            self.weekdays.set_value((day.weekday(),))

    def _propose_label(self) -> None:
        """Name the series after its kind and groups, unless somebody has typed a name."""
        session = self.session_form.session()
        if session is None or self.label.value() not in {"", self._proposed}:
            return
        groups = "" if len(self._each(session)) > 1 else self.names.group_names(session)
        words = f"{self.names.kind(session)} {groups}".strip()
        if words != self._proposed:
            self._proposed = words[:120]
            self.label.set_value(self._proposed)


_UNTIL = "Kosong: sampai angkatan selesai."


def open_new(context: Context, slot: DateSlot, on_done: Callable[[str], None]) -> NewSessionDialog:
    """Ask for a new session; ``on_done`` is given its id."""
    dialog = NewSessionDialog(context, slot)
    dialog.saved.connect(on_done)
    dialog.open()
    return dialog
