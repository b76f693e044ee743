"""Reading and looking at a list: at once where it is short, beside the window where it is long."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from rehabdesk.bounded.asking import Spare
from rehabdesk.services.importing.telling import no_report
from rehabdesk.spreadsheets.asking import LISTS
from rehabdesk.ui.background import Report
from rehabdesk.ui.context import Context
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


def spare_reader(page: QWidget) -> Spare:
    """A process kept ready for a page; it goes with the page."""
    spare = Spare(LISTS)
    page.destroyed.connect(spare.close)
    return spare


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
