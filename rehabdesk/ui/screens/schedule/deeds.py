"""What can be done with the chosen session; each deed asks or tells by itself."""

from typing import Protocol

from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.schedule import delete_session, restore_session
from rehabdesk.services.series import delete_series_rest
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.schedule.change_dialogs import open_cancel, open_change, open_move
from rehabdesk.ui.screens.schedule.panel import SessionPanel
from rehabdesk.ui.screens.schedule.printing import print_blank, print_sessions
from rehabdesk.ui.screens.schedule.week import Week
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.wording.dates import medium_date


class Page(Protocol):
    """What the deeds ask of the page."""

    panel: SessionPanel
    week: Week


class SessionDeeds:
    """The deeds behind the panel's buttons, the menu and the commands."""

    def __init__(self, context: Context, page: Page) -> None:
        self._context = context
        self._page = page
        panel = page.panel
        for one, deed in (
            (panel.buttons.fill, self.fill),
            (panel.buttons.print, self.print_sheet),
            (panel.buttons.edit, self.change),
            (panel.buttons.cancel, self.cancel),
            (panel.buttons.restore, self.restore),
        ):
            one.clicked.connect(deed)
        for action, deed in (
            (panel.buttons.move_away, self.move_session),
            (panel.buttons.blank, self.print_blank),
            (panel.buttons.delete, self.delete),
            (panel.buttons.delete_rest, self.delete_rest),
        ):
            action.triggered.connect(deed)
        panel.buttons.menu.setToolTipsVisible(True)
        only_with(context, Right.PRINT, panel.buttons.print, panel.buttons.blank)
        only_with(context, Right.PLAN_SESSIONS, *panel.buttons.planning())

    def fill(self) -> None:
        """Go to the capture of the session's marks."""
        session = self._chosen()
        if session is not None and session.state is not SessionState.CANCELLED:
            self._context.shell.go("attendance", session.id)

    def print_sheet(self) -> None:
        """Print the session's sheet."""
        session = self._chosen()
        if session is not None:
            names = self._page.week.names
            words = f"{names.kind(session)} {names.group_names(session)}"
            title = f"Daftar hadir {words}, {medium_date(session.held_on)}"
            print_sessions(self._context, names, (session,), title, title)

    def print_blank(self) -> None:
        """Show the session's sheet without names."""
        session = self._chosen()
        if session is not None:
            print_blank(self._context, self._page.week.names, session)

    def change(self) -> None:
        """Change the session, or it and the later ones of its series."""
        session = self._chosen()
        if session is not None:
            open_change(self._context, session)

    def move_session(self) -> None:
        """Hold the session at another time."""
        session = self._chosen()
        if session is not None:
            open_move(self._context, session, self._page.week.names)

    def cancel(self) -> None:
        """Call the session off."""
        session = self._chosen()
        if session is not None and session.state is not SessionState.CANCELLED:
            open_cancel(self._context, session, self._page.week.names)

    def restore(self) -> None:
        """Take the cancellation back."""
        session = self._chosen()
        if session is not None:
            self._context.perform(lambda: restore_session(self._context.store, session.id))

    def delete(self) -> None:
        """Delete a session without list and sheet; Batalkan brings it back."""
        session = self._chosen()
        if session is not None:
            self._context.perform(lambda: delete_session(self._context.store, session.id))

    def delete_rest(self) -> None:
        """Delete this and the later unprinted sessions of its series, after asking."""
        session = self._chosen()
        if session is None:
            return
        store = self._context.store
        confirm(
            self._context.shell.window_widget(),
            "Hapus sisa jadwal?",
            f"{self._page.week.names.line(session)}: sesi ini dan sesudahnya dihapus. Yang sudah"
            " tercetak, diisi, atau dibatalkan tetap ada.",
            "Hapus sisa jadwal",
            lambda: self._context.perform(lambda: delete_series_rest(store, session.id)),
            danger=True,
        )

    def _chosen(self) -> Session | None:
        return self._page.panel.session
