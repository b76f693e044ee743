"""The import at work: how far it is, and a way to stop it that leaves nothing behind."""

from collections.abc import Callable

from rehabdesk.domain.importing import ImportBatch
from rehabdesk.services.done import Done
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.plan import Plan
from rehabdesk.ui.background import Report
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.working import WorkDialog


class ImportDialog(WorkDialog):
    """Writes a list in a thread of its own, as one change."""

    def __init__(
        self, context: Context, plan: Plan, on_done: Callable[[Done[ImportBatch]], None]
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
