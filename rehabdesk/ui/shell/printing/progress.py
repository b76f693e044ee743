"""A paper on its way to the printer: by which way, how far it is, and a way to stop it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.shell.printing import cups
from rehabdesk.ui.shell.printing.order import PrintOrder, Sent
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.wording.numbers import thousands

PrintWay = Callable[[PrintOrder, Sent, Callable[[int, int], None]], None]


def way_to_printers() -> PrintWay:
    """CUPS takes the PDF itself, on Windows PDFium draws lines and letters, else Qt pictures."""
    if sys.platform == "win32":
        from rehabdesk.ui.shell.printing import windows

        if windows.is_there():
            return windows.send
    elif cups.is_there():
        return cups.send
    from rehabdesk.ui.shell.printing import painted

    return painted.send


_WIDTH = 440


class PrintingDialog(QDialog):
    """Sends an order beside the window and goes by itself.

    ``ended`` tells the pages that went out, what went wrong or None, and whether it was stopped.
    """

    ended = Signal(int, object, bool)

    def __init__(
        self, order: PrintOrder, parent: QWidget | None = None, way: PrintWay | None = None
    ) -> None:
        super().__init__(parent)
        self._sent = Sent()
        self._trouble: Exception | None = None
        self._done = False
        self.setWindowTitle("Mencetak")
        self.setAccessibleName("Mencetak")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setFixedWidth(in_step(_WIDTH))
        count = thousands(order.page_count())
        self.panel = ProgressPanel(f"Mengirim {count} halaman ke {order.printer}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.addWidget(self.panel)
        send = way or way_to_printers()

        def work(report: Report) -> bool:
            send(order, self._sent, report)
            return True

        # The thread belongs to the window around: this dialog goes as soon as it has ended.
        self._worker: Worker[bool] | None = run_in_background(
            parent or self,
            work,
            self._succeed,
            self._fail,
            self.panel.show_progress,
            self._end,
            owed=True,
        )
        self.panel.cancelled.connect(self._stop)

    def reject(self) -> None:
        """Esc stops the printing; the dialog goes when the printer's queue is clear of it."""
        self._stop()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.requestInterruption()

    def _succeed(self, _: bool) -> None:
        self._done = True

    def _fail(self, error: Exception) -> None:
        self._trouble = error

    def _end(self) -> None:
        self._worker = None
        stopped = not self._done and self._trouble is None
        self.accept()
        self.ended.emit(self._sent.pages, self._trouble, stopped)
