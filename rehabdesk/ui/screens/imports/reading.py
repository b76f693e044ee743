"""Reading and looking at a list: at once where it is short, beside the window where it is long."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from rehabdesk.bounded.asking import Spare
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.looking import open_plan, plan_of
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.telling import no_report
from rehabdesk.spreadsheets.asking import LISTS, ListReading, start_file, start_pasted
from rehabdesk.storage import Store
from rehabdesk.ui.background import Report
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.start import StartPane
from rehabdesk.ui.screens.imports.working import WorkDialog

T = TypeVar("T")

LONG_FILE = 400_000
"""Bytes from which a file is read in a thread of its own: some 4,000 inmates."""
LONG_LIST = 3_000
"""Rows from which a list is looked at in a thread of its own."""
UNSEEN = 0.8
"""Seconds in which a short list must be read to be shown without a dialog."""
SPARE_AFTER = 300
"""Milliseconds on the page after which a process is kept ready to read a list."""


class ListReader(QObject):
    """Reads the list of a file or of pasted text as what is chosen at the start of the page.

    ``take`` is given the plan; ``patience`` is how many seconds a list may be read unseen.
    """

    def __init__(
        self, context: Context, start: StartPane, take: Callable[[ListPlan], None]
    ) -> None:
        super().__init__(start)
        self.patience = UNSEEN
        self._context = context
        self._start = start
        self._take = take
        self._spare = Spare(LISTS)
        self._again: Callable[[], None] = lambda: None
        start.destroyed.connect(self._spare.close)

    def prepare_soon(self) -> None:
        """Keep a process ready while somebody looks for a file."""
        QTimer.singleShot(SPARE_AFTER, self, self._prepare)

    def open_file(self, name: str) -> None:
        """Read a file; a long one in a thread of its own."""
        path = Path(name)
        self._again = lambda: self.open_file(name)
        if path.is_file() and path.stat().st_size > LONG_FILE:
            store, subject, today = self._what()

            def work(report: Report) -> ListPlan:
                return open_plan(store, subject, path, today=today, report=report)

            self._begin(path.name, work, long=True)
        else:
            self._begin_short(path.name, lambda: start_file(path, self._spare))

    def read_pasted(self, text: str) -> None:
        """Read a table that was copied elsewhere."""
        self._again = lambda: self.read_pasted(text)
        self._begin_short("tempelan", lambda: start_pasted(text, spare=self._spare))

    def read_again(self) -> None:
        """Read the same list once more, as what is chosen now."""
        self._again()

    def _begin_short(self, file: str, start: Callable[[], ListReading]) -> None:
        """Read what is over at once without a dialog, and anything else beside the window."""
        reading = self._context.carry_out(start)
        if reading is None:
            return
        store, subject, today = self._what()

        def work(report: Report) -> ListPlan:
            return plan_of(store, subject, reading, today=today, report=report)

        self._begin(file, work, long=not reading.ready(self.patience))

    def _begin(self, file: str, work: Callable[[Report], ListPlan], *, long: bool) -> None:
        read_list(self._context, f"Membaca {file}", work, self._take, lambda: None, long=long)

    def _what(self) -> tuple[Store, ImportSubject, date]:
        """Whose list it is, of what, and on which day."""
        return self._context.store, self._start.subject.value(), self._context.today()

    def _prepare(self) -> None:
        if self._start.isVisible():
            self._spare.prepare()


class ReadingDialog(WorkDialog):
    """Reads in a thread of its own; nothing is ever written by it."""

    def __init__(
        self,
        context: Context,
        panel: str,
        work: Callable[[Report], Any],
        take: Callable[[Any], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(context, "Membaca daftar", panel, work)
        self._take = take
        self._leave = leave

    def finished_with(self, result: Any) -> None:
        """Show what was read."""
        self._take(result)

    def stopped(self) -> None:
        """Say that the list was left, and show what was there before."""
        self._leave()
        self._context.shell.say("Pembacaan dihentikan. Tidak ada yang ditulis.")

    def refused(self) -> None:
        """Show what was there before."""
        self._leave()


def read_list(
    context: Context,
    panel: str,
    work: Callable[[Report], T],
    take: Callable[[T], None],
    leave: Callable[[], None],
    *,
    long: bool,
) -> None:
    """Do some reading and take what comes of it; ``leave`` where nothing did."""
    if long:
        open_ones = context.shell.window_widget().findChildren(ReadingDialog)
        if not any(one.isVisible() for one in open_ones):
            ReadingDialog(context, panel, work, take, leave).open()
        return
    read = context.carry_out(lambda: (work(no_report),))
    if read is None:
        leave()
    else:
        take(read[0])
