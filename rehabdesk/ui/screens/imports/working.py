"""Work on a long list: how far it is, and a way to stop it, while the window lives."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from rehabdesk.domain.importing import ImportBatch
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.done import Done
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.storage import StorageTrouble
from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel


class WorkDialog(QDialog):
    """Stands over the window while a list is worked on in a thread of its own.

    The window is drawn and heard all the while, and nothing else can be done in it: a deed of
    its own would fall into the list's change. The screens are told when all is over.
    """

    def __init__(
        self, context: Context, title: str, panel: str, work: Callable[[Report], Any]
    ) -> None:
        super().__init__(context.shell.window_widget())
        self._context = context
        self._work = work
        self._worker: Worker[Any] | None = None
        self._outcome: list[Any] = []
        self._stopped = False
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFixedWidth(in_step(440))
        self.panel = ProgressPanel(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.addWidget(self.panel)
        self.panel.cancelled.connect(self._stop)
        QTimer.singleShot(0, self, self._run)

    def reject(self) -> None:
        """Esc stops the work; the dialog goes when everything is back as it was."""
        self._stop()

    def finished_with(self, result: Any) -> None:
        """Take what came of the work."""

    def stopped(self) -> None:
        """Say that nothing came of it, because the user stopped it or it was refused."""

    def _run(self) -> None:
        if self._stopped:
            self.accept()
            self.stopped()
            return
        context, work = self._context, self._work
        context.store.hold_news()
        # Before the file's own last deeds, which would wait for the whole list.
        context.store.closing.insert(0, self._end_now)
        # The thread belongs to the window: the dialog is thrown away as soon as it ends.
        self._worker = run_in_background(
            context.shell.window_widget(),
            work,
            self._keep,
            self._keep,
            self.panel.show_progress,
            self._finish,
        )

    def _keep(self, outcome: object) -> None:
        self._outcome = [outcome]

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
        context = self._context
        self._worker = None
        if self._end_now in context.store.closing:
            context.store.closing.remove(self._end_now)
        context.store.tell_news()
        self.accept()
        outcome: Any = self._outcome[0] if self._outcome else None
        if outcome is None:
            self.stopped()
        elif isinstance(outcome, Refusal | StorageTrouble):
            context.refuse(outcome)
            self.refused()
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            self.finished_with(outcome)

    def refused(self) -> None:
        """A refusal was said; see to what it leaves."""


class ImportDialog(WorkDialog):
    """Writes a list in a thread of its own, as one change."""

    def __init__(
        self, context: Context, plan: ListPlan, on_done: Callable[[Done[ImportBatch]], None]
    ) -> None:
        now = context.now()

        def work(report: Report) -> Done[ImportBatch]:
            return carry_out(context.store, plan, now=now, report=report)

        super().__init__(context, "Mengimpor", f"Mengimpor {plan.file}", work)
        self._on_done = on_done

    def finished_with(self, result: Done[ImportBatch]) -> None:
        """Say what was written and offer the way back."""
        batch = result.record
        words = f"Impor selesai: {batch.added} baru, {batch.changed} berubah"
        self._context.tell(result.change, words)
        self._on_done(result)

    def stopped(self) -> None:
        """Say that the office is as it was."""
        self._context.shell.say("Impor dihentikan. Tidak ada yang ditulis.")
