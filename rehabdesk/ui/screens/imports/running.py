"""The import at work: how far it is, and a way to stop it that leaves nothing behind."""

import gc
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from rehabdesk.domain.importing import ImportBatch
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.done import Done
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.plan import Plan
from rehabdesk.storage import StorageTrouble
from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel

_STOPPED = "Impor dihentikan. Tidak ada yang ditulis."


class ImportDialog(QDialog):
    """Stands over the window while a list is written in a thread of its own.

    The window is drawn and heard all the while, and nothing else can be done in it: a deed of
    its own would fall into the list's change. The screens are told when all is over.
    """

    def __init__(
        self, context: Context, plan: Plan, on_done: Callable[[Done[ImportBatch]], None]
    ) -> None:
        super().__init__(context.shell.window_widget())
        self._context = context
        self._plan = plan
        self._on_done = on_done
        self._worker: Worker[Done[ImportBatch]] | None = None
        self._outcome: Done[ImportBatch] | Exception | None = None
        self._stopped = False
        self.setWindowTitle("Mengimpor")
        self.setAccessibleName("Mengimpor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFixedWidth(440)
        self.panel = ProgressPanel(f"Mengimpor {plan.file}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.addWidget(self.panel)
        self.panel.cancelled.connect(self._stop)
        QTimer.singleShot(0, self, self._run)

    def reject(self) -> None:
        """Esc stops the work; the dialog goes when everything is back as it was."""
        self._stop()

    def _run(self) -> None:
        if self._stopped:
            self.accept()
            self._context.shell.say(_STOPPED)
            return
        context, plan, now = self._context, self._plan, self._context.now()
        context.store.hold_news()
        # Before the file's own last deeds, which would wait for the whole list.
        context.store.closing.insert(0, self._end_now)
        # Windows' parts that nobody holds any more must be thrown away in the window's thread.
        gc.disable()
        # The thread belongs to the window: the dialog is thrown away as soon as it ends.
        self._worker = run_in_background(
            context.shell.window_widget(),
            lambda report: _work(context, plan, now, report),
            self._keep,
            self._keep,
            self.panel.show_progress,
        )
        self._worker.finished.connect(self._finish)

    def _keep(self, outcome: object) -> None:
        if isinstance(outcome, Done | Exception):
            self._outcome = outcome  # pyright: ignore[reportUnknownMemberType] - Qt's signal

    def _stop(self) -> None:
        self._stopped = True
        if self._worker is not None:
            self._worker.requestInterruption()

    def _end_now(self) -> None:
        """The office is being closed: stop, and let the file come to rest."""
        if self._worker is not None:
            self._worker.requestInterruption()
            self._worker.wait()

    def _finish(self) -> None:
        gc.enable()
        context, outcome = self._context, self._outcome
        self._worker = None
        if self._end_now in context.store.closing:
            context.store.closing.remove(self._end_now)
        context.store.tell_news()
        self.accept()
        if outcome is None:
            context.shell.say(_STOPPED)
        elif isinstance(outcome, Refusal | StorageTrouble):
            context.refuse(outcome)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            batch = outcome.record
            words = f"Impor selesai: {batch.added} baru, {batch.changed} berubah"
            context.tell(outcome.change, words)
            self._on_done(outcome)


def _work(context: Context, plan: Plan, now: datetime, report: Report) -> Done[ImportBatch]:
    return carry_out(context.store, plan, now=now, report=report)
