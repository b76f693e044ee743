"""The dialog for a session: a new one, a weekly series of them, or one that is changed."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from rehabdesk.domain.identity import GroupId
from rehabdesk.domain.session import Session, clashes
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.schedule.names import read_names
from rehabdesk.ui.screens.schedule.preview import PreviewLine, SeriesPreview
from rehabdesk.ui.screens.schedule.session_form import SessionForm
from rehabdesk.ui.screens.schedule.week import holidays_between
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.screen_room import open_as

_SIZE = (1210, 664)
_REST = 120


class SessionDialog(FormDialog):
    """A form at the left, at the right the dates with holidays and clashes, always up to date.

    Children say what the verb does and which dates there are. ``saved`` carries the id of the
    session.
    """

    saved = Signal(str)

    def __init__(
        self,
        context: Context,
        form: SessionForm,
        title: str,
        verb: str,
        *,
        subtitle: str = "",
    ) -> None:
        self.context = context
        self.session_form = form
        self.names = read_names(context.store)
        super().__init__(
            title,
            form,
            verb,
            self._carry_out,
            subtitle=subtitle,
            width=_SIZE[0],
            parent=context.shell.window_widget(),
        )
        self.preview = SeriesPreview()
        self.put_beside(self.preview)
        open_as(self, *_SIZE)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)
        form.changed.connect(self._rest.start)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at nothing any more once the dialog is gone."""
        self._rest.stop()
        super().hideEvent(event)

    def look(self) -> None:
        """Work the dates out again and show them."""
        lines = carry_out(
            self.lines, lambda answer: self.preview.show_lines((), answer_sentence(answer))
        )
        if lines is not None:
            self.preview.show_lines(lines, "" if lines else _WANTED)

    def lines(self) -> tuple[PreviewLine, ...]:
        """The dates as the form stands; raises what the services refuse."""
        session = self.session_form.session()
        return (self.line_of(session),) if session is not None else ()

    def carry_out_session(self, session: Session) -> str | None:
        """Do what the verb says; a sentence when it was refused."""
        raise NotImplementedError

    def line_of(
        self, session: Session, beside: Sequence[Session] = (), group: str = ""
    ) -> PreviewLine:
        """One date with its holiday and its clashes, also with those that are made ``beside``."""
        day, store = session.held_on, self.context.store
        holiday = holidays_between(store, day, day).get(day)
        others = {str(one.id): one for one in (*store.sessions.between(day, day), *beside)}
        found = clashes(session, others.values())
        return PreviewLine(
            day=day,
            group=group,
            holiday=f"{holiday.label}." if holiday else "",
            clashes=self.names.clash_sentences(found, others),
        )

    def _carry_out(self) -> str | None:
        session = self.session_form.session()
        if session is None:
            return "Isi jenis, tanggal, dan jamnya."
        return self.carry_out_session(session)


_WANTED = "Isi jenis sesi, kelompok, tanggal, dan jamnya."

DateSlot = tuple[date, time | None, tuple[GroupId, ...]]
"""Where a new session begins: day, time if one was chosen, and the groups in sight."""
