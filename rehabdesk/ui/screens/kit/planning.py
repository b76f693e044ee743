"""A cohort without sessions: asked for its whole calendar on *Program*, offered on *Jadwal*."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.program import Cohort, CohortState
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.widgets.banner import Banner


class ToPlan(Struct, frozen=True, kw_only=True):
    """The cohort whose calendar *Program* is to make from a template."""

    cohort: str


class PlanningOffer(Banner):
    """Says which cohort has no sessions yet, and leads to the dialog that plans all of them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._cohort: Cohort | None = None
        self.command = Command(
            text="Jadwal dari &templat…",
            run=self._go,
            icon="calendar",
            right=Right.RUN_PROGRAMS,
            why_not=lambda: "" if self._cohort else "Semua angkatan sudah punya sesi.",
        )
        self._buttons = CommandButtons(context)
        self.button = self._buttons.add(self.command)
        super().__init__("", buttons=(self.button,))
        self.hide()

    def look(self, today: date) -> None:
        """Look for a cohort that is not over and has no session."""
        store = self._context.store
        self._cohort = next(
            (
                cohort
                for cohort in store.cohorts.all()
                if cohort.ends_on >= today
                if cohort.state_on(today) is not CohortState.CLOSED
                if not store.sessions.count("cohort = ?", (cohort.id,))
            ),
            None,
        )
        self._buttons.offer()
        self.setVisible(self._cohort is not None)
        if self._cohort is not None:
            self.set_message(
                f"{self._cohort.name} belum punya sesi. Seluruh programnya dapat dijadwalkan"
                " sekaligus dari templat, atau satu per satu dengan Sesi baru."
            )

    def _go(self) -> None:
        if self._cohort is not None:
            self._context.shell.go("programs", ToPlan(cohort=self._cohort.id))
