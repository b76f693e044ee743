"""Changing a session, moving it to another day, and cancelling it."""

from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.schedule import cancel_session, change_session, has_paper, move_session
from rehabdesk.services.series import SessionChanges, change_series
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.schedule.names import Names
from rehabdesk.ui.screens.schedule.session_dialog import SessionDialog
from rehabdesk.ui.screens.schedule.session_form import SessionForm
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import DialogDeed, FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.time_field import TimeField
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import long_date

_REASON = 200


class ChangeDialog(SessionDialog):
    """The fields of a session as they are; one of a series may take the later ones along."""

    def __init__(self, context: Context, session: Session) -> None:
        self._session = session
        cohort = context.store.cohorts.get(session.cohort)
        form = SessionForm(context, (cohort,) if cohort else (), programs.CHANGE_SESSION)
        self.reach: Segmented[bool] = Segmented(
            "Berlaku untuk", [(False, "Sesi ini"), (True, "Ini dan sesudahnya")]
        )
        self.reason = TextField(session.state_reason, limit=_REASON)
        form.lay_out()
        in_series = session.series is not None and session.state is SessionState.PLANNED
        if in_series:
            form.row("&Berlaku untuk", self.reach, name="reach", hint=_REACH)
        else:
            form.row("A&lasan perubahan", self.reason, name="reason")
        form.fill(session)
        form.cohort.setEnabled(False)
        self._paper = has_paper(context.store, session.id)
        if self._paper:
            form.held_on.setEnabled(False)
            form.field_row("held_on").set_hint("Sudah tercetak: pakai Pindahkan.")
        day = long_date(session.held_on, weekday=True)
        super().__init__(context, form, "Ubah sesi", "S&impan", subtitle=day)
        self.reach.changed.connect(self._reach_chosen)
        self.look()

    def carry_out_session(self, session: Session) -> str | None:
        """Save this one, or what is the same in this and the later ones."""
        store = self.context.store
        if self.reach.value():
            changes = _changes(self._session, session)
            words = self.context.attempt(
                self.form,
                lambda: change_series(store, session.id, changes, this_and_later=True),
            )
        else:
            why = self.reason.value()
            words = self.context.attempt(
                self.form, lambda: change_session(store, session, reason=why)
            )
        if words is None:
            self.saved.emit(session.id)
        return words

    def _reach_chosen(self) -> None:
        """Many sessions share no date."""
        self.session_form.held_on.setEnabled(not self.reach.value() and not self._paper)
        if self.reach.value():
            self.session_form.held_on.set_value(self._session.held_on)


_REACH = "Yang sudah tercetak, diisi, atau ditiadakan tidak berubah."


def _changes(before: Session, after: Session) -> SessionChanges:
    """Only what is different, so that the later sessions keep what was set for them alone."""
    changes = SessionChanges()
    for field in SessionChanges.__annotations__:
        if getattr(before, field) != getattr(after, field):
            changes[field] = getattr(after, field)
    return changes


def open_change(context: Context, session: Session) -> ChangeDialog:
    """Change a session."""
    dialog = ChangeDialog(context, session)
    dialog.open()
    return dialog


def open_move(context: Context, session: Session, names: Names) -> FormDialog:
    """Hold a session on another day or at another time."""
    day = DateField(session.held_on, today=context.today())
    starts_at, ends_at = TimeField(session.starts_at), TimeField(session.ends_at)
    reason = TextField(limit=_REASON)
    paper = has_paper(context.store, session.id)
    form = Form(programs.MOVE_SESSION, columns=2)
    form.row("&Tanggal baru", day, name="held_on", required=True, wide=True)
    form.row("&Mulai", starts_at, name="starts_at", required=True)
    form.row("&Selesai", ends_at, name="ends_at", required=True)
    form.keep_order("starts_at", "ends_at")
    hint = "Sesi lama ditiadakan dan diganti sesi baru." if paper else ""
    form.row("&Alasan", reason, name="reason", required=paper, wide=True, hint=hint)

    def deed() -> str | None:
        return context.attempt(
            form,
            lambda: move_session(
                context.store,
                session.id,
                held_on=day.value() or session.held_on,
                starts_at=starts_at.value(),
                ends_at=ends_at.value(),
                reason=reason.value(),
            ),
        )

    return _open(context, "Pindahkan sesi", form, "&Pindahkan", names.line(session), deed)


def open_cancel(context: Context, session: Session, names: Names) -> FormDialog:
    """Call a session off, with the reason; after its date, too."""
    reason = TextField(limit=_REASON, placeholder="Misalnya: razia, narasumber berhalangan")
    form = Form(programs.CANCEL_SESSION)
    form.row("&Alasan", reason, name="reason", required=True, hint=_CANCELLED)

    def deed() -> str | None:
        why = reason.value()
        return context.attempt(form, lambda: cancel_session(context.store, session.id, reason=why))

    words = f"{names.line(session)}, {long_date(session.held_on, weekday=True)}"
    return _open(context, "Tiadakan sesi", form, "Tiadakan &sesi", words, deed, danger=True)


_CANCELLED = "Sesi tetap terlihat dicoret; tanda hadirnya disimpan tetapi tidak dihitung."


def _open(
    context: Context,
    title: str,
    form: Form,
    verb: str,
    subtitle: str,
    deed: DialogDeed,
    *,
    danger: bool = False,
) -> FormDialog:
    dialog = FormDialog(
        title,
        form,
        verb,
        deed,
        subtitle=subtitle,
        danger=danger,
        parent=context.shell.window_widget(),
    )
    dialog.open()
    return dialog
