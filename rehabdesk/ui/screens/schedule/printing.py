"""Printing attendance sheets from the schedule: freeze the lists, draw, show."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from rehabdesk.domain.session import Session
from rehabdesk.services.printing import PrintedSheets, blank_sheet_pdf, printable, sheets_pdf
from rehabdesk.services.timetable_papers import timetable_pdf
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.schedule.names import Names
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.wording.dates import medium_date

_LONG = 40
_NAMED = 5
_WIDTH = 420


def print_sessions(
    context: Context, names: Names, sessions: Sequence[Session], title: str, file_name: str
) -> None:
    """Print the sheets of some sessions; those without people are named, not passed over."""
    wanted = printable(context.store, sessions)
    if not wanted:
        context.shell.say("Tidak ada sesi yang dapat dicetak di sini.")
        return
    printed = _draw(context, wanted)
    if printed is None:
        return
    if printed.empty:
        context.shell.warn(_nobody(names, printed.empty))
    if printed.pdf:
        context.shell.show_pdf(printed.pdf, title, f"{file_stem(file_name)}.pdf")


def print_blank(context: Context, names: Names, session: Session) -> None:
    """Show a sheet of a session without names."""
    pdf = context.carry_out(lambda: blank_sheet_pdf(context.store, session, now=context.now()))
    if pdf is None:
        return
    title = f"Lembar kosong, {names.line(session)}"
    context.shell.show_pdf(pdf, title, f"{file_stem(title)}.pdf")


def print_timetable(
    context: Context, monday: date, sessions: Sequence[Session], whose: str
) -> None:
    """Show a week as a paper for the wall."""
    pdf = context.carry_out(
        lambda: timetable_pdf(context.store, monday, sessions, whose=whose, now=context.now())
    )
    if pdf is not None:
        title = f"Jadwal mingguan {medium_date(monday)}"
        context.shell.show_pdf(pdf, title, f"{file_stem(title)}.pdf")


def file_stem(text: str) -> str:
    """A file's name from any words: small letters, figures and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:80] or "daftar-hadir"


def _draw(context: Context, sessions: Sequence[Session]) -> PrintedSheets | None:
    """Draw the sheets; a panel shows how far it is when there are many."""
    panel = _Panel(context) if len(sessions) > _LONG else None
    try:
        return context.carry_out(
            lambda: sheets_pdf(
                context.store,
                sessions,
                now=context.now(),
                progress=panel.show_progress if panel else None,
            )
        )
    finally:
        if panel is not None:
            panel.accept()


def _nobody(names: Names, sessions: Sequence[Session]) -> str:
    """Name the sessions that nobody is expected at."""
    said = [f"{names.line(one)} ({medium_date(one.held_on)})" for one in sessions[:_NAMED]]
    more = f"; dan {len(sessions) - _NAMED} lagi" if len(sessions) > _NAMED else ""
    return f"Tanpa lembar karena kelompoknya tidak beranggota: {'; '.join(said)}{more}."


class _Panel(QDialog):
    """A window that says how far the drawing is; nothing else can be clicked meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.shell.window_widget())
        self.setWindowTitle("Menyiapkan daftar hadir")
        self.setAccessibleName("Menyiapkan daftar hadir")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._panel = ProgressPanel("Menyiapkan daftar hadir…", cancellable=False)
        QVBoxLayout(self).addWidget(self._panel)
        self.setFixedWidth(in_step(_WIDTH))
        self.show()

    def show_progress(self, done: int, of: int) -> None:
        """Show the bar; the user's clicks wait, for a change of the file is open."""
        self._panel.show_progress(done, of, f"{done} dari {of} lembar")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def day_title(day: date) -> str:
    """What a day's sheets are called."""
    return f"Daftar hadir {medium_date(day, weekday=True)}"
