"""What can be done with backups: each one runs beside the window and is told when it is done."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from rehabdesk.domain.backup import BackupResult
from rehabdesk.services.comparing import Comparison, compare_open
from rehabdesk.services.rehearsal import Rehearsal, rehearse
from rehabdesk.services.restoring import restore_chosen
from rehabdesk.services.safekeeping import Charge, back_up, is_sound, prepare_stick
from rehabdesk.services.troubles import trouble_words
from rehabdesk.ui.background import Work, Worker, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import why_not
from rehabdesk.ui.screens.safekeeping.columns import BackupLine
from rehabdesk.ui.screens.safekeeping.restore_dialog import RestoreDialog
from rehabdesk.wording.numbers import decimal, thousands
from rehabdesk.wording.safekeeping import made
from rehabdesk.wording.terms import label

T = TypeVar("T")

_UNKNOWN = (0, 0)
"""How far a look at a backup is: nobody knows, and whoever is told can stop it."""

DAMAGED = (
    "Sebagian berkas kantor rusak. Jangan mengisi lagi: pilih cadangan terakhir, lalu Pulihkan."
)


class SafekeepingDeeds(QObject):
    """One deed at a time; ``began`` carries its title and whether it can be stopped.

    ``progressed`` carries how far it is.
    """

    began = Signal(str, bool)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, context: Context, charge: Charge, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._charge = charge
        self._worker: Worker[Any] | None = None
        self._stoppable = self._stopped = False
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self._leave)

    def busy(self) -> bool:
        """Whether something is being done."""
        return self._worker is not None

    def make_backup(self) -> None:
        """Back up to every place."""
        charge, now = self._charge, datetime.now().astimezone()

        def done(results: tuple[BackupResult, ...]) -> None:
            for result in results:
                if not result.good:
                    self._context.shell.warn(
                        f"{label(result.place)}: {trouble_words(result.trouble)}"
                    )
            good = sum(one.good for one in results)
            if good:
                self._context.shell.say(f"Cadangan dibuat dan diuji di {good} tempat.")

        self._begin("Membuat cadangan…", lambda report: back_up(charge, now, report), done)

    def rehearse(self, line: BackupLine) -> None:
        """Prove a backup in a throw-away folder."""
        charge, today = self._charge, self._context.today()

        def done(result: Rehearsal) -> None:
            self._context.shell.say(
                f"Uji pemulihan berhasil: cadangan {made(result.backup.made_at)} terbuka,"
                f" {thousands(result.records)} catatan cocok, {decimal(result.seconds)} detik."
            )

        self._begin(
            "Uji pemulihan: membuka dan mencocokkan cadangan…",
            lambda report: rehearse(
                charge, line.source, line.backup, today, lambda: report(*_UNKNOWN)
            ),
            done,
            stoppable=True,
        )

    def check_file(self) -> None:
        """Read every page of the office's file."""
        charge = self._charge

        def done(sound: bool) -> None:
            if sound:
                self._context.shell.say("Semua halaman berkas kantor baik.")
            else:
                self._context.shell.warn(DAMAGED)

        self._begin("Memeriksa berkas kantor…", lambda _report: is_sound(charge), done)

    def ask_restore(self, line: BackupLine) -> None:
        """Show what a backup has against today, and put it back if that is wanted."""
        charge, store = self._charge, self._context.store
        name = store.users.name_of(store.desk.user)

        def put_back() -> str:
            now = datetime.now().astimezone()
            return (
                why_not(lambda: restore_chosen(charge, name, line.source, line.backup.made_at, now))
                or f"Kantor dipulihkan dari cadangan {made(line.backup.made_at)}."
            )

        def compared(comparison: Comparison) -> None:
            RestoreDialog(
                line,
                comparison,
                lambda: self._context.shell.leave(put_back),
                parent=self._context.shell.window_widget(),
            ).open()

        self._begin(
            "Membandingkan cadangan dengan hari ini…",
            lambda report: compare_open(charge, line.source, lambda: report(*_UNKNOWN)),
            compared,
            stoppable=True,
        )

    def prepare(self, root: Path) -> None:
        """Use a stick from now on, and back up to it at once."""
        if words := why_not(lambda: prepare_stick(self._charge, root)):
            self._context.shell.warn(words)
        else:
            self.make_backup()

    def stop(self) -> None:
        """Stop what is running, where that leaves nothing half done."""
        if self._worker is not None and self._stoppable:
            self._stopped = True
            self._worker.requestInterruption()

    def wait(self) -> None:
        """Let what is running come to its end."""
        if self._worker is not None:
            self._worker.wait()

    def _leave(self) -> None:
        self.stop()
        self.wait()

    def _come_back(self) -> None:
        """Let the thread end, for it must not be deleted while it runs."""
        self.wait()
        self._worker = None

    def _begin(
        self, title: str, work: Work[T], done: Callable[[T], None], *, stoppable: bool = False
    ) -> None:
        if self.busy():
            return

        def finished(result: T) -> None:
            self._come_back()
            self.ended.emit()
            done(result)

        def failed(error: Exception) -> None:
            self._come_back()
            self.ended.emit()
            self._context.refuse(error)

        self._stoppable, self._stopped = stoppable, False
        self._worker = run_in_background(
            self, work, finished, failed, self.progressed.emit, self._over
        )
        self.began.emit(title, stoppable)

    def _over(self) -> None:
        """Say that work was stopped, which has told nobody."""
        if self._worker is not None and self._stopped:
            self._come_back()
            self.ended.emit()
            self._context.shell.say("Dihentikan.")
