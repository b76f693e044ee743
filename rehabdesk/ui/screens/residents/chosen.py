"""What can be done with everybody chosen in the list at once."""

from collections.abc import Callable
from functools import partial

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.kit.enrolling import ToEnrol
from rehabdesk.ui.screens.residents.many_dialog import ManyDialog
from rehabdesk.ui.screens.residents.print_dialogs import CertificatesDialog, SheetsDialog

_NOBODY = "Pilih dahulu orangnya, beberapa dengan Shift atau Ctrl."


class ChosenResidents:
    """Makes the commands; ``chosen`` says whom they are about at a time."""

    def __init__(self, context: Context, chosen: Callable[[], tuple[ResidentId, ...]]) -> None:
        self._context, self._chosen = context, chosen

    def commands(self) -> tuple[Command, ...]:
        """Changing one field, printing, and enrolling in each cohort that is open."""
        store, today = self._context.store, self._context.today()
        change = Command(
            text="Ubah satu isian untuk semua yang dipilih…",
            run=lambda: ManyDialog(self._context, self._chosen()).open(),
            icon="edit",
            keys="Shift+F2",
            right=Right.WRITE_PEOPLE,
            why_not=self._why_not,
        )
        sheets = Command(
            text="Untuk orang yang dipilih: cetak &daftar hadir…",
            run=lambda: SheetsDialog(self._context, self._chosen()).open(),
            icon="print",
            keys="Ctrl+Shift+P",
            right=Right.PRINT,
            why_not=self._why_not,
        )
        certificates = Command(
            text="Untuk orang yang dipilih: cetak se&rtifikat…",
            run=lambda: CertificatesDialog(self._context, self._chosen()).open(),
            icon="certificate",
            keys="Ctrl+Shift+S",
            right=Right.PRINT,
            why_not=self._why_not,
        )
        return (
            change,
            sheets,
            certificates,
            *(
                Command(
                    text=f"Daftarkan yang dipilih ke {one.name}…",
                    run=partial(self._enrol, one.id),
                    icon="add",
                    right=Right.ENROL,
                    why_not=self._why_not,
                )
                for one in store.cohorts.all()
                if one.closed_on is None and one.ends_on >= today
            ),
        )

    def _enrol(self, cohort: str) -> None:
        wanted = ToEnrol(cohort=cohort, residents=self._chosen())
        self._context.shell.go("programs", wanted)

    def _why_not(self) -> str:
        return "" if self._chosen() else _NOBODY
