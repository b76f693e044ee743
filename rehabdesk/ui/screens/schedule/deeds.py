"""What can be done with the chosen session; each deed asks or tells by itself."""

from functools import partial
from typing import Protocol

from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.schedule import delete_session, has_paper, restore_session
from rehabdesk.services.series import delete_series_rest
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, Entries
from rehabdesk.ui.screens.schedule.change_dialogs import open_cancel, open_change, open_move
from rehabdesk.ui.screens.schedule.printing import print_blank, print_sessions
from rehabdesk.ui.screens.schedule.week import Week
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.wording.dates import medium_date


class PageOfSessions(Protocol):
    """What the deeds ask of the page."""

    week: Week

    def chosen(self) -> Session | None:
        """The session that is chosen."""
        ...


class SessionDeeds:
    """The deeds behind the panel's buttons, the menu and the commands."""

    def __init__(self, context: Context, page: PageOfSessions) -> None:
        self._context = context
        self._page = page
        held, empty = self._why_cancelled, self._why_kept
        look, paper, plan = Right.LOOK, Right.PRINT, Right.PLAN_SESSIONS
        told = partial(Command, only_where_it_fits=True)
        self.fill_command = told("&Isi kehadiran", self.fill, "attendance", look, held)
        self.print_command = told(
            "Cetak &daftar hadir sesi terpilih", self.print_sheet, "print", paper, held
        )
        self.change_command = told(
            "&Ubah sesi…", self.change, "edit", plan, self._why_none, keys="F2"
        )
        self.cancel_command = told("Ti&adakan sesi…", self.cancel, "close", plan, held)
        self.restore_command = told(
            "Pu&lihkan sesi", self.restore, "undo", plan, self._why_not_cancelled
        )
        self._move = told("&Pindahkan ke waktu lain…", self.move_session, "move", plan, held)
        self.blank_command = told("Cetak lembar &kosong", self.print_blank, "print", paper, held)
        self._delete = told("&Hapus sesi ini", self.delete, "remove", plan, empty, keys="Del")
        self._delete_rest = told(
            "Hapus &sisa jadwal mingguan…", self.delete_rest, "remove", plan, self._why_no_rest
        )

    def entries(self) -> Entries:
        """What can be done with the chosen session, as a menu shows it."""
        return (
            self.fill_command,
            self.print_command,
            self.change_command,
            self.cancel_command,
            self.restore_command,
            *self.seldom(),
        )

    def seldom(self) -> Entries:
        """What has no button of its own."""
        return (self._move, self.blank_command, self._delete, self._delete_rest)

    def _why_none(self) -> str:
        return "" if self._chosen() is not None else "Pilih sebuah sesi dahulu."

    def _why_cancelled(self) -> str:
        session = self._chosen()
        if session is None:
            return self._why_none()
        return "Sesi ini ditiadakan." if session.state is SessionState.CANCELLED else ""

    def _why_not_cancelled(self) -> str:
        session = self._chosen()
        if session is None:
            return self._why_none()
        return "" if session.state is SessionState.CANCELLED else "Sesi ini tidak ditiadakan."

    def _why_kept(self) -> str:
        session = self._chosen()
        if session is None:
            return self._why_none()
        kept = has_paper(self._context.store, session.id)
        return "Daftarnya sudah disusun atau dicetak; tiadakan saja sesinya." if kept else ""

    def _why_no_rest(self) -> str:
        session = self._chosen()
        if session is not None and session.series is None:
            return "Sesi ini bukan bagian jadwal mingguan."
        return self._why_cancelled() or self._why_kept()

    def fill(self) -> None:
        """Go to the capture of the session's marks."""
        session = self._chosen()
        if session is not None:
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
        if session is not None:
            open_cancel(self._context, session, self._page.week.names)

    def restore(self) -> None:
        """Take the cancellation back."""
        session = self._chosen()
        if session is not None:
            self._context.perform(lambda: restore_session(self._context.store, session.id))

    def delete(self) -> None:
        """Delete a session without list and sheet; Urungkan brings it back."""
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
            " tercetak, diisi, atau ditiadakan tetap ada.",
            "Hapus sisa jadwal",
            lambda: self._context.perform(lambda: delete_series_rest(store, session.id)),
            danger=True,
        )

    def _chosen(self) -> Session | None:
        return self._page.chosen()
