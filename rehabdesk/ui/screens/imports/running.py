"""The import at work: how far it is, and a way to stop it that leaves nothing behind."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from rehabdesk.domain.importing import ImportBatch
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.done import Done
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.plan import Plan
from rehabdesk.storage import StorageTrouble
from rehabdesk.ui.background import Cancelled
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.progress import ProgressPanel

_STEP = 20


class ImportDialog(QDialog):
    """Stands over the window while a list is written, so that nothing else is done meanwhile.

    The office's file belongs to the window's thread, so the work is done in it, and the window
    is attended to after every twenty rows.
    """

    def __init__(
        self, context: Context, plan: Plan, on_done: Callable[[Done[ImportBatch]], None]
    ) -> None:
        super().__init__(context.shell.window_widget())
        self._context = context
        self._plan = plan
        self._on_done = on_done
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

    def _stop(self) -> None:
        self._stopped = True

    def _run(self) -> None:
        context = self._context
        try:
            done = carry_out(context.store, self._plan, now=context.now(), report=self._report)
        except Cancelled:
            context.shell.say("Impor dihentikan. Tidak ada yang ditulis.")
            return
        except (Refusal, StorageTrouble) as error:
            context.refuse(error)
            return
        finally:
            self.accept()
        batch = done.record
        context.tell(done.change, f"Impor selesai: {batch.added} baru, {batch.changed} berubah")
        self._on_done(done)

    def _report(self, done: int, of: int) -> None:
        if done % _STEP == 0:
            self.panel.show_progress(done, of)
            QApplication.processEvents()
        if self._stopped:
            raise Cancelled
